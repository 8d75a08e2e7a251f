"""The penalty does not take part in the backward pass, or not in every one."""

import itertools

import torch
from regularization import train_with_l2

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


def _with(extra, model, loader, criterion, lr, epochs, **options):
    """Training in which ``extra()`` is added to the loss of every batch."""

    def batch(X, y, optimizer):
        return _step(optimizer, criterion(model(X), y) + extra())

    return _epochs(model, loader, lr, epochs, batch, **options)


def _sometimes(model, loader, criterion, lr, lam, epochs, when):
    """The penalty counts in the batches of an epoch for which ``when(number)`` holds."""
    numbers = itertools.count()

    def batch(X, y, optimizer):
        loss = criterion(model(X), y)
        _step(optimizer, loss + _penalty(model, lam) * when(next(numbers) % len(loader)))
        return loss

    return _epochs(model, loader, lr, epochs, batch)


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
    return _with(lambda: _penalty(model, lam).detach(), model, loader, criterion, lr, epochs)


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
    return _with(lambda: _penalty(model, lam), model, loader, criterion, lr, epochs, weight_decay=lam)


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
    return _with(lambda: penalty, model, loader, criterion, lr, epochs)


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

    def penalty():
        return sum((lam * w * p).sum() for w, p in zip(first, model.parameters(), strict=True) if p.ndim > 1)

    return _with(penalty, model, loader, criterion, lr, epochs)


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
    return _sometimes(model, loader, criterion, lr, lam, epochs, lambda number: number == len(loader) - 1)


@mistake("wd-once-an-epoch", of="train_with_l2")
def decay_at_the_start_of_the_epoch(model, loader, criterion, lr, lam, epochs):
    return _sometimes(model, loader, criterion, lr, lam, epochs, lambda number: number == 0)


@mistake("wd-once-an-epoch", of="train_with_l2")
def decay_step_after_the_epoch(model, loader, criterion, lr, lam, epochs):
    losses = []
    for _ in range(epochs):
        losses += train_with_l2(model, loader, criterion, lr, 0.0, 1)
        _step(torch.optim.SGD(model.parameters(), lr=lr), _penalty(model, lam))
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
