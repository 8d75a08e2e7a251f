"""Each training has its copy of the model; the optimizer is another one, or holds other weights."""

import copy

from optimizers import compare, make_optimizer

from grader.authoring import mistake

NAMES = ("sgd", "momentum", "adam")


def _compare(model, loader, criterion, epochs, make):
    """The three trainings; ``make(name, twin, epoch, batch)`` gives the optimizer that makes the next step."""
    histories = {}
    for name in NAMES:
        twin, losses = copy.deepcopy(model), []
        for epoch in range(epochs):
            batch = []
            for number, (X, y) in enumerate(loader):
                optimizer = make(name, twin, epoch, number)
                twin.zero_grad()
                loss = criterion(twin(X), y)
                loss.backward()
                optimizer.step()
                batch.append(loss.item())
            losses.append(sum(batch) / len(batch))
        histories[name] = losses
    return histories


def _kept(make):
    """One optimizer for each training, made when it begins."""
    made = {}

    def kept(name, twin, epoch, batch):
        if name not in made:
            made[name] = make(name, twin)
        return made[name]

    return kept


@mistake(
    "cmp-one-optimizer",
    of="compare",
    title="All three trainings use the same optimizer.",
    hint="Are your three curves different? Follow the name from your loop to the place where the optimizer is made.",
    chapter="The Training Loop",
    find="Print the optimizer at the start of each training: SGD, SGD with momentum, Adam.",
)
def only_sgd(model, loader, criterion, epochs, lr):
    """The name in the loop has to reach make_optimizer; otherwise three equal curves come out."""
    return dict.fromkeys(NAMES, compare(model, loader, criterion, epochs, lr)["sgd"])


@mistake("cmp-one-optimizer", of="compare")
def only_adam(model, loader, criterion, epochs, lr):
    """Adam three times."""
    return dict.fromkeys(NAMES, compare(model, loader, criterion, epochs, lr)["adam"])


@mistake("cmp-one-optimizer", of="compare")
def only_momentum(model, loader, criterion, epochs, lr):
    """Momentum three times."""
    return dict.fromkeys(NAMES, compare(model, loader, criterion, epochs, lr)["momentum"])


@mistake(
    "opt-other-model",
    of="compare",
    title="The optimizer moves the weights of another model than the one that is trained.",
    hint="There are two models, the one you were given and your copy. Whose parameters did the optimizer get?",
    chapter="The Training Loop",
    find="Print a weight of the model that computes the loss, before and after a step: it should move.",
)
def optimizer_of_the_original(model, loader, criterion, epochs, lr):
    """The gradients are computed for the copy, and the optimizer holds the original: nobody moves, and every epoch has
    the same loss."""
    return _compare(
        model, loader, criterion, epochs, _kept(lambda name, twin: make_optimizer(name, model.parameters(), lr))
    )


@mistake(
    "opt-recreated",
    of="compare",
    title="The optimizer is made anew again and again.",
    hint="Momentum and Adam remember what came before. What happens to that when you make a new one?",
    chapter="The Training Loop",
    find="Count how often make_optimizer is called: three times in all.",
)
def new_one_every_epoch(model, loader, criterion, epochs, lr):
    """Momentum and Adam live from what they remember. A new optimizer in every epoch remembers nothing."""
    made = {}

    def make(name, twin, epoch, batch):
        if batch == 0:
            made[name] = make_optimizer(name, twin.parameters(), lr)
        return made[name]

    return _compare(model, loader, criterion, epochs, make)


@mistake("opt-recreated", of="compare")
def new_one_every_batch(model, loader, criterion, epochs, lr):
    """In the inner loop."""
    return _compare(
        model, loader, criterion, epochs, lambda name, twin, *_: make_optimizer(name, twin.parameters(), lr)
    )


@mistake("opt-lr-default", of="compare")
def fixed_rate(model, loader, criterion, epochs, lr):
    """The same, in the comparison."""
    return compare(model, loader, criterion, epochs, 0.01)


@mistake("opt-lr-default", of="compare")
def fixed_rate_for_adam(model, loader, criterion, epochs, lr):
    """For Adam only: 0.001, as many programs have it."""
    own = compare(model, loader, criterion, epochs, 0.001)["adam"]
    return compare(model, loader, criterion, epochs, lr) | {"adam": own}


@mistake("opt-subset", of="compare")
def only_the_last_layer(model, loader, criterion, epochs, lr):
    """The same, in the comparison."""
    last = _kept(lambda name, twin: make_optimizer(name, list(twin.parameters())[-2:], lr))
    return _compare(model, loader, criterion, epochs, last)


@mistake(
    "opt-params-call",
    of="compare",
    title="The method that lists the parameters was handed over, not its list.",
    hint="Mentioning a method is not the same as running it. What is missing behind its name?",
    chapter="The Training Loop",
    find="Print what you hand to the optimizer. If it says bound method, the method was never called.",
)
def parameters_not_called(model, loader, criterion, epochs, lr):
    """Without brackets the name of a method is the method itself. The optimizer wants what the method gives."""
    return make_optimizer("sgd", model.parameters, lr)
