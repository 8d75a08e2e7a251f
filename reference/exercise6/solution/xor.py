"""Exercise 6: a whole neural network that learns XOR, with nothing but NumPy.

The network has one hidden layer. Hidden layer and output have the sigmoid; the loss is the mean binary cross-entropy.
Every row is one example: X is (m, n_in), W1 is (n_in, h), b1 is (h,), W2 is (h, 1), b2 is (1,), y is (m, 1). All
numbers are float64.
"""

import numpy as np


def _sigmoid(z: np.ndarray) -> np.ndarray:
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, small) / (1.0 + small)


def _forward(params: dict[str, np.ndarray], X: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    A1 = _sigmoid(X @ params["W1"] + params["b1"])
    return A1, _sigmoid(A1 @ params["W2"] + params["b2"])


def _loss(y_hat: np.ndarray, y: np.ndarray) -> float:
    safe = np.clip(y_hat, 1e-12, 1.0 - 1e-12)
    return float(-np.mean(y * np.log(safe) + (1.0 - y) * np.log(1.0 - safe)))


def _gradients(params: dict[str, np.ndarray], X: np.ndarray, y: np.ndarray) -> dict[str, np.ndarray]:
    A1, y_hat = _forward(params, X)
    dZ2 = (y_hat - y) / len(y)
    dZ1 = dZ2 @ params["W2"].T * A1 * (1.0 - A1)
    return {"W1": X.T @ dZ1, "b1": dZ1.sum(axis=0), "W2": A1.T @ dZ2, "b2": dZ2.sum(axis=0)}


def init_params(n_hidden: int, rng: np.random.Generator) -> dict[str, np.ndarray]:
    """Parameters to start from, for a network with two inputs and one output.

    The hidden units must not all start equal: equal units get equal gradients and stay equal for ever. Random weights,
    for example from rng.normal, are the usual way; biases may start at zero.

    Args:
        n_hidden: The number of hidden units, h.
        rng: A generator of random numbers, as np.random.default_rng(0) gives one.

    Returns:
        A dictionary: "W1" (2, h), "b1" (h,), "W2" (h, 1), "b2" (1,).

    Example:
        For n_hidden = 3: "W1" has shape (2, 3), "b1" (3,), "W2" (3, 1), "b2" (1,): 13 numbers.
    """
    return {
        "W1": rng.normal(0.0, 1.0, (2, n_hidden)),
        "b1": np.zeros(n_hidden),
        "W2": rng.normal(0.0, 1.0, (n_hidden, 1)),
        "b2": np.zeros(1),
    }


def train(
    params: dict[str, np.ndarray], X: np.ndarray, y: np.ndarray, lr: float, epochs: int
) -> tuple[dict[str, np.ndarray], list[float]]:
    """Gradient descent on the full batch: an epoch is one forward pass, one backward pass and one step with all rows.

    Forward: A1 = sigmoid(X W1 + b1), y_hat = sigmoid(A1 W2 + b2).
    Loss: the mean over the rows of -(y log(y_hat) + (1 - y) log(1 - y_hat)).
    Backward: dZ2 = (y_hat - y) / m, dW2 = A1^T dZ2, db2 = sum of dZ2 over the rows,
    dZ1 = (dZ2 W2^T) * A1 * (1 - A1), dW1 = X^T dZ1, db1 = sum of dZ1 over the rows.
    Step: every parameter becomes parameter - lr * its gradient.

    Args:
        params: "W1" (n_in, h), "b1" (h,), "W2" (h, 1), "b2" (1,), where the training begins. You may change them.
        X: Inputs, shape (m, n_in), any number of rows and columns; not changed.
        y: Labels 0.0 or 1.0, shape (m, 1); not changed.
        lr: The learning rate.
        epochs: The number of steps, 1 or more.

    Returns:
        The trained params and the losses: a list with one loss for each epoch, taken before or after its step, as you
        like.

    Example:
        The README has one step with all its numbers.
    """
    losses = []
    for _ in range(epochs):
        losses.append(_loss(_forward(params, X)[1], y))
        grads = _gradients(params, X, y)
        params = {name: params[name] - lr * grads[name] for name in grads}
    return params, losses


def predict(params: dict[str, np.ndarray], X: np.ndarray) -> np.ndarray:
    """The class of every row: 1 where the network's output is above 0.5, otherwise 0.

    Args:
        params: "W1", "b1", "W2", "b2", as for train; not changed.
        X: Inputs, shape (m, n_in); not changed.

    Returns:
        Classes 0 and 1, shape (m,) or (m, 1); bool, int or float.

    Example:
        With the chapter's W1 = [[5, 5], [5, 5]], b1 = [-2.5, -7.5], W2 = [[10], [-10]], b2 = [-5], the rows (0, 0),
        (0, 1), (1, 0), (1, 1) become 0, 1, 1, 0.
    """
    return (_forward(params, X)[1] > 0.5).astype(int)


def solve(seed: int) -> dict[str, np.ndarray]:
    """Trains a network that solves XOR. The number of hidden units, the learning rate and the epochs are up to you.

    Make a generator from the seed and start from its random numbers. A start may get stuck: look at the four answers
    when training is over, and begin again with new random numbers if one of them is wrong. Every seed has to succeed,
    within ten seconds.

    Args:
        seed: A whole number, 0 or more.

    Returns:
        The trained params: "W1" (2, h), "b1" (h,), "W2" (h, 1), "b2" (1,). For the rows (0, 0), (0, 1), (1, 0), (1, 1)
        the output must be below, above, above and below 0.5, and predict must say 0, 1, 1, 0.

    Example:
        predict(solve(0), [[0, 0], [0, 1], [1, 0], [1, 1]]) gives 0, 1, 1, 0.
    """
    X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    y = np.array([[0.0], [1.0], [1.0], [0.0]])
    rng = np.random.default_rng(seed)
    for _ in range(5):
        params, losses = train(init_params(8, rng), X, y, lr=2.0, epochs=400)
        if losses[-1] < 0.1:
            break
    return params
