"""The penalty does not take part in the backward pass, or the loop around it goes wrong."""

import copy

import regularization
import torch

from grader.authoring import mistake


def _penalty(model, lam):
    return lam / 2 * sum((parameter**2).sum() for parameter in model.parameters() if parameter.ndim >= 2)


def _epochs(model, loader, lr, epochs, batch, **options):
    """``batch(X, y, optimizer)`` updates and gives back the loss; the mean over the examples is reported."""
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, **options)
    losses = []
    for _ in range(epochs):
        total = 0.0
        for X, y in loader:
            total += float(batch(X, y, optimizer)) * len(X)
        losses.append(total / len(loader.dataset))
    return losses


def _step(optimizer, objective):
    optimizer.zero_grad()
    objective.backward()
    optimizer.step()
    return objective.detach()


@mistake(
    "wd-detached",
    of="train_with_l2",
    title="The penalty is a plain number: the backward pass does not see it.",
    hint="The penalty must be part of the recorded loss. Does it still know that it was computed from the weights?",
    chapter="Debugging Your Neural Network",
    find="Print requires_grad of your penalty. It should be True; if it is a float, or False, no gradient comes of it.",
)
def penalty_detached(model, loader, criterion, lr, lam, epochs):
    """A number taken with .item(), .data, .detach() or under no_grad has forgotten where it came from. Added to the
    loss it makes the loss larger, but its gradient is zero."""
    return _epochs(
        model,
        loader,
        lr,
        epochs,
        lambda X, y, optimizer: _step(optimizer, criterion(model(X), y) + _penalty(model, lam).detach()),
    )


@mistake(
    "wd-after-backward",
    of="train_with_l2",
    title="The penalty is added after the backward pass.",
    hint="When is the gradient computed? What you add later is only reported.",
    chapter="Debugging Your Neural Network",
    find="Print one weight's .grad with lam = 0 and with lam = 10, on the same batch. They should differ; if they do "
    "not, the penalty came too late.",
)
def penalty_late(model, loader, criterion, lr, lam, epochs):
    """The backward pass differentiates the loss as it is at that moment. A penalty that joins afterwards is seen in the
    printed loss and nowhere else."""

    def batch(X, y, optimizer):
        loss = _step(optimizer, criterion(model(X), y))
        return loss + _penalty(model, lam)

    return _epochs(model, loader, lr, epochs, batch)


@mistake(
    "wd-twice",
    of="train_with_l2",
    title="Weights decay twice: by the penalty in the loss and by the optimizer's own option.",
    hint="There are two ways to the same pull. Are you walking both of them?",
    chapter="Debugging Your Neural Network",
    find="Set the penalty in the loss to 0 and train with two values of lam. Both should end in the same weights; if "
    "they do not, the optimizer decays as well.",
)
def penalty_and_option(model, loader, criterion, lr, lam, epochs):
    """For plain gradient descent, a penalty in the loss and weight_decay in the optimizer do the same thing. With both,
    every weight is pulled twice, and the option pulls the biases too."""
    return _epochs(
        model,
        loader,
        lr,
        epochs,
        lambda X, y, optimizer: _step(optimizer, criterion(model(X), y) + _penalty(model, lam)),
        weight_decay=lam,
    )


@mistake(
    "wd-penalty-once",
    of="train_with_l2",
    title="The penalty is not computed anew for every batch.",
    hint="The weights change with every step. From which weights was the penalty computed that you add now?",
    chapter="Debugging Your Neural Network",
    find="Print the penalty for every batch. It should change from batch to batch; if it never does, or the program "
    "stops in the second, it was computed too early.",
)
def penalty_before_the_loop(model, loader, criterion, lr, lam, epochs):
    """The penalty belongs to the weights of this very step. Computed once before the loop, its recorded computation is
    used up by the first backward pass, and the second one stops with an error."""
    penalty = _penalty(model, lam)
    return _epochs(
        model, loader, lr, epochs, lambda X, y, optimizer: _step(optimizer, criterion(model(X), y) + penalty)
    )


@mistake("wd-penalty-once", of="train_with_l2")
def penalty_kept(model, loader, criterion, lr, lam, epochs):
    penalty = _penalty(model, lam)

    def batch(X, y, optimizer):
        loss = criterion(model(X), y) + penalty
        optimizer.zero_grad()
        loss.backward(retain_graph=True)
        optimizer.step()
        return loss.detach()

    return _epochs(model, loader, lr, epochs, batch)


@mistake("wd-penalty-once", of="train_with_l2")
def gradient_of_first_weights(model, loader, criterion, lr, lam, epochs):
    first = [parameter.detach().clone() for parameter in model.parameters()]

    def batch(X, y, optimizer):
        penalty = sum((lam * w * p).sum() for w, p in zip(first, model.parameters(), strict=True) if p.ndim > 1)
        return _step(optimizer, criterion(model(X), y) + penalty)

    return _epochs(model, loader, lr, epochs, batch)


@mistake(
    "wd-once-an-epoch",
    of="train_with_l2",
    title="Weights decay once an epoch, not in every step.",
    hint="How often is the loss of a batch made, and how often does the penalty join it?",
    chapter="Debugging Your Neural Network",
    find="Count how often the line with the penalty runs in an epoch. It should be the number of batches.",
)
def decay_after_the_epoch(model, loader, criterion, lr, lam, epochs):
    """Every step walks along the slope of loss plus penalty. A penalty outside the inner loop is felt once in many
    steps, and its effect depends on how many batches there are."""
    return _once(model, loader, criterion, lr, lam, epochs, at=lambda number: number == len(loader) - 1)


@mistake("wd-once-an-epoch", of="train_with_l2")
def decay_at_the_start_of_the_epoch(model, loader, criterion, lr, lam, epochs):
    return _once(model, loader, criterion, lr, lam, epochs, at=lambda number: number == 0)


@mistake("wd-once-an-epoch", of="train_with_l2")
def decay_step_after_the_epoch(model, loader, criterion, lr, lam, epochs):
    losses = []
    for _ in range(epochs):
        losses += regularization.train_with_l2(model, loader, criterion, lr, 0.0, 1)
        _step(torch.optim.SGD(model.parameters(), lr=lr), _penalty(model, lam))
    return losses


def _once(model, loader, criterion, lr, lam, epochs, at):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        total = 0.0
        for number, (X, y) in enumerate(loader):
            loss = criterion(model(X), y)
            _step(optimizer, loss + _penalty(model, lam) * at(number))
            total += loss.item() * len(X)
        losses.append(total / len(loader.dataset))
    return losses


@mistake(
    "wd-penalty-alone",
    of="train_with_l2",
    title="Only the penalty goes backward; the loss of the data does not.",
    hint="Of which number do you call backward, and what is it the sum of?",
    chapter="Debugging Your Neural Network",
    find="Train with lam = 0. The weights should still move; if they stay, the loss plays no part.",
)
def only_the_penalty(model, loader, criterion, lr, lam, epochs):
    """Without the loss nothing is learned: all weights shrink in every step, and the data are never looked at."""

    def batch(X, y, optimizer):
        _step(optimizer, _penalty(model, lam))
        return criterion(model(X), y)

    return _epochs(model, loader, lr, epochs, batch)


@mistake(
    "loop-no-zero-grad",
    of="train_with_l2",
    title="The gradients of earlier batches are never cleared.",
    hint="PyTorch adds new gradients to those already stored. What is still there when the second batch comes?",
    chapter="The Training Loop",
    find="Set the learning rate to 0 and run the same batch three times, printing one weight's .grad each time. It "
    "should stay the same; if it doubles and then triples, the old ones are still in it.",
)
def no_zero_grad(model, loader, criterion, lr, lam, epochs):
    """PyTorch adds each new gradient to what is stored in .grad. Without clearing, every step walks along all gradients
    since the beginning, those of the penalty included."""

    def batch(X, y, optimizer):
        loss = criterion(model(X), y)
        (loss + _penalty(model, lam)).backward()
        optimizer.step()
        return loss.detach()

    return _epochs(model, loader, lr, epochs, batch)


@mistake(
    "loop-zero-per-epoch",
    of="train_with_l2",
    title="The gradients are cleared once an epoch instead of once a batch.",
    hint="An epoch has several batches. Whose gradients does the second batch of an epoch find?",
    chapter="The Training Loop",
    find="Use a learning rate of 0 and print one weight's .grad after each batch. If it grows within an epoch and "
    "falls back at the next, look at where you clear.",
)
def zero_per_epoch(model, loader, criterion, lr, lam, epochs):
    """Within an epoch the gradients pile up: the last of four steps walks along the sum of four gradients."""
    losses = []
    for _ in range(epochs):
        model.zero_grad()
        losses += no_zero_grad(model, loader, criterion, lr, lam, 1)
    return losses


@mistake(
    "loop-step-dedent",
    of="train_with_l2",
    title="There is one update an epoch, not one for every batch.",
    hint="Count the steps of an epoch. Which of your lines belong inside the loop over the batches?",
    chapter="The Training Loop",
    find="Count how often the step runs in one epoch: it should be the number of batches.",
)
def one_step_an_epoch(model, loader, criterion, lr, lam, epochs):
    """A step that stands one indentation too far to the left runs once, after the last batch, and only that batch's
    gradient is left."""
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        total = 0.0
        for X, y in loader:
            optimizer.zero_grad()
            loss = criterion(model(X), y)
            (loss + _penalty(model, lam)).backward()
            total += loss.item() * len(X)
        optimizer.step()
        losses.append(total / len(loader.dataset))
    return losses


@mistake("loop-step-dedent", of="train_with_l2")
def one_step_of_all_gradients(model, loader, criterion, lr, lam, epochs):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        total = 0.0
        optimizer.zero_grad()
        for X, y in loader:
            loss = criterion(model(X), y)
            (loss + _penalty(model, lam)).backward()
            total += loss.item() * len(X)
        optimizer.step()
        losses.append(total / len(loader.dataset))
    return losses


@mistake(
    "loop-no-step",
    of="train_with_l2",
    title="The weights that were handed in never move.",
    hint="Which line changes the weights, and whose weights are they?",
    chapter="The Training Loop",
    find="Print one weight before and after. It should move; if it does not, look for a missing step, or for a copy "
    "of the model.",
)
def no_step(model, loader, criterion, lr, lam, epochs):
    """Gradients alone change nothing: somebody has to make the step. And a copy of the model learns for itself only;
    the caller keeps the untrained one."""
    return regularization.train_with_l2(copy.deepcopy(model), loader, criterion, lr, lam, epochs)


@mistake(
    "loop-one-batch-per-epoch",
    of="train_with_l2",
    title="Every epoch ends after its first batch.",
    hint="How many batches does your inner loop see before it is left?",
    chapter="The Training Loop",
    find="Print the size of every batch you train on. In an epoch the sizes should add up to all the data.",
)
def first_batch_only(model, loader, criterion, lr, lam, epochs):
    """A break, or a return, inside the loop over the batches ends the epoch too early; most examples are never seen."""
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        X, y = next(iter(loader))
        loss = criterion(model(X), y)
        _step(optimizer, loss + _penalty(model, lam))
        losses.append(loss.item())
    return losses


@mistake(
    "loop-return-early",
    of="train_with_l2",
    title="The function returns before all epochs are done.",
    hint="How far is the return indented? It ends everything, whichever loop it stands in.",
    chapter="The Training Loop",
    find="Count the entries of what you return: there should be one for every epoch.",
)
def returned_after_one_epoch(model, loader, criterion, lr, lam, epochs):
    """A return inside the loop over the epochs ends the training after the first of them."""
    return regularization.train_with_l2(model, loader, criterion, lr, lam, min(epochs, 1))


@mistake(
    "loop-ascent",
    of="train_with_l2",
    title="The weights move uphill, in the direction that makes the loss larger.",
    hint="Watch the loss: does it rise? Look for a sign that was turned round.",
    chapter="The Training Loop",
    find="Train for ten epochs with a small learning rate and print the losses. They should fall; if they rise each "
    "time, you walk uphill.",
)
def uphill(model, loader, criterion, lr, lam, epochs):
    """The gradient points to where loss plus penalty grow. The step has to be subtracted."""
    return _epochs(
        model,
        loader,
        lr,
        epochs,
        lambda X, y, optimizer: _step(optimizer, criterion(model(X), y) + _penalty(model, lam)),
        maximize=True,
    )


@mistake(
    "loop-sum",
    of="train_with_l2",
    title="The loss of the batch is added up instead of averaged.",
    hint="The criterion gives a mean. Is it multiplied by the number of examples before it goes backward?",
    chapter="Choosing a Loss Function",
    find="Write every row of a batch twice and compare one weight's .grad with lam = 0. It should stay the same; if "
    "it doubles, the losses are added up.",
)
def loss_summed(model, loader, criterion, lr, lam, epochs):
    """A sum over five examples is five times their mean. Beside such a loss the penalty is five times too weak."""
    return _epochs(
        model,
        loader,
        lr,
        epochs,
        lambda X, y, optimizer: _step(optimizer, criterion(model(X), y) * len(X) + _penalty(model, lam)),
    )


@mistake(
    "loop-log-scale",
    of="train_with_l2",
    title="The loss that is reported is not the mean of the epoch.",
    hint="Average what you report. Divide by how many numbers you added up, and check what each of them stands for.",
    chapter="The Training Loop",
    find="Set the learning rate to 0 and note the loss of each batch, then work out their mean by hand. The number "
    "you report should be that one, however many batches there are.",
)
def losses_not_divided(model, loader, criterion, lr, lam, epochs):
    """Batch losses are means already. Their sum grows with the number of batches; the last of them says nothing about
    the others. Divide the sum by the number of batches, or weigh each by its size first."""
    return [sum(losses) for losses, _ in _batches(model, loader, criterion, lr, lam, epochs)]


@mistake("loop-log-scale", of="train_with_l2")
def losses_with_penalty_not_divided(model, loader, criterion, lr, lam, epochs):
    return [sum(both) for _, both in _batches(model, loader, criterion, lr, lam, epochs)]


@mistake("loop-log-scale", of="train_with_l2")
def last_loss(model, loader, criterion, lr, lam, epochs):
    return [losses[-1] for losses, _ in _batches(model, loader, criterion, lr, lam, epochs)]


@mistake("loop-log-scale", of="train_with_l2")
def last_loss_with_penalty(model, loader, criterion, lr, lam, epochs):
    return [both[-1] for _, both in _batches(model, loader, criterion, lr, lam, epochs)]


@mistake("loop-log-scale", of="train_with_l2")
def losses_divided_by_examples(model, loader, criterion, lr, lam, epochs):
    count = len(loader.dataset)
    return [sum(losses) / count for losses, _ in _batches(model, loader, criterion, lr, lam, epochs)]


@mistake("loop-log-scale", of="train_with_l2")
def losses_with_penalty_divided_by_examples(model, loader, criterion, lr, lam, epochs):
    count = len(loader.dataset)
    return [sum(both) / count for _, both in _batches(model, loader, criterion, lr, lam, epochs)]


@mistake(
    "loop-log-batches",
    of="train_with_l2",
    title="The list has an entry for every batch instead of one for every epoch.",
    hint="How many entries should the list have after three epochs?",
    chapter="The Training Loop",
    find="Print the length of the list: it should be the number of epochs.",
)
def every_batch(model, loader, criterion, lr, lam, epochs):
    """The loss of a single batch jumps up and down. One mean for every epoch shows where the training is going."""
    return [loss for losses, _ in _batches(model, loader, criterion, lr, lam, epochs) for loss in losses]


@mistake("loop-log-batches", of="train_with_l2")
def every_batch_with_penalty(model, loader, criterion, lr, lam, epochs):
    return [loss for _, both in _batches(model, loader, criterion, lr, lam, epochs) for loss in both]


def _batches(model, loader, criterion, lr, lam, epochs):
    """For every epoch the losses of its batches, without and with penalty."""
    told = []
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    for _ in range(epochs):
        losses, both = [], []
        for X, y in loader:
            loss = criterion(model(X), y)
            both.append(_step(optimizer, loss + _penalty(model, lam)).item())
            losses.append(loss.item())
        told.append((losses, both))
    return told


@mistake(
    "loop-loss-holds-graph",
    of="train_with_l2",
    title="The loss that is kept still holds the whole computation behind it.",
    hint="For your records you need the number, not everything that was computed on the way to it.",
    chapter="The Training Loop",
    find="Print the type of what the list holds. It should be plain floats; a tensor with a grad_fn drags its whole "
    "computation along.",
)
def losses_with_history(model, loader, criterion, lr, lam, epochs):
    """A loss tensor remembers every number it was computed from, and a list of them keeps all of that in memory."""
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    told = []
    for _ in range(epochs):
        total = 0.0
        for X, y in loader:
            loss = criterion(model(X), y)
            _step(optimizer, loss + _penalty(model, lam))
            total = total + loss * len(X)
        told.append(total / len(loader.dataset))
    return told
