"""Wrong optimizers of PyTorch, and unfair comparisons."""

import copy

import torch
from optimizers import make_optimizer

from grader.authoring import mistake


def _compare(
    model, loader, criterion, epochs, lr, *,
    zero=True, twins=True, sums=False, last=False, anew=False, measured=False, names=("sgd", "momentum", "adam"),
    rates=(1.0, 1.0, 1.0), restored=False, mode=None,
):  # fmt: skip
    """The comparison with one thing changed."""
    histories, shared, start = {}, model, copy.deepcopy(model.state_dict())
    for name, used, rate in zip(("sgd", "momentum", "adam"), names, rates, strict=True):
        if restored:
            model.load_state_dict(start)
        twin = copy.deepcopy(model) if twins else shared
        if not twins or mode:
            (twin if mode is None else model).train()
        optimizer, losses = make_optimizer(used, twin.parameters(), lr * rate), []
        for _ in range(epochs):
            if anew:
                optimizer = make_optimizer(used, twin.parameters(), lr * rate)
            batch = []
            for X, y in loader:
                if zero:
                    optimizer.zero_grad()
                loss = criterion(twin(X), y)
                loss.backward()
                optimizer.step()
                batch.append(loss.item())
            if measured:
                with torch.no_grad():
                    batch = [criterion(twin(X), y).item() for X, y in loader]
            losses.append(batch[-1] if last else sum(batch) / (1 if sums else len(batch)))
        histories[name] = losses
    return histories


@mistake(
    "opt-wrong",
    of="make_optimizer",
    title="A name gives another optimizer than it says.",
    hint="Which optimizer did the task name?",
    chapter="The Training Loop",
    find="Print make_optimizer for all three names and read their class and momentum.",
)
def adam_sgd(name, parameters, lr):
    """Each name stands for one optimizer; a wrong one learns at another pace, and the comparison means nothing."""
    return make_optimizer("sgd" if name == "adam" else name, parameters, lr)


@mistake(
    "opt-wrong",
    of="make_optimizer",
)
def always_adam(name, parameters, lr):
    """Adam for everything."""
    return make_optimizer("adam", parameters, lr)


@mistake(
    "opt-wrong",
    of="make_optimizer",
)
def rmsprop(name, parameters, lr):
    """RMSprop for Adam."""
    return torch.optim.RMSprop(parameters, lr=lr) if name == "adam" else make_optimizer(name, parameters, lr)


@mistake(
    "opt-wrong",
    of="make_optimizer",
)
def always_momentum(name, parameters, lr):
    """Momentum for plain SGD too."""
    return make_optimizer("adam" if name == "adam" else "momentum", parameters, lr)


@mistake(
    "opt-no-momentum",
    of="make_optimizer",
    title="The optimizer called momentum has none.",
    hint="Does your optimizer remember its previous direction?",
    chapter="The Training Loop",
    find="Print the optimizer and look for the line momentum.",
)
def no_momentum(name, parameters, lr):
    """PyTorch's SGD has no momentum unless it is told: momentum=0.9."""
    return make_optimizer("sgd" if name == "momentum" else name, parameters, lr)


@mistake(
    "opt-nesterov",
    of="make_optimizer",
)
def torch_nesterov(name, parameters, lr):
    """The same, in PyTorch."""
    return (
        torch.optim.SGD(parameters, lr=lr, momentum=0.9, nesterov=True)
        if name == "momentum"
        else make_optimizer(name, parameters, lr)
    )


@mistake(
    "opt-adamw",
    of="make_optimizer",
    title="This is AdamW, which makes weights decay.",
    hint="One of the two decays weights by default.",
    chapter="The Training Loop",
    find="Print the optimizer and look for the line weight_decay.",
)
def adamw(name, parameters, lr):
    """AdamW pulls every weight a little towards zero at each step. Adam does not, unless it is told."""
    return torch.optim.AdamW(parameters, lr=lr) if name == "adam" else make_optimizer(name, parameters, lr)


@mistake(
    "opt-lr-default",
    of="make_optimizer",
    title="The learning rate is not handed on to PyTorch.",
    hint="Print the optimizer: which lr does it show?",
    chapter="The Training Loop",
    find="Print the optimizer for two different rates.",
)
def lr_default(name, parameters, lr):
    """Without lr=lr PyTorch takes its own rate, 0.001."""
    return make_optimizer(name, parameters, 1e-3)


@mistake(
    "opt-lr-default",
    of="make_optimizer",
)
def lr_default_adam(name, parameters, lr):
    """For Adam only."""
    return make_optimizer(name, parameters, 1e-3 if name == "adam" else lr)


@mistake(
    "opt-ascent",
    of="make_optimizer",
)
def maximize(name, parameters, lr):
    """The same, in PyTorch."""
    return (
        torch.optim.Adam(parameters, lr=lr, maximize=True)
        if name == "adam"
        else torch.optim.SGD(parameters, lr=lr, momentum=0.9 * (name == "momentum"), maximize=True)
    )


@mistake(
    "cmp-not-same-start",
    of="compare",
    title="The optimizers do not start from the same weights.",
    hint="Where does the second optimizer begin?",
    chapter="The Training Loop",
    find="Print the first loss of each: with the same first batch all three are equal.",
)
def one_model(model, loader, criterion, epochs, lr):
    """The second optimizer goes on where the first one ended, so it looks better than it is. Each needs a copy of
    its own."""
    return _compare(model, loader, criterion, epochs, lr, twins=False)


@mistake(
    "cmp-changes-model",
    of="compare",
    title="The model that was given does not keep its weights.",
    hint="What does the caller find in the model afterwards?",
    chapter="The Training Loop",
    find="Print a weight of the model before and after the call.",
)
def restored(model, loader, criterion, epochs, lr):
    """The weights are put back before each optimizer, but not after the last one, so the caller's model has been
    trained."""
    return _compare(model, loader, criterion, epochs, lr, twins=False, restored=True)


@mistake(
    "cmp-changes-mode",
    of="compare",
    title="The model that was given does not keep its mode.",
    hint="Which mode does the caller find the model in afterwards?",
    chapter="The Training Loop",
    find="Call model.eval(), then compare, then print model.training: it should be False.",
)
def mode(model, loader, criterion, epochs, lr):
    """model.train() or model.eval() on the caller's model stays in force after the call."""
    return _compare(model, loader, criterion, epochs, lr, mode=True)


@mistake(
    "loop-no-zero-grad",
    of="compare",
    title="Old gradients are never cleared.",
    hint="What does backward do with a gradient that is already there?",
    chapter="The Training Loop",
    find="Print the gradient of a weight at two batches, and compare with a fresh one.",
)
def no_zero(model, loader, criterion, epochs, lr):
    """backward adds to the gradients that are there. Without zero_grad each step also follows all earlier batches."""
    return _compare(model, loader, criterion, epochs, lr, zero=False)


@mistake(
    "loop-sum",
    of="compare",
    title="The losses of the batches are summed, not averaged.",
    hint="Does your epoch loss double if there are twice as many batches?",
    chapter="The Training Loop",
    find="Print the losses of the batches of one epoch: the epoch loss lies between them.",
)
def sums(model, loader, criterion, epochs, lr):
    """The sum of the batch losses grows with the number of batches; the mean does not."""
    return _compare(model, loader, criterion, epochs, lr, sums=True)


@mistake(
    "loop-last-batch-loss",
    of="compare",
    title="Only the last batch's loss is kept for an epoch.",
    hint="Which of the batches does your loss speak about?",
    chapter="The Training Loop",
    find="Print the losses of the batches of one epoch, and their mean.",
)
def last(model, loader, criterion, epochs, lr):
    """The last batch says little about the epoch. The mean over all batches does."""
    return _compare(model, loader, criterion, epochs, lr, last=True)


@mistake(
    "opt-recreated",
    of="compare",
    title="The optimizer is made anew in every epoch.",
    hint="What does the optimizer remember?",
    chapter="The Training Loop",
    find="Count how often make_optimizer is called: three times in all.",
)
def anew(model, loader, criterion, epochs, lr):
    """Momentum and Adam live from what they remember. A new optimizer in every epoch remembers nothing."""
    return _compare(model, loader, criterion, epochs, lr, anew=True)


@mistake(
    "cmp-loss-after",
    of="compare",
    title="The loss is measured after the epoch, not during it.",
    hint="Which weights belong to the loss that you write down?",
    chapter="The Training Loop",
    find="With one batch and lr = 0 both agree; with lr = 0.1 your first loss should be that of the weights at "
    "the start.",
)
def after(model, loader, criterion, epochs, lr):
    """A loss measured after the epoch is that of other weights. Asked for is the mean of the losses that trained
    the network."""
    return _compare(model, loader, criterion, epochs, lr, measured=True)


@mistake(
    "cmp-one-optimizer",
    of="compare",
    title="All three trainings use the same optimizer.",
    hint="Are your three curves different?",
    chapter="The Training Loop",
    find="Print the optimizer at the start of each training.",
)
def only_sgd(model, loader, criterion, epochs, lr):
    """The name in the loop has to reach make_optimizer; otherwise three equal curves come out."""
    return _compare(model, loader, criterion, epochs, lr, names=("sgd", "sgd", "sgd"))


@mistake(
    "cmp-one-optimizer",
    of="compare",
)
def only_adam(model, loader, criterion, epochs, lr):
    """Adam three times."""
    return _compare(model, loader, criterion, epochs, lr, names=("adam", "adam", "adam"))
