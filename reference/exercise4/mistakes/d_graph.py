"""The path from the loss back to the weights is cut, or kept too long."""

import torch
import training

from grader.authoring import mistake


def _step(loss, optimizer):
    loss.backward()
    optimizer.step()
    return loss.item()


@mistake(
    "loop-detached",
    of="train_step",
    also=("train_epoch", "train"),
    title="The loss was cut off from the computation that made it.",
    hint="To compute gradients, the loss must remember how it was computed from the weights. Where does it forget?",
    chapter="The Backward Pass (Backpropagation)",
    find="Print the loss itself before you go backward from it. It should show a grad_fn; without one, it has "
    "forgotten where it came from.",
)
def detached(model, X, y, criterion, optimizer):
    """A detached tensor is a plain number: it has no way back to the weights. The backward pass either refuses to run
    or, if the number is told to collect gradients itself, ends right there, and the weights never get any."""
    optimizer.zero_grad()
    return _step(criterion(model(X), y).detach(), optimizer)


@mistake("loop-detached", of="train_step")
def detached_and_told_to_require_gradients(model, X, y, criterion, optimizer):
    optimizer.zero_grad()
    return _step(criterion(model(X), y).detach().requires_grad_(), optimizer)


@mistake("loop-detached", of="train_step")
def detached_logits(model, X, y, criterion, optimizer):
    optimizer.zero_grad()
    return _step(criterion(model(X).detach().requires_grad_(), y), optimizer)


@mistake(
    "loop-rewrapped",
    of="train_step",
    title="The loss is wrapped in a new tensor, which knows nothing of the model.",
    hint="You made a new number that has no history. Which tensor remembers the way back to the weights?",
    chapter="The Backward Pass (Backpropagation)",
    find="Print the loss itself before you go backward from it. It should show a grad_fn with a name in it; "
    "requires_grad=True alone is a fresh start.",
)
def rewrapped(model, X, y, criterion, optimizer):
    """A new tensor built from a value has that value and nothing else. Asking it for gradients silences the error
    message but not the fault: the backward pass ends at the new tensor, and the weights never move."""
    optimizer.zero_grad()
    return _step(torch.tensor(criterion(model(X), y).item(), requires_grad=True), optimizer)


@mistake(
    "loop-no-grad-forward",
    of="train_step",
    also=("train_epoch", "train"),
    title="The prediction is made while recording for gradients is switched off.",
    hint="For the backward pass, PyTorch records what happens in the forward pass. When is that recording off?",
    chapter="The Backward Pass (Backpropagation)",
    find="Print the model's scores during training. They should show a grad_fn at the end of the line; without "
    "one, nothing was recorded.",
)
def no_grad_forward(model, X, y, criterion, optimizer):
    """Inside torch.no_grad() nothing is recorded. The prediction has no way back to the weights, so that there is
    nothing for the backward pass to follow. That switch is meant for measuring, not for training."""
    optimizer.zero_grad()
    with torch.no_grad():
        logits = model(X)
    return _step(criterion(logits, y), optimizer)


@mistake("loop-no-grad-forward", of="train_step")
def no_grad_forward_and_told_to_require_gradients(model, X, y, criterion, optimizer):
    optimizer.zero_grad()
    with torch.no_grad():
        logits = model(X)
    return _step(criterion(logits, y).requires_grad_(), optimizer)


@mistake(
    "loop-thresholded",
    of="train_step",
    title="The loss is computed from rounded predictions.",
    hint="A step function is flat on both sides. Which slope can the backward pass find there?",
    chapter="Choosing a Loss Function",
    find="Print what you hand to the loss. You should see scores with many digits; if you see only 0 and 1, small "
    "changes of a weight no longer show in the loss.",
)
def rounded(model, X, y, criterion, optimizer):
    """Rounding turns a score into a class, and a class does not change when a weight moves a little. Its slope is zero
    everywhere, so no weight learns anything. The loss needs the raw scores; classes are for the accuracy."""
    optimizer.zero_grad()
    return _step(criterion(torch.round(torch.sigmoid(model(X))), y), optimizer)


@mistake("loop-thresholded", of="train_step")
def thresholded(model, X, y, criterion, optimizer):
    optimizer.zero_grad()
    return _step(criterion((model(X) > 0).to(X.dtype), y).requires_grad_(), optimizer)


@mistake(
    "loop-loss-holds-graph",
    of="train_step",
    also="train",
    title="The loss that is kept still holds the whole computation behind it.",
    hint="For your records you need the number, not everything that was computed on the way to it.",
    chapter="The Training Loop",
    find="Print the type of what the function returns. It should be a plain float; a tensor with a grad_fn drags "
    "its whole computation along.",
)
def loss_tensor_returned(model, X, y, criterion, optimizer):
    """The loss tensor keeps alive everything that was needed to compute it. Added up over an epoch or put into a list
    it fills the memory with old computations. Take the plain number out of it before you keep it."""
    optimizer.zero_grad()
    loss = criterion(model(X), y)
    loss.backward()
    optimizer.step()
    return loss


@mistake("loop-loss-holds-graph", of="train_epoch")
def loss_tensors_added(model, loader, criterion, optimizer):
    model.train()
    total = 0.0
    for X, y in loader:
        total += loss_tensor_returned(model, X, y, criterion, optimizer)
    return total / len(loader)


@mistake("loop-loss-holds-graph", of="evaluate")
def evaluation_losses_added(model, loader, criterion):
    _, accuracy = training.evaluate(model, loader, criterion)
    total, count = 0.0, 0
    for X, y in loader:
        total += criterion(model(X), y) * len(X)
        count += len(X)
    return total / count, accuracy


@mistake("loop-loss-holds-graph", of="evaluate")
def evaluation_losses_averaged(model, loader, criterion):
    _, accuracy = training.evaluate(model, loader, criterion)
    return sum(criterion(model(X), y) for X, y in loader) / len(loader), accuracy


@mistake(
    "loop-forward-outside",
    of="train_epoch",
    title="All predictions are made before the first update.",
    hint="After the first update the model is another one. Whose predictions does the second batch use?",
    chapter="The Training Loop",
    find="Print the loss of the second batch as you use it, and compute it again from a fresh prediction just "
    "then. Both should agree; if not, the prediction is older than the last step.",
)
def forward_outside(model, loader, criterion, optimizer):
    """An update changes the weights, and with them every prediction. Predictions made before the loop belong to the old
    weights; PyTorch notices it in the second backward pass and refuses."""
    model.train()
    batches = [(model(X), y) for X, y in loader]
    total = 0.0
    for logits, y in batches:
        optimizer.zero_grad()
        total += _step(criterion(logits, y), optimizer)
    return total / len(batches)


@mistake(
    "loop-total-loss",
    of="train_epoch",
    also="train",
    title="The backward pass starts from the sum of several batches' losses.",
    hint="Which batch does this loss belong to, and which update should it lead to?",
    chapter="The Training Loop",
    find="Print the number you go backward from, once for every batch. It should be the loss of that batch "
    "alone, and there should be as many lines as batches.",
)
def total_loss_every_batch(model, loader, criterion, optimizer):
    """The running total contains the losses of earlier batches, whose computation was already used and belongs to
    older weights. PyTorch refuses to go through it again. Keep the total for your records, and learn from the batch's
    own loss."""
    model.train()
    total = 0.0
    for X, y in loader:
        optimizer.zero_grad()
        total = total + criterion(model(X), y)
        total.backward()
        optimizer.step()
    return total.item() / len(loader)


@mistake("loop-total-loss", of="train_epoch")
def total_loss_once_an_epoch(model, loader, criterion, optimizer):
    model.train()
    optimizer.zero_grad()
    total = sum(criterion(model(X), y) for X, y in loader)
    return _step(total, optimizer) / len(loader)


@mistake("loop-total-loss", of="train_epoch")
def mean_loss_once_an_epoch(model, loader, criterion, optimizer):
    model.train()
    optimizer.zero_grad()
    return _step(sum(criterion(model(X), y) for X, y in loader) / len(loader), optimizer)
