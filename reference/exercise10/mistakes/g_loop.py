"""The loop around loss and penalty goes wrong."""

import copy

import torch
from regularization import train_with_l2

from grader.authoring import mistake


def _nothing(optimizer):
    pass


def _train(model, loader, criterion, lr, lam, epochs, batch, *, begin=_nothing, end=_nothing):
    """``batch(optimizer, loss plus penalty)`` runs for every batch, ``begin`` and ``end`` once an epoch."""
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        total = 0.0
        begin(optimizer)
        for X, y in loader:
            loss = criterion(model(X), y)
            batch(optimizer, loss + lam / 2 * sum((w**2).sum() for w in model.parameters() if w.ndim >= 2))
            total += loss.item() * len(X)
        end(optimizer)
        losses.append(total / len(loader.dataset))
    return losses


def _clear(optimizer):
    optimizer.zero_grad()


def _walk(optimizer):
    optimizer.step()


def _back(optimizer, objective):
    objective.backward()


def _back_and_walk(optimizer, objective):
    objective.backward()
    optimizer.step()


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
    return _train(model, loader, criterion, lr, lam, epochs, _back_and_walk)


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
    return _train(model, loader, criterion, lr, lam, epochs, _back_and_walk, begin=_clear)


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

    def batch(optimizer, objective):
        optimizer.zero_grad()
        objective.backward()

    return _train(model, loader, criterion, lr, lam, epochs, batch, end=_walk)


@mistake("loop-step-dedent", of="train_with_l2")
def one_step_of_all_gradients(model, loader, criterion, lr, lam, epochs):
    return _train(model, loader, criterion, lr, lam, epochs, _back, begin=_clear, end=_walk)


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
    return train_with_l2(copy.deepcopy(model), loader, criterion, lr, lam, epochs)


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
    return train_with_l2(model, list(loader)[:1], criterion, lr, lam, epochs)


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
    return train_with_l2(model, loader, criterion, lr, lam, min(epochs, 1))


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

    def batch(optimizer, objective):
        optimizer.zero_grad()
        (-objective).backward()
        optimizer.step()

    return _train(model, loader, criterion, lr, lam, epochs, batch)


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
    return train_with_l2(model, loader, lambda logits, y: criterion(logits, y) * len(y), lr, lam, epochs)
