"""PyTorch's optimizers: another one than its name says, or with other settings."""

import torch
from optimizers import make_optimizer

from grader.authoring import mistake

SGD, Adam = torch.optim.SGD, torch.optim.Adam


def _but(name, parameters, lr, **others):
    """The right optimizer, but for the names that ``others`` tells how to make."""
    return others[name](parameters) if name in others else make_optimizer(name, parameters, lr)


@mistake(
    "opt-wrong",
    of="make_optimizer",
    title="A name gives another optimizer than it says.",
    hint="Go through the three names one by one: which line of yours is run for each?",
    chapter="The Training Loop",
    find="Print make_optimizer for all three names. The kinds should be SGD, SGD and Adam, the momentum 0, 0.9 and "
    "none.",
)
def sgd_for_adam(name, parameters, lr):
    """Each name stands for one optimizer; a wrong one learns at another pace, and the comparison means nothing."""
    return make_optimizer("sgd" if name == "adam" else name, parameters, lr)


@mistake("opt-wrong", of="make_optimizer")
def always_adam(name, parameters, lr):
    """Adam for everything."""
    return make_optimizer("adam", parameters, lr)


@mistake("opt-wrong", of="make_optimizer")
def always_momentum(name, parameters, lr):
    """Momentum for plain SGD too."""
    return make_optimizer("momentum" if name == "sgd" else name, parameters, lr)


@mistake("opt-wrong", of="make_optimizer")
def sgd_and_momentum_exchanged(name, parameters, lr):
    """The two have each other's place."""
    return make_optimizer({"sgd": "momentum", "momentum": "sgd"}.get(name, name), parameters, lr)


@mistake("opt-wrong", of="make_optimizer")
def rmsprop(name, parameters, lr):
    """RMSprop for Adam."""
    return _but(name, parameters, lr, adam=lambda p: torch.optim.RMSprop(p, lr=lr))


@mistake(
    "opt-no-momentum",
    of="make_optimizer",
    title="The optimizer called momentum has none.",
    hint="PyTorch's SGD remembers its direction only if it is told to. Which of your arguments says so?",
    chapter="The Training Loop",
    find="Print the optimizer and look for the line momentum: it should say 0.9.",
)
def no_momentum(name, parameters, lr):
    """PyTorch's SGD has no momentum unless it is told: momentum=0.9."""
    return make_optimizer("sgd" if name == "momentum" else name, parameters, lr)


@mistake(
    "opt-other-momentum",
    of="make_optimizer",
    title="The momentum is another number than 0.9.",
    hint="Which number does the task name for the momentum, and which one arrives in the optimizer?",
    chapter="The Training Loop",
    find="Print the optimizer and look for the lines lr and momentum.",
)
def momentum_of_099(name, parameters, lr):
    """The momentum says how much of the old velocity stays. With 0.99 the ball rolls on ten times as long as with
    0.9."""
    return _but(name, parameters, lr, momentum=lambda p: SGD(p, lr=lr, momentum=0.99))


@mistake("opt-other-momentum", of="make_optimizer")
def momentum_of_a_half(name, parameters, lr):
    """Half of it stays."""
    return _but(name, parameters, lr, momentum=lambda p: SGD(p, lr=lr, momentum=0.5))


@mistake("opt-other-momentum", of="make_optimizer")
def rate_and_momentum_exchanged(name, parameters, lr):
    """The two numbers in each other's place."""
    return _but(name, parameters, lr, momentum=lambda p: SGD(p, 0.9, lr))


@mistake("opt-nesterov", of="make_optimizer")
def torch_nesterov(name, parameters, lr):
    """The same, in PyTorch."""
    return _but(name, parameters, lr, momentum=lambda p: SGD(p, lr=lr, momentum=0.9, nesterov=True))


@mistake("mom-ema", of="make_optimizer")
def dampened_to_an_average(name, parameters, lr):
    """PyTorch calls it dampening."""
    return _but(name, parameters, lr, momentum=lambda p: SGD(p, lr=lr, momentum=0.9, dampening=0.9))


@mistake(
    "opt-adamw",
    of="make_optimizer",
    title="This is AdamW, which makes weights decay.",
    hint="There are two optimizers with nearly the same name. What does the W at the end stand for?",
    chapter="The Training Loop",
    find="Print the optimizer and look for the line weight_decay: it should say 0.",
)
def adamw(name, parameters, lr):
    """AdamW pulls every weight a little towards zero at each step. Adam does not, unless it is told."""
    return _but(name, parameters, lr, adam=lambda p: torch.optim.AdamW(p, lr=lr))


@mistake(
    "opt-decay-added",
    of="make_optimizer",
    title="Weights decay, although nobody asked for it.",
    hint="Which settings did the task name? Every other one should be as PyTorch has it.",
    chapter="The Training Loop",
    find="Print the optimizer and look for the line weight_decay: it should say 0.",
)
def adam_with_decay(name, parameters, lr):
    """weight_decay pulls weights towards zero. That can be useful, but it is another rule, and it moves every step."""
    return _but(name, parameters, lr, adam=lambda p: Adam(p, lr=lr, weight_decay=0.01))


@mistake("opt-decay-added", of="make_optimizer")
def sgd_with_decay(name, parameters, lr):
    """In all three."""
    optimizer = make_optimizer(name, parameters, lr)
    for group in optimizer.param_groups:
        group["weight_decay"] = 0.01
    return optimizer


@mistake(
    "opt-other-betas",
    of="make_optimizer",
    title="Adam's settings are not PyTorch's own.",
    hint="Which settings did the task name? Every other one should be as PyTorch has it.",
    chapter="The Training Loop",
    find="Print the optimizer and look for the lines betas and eps: (0.9, 0.999) and 1e-08.",
)
def other_betas(name, parameters, lr):
    """Adam comes with settings that are good nearly everywhere. Other ones make another path."""
    return _but(name, parameters, lr, adam=lambda p: Adam(p, lr=lr, betas=(0.9, 0.99)))


@mistake("opt-other-betas", of="make_optimizer")
def less_memory(name, parameters, lr):
    """The other one of the two."""
    return _but(name, parameters, lr, adam=lambda p: Adam(p, lr=lr, betas=(0.5, 0.999)))


@mistake("opt-other-betas", of="make_optimizer")
def larger_eps(name, parameters, lr):
    """The number that guards the division."""
    return _but(name, parameters, lr, adam=lambda p: Adam(p, lr=lr, eps=1e-2))


@mistake(
    "opt-lr-default",
    of="make_optimizer",
    title="The learning rate that was handed in is not used.",
    hint="Print the optimizer: which lr does it show?",
    chapter="The Training Loop",
    find="Make the optimizer with two different rates and print it. The line lr should show them.",
)
def rate_of_a_thousandth(name, parameters, lr):
    """Without lr=lr PyTorch takes its own rate, 0.001."""
    return make_optimizer(name, parameters, 1e-3)


@mistake("opt-lr-default", of="make_optimizer")
def adam_at_a_thousandth(name, parameters, lr):
    """For Adam only."""
    return make_optimizer(name, parameters, 1e-3 if name == "adam" else lr)


@mistake("opt-lr-default", of="make_optimizer")
def rate_of_a_hundredth(name, parameters, lr):
    """A number in the code."""
    return make_optimizer(name, parameters, 1e-2)


@mistake(
    "opt-subset",
    of="make_optimizer",
    title="The optimizer was given only some of the parameters; the others never move.",
    hint="Which layers stayed exactly the same? An optimizer moves what it was given and nothing else.",
    chapter="The Training Loop",
    find="Print every parameter before and after one step. All of them should move.",
)
def last_layer(name, parameters, lr):
    """An optimizer moves what it was given and nothing else. A layer that is left out keeps its first, random weights
    for ever."""
    return make_optimizer(name, list(parameters)[-2:], lr)


@mistake("opt-subset", of="make_optimizer")
def first_layer(name, parameters, lr):
    """Only the first."""
    return make_optimizer(name, list(parameters)[:2], lr)


@mistake("opt-subset", of="make_optimizer")
def first_parameter(name, parameters, lr):
    """The next one of a generator is a single one."""
    return make_optimizer(name, [next(iter(parameters))], lr)


@mistake(
    "opt-used-up",
    of="make_optimizer",
    title="The parameters were used up before the optimizer got them.",
    hint="model.parameters() can be gone through once. Which of your lines goes through it first?",
    chapter="The Training Loop",
    find="Print list(parameters) twice in a row. The second list is empty: whoever comes second gets nothing.",
)
def counted_first(name, parameters, lr):
    """A generator hands out each thing once. After it was printed or counted, nothing is left for the optimizer."""
    list(parameters)
    return make_optimizer(name, parameters, lr)


@mistake(
    "opt-model-expected",
    of="make_optimizer",
    title="The parameters are treated like a model.",
    hint="What is handed to this function: a model, or what its method parameters() gave?",
    chapter="The Training Loop",
    find="Print what comes in as parameters. It holds the weights already; there is nothing to call on it.",
)
def asks_for_parameters(name, parameters, lr):
    """The caller has called model.parameters() already. What comes in goes to the optimizer as it is."""
    return make_optimizer(name, parameters.parameters(), lr)


@mistake("opt-model-expected", of="make_optimizer")
def calls_parameters(name, parameters, lr):
    """With brackets behind it."""
    return make_optimizer(name, parameters(), lr)
