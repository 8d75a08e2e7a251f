"""Training: the loss that is written down, and arrays that are overwritten."""

import numpy as np
import scratch
from scratch import backward, forward, init_params, sgd_step

from grader.authoring import mistake


def _train(X, y, n_hidden, lr, epochs, batch_size, seed, loss, note=None):
    """The loop with ``loss(p, y)`` of every example, and ``note(losses of the batches, sizes)`` of an epoch."""
    rng = np.random.default_rng(seed)
    params, history = init_params(X.shape[1], n_hidden, rng), []
    for _ in range(epochs):
        order, losses, sizes = rng.permutation(len(X)), [], []
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            y_hat, cache = forward(params, X[rows])
            losses.append(float(np.mean(loss(np.clip(y_hat, 1e-12, 1 - 1e-12), y[rows]))))
            sizes.append(len(rows))
            params = sgd_step(params, backward(params, cache, y[rows]), lr)
        history.append(float(note(losses, sizes) if note else np.dot(losses, sizes) / len(X)))
    return params, {"loss": history}


def _bce(p, y):
    return -(y * np.log(p) + (1 - y) * np.log(1 - p))


@mistake(
    "bce-sum",
    of="train",
    title="The loss is summed over the examples, not averaged.",
    hint="Should the loss grow when you duplicate the data?",
    chapter="Binary Cross-Entropy Loss",
    find="Train with learning rate 0 on your data, and on the same data with every row twice. Both losses should be "
    "the same.",
)
def summed(X, y, n_hidden, lr, epochs, batch_size, seed):
    """Binary cross-entropy is a mean: a network that always says 0.5 has the loss 0.693, however many examples there
    are."""
    return _train(X, y, n_hidden, lr, epochs, batch_size, seed, _bce, np.dot)


@mistake(
    "loop-log-sum",
    of="train",
    title="The loss of an epoch is the sum over its batches, not their mean.",
    hint="Should the loss of an epoch grow when you cut the same data into more batches?",
    chapter="The Training Loop",
    find="Train with learning rate 0, once with one batch and once with batches of 2. Both losses should be about "
    "equal.",
)
def summed_over_batches(X, y, n_hidden, lr, epochs, batch_size, seed):
    """Each batch's loss is a mean already. Added up, they grow with the number of batches; the epoch's loss is their
    mean."""
    return _train(X, y, n_hidden, lr, epochs, batch_size, seed, _bce, lambda losses, sizes: sum(losses))


@mistake(
    "loop-log-scale",
    of="train",
    title="The sum of the batches' mean losses is divided by the number of examples.",
    hint="How many numbers did you add up? Divide by as many.",
    chapter="The Training Loop",
    find="Train with learning rate 0, once with one batch and once with batches of 2. Both losses should be about "
    "equal.",
)
def divided_by_examples(X, y, n_hidden, lr, epochs, batch_size, seed):
    """Each batch's loss is a mean already, so their sum has as many terms as there are batches. Divided by the number
    of examples it becomes far too small."""
    return _train(X, y, n_hidden, lr, epochs, batch_size, seed, _bce, lambda losses, sizes: sum(losses) / sum(sizes))


@mistake(
    "bce-no-minus",
    of="train",
    title="The loss in the history has the wrong sign.",
    hint="A loss should shrink as predictions improve: check the sign.",
    chapter="Binary Cross-Entropy Loss",
    find='Print history["loss"]. All numbers should be positive.',
)
def no_minus(X, y, n_hidden, lr, epochs, batch_size, seed):
    """The logarithm of a probability is negative, so the formula begins with a minus."""
    return _train(X, y, n_hidden, lr, epochs, batch_size, seed, lambda p, y: -_bce(p, y))


@mistake(
    "bce-mse",
    of="train",
    title="The history holds the squared error instead of the cross-entropy.",
    hint="This is the loss for another kind of task. Which one do your gradients belong to?",
    chapter="Binary Cross-Entropy Loss",
    find="A network that always says 0.5 has the cross-entropy 0.693; 0.25 is its squared error.",
)
def squares(X, y, n_hidden, lr, epochs, batch_size, seed):
    """The gradients are those of the cross-entropy, so that is the loss that falls, step by step."""
    return _train(X, y, n_hidden, lr, epochs, batch_size, seed, lambda p, y: (p - y) ** 2)


@mistake(
    "bce-no-negative-term",
    of="train",
    title="Examples with label 0 do not count in the loss of the history.",
    hint="Who is punished when the true label is 0?",
    chapter="Binary Cross-Entropy Loss",
    find="A network that always says 0.5 has the cross-entropy 0.693, whatever the labels are.",
)
def ones_only(X, y, n_hidden, lr, epochs, batch_size, seed):
    """The formula has two terms: the first speaks for examples with label 1, the second for those with label 0."""
    return _train(X, y, n_hidden, lr, epochs, batch_size, seed, lambda p, y: -y * np.log(p))


@mistake(
    "bce-half",
    of="train",
    title="The loss in the history has a factor of one half.",
    hint="The one half belongs to another loss.",
    chapter="Binary Cross-Entropy Loss",
    find="A network that always says 0.5 has the cross-entropy 0.693, not half of it.",
)
def half(X, y, n_hidden, lr, epochs, batch_size, seed):
    """A one half makes the derivative of a square look nicer. Cross-entropy has no square."""
    return _train(X, y, n_hidden, lr, epochs, batch_size, seed, lambda p, y: _bce(p, y) / 2)


@mistake(
    "train-changes-data",
    of="train",
    title="The data that were given are changed.",
    hint="Which line writes into an array that train was given?",
    chapter="Practical Checklist",
    find="Keep copies of X and y, train, and compare. Nothing should have changed.",
)
def mixed_in_place(X, y, n_hidden, lr, epochs, batch_size, seed):
    """rng.shuffle mixes the array itself, and the caller sees it: whoever uses X next finds another order. A random
    order of row numbers leaves the data alone."""
    answer = scratch.train(X, y, n_hidden, lr, epochs, batch_size, seed)
    order = np.random.default_rng(seed).permutation(len(X))
    X[:], y[:] = X[order].copy(), y[order].copy()
    return answer


@mistake("train-changes-data", of="train")
def standardized_in_place(X, y, n_hidden, lr, epochs, batch_size, seed):
    """Standardized in place, after training."""
    answer = scratch.train(X, y, n_hidden, lr, epochs, batch_size, seed)
    X -= X.mean(axis=0)
    return answer
