"""Another optimizer, or its arguments in the wrong places."""

import torch
from regularization import train_with_l2
from torch.optim.optimizer import register_optimizer_step_post_hook as after_step
from torch.optim.optimizer import register_optimizer_step_pre_hook as before_step

from grader.authoring import mistake


def _train_around(model, loader, criterion, lr, lam, epochs, register, change):
    """The right training; ``change(parameter)`` is run for each parameter before, or after, every step."""

    def run(*_):
        with torch.no_grad():
            for parameter in model.parameters():
                change(parameter)

    hook = register(run)
    try:
        return train_with_l2(model, loader, criterion, lr, lam, epochs)
    finally:
        hook.remove()


def _shrinking(lam):
    def shrink(parameter):
        if parameter.ndim > 1:
            parameter.mul_(1 - lam)

    return shrink


@mistake(
    "wd-as-momentum",
    of="make_optimizer",
    title="The strength of the decay was taken for momentum.",
    hint="Arguments without a name go to places by their order. Which argument comes third?",
    chapter="Weight Update",
    find="Print the optimizer. Its lines momentum and weight_decay should show 0 and your number; if they are the "
    "other way round, an argument landed in the wrong place.",
)
def third_argument(model, lr, weight_decay):
    """The third argument of torch.optim.SGD is the momentum. A number that stands there without its name is taken for
    it, and no weight decays. Optional arguments are best given by name."""
    return torch.optim.SGD(model.parameters(), lr, weight_decay)


@mistake("wd-as-momentum", of="make_optimizer")
def momentum_named(model, lr, weight_decay):
    return torch.optim.SGD(model.parameters(), lr=lr, momentum=weight_decay)


@mistake(
    "wd-lr-swapped",
    of="make_optimizer",
    title="Learning rate and strength of the decay are exchanged.",
    hint="One of the two numbers multiplies the whole step, the other only the weight. Which is which?",
    chapter="Weight Update",
    find="Print the optimizer and compare its lines lr and weight_decay with what you handed in.",
)
def swapped(model, lr, weight_decay):
    """Both are small numbers, and nothing complains when they change places. The step is then as long as the decay was
    meant to be strong."""
    return torch.optim.SGD(model.parameters(), lr=weight_decay, weight_decay=lr)


@mistake(
    "wd-times-lr",
    of="make_optimizer",
    title="The decay is multiplied by the learning rate twice.",
    hint="The optimizer multiplies the whole gradient by the learning rate, decay included. How often do you do it?",
    chapter="Weight Update",
    find="Print the optimizer's line weight_decay. It should show the number that was handed in; if it is smaller by "
    "the learning rate, you multiplied.",
)
def decay_times_rate(model, lr, weight_decay):
    """The optimizer adds weight_decay times w to the gradient and multiplies the sum by the learning rate. A product
    made beforehand makes the decay weaker by the learning rate once more."""
    return torch.optim.SGD(model.parameters(), lr=lr, weight_decay=lr * weight_decay)


@mistake("wd-times-lr", of="train_with_l2")
def penalty_times_rate(model, loader, criterion, lr, lam, epochs):
    return train_with_l2(model, loader, criterion, lr, lr * lam, epochs)


@mistake(
    "wd-no-lr",
    of="make_optimizer",
    title="The decay is not multiplied by the learning rate.",
    hint="The learning rate says how far to walk. Which part of your update does it reach, and which part not?",
    chapter="Weight Update",
    find="Set the gradients to 0, the learning rate to 0.1, the decay to 0.5 and take a weight of 1. After a step it "
    "should be 0.95; if it is 0.5, the rate is missing in the decay.",
)
def decay_without_rate(model, lr, weight_decay):
    """Shrinking every weight by the factor 1 - weight_decay skips the learning rate. The whole slope, that of the loss
    and that of the penalty, is multiplied by it."""
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)

    def shrink(*_):
        with torch.no_grad():
            for parameter in model.parameters():
                parameter.mul_(1 - weight_decay)

    optimizer.register_step_pre_hook(shrink)
    return optimizer


@mistake("wd-no-lr", of="train_with_l2")
def shrunk_without_rate(model, loader, criterion, lr, lam, epochs):
    return _train_around(model, loader, criterion, lr, 0.0, epochs, before_step, _shrinking(lam))


@mistake("wd-no-lr", of="train_with_l2")
def shrunk_after_without_rate(model, loader, criterion, lr, lam, epochs):
    return _train_around(model, loader, criterion, lr, 0.0, epochs, after_step, _shrinking(lam))


@mistake(
    "wd-adam-vs-adamw",
    of="make_optimizer",
    title="AdamW was built where the task asks for plain gradient descent.",
    hint="Read the name of the optimizer in the task, then the one in your line. Are they the same?",
    chapter="Weight Update",
    find="Print the type of your optimizer, and the size of its first step: with AdamW every weight moves by about "
    "the learning rate, whatever its gradient is.",
)
def adamw(model, lr, weight_decay):
    """AdamW shrinks the weights beside its step, and the step itself has nearly the same length for every weight. Plain
    gradient descent adds the decay to the gradient and walks in proportion to it."""
    return torch.optim.AdamW(model.parameters(), lr=lr, weight_decay=weight_decay)


@mistake(
    "opt-wrong",
    of="make_optimizer",
    title="Another optimizer than plain gradient descent was built.",
    hint="Which optimizer does the task name, and which one stands in your line?",
    chapter="Weight Update",
    find="Print the type of your optimizer: it should be SGD.",
)
def adam(model, lr, weight_decay):
    """Adam divides the gradient by its usual size, and with it the decay that was added to the gradient. The weights
    with large gradients then hardly decay at all."""
    return torch.optim.Adam(model.parameters(), lr=lr, weight_decay=weight_decay)


@mistake("opt-wrong", of="make_optimizer")
def rmsprop(model, lr, weight_decay):
    return torch.optim.RMSprop(model.parameters(), lr=lr, weight_decay=weight_decay)


@mistake("opt-wrong", of="make_optimizer")
def adagrad(model, lr, weight_decay):
    return torch.optim.Adagrad(model.parameters(), lr=lr, weight_decay=weight_decay)


@mistake(
    "opt-momentum-added",
    of="make_optimizer",
    title="The optimizer has momentum, although plain gradient descent was asked for.",
    hint="Make two steps by hand and compare: does the second one remember the first?",
    chapter="Weight Update",
    find="Make one step with a gradient and a second with gradients of 0 and no decay. Nothing should move in the "
    "second; if it does, there is momentum.",
)
def momentum_added(model, lr, weight_decay):
    """With momentum every step goes on along the one before. That often helps, but it is another rule, and its first
    step looks just the same."""
    return torch.optim.SGD(model.parameters(), lr=lr, momentum=0.9, weight_decay=weight_decay)


@mistake("opt-momentum-added", of="make_optimizer")
def nesterov_added(model, lr, weight_decay):
    return torch.optim.SGD(model.parameters(), lr=lr, momentum=0.9, nesterov=True, weight_decay=weight_decay)


@mistake("opt-momentum-added", of="train_with_l2")
def trained_with_momentum(model, loader, criterion, lr, lam, epochs):
    velocity = {}

    def roll(parameter):
        velocity[parameter] = parameter.grad + 0.9 * velocity.get(parameter, 0.0)
        parameter.grad = velocity[parameter].clone()

    return _train_around(model, loader, criterion, lr, lam, epochs, before_step, roll)


@mistake(
    "loop-lr-default",
    of="make_optimizer",
    title="The learning rate that was handed in is not used.",
    hint="Follow the learning rate from the argument to the optimizer. What does it take when nobody tells it?",
    chapter="Weight Update",
    find="Print the optimizer's line lr. It should show the number that was handed in.",
)
def rate_forgotten(model, lr, weight_decay):
    """Without a learning rate, torch.optim.SGD takes 0.001. Every step is then too short, by the same factor."""
    return torch.optim.SGD(model.parameters(), weight_decay=weight_decay)


@mistake("loop-lr-default", of="make_optimizer")
def rate_of_one_hundredth(model, lr, weight_decay):
    return torch.optim.SGD(model.parameters(), lr=0.01, weight_decay=weight_decay)


@mistake("loop-lr-default", of="train_with_l2")
def trained_at_default_rate(model, loader, criterion, lr, lam, epochs):
    return train_with_l2(model, loader, criterion, 0.001, lam, epochs)


@mistake("loop-lr-default", of="train_with_l2")
def trained_at_one_hundredth(model, loader, criterion, lr, lam, epochs):
    return train_with_l2(model, loader, criterion, 0.01, lam, epochs)


@mistake(
    "opt-params-call",
    of="make_optimizer",
    title="The method that lists the parameters was handed over, not its list.",
    hint="Hand over the parameters, not the recipe for getting them: what does it take to run a method?",
    chapter="Weight Update",
    find="Print what you hand to the optimizer. It should be a list or a generator; if it says bound method, the "
    "method was never called.",
)
def parameters_not_called(model, lr, weight_decay):
    """Without brackets the name of a method is the method itself. The optimizer wants what the method gives."""
    return torch.optim.SGD(model.parameters, lr=lr, weight_decay=weight_decay)


@mistake("opt-params-call", of="train_with_l2")
def training_parameters_not_called(model, loader, criterion, lr, lam, epochs):
    return torch.optim.SGD(model.parameters, lr=lr)
