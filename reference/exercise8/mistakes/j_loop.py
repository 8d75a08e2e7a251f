"""The comparison is fair; the training loop inside it, or the loss that it notes, is wrong."""

import copy

import torch
from optimizers import compare, make_optimizer

from grader.authoring import mistake


def _right(optimizer, loss_now):
    """One batch; ``loss_now()`` is its loss with the weights of this moment."""
    loss = loss_now()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()


def _piling_up(optimizer, loss_now):
    loss = loss_now()
    loss.backward()
    optimizer.step()
    return loss.item()


def _mean(losses, measure):
    return sum(losses) / len(losses)


def _compare(model, loader, criterion, epochs, lr, *, begin=lambda optimizer: None, batch=_right, told=_mean):
    """The three trainings: ``begin`` runs once an epoch, ``batch`` for every batch and gives what is noted for it.

    ``told(noted, measure)`` is the loss of an epoch; ``measure()`` gives the losses of all batches at its end.
    """
    histories = {}
    for name in ("sgd", "momentum", "adam"):
        twin, histories[name] = copy.deepcopy(model), []
        optimizer = make_optimizer(name, twin.parameters(), lr)
        for _ in range(epochs):
            begin(optimizer)
            noted = [batch(optimizer, lambda: criterion(twin(X), y)) for X, y in loader]
            histories[name].append(told(noted, lambda: [criterion(twin(X), y).item() for X, y in loader]))
    return histories


@mistake(
    "loop-no-zero-grad",
    of="compare",
    title="Old gradients are never cleared.",
    hint="PyTorch adds new gradients to those already stored. What is still there when the second batch comes?",
    chapter="The Training Loop",
    find="Print the gradient of a weight at two batches with lr = 0. It should not contain the first one's at the "
    "second.",
)
def no_zero_grad(model, loader, criterion, epochs, lr):
    """backward adds to the gradients that are there. Without zero_grad each step also follows all earlier batches."""
    return _compare(model, loader, criterion, epochs, lr, batch=_piling_up)


@mistake(
    "loop-zero-per-epoch",
    of="compare",
    title="The gradients are cleared once an epoch instead of once a batch.",
    hint="An epoch has several batches. Whose gradients does the second batch of an epoch find?",
    chapter="The Training Loop",
    find="Count how often zero_grad runs in an epoch: it should be the number of batches.",
)
def zero_per_epoch(model, loader, criterion, epochs, lr):
    """Within an epoch the gradients pile up: the last of four steps walks along the sum of four gradients."""
    return _compare(model, loader, criterion, epochs, lr, begin=lambda opt: opt.zero_grad(), batch=_piling_up)


@mistake(
    "loop-no-step",
    of="compare",
    title="The weights never move: all epochs have the same loss.",
    hint="Which line moves the weights, and does it still find the gradients that it needs?",
    chapter="The Training Loop",
    find="Print one weight before and after a batch: it should move. If it does not, print its .grad just before the "
    "step.",
)
def no_step(model, loader, criterion, epochs, lr):
    """The backward pass finds the direction, the step walks. If the step is missing, or if the gradients are cleared
    before it, everything stays where it was."""
    return _compare(model, loader, criterion, epochs, lr, batch=lambda optimizer, loss_now: loss_now().item())


@mistake("loop-no-step", of="compare")
def cleared_before_the_step(model, loader, criterion, epochs, lr):
    """Between backward and step."""

    def batch(optimizer, loss_now):
        loss = loss_now()
        loss.backward()
        optimizer.zero_grad()
        optimizer.step()
        return loss.item()

    return _compare(model, loader, criterion, epochs, lr, batch=batch)


@mistake(
    "loop-two-steps",
    of="compare",
    title="The optimizer steps twice for each batch.",
    hint="Count the moves that you make for one batch. With which gradient is the second one made?",
    chapter="The Training Loop",
    find="Count how often step runs in an epoch: it should be the number of batches.",
)
def two_steps(model, loader, criterion, epochs, lr):
    """The second step follows the same gradient once more, from a place where it no longer is the slope."""

    def batch(optimizer, loss_now):
        loss = _right(optimizer, loss_now)
        optimizer.step()
        return loss

    return _compare(model, loader, criterion, epochs, lr, batch=batch)


@mistake(
    "loop-one-batch-per-epoch",
    of="compare",
    title="Every epoch ends after its first batch.",
    hint="How many batches does your inner loop see before it is left?",
    chapter="The Training Loop",
    find="Print the size of every batch you train on. In an epoch the sizes should add up to all the data.",
)
def first_batch_only(model, loader, criterion, epochs, lr):
    """A break inside the loop over the batches, or next(iter(loader)), uses a part of the data only."""
    return compare(model, list(loader)[:1], criterion, epochs, lr)


@mistake(
    "loop-return-early",
    of="compare",
    title="The function returns before all trainings are done.",
    hint="How far is the return indented? It ends everything, whichever loop it stands in.",
    chapter="The Training Loop",
    find="Count the keys of what you return, and the entries of each list: three, and one for every epoch.",
)
def only_the_first_training(model, loader, criterion, epochs, lr):
    """A return inside a loop ends the function in the first round of it."""
    return {"sgd": compare(model, loader, criterion, epochs, lr)["sgd"]}


@mistake("loop-return-early", of="compare")
def only_one_epoch_of_it(model, loader, criterion, epochs, lr):
    """In the loop over the epochs."""
    return {"sgd": compare(model, loader, criterion, min(epochs, 1), lr)["sgd"]}


@mistake("loop-return-early", of="compare")
def only_one_epoch_each(model, loader, criterion, epochs, lr):
    """A training has a function of its own, which returns too early."""
    return compare(model, loader, criterion, min(epochs, 1), lr)


@mistake(
    "loop-log-scale",
    of="compare",
    title="The loss that is noted is not the mean of the epoch.",
    hint="Divide by how many numbers you added up, and check what each of them stands for.",
    chapter="The Training Loop",
    find="Print the losses of the batches of one epoch: the loss that you note should lie between the smallest and the "
    "largest, and be their mean.",
)
def summed(model, loader, criterion, epochs, lr):
    """The criterion gives a mean for every batch. Their sum grows with the number of batches, and the last one says
    nothing about the others. Divide the sum by the number of batches, or weigh each by its size first."""
    return _compare(model, loader, criterion, epochs, lr, told=lambda noted, _: sum(noted))


@mistake("loop-log-scale", of="compare")
def last_batch(model, loader, criterion, epochs, lr):
    """The last batch alone."""
    return _compare(model, loader, criterion, epochs, lr, told=lambda noted, _: noted[-1])


@mistake("loop-log-scale", of="compare")
def divided_by_examples(model, loader, criterion, epochs, lr):
    """Divided by the number of examples."""
    return _compare(model, loader, criterion, epochs, lr, told=lambda noted, _: sum(noted) / len(loader.dataset))


@mistake("loop-log-scale", of="compare")
def all_weighted_as_full(model, loader, criterion, epochs, lr):
    """The last batch counts as if it were full."""
    share = loader.batch_size / len(loader.dataset)
    return _compare(model, loader, criterion, epochs, lr, told=lambda noted, _: sum(noted) * share)


@mistake(
    "loop-log-batches",
    of="compare",
    title="The lists have an entry for every batch instead of one for every epoch.",
    hint="How many entries should a list have after three epochs?",
    chapter="The Training Loop",
    find="Print the length of each list: it should be the number of epochs.",
)
def every_batch(model, loader, criterion, epochs, lr):
    """The loss of a single batch jumps up and down. One mean for every epoch shows where the training is going."""
    lists = _compare(model, loader, criterion, epochs, lr, told=lambda noted, _: noted)
    return {name: sum(losses, []) for name, losses in lists.items()}


@mistake(
    "loop-loss-holds-graph",
    of="compare",
    title="The loss that is kept still holds the whole computation behind it.",
    hint="For your records you need the number, not everything that was computed on the way to it.",
    chapter="The Training Loop",
    find="Print the type of what the lists hold. It should be plain floats; a tensor with a grad_fn drags its whole "
    "computation along.",
)
def losses_with_history(model, loader, criterion, epochs, lr):
    """A loss tensor remembers every number it was computed from, and a list of them keeps all of that in memory."""
    lists = compare(model, loader, criterion, epochs, lr)
    return {name: [torch.tensor(loss, requires_grad=True) for loss in losses] for name, losses in lists.items()}


@mistake(
    "cmp-loss-after",
    of="compare",
    title="The loss is measured after the update, not before it.",
    hint="Every step changes the weights. Which weights belong to the loss that you note, and which did the task ask "
    "for?",
    chapter="The Training Loop",
    find="Your very first batch loss should be that of the weights at the start: compute it once before any training.",
)
def measured_after_each_batch(model, loader, criterion, epochs, lr):
    """A loss measured after the step is that of other weights. Asked for is the mean of the losses that trained
    the network."""

    def batch(optimizer, loss_now):
        _right(optimizer, loss_now)
        return loss_now().item()

    return _compare(model, loader, criterion, epochs, lr, batch=batch)


@mistake("cmp-loss-after", of="compare")
def measured_after_each_epoch(model, loader, criterion, epochs, lr):
    """Once over all batches, when the epoch is done."""
    return _compare(model, loader, criterion, epochs, lr, told=lambda noted, measure: _mean(measure(), None))
