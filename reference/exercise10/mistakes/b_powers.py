"""Something else than the square of the weights is summed."""

import numpy as np
import torch
from mistakes._shared import _plus, _train, _weights

from grader.authoring import mistake


@mistake(
    "wd-not-squared",
    of="l2_penalty",
    title="The penalty uses the length of the weights instead of its square.",
    hint="A norm contains a square root. Does the formula of the penalty have one?",
    chapter="Debugging Your Neural Network",
    find="Compute the penalty, double all weights and compute it again. It should be four times as large; if it only "
    "doubles, nothing is squared in the end.",
)
def penalty_of_norms(params, lam):
    """A norm is the square root of the sum of squares. Its slope has length 1 wherever you stand, so that large and
    small weights are pulled alike. The squared norm pulls a weight the more, the larger it is."""
    return lam / 2 * sum(np.linalg.norm(values) for values in _weights(params).values())


@mistake("wd-not-squared", of="l2_penalty")
def penalty_of_norms_without_half(params, lam):
    return lam * sum(np.linalg.norm(values) for values in _weights(params).values())


@mistake("wd-not-squared", of="l2_penalty")
def penalty_root_of_all(params, lam):
    return lam / 2 * np.sqrt(sum(np.sum(values**2) for values in _weights(params).values()))


@mistake("wd-not-squared", of="l2_gradients")
def gradients_of_norms(params, grads, lam):
    return _plus(params, grads, lambda W: lam * W / np.linalg.norm(W))


@mistake("wd-not-squared", of="l2_gradients")
def gradients_of_norms_half(params, grads, lam):
    return _plus(params, grads, lambda W: lam / 2 * W / np.linalg.norm(W))


@mistake("wd-not-squared", of="train_with_l2")
def trained_on_norms(model, loader, criterion, lr, lam, epochs):
    return _train(model, loader, criterion, lr, epochs, lambda ws, m: lam / 2 * sum(w.norm() for w in ws))


@mistake("wd-not-squared", of="train_with_l2")
def trained_on_norms_without_half(model, loader, criterion, lr, lam, epochs):
    return _train(model, loader, criterion, lr, epochs, lambda ws, m: lam * sum(w.norm() for w in ws))


@mistake("wd-not-squared", of="train_with_l2")
def trained_on_root_of_all(model, loader, criterion, lr, lam, epochs):
    def penalty(ws, m):
        return lam / 2 * torch.sqrt(sum((w**2).sum() for w in ws))

    return _train(model, loader, criterion, lr, epochs, penalty)


@mistake(
    "wd-l1",
    of="l2_penalty",
    title="The penalty adds absolute values instead of squares.",
    hint="Which pulls a large weight more strongly than a small one: a square, or an absolute value?",
    chapter="Debugging Your Neural Network",
    find="Compute the extra gradient of a weight of 0.1 and of a weight of 10. The second should be a hundred times "
    "the first; if they are the same, you have absolute values.",
)
def penalty_absolute(params, lam):
    """The sum of absolute values is the penalty called L1. Its slope is the same for every size of weight, only the
    sign changes. L2 squares the weights."""
    return lam / 2 * sum(np.sum(np.abs(values)) for values in _weights(params).values())


@mistake("wd-l1", of="l2_penalty")
def penalty_absolute_without_half(params, lam):
    return lam * sum(np.sum(np.abs(values)) for values in _weights(params).values())


@mistake("wd-l1", of="l2_gradients")
def gradients_sign(params, grads, lam):
    return _plus(params, grads, lambda W: lam * np.sign(W))


@mistake("wd-l1", of="l2_gradients")
def gradients_sign_half(params, grads, lam):
    return _plus(params, grads, lambda W: lam / 2 * np.sign(W))


@mistake("wd-l1", of="train_with_l2")
def trained_on_absolute(model, loader, criterion, lr, lam, epochs):
    return _train(model, loader, criterion, lr, epochs, lambda ws, m: lam / 2 * sum(w.abs().sum() for w in ws))


@mistake("wd-l1", of="train_with_l2")
def trained_on_absolute_without_half(model, loader, criterion, lr, lam, epochs):
    return _train(model, loader, criterion, lr, epochs, lambda ws, m: lam * sum(w.abs().sum() for w in ws))


@mistake(
    "wd-sum-w",
    of="l2_penalty",
    title="The penalty adds the weights themselves, not their squares.",
    hint="Should a weight of -2 cost less than nothing? Negative weights are to shrink too.",
    chapter="Debugging Your Neural Network",
    find="Compute the penalty, turn every sign round and compute it again. It should stay the same; if its sign "
    "turns as well, the weights were never squared.",
)
def penalty_plain_sum(params, lam):
    """A plain sum lets positive and negative weights cancel, and it can be made as small as you like by growing
    negative weights. A square is never negative, so only weights of zero are free."""
    return lam / 2 * sum(np.sum(values) for values in _weights(params).values())


@mistake("wd-sum-w", of="l2_penalty")
def penalty_plain_sum_without_half(params, lam):
    return lam * sum(np.sum(values) for values in _weights(params).values())


@mistake("wd-sum-w", of="l2_gradients")
def gradients_constant(params, grads, lam):
    return _plus(params, grads, lambda W: lam)


@mistake("wd-sum-w", of="l2_gradients")
def gradients_constant_half(params, grads, lam):
    return _plus(params, grads, lambda W: lam / 2)


@mistake("wd-sum-w", of="train_with_l2")
def trained_on_plain_sum(model, loader, criterion, lr, lam, epochs):
    return _train(model, loader, criterion, lr, epochs, lambda ws, m: lam / 2 * sum(w.sum() for w in ws))


@mistake("wd-sum-w", of="train_with_l2")
def trained_on_plain_sum_without_half(model, loader, criterion, lr, lam, epochs):
    return _train(model, loader, criterion, lr, epochs, lambda ws, m: lam * sum(w.sum() for w in ws))


@mistake(
    "wd-square-of-sum",
    of="l2_penalty",
    title="The weights are added first and squared afterwards.",
    hint="Square every weight for itself, then add. Which of the two does your line do first?",
    chapter="Debugging Your Neural Network",
    find="Take the two weights 1 and -1 with lam = 2. The penalty should be 2; if it is 0, the two cancelled before "
    "anything was squared.",
)
def penalty_square_of_sum(params, lam):
    """The square of a sum is not the sum of squares: weights of opposite signs cancel before the square can see
    them. Where the brackets stand decides which one you compute."""
    return lam / 2 * sum(np.sum(values) ** 2 for values in _weights(params).values())


@mistake("wd-square-of-sum", of="l2_penalty")
def penalty_square_of_whole_sum(params, lam):
    return lam / 2 * sum(np.sum(values) for values in _weights(params).values()) ** 2


@mistake("wd-square-of-sum", of="train_with_l2")
def trained_on_square_of_sum(model, loader, criterion, lr, lam, epochs):
    return _train(model, loader, criterion, lr, epochs, lambda ws, m: lam / 2 * sum(w.sum() ** 2 for w in ws))


@mistake("wd-square-of-sum", of="train_with_l2")
def trained_on_square_of_whole_sum(model, loader, criterion, lr, lam, epochs):
    return _train(model, loader, criterion, lr, epochs, lambda ws, m: lam / 2 * sum(w.sum() for w in ws) ** 2)
