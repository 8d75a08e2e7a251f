"""Losses that are missing, or not one for each epoch; the weights are right."""

from xor import train

from grader.authoring import mistake


@mistake(
    "xor-history-missing",
    of="train",
    title="There is not one loss for each epoch.",
    hint="Keep one number for every epoch: where do you put it, and how often?",
    chapter="The Learning Algorithm",
    find="Train three epochs and print the second thing that comes back: it should be a list of three numbers.",
)
def last_only(params, X, y, lr, epochs):
    """A number that is overwritten in every epoch is the last one at the end. A list that grows by one in every epoch
    keeps them all, and shows how the training went."""
    trained, losses = train(params, X, y, lr, epochs)
    return trained, losses[-1]


@mistake("xor-history-missing", of="train")
def last_in_a_list(params, X, y, lr, epochs):
    """In a list, which is made anew in every epoch."""
    trained, losses = train(params, X, y, lr, epochs)
    return trained, losses[-1:]


@mistake("xor-history-missing", of="train")
def last_in_a_list_after(params, X, y, lr, epochs):
    """The same, taken after the step."""
    return train(params, X, y, lr, epochs)[0], train(params, X, y, lr, epochs + 1)[1][-1:]


@mistake("xor-history-missing", of="train")
def last_after(params, X, y, lr, epochs):
    """The last number alone, taken after the step."""
    return train(params, X, y, lr, epochs)[0], train(params, X, y, lr, epochs + 1)[1][-1]


@mistake("xor-history-missing", of="train")
def empty(params, X, y, lr, epochs):
    """A list into which nothing was put."""
    return train(params, X, y, lr, epochs)[0], []


@mistake("xor-history-missing", of="train")
def nothing(params, X, y, lr, epochs):
    """None."""
    return train(params, X, y, lr, epochs)[0], None


@mistake("xor-history-missing", of="train")
def now_and_then(params, X, y, lr, epochs):
    """Only in every hundredth epoch."""
    trained, losses = train(params, X, y, lr, epochs)
    return trained, losses[::100]


@mistake("xor-history-missing", of="train")
def one_more_loss(params, X, y, lr, epochs):
    """A loss before the first step as well as after every step."""
    return train(params, X, y, lr, epochs)[0], train(params, X, y, lr, epochs + 1)[1]


@mistake(
    "xor-one-result",
    of="train",
    title="Only one of the two results comes back: the params or the losses.",
    hint="How many things does the description of train promise, and how many stand after your return?",
    chapter="The Learning Algorithm",
    find="Write params, losses = train(...) for three epochs: Python should have two things to hand out.",
)
def only_params(params, X, y, lr, epochs):
    """The caller needs both: the params to work with, and the losses to see how the training went. A comma after
    return makes a pair of them."""
    return train(params, X, y, lr, epochs)[0]


@mistake("xor-one-result", of="train")
def only_losses(params, X, y, lr, epochs):
    """The params do not come back."""
    return train(params, X, y, lr, epochs)[1]


@mistake(
    "xor-pair-swapped",
    of="train",
    title="The losses come back first and the params second.",
    hint="In which order does the description name the two things that come back?",
    chapter="The Learning Algorithm",
    find="Write params, losses = train(...) and print both: the first should be a dictionary.",
)
def swapped(params, X, y, lr, epochs):
    """Whoever calls a function takes the pieces in the order that was agreed: the params, then the losses."""
    return train(params, X, y, lr, epochs)[::-1]


@mistake(
    "xor-running-mean",
    of="train",
    title="Each loss is a mean or a sum over the epochs so far.",
    hint="Does a loss of the past still count in the loss of this epoch?",
    chapter="The Learning Algorithm",
    find="Print the losses of a training in which they fall: the last should be the loss of the trained network.",
)
def added_up(params, X, y, lr, epochs):
    """A total that is not set to zero for every epoch carries all the losses of the past along."""
    trained, losses = train(params, X, y, lr, epochs)
    return trained, [sum(losses[: n + 1]) for n in range(epochs)]


@mistake("xor-running-mean", of="train")
def averaged(params, X, y, lr, epochs):
    """Divided by the number of epochs so far."""
    trained, losses = train(params, X, y, lr, epochs)
    return trained, [sum(losses[: n + 1]) / (n + 1) for n in range(epochs)]


@mistake("xor-running-mean", of="train")
def divided_by_epochs(params, X, y, lr, epochs):
    """Divided by the number of all epochs."""
    trained, losses = train(params, X, y, lr, epochs)
    return trained, [loss / epochs for loss in losses]
