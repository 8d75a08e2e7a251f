"""The training is right; what is told about it is not."""

import torch
from regularization import train_with_l2

from grader.authoring import mistake


def _batches(model, loader, criterion, lr, lam, epochs):
    """For every epoch of the right training the losses of its batches, without and with penalty."""
    told, size = [], len(loader)

    def noted(logits, y):
        loss = criterion(logits, y)
        penalty = lam / 2 * sum((w**2).sum().item() for w in model.parameters() if w.ndim >= 2)
        told.append((loss.item(), loss.item() + penalty))
        return loss

    train_with_l2(model, loader, noted, lr, lam, epochs)
    return [list(zip(*told[start : start + size])) for start in range(0, len(told), size)]


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
    told = train_with_l2(model, loader, criterion, lr, lam, epochs)
    return [torch.tensor(loss, dtype=torch.float64, requires_grad=True) for loss in told]
