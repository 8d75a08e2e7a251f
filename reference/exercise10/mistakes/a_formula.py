"""The penalty has another formula: another power, another factor, another sign."""

import numpy as np
import torch

from grader.authoring import mistake


def _weights(params):
    return {name: values for name, values in params.items() if name.startswith("W")}


def _plus(params, grads, extra):
    """The gradients, with ``extra(W)`` added for every weight matrix."""
    return {name: grads[name] + (extra(values) if name in _weights(params) else 0) for name, values in params.items()}


def _train(model, loader, criterion, lr, epochs, penalty):
    """Training on loss plus ``penalty(weights, rows of the batch)``."""
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    weights = [parameter for parameter in model.parameters() if parameter.ndim >= 2]
    losses = []
    for _ in range(epochs):
        total = 0.0
        for X, y in loader:
            optimizer.zero_grad()
            loss = criterion(model(X), y)
            (loss + penalty(weights, len(X))).backward()
            optimizer.step()
            total += loss.item() * len(X)
        losses.append(total / len(loader.dataset))
    return losses


def _sgd(model, lr, weight_decay):
    return torch.optim.SGD(model.parameters(), lr=lr, weight_decay=weight_decay)


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
    return lam * sum(np.sum(values**2) for values in _weights(params).values())


@mistake("wd-factor-2", of="l2_gradients")
def gradients_without_half(params, grads, lam):
    return _plus(params, grads, lambda W: 2 * lam * W)


@mistake("wd-factor-2", of="make_optimizer")
def optimizer_doubled(model, lr, weight_decay):
    return _sgd(model, lr, 2 * weight_decay)


@mistake("wd-factor-2", of="train_with_l2")
def trained_without_half(model, loader, criterion, lr, lam, epochs):
    return _train(model, loader, criterion, lr, epochs, lambda ws, m: lam * sum((w**2).sum() for w in ws))


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
    return _plus(params, grads, lambda W: lam / 2 * W)


@mistake("wd-half", of="l2_penalty")
def penalty_quarter(params, lam):
    return lam / 4 * sum(np.sum(values**2) for values in _weights(params).values())


@mistake("wd-half", of="make_optimizer")
def optimizer_halved(model, lr, weight_decay):
    return _sgd(model, lr, weight_decay / 2)


@mistake("wd-half", of="train_with_l2")
def trained_with_half(model, loader, criterion, lr, lam, epochs):
    return _train(model, loader, criterion, lr, epochs, lambda ws, m: lam / 4 * sum((w**2).sum() for w in ws))


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
    return _plus(params, grads, lambda W: -lam * W)


@mistake("wd-sign", of="l2_penalty")
def penalty_minus(params, lam):
    return -lam / 2 * sum(np.sum(values**2) for values in _weights(params).values())


@mistake("wd-sign", of="make_optimizer")
def optimizer_minus(model, lr, weight_decay):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    optimizer.param_groups[0]["weight_decay"] = -weight_decay
    return optimizer


@mistake("wd-sign", of="make_optimizer")
def optimizer_minus_refused(model, lr, weight_decay):
    return _sgd(model, lr, -weight_decay)


@mistake("wd-sign", of="train_with_l2")
def trained_minus(model, loader, criterion, lr, lam, epochs):
    return _train(model, loader, criterion, lr, epochs, lambda ws, m: -lam / 2 * sum((w**2).sum() for w in ws))


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
    return 0.5 * sum(np.sum(values**2) for values in _weights(params).values())


@mistake("wd-no-lambda", of="l2_penalty")
def penalty_bare_squares(params, lam):
    return sum(np.sum(values**2) for values in _weights(params).values())


@mistake("wd-no-lambda", of="l2_gradients")
def gradients_without_lambda(params, grads, lam):
    return _plus(params, grads, lambda W: W)


@mistake("wd-no-lambda", of="train_with_l2")
def trained_without_lambda(model, loader, criterion, lr, lam, epochs):
    return _train(model, loader, criterion, lr, epochs, lambda ws, m: sum((w**2).sum() for w in ws) / 2)


@mistake("wd-no-lambda", of="train_with_l2")
def trained_on_bare_squares(model, loader, criterion, lr, lam, epochs):
    return _train(model, loader, criterion, lr, epochs, lambda ws, m: sum((w**2).sum() for w in ws))


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
    weights = _weights(params)
    return lam / 2 * sum(np.sum(values**2) for values in weights.values()) / len(weights)


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
    count = len(loader.dataset)
    return _train(model, loader, criterion, lr, epochs, lambda ws, m: lam / 2 * sum((w**2).sum() for w in ws) / count)


@mistake("wd-div-m", of="train_with_l2")
def trained_by_batches(model, loader, criterion, lr, lam, epochs):
    count = len(loader)
    return _train(model, loader, criterion, lr, epochs, lambda ws, m: lam / 2 * sum((w**2).sum() for w in ws) / count)
