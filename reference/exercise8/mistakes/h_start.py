"""Unfair comparisons: another start than it should be, or a model that does not stay what it was."""

import copy

from optimizers import compare, make_optimizer

from grader.authoring import mistake

NAMES = ("sgd", "momentum", "adam")


def _trained(net, loader, criterion, optimizer, epochs):
    """The losses of some epochs of ``net``; the optimizer does its work."""
    losses = []
    for _ in range(epochs):
        batch = []
        for X, y in loader:
            loss = criterion(net(X), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            batch.append(loss.item())
        losses.append(sum(batch) / len(batch))
    return losses


def _each(loader, criterion, epochs, lr, net, names=NAMES):
    """Trains ``net(name)`` with each optimizer in turn."""
    histories = {}
    for name in names:
        used = net(name)
        optimizer = make_optimizer(name, used.parameters(), lr)
        histories[name] = _trained(used, loader, criterion, optimizer, epochs)
    return histories


@mistake(
    "cmp-not-same-start",
    of="compare",
    title="The optimizers do not start from the same weights.",
    hint="The first training has changed the weights. Where does the second optimizer begin?",
    chapter="The Training Loop",
    find="Print the loss of the very first batch of each training: all three should be equal.",
)
def one_model(model, loader, criterion, epochs, lr):
    """The second optimizer goes on where the first one ended, so it looks better than it is. Each needs a copy of
    its own."""
    return _each(loader, criterion, epochs, lr, lambda name: model)


@mistake("cmp-not-same-start", of="compare")
def one_copy(model, loader, criterion, epochs, lr):
    """One copy serves all three."""
    twin = copy.deepcopy(model)
    return _each(loader, criterion, epochs, lr, lambda name: twin)


@mistake("cmp-not-same-start", of="compare")
def copy_of_a_trained_one(model, loader, criterion, epochs, lr):
    """A copy for each, but of the model that was trained before."""
    trained = [model]

    def net(name):
        trained.append(copy.deepcopy(trained[-1]))
        return trained[-1]

    return _each(loader, criterion, epochs, lr, net)


@mistake(
    "cmp-changes-model",
    of="compare",
    title="The model that was given does not keep its weights.",
    hint="What does the caller find in the model afterwards? Look at what happens last, after the third training.",
    chapter="The Training Loop",
    find="Print a weight of the model before and after the call. Both should be the same number.",
)
def put_back_too_early(model, loader, criterion, epochs, lr):
    """The weights are put back before each optimizer, but not after the last one, so the caller's model has been
    trained."""
    start = copy.deepcopy(model.state_dict())

    def net(name):
        model.load_state_dict(start)
        return model

    return _each(loader, criterion, epochs, lr, net)


@mistake("cmp-changes-model", of="compare")
def sgd_on_the_original(model, loader, criterion, epochs, lr):
    """Copies for two, and the model itself for the third, which is plain SGD."""
    return _each(
        loader, criterion, epochs, lr,
        lambda name: model if name == "sgd" else copy.deepcopy(model),
        names=("adam", "momentum", "sgd"),
    )  # fmt: skip


@mistake(
    "cmp-changes-mode",
    of="compare",
    title="The model that was given does not keep its mode.",
    hint="Which mode does the caller find the model in afterwards? On which model do you call train() or eval()?",
    chapter="The Training Loop",
    find="Call model.eval(), then compare, then print model.training: it should be False.",
)
def left_in_training(model, loader, criterion, epochs, lr):
    """model.train() or model.eval() on the caller's model stays in force after the call."""
    model.train()
    return compare(model, loader, criterion, epochs, lr)


@mistake("cmp-changes-mode", of="compare")
def left_in_evaluation(model, loader, criterion, epochs, lr):
    """Switched at the end."""
    histories = compare(model, loader, criterion, epochs, lr)
    model.eval()
    return histories


@mistake(
    "cmp-starts-again",
    of="compare",
    title="Every epoch begins with the first weights again.",
    hint="How often is the copy made, once for each training or once for each epoch?",
    chapter="The Training Loop",
    find="Print one weight at the beginning of every epoch. It should be another number each time.",
)
def copy_for_every_epoch(model, loader, criterion, epochs, lr):
    """A copy made inside the loop over the epochs throws away what the epoch before has learned."""

    def train(name):
        losses = []
        for _ in range(epochs):
            losses += compare(model, loader, criterion, 1, lr)[name]
        return losses

    return {name: train(name) for name in NAMES}


@mistake("cmp-starts-again", of="compare")
def put_back_every_epoch(model, loader, criterion, epochs, lr):
    """The optimizer remembers, the weights do not."""

    def train(name):
        twin, losses = copy.deepcopy(model), []
        optimizer = make_optimizer(name, twin.parameters(), lr)
        for _ in range(epochs):
            twin.load_state_dict(model.state_dict())
            losses += _trained(twin, loader, criterion, optimizer, 1)
        return losses

    return {name: train(name) for name in NAMES}
