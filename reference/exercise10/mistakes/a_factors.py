"""The penalty has another factor, or another sign."""

import numpy as np
from mistakes._shared import _plus, _train, _weights
from regularization import l2_gradients, l2_penalty, make_optimizer, train_with_l2

from grader.authoring import mistake


@mistake(
    "wd-factor-2",
    of="l2_penalty",
    title="Weights are pulled towards zero twice as strongly: the one half of the penalty is missing.",
    hint="The penalty has a factor of one half in front of its squares. What does it cancel when you differentiate?",
    chapter="Debugging Your Neural Network",
    find="Take a single weight of 3 and lam = 1. The penalty should be 4.5, and the extra gradient 3; if you see 9 "
    "and 6, a half is missing.",
)
def penalty_without_half(params, lam):
    """The derivative of a square is twice its base, so the derivative of w squared is 2 w. The one half in front takes
    the 2 away, and what is left is lam times w. Without it the same lam decays weights twice as fast as PyTorch's
    option of that name."""
    return 2 * l2_penalty(params, lam)


@mistake("wd-factor-2", of="l2_gradients")
def gradients_without_half(params, grads, lam):
    return l2_gradients(params, grads, 2 * lam)


@mistake("wd-factor-2", of="make_optimizer")
def optimizer_doubled(model, lr, weight_decay):
    return make_optimizer(model, lr, 2 * weight_decay)


@mistake("wd-factor-2", of="train_with_l2")
def trained_without_half(model, loader, criterion, lr, lam, epochs):
    return train_with_l2(model, loader, criterion, lr, 2 * lam, epochs)


@mistake(
    "wd-half",
    of="l2_gradients",
    title="Weights are pulled towards zero half as strongly: a one half is left over.",
    hint="Differentiate the square: its 2 and the one half of the penalty meet. How much of the half remains?",
    chapter="Debugging Your Neural Network",
    find="Take a single weight of 3, lam = 1 and a loss that does not depend on it. Its gradient should be 3; if it "
    "is 1.5, the one half is in it although it belongs to the penalty only.",
)
def gradients_with_half(params, grads, lam):
    """The one half stands in the penalty so that it does not stand in the gradient. Copied into the gradient, or into
    the optimizer's option, it makes the decay half as strong as announced."""
    return l2_gradients(params, grads, lam / 2)


@mistake("wd-half", of="l2_penalty")
def penalty_quarter(params, lam):
    return l2_penalty(params, lam) / 2


@mistake("wd-half", of="make_optimizer")
def optimizer_halved(model, lr, weight_decay):
    return make_optimizer(model, lr, weight_decay / 2)


@mistake("wd-half", of="train_with_l2")
def trained_with_half(model, loader, criterion, lr, lam, epochs):
    return train_with_l2(model, loader, criterion, lr, lam / 2, epochs)


@mistake(
    "wd-sign",
    of="l2_gradients",
    title="The penalty has the wrong sign: weights are pushed away from zero.",
    hint="Are the weights growing? The penalty is added to the loss, and its slope to the slope.",
    chapter="Debugging Your Neural Network",
    find="Set the gradients of the loss to 0 and make some steps. Every weight should come nearer to 0; if they all "
    "grow, a sign is turned round.",
)
def gradients_minus(params, grads, lam):
    """Subtracting lam W in the gradient looks like shrinking, but the update subtracts the gradient once more: two
    minus signs make the weights grow in every step."""
    return l2_gradients(params, grads, -lam)


@mistake("wd-sign", of="l2_penalty")
def penalty_minus(params, lam):
    return l2_penalty(params, -lam)


@mistake("wd-sign", of="make_optimizer")
def optimizer_minus(model, lr, weight_decay):
    optimizer = make_optimizer(model, lr, weight_decay)
    optimizer.param_groups[0]["weight_decay"] = -weight_decay
    return optimizer


@mistake("wd-sign", of="make_optimizer")
def optimizer_minus_refused(model, lr, weight_decay):
    return make_optimizer(model, lr, -weight_decay)


@mistake("wd-sign", of="train_with_l2")
def trained_minus(model, loader, criterion, lr, lam, epochs):
    return train_with_l2(model, loader, criterion, lr, -lam, epochs)


@mistake(
    "wd-no-lambda",
    of="l2_penalty",
    title="The strength of the decay is not used: the penalty counts fully, whatever lam says.",
    hint="Which of your lines changes when lam is made ten times as large?",
    chapter="Debugging Your Neural Network",
    find="Call the function with lam = 0. Nothing of the penalty should be left; if it makes no difference, lam "
    "does not reach your formula.",
)
def penalty_without_lambda(params, lam):
    """The number lam says how much small weights are worth compared with a small loss. Without it the penalty drowns
    the data."""
    return l2_penalty(params, 1.0)


@mistake("wd-no-lambda", of="l2_penalty")
def penalty_bare_squares(params, lam):
    return l2_penalty(params, 2.0)


@mistake("wd-no-lambda", of="l2_gradients")
def gradients_without_lambda(params, grads, lam):
    return l2_gradients(params, grads, 1.0)


@mistake("wd-no-lambda", of="train_with_l2")
def trained_without_lambda(model, loader, criterion, lr, lam, epochs):
    return train_with_l2(model, loader, criterion, lr, 1.0, epochs)


@mistake("wd-no-lambda", of="train_with_l2")
def trained_on_bare_squares(model, loader, criterion, lr, lam, epochs):
    return train_with_l2(model, loader, criterion, lr, 2.0, epochs)


@mistake(
    "wd-div-m",
    of="l2_penalty",
    title="The penalty is divided by a count, of weights, rows or batches.",
    hint="The loss of a batch is a mean. Is the penalty a mean as well, or a plain sum?",
    chapter="Debugging Your Neural Network",
    find="Take a weight matrix full of ones, once with 4 entries and once with 8. The second penalty should be twice "
    "the first; if they are equal, you average.",
)
def penalty_mean(params, lam):
    """Every weight pays for itself, however many others there are and however many examples are in the batch. A mean,
    or a division by the number of examples, makes lam mean something else for every network and every batch."""
    return lam / 2 * sum(np.mean(values**2) for values in _weights(params).values())


@mistake("wd-div-m", of="l2_penalty")
def penalty_mean_of_all(params, lam):
    return lam / 2 * np.mean(np.concatenate([values.ravel() for values in _weights(params).values()]) ** 2)


@mistake("wd-div-m", of="l2_penalty")
def penalty_mean_of_layers(params, lam):
    return l2_penalty(params, lam) / len(_weights(params))


@mistake("wd-div-m", of="l2_penalty")
def penalty_by_rows(params, lam):
    return lam / 2 * sum(np.sum(values**2) / len(values) for values in _weights(params).values())


@mistake("wd-div-m", of="l2_gradients")
def gradients_mean(params, grads, lam):
    return _plus(params, grads, lambda W: lam * W / W.size)


@mistake("wd-div-m", of="l2_gradients")
def gradients_by_rows(params, grads, lam):
    return _plus(params, grads, lambda W: lam * W / len(W))


@mistake("wd-div-m", of="l2_gradients")
def gradients_by_columns(params, grads, lam):
    return _plus(params, grads, lambda W: lam * W / W.shape[1])


@mistake("wd-div-m", of="train_with_l2")
def trained_on_mean(model, loader, criterion, lr, lam, epochs):
    return _train(model, loader, criterion, lr, epochs, lambda ws, m: lam / 2 * sum((w**2).mean() for w in ws))


@mistake("wd-div-m", of="train_with_l2")
def trained_by_batch(model, loader, criterion, lr, lam, epochs):
    return _train(model, loader, criterion, lr, epochs, lambda ws, m: lam / 2 * sum((w**2).sum() for w in ws) / m)


@mistake("wd-div-m", of="train_with_l2")
def trained_by_examples(model, loader, criterion, lr, lam, epochs):
    return train_with_l2(model, loader, criterion, lr, lam / len(loader.dataset), epochs)


@mistake("wd-div-m", of="train_with_l2")
def trained_by_batches(model, loader, criterion, lr, lam, epochs):
    return train_with_l2(model, loader, criterion, lr, lam / len(loader), epochs)
