"""Two mistakes that beginners often make together, acting on one answer. Tried only where no single one fits."""

from xor import _forward, _loss

from grader.authoring import both


def _train(params, X, y, lr, epochs, *, error=lambda p, t: p - t, slope=lambda a: a * (1 - a), share=1.0, biases=1.0):
    """Gradient descent with another error, hidden slope, factor of everything, or of the biases."""
    losses = []
    for _ in range(epochs):
        A1, y_hat = _forward(params, X)
        losses.append(_loss(y_hat, y))
        dZ2 = error(y_hat, y) / len(y) * share
        dZ1 = dZ2 @ params["W2"].T * slope(A1)
        grads = {
            "W1": X.T @ dZ1,
            "b1": dZ1.sum(axis=0) * biases,
            "W2": A1.T @ dZ2,
            "b2": dZ2.sum(axis=0) * biases,
        }
        params = {name: params[name] - lr * grads[name] for name in grads}
    return params, losses


@both("xor-sum", "gd-ascent", of="train")
def sum_uphill(params, X, y, lr, epochs):
    """Sums, and label minus prediction."""
    return _train(params, X, y, lr, epochs, share=-len(y))


@both("xor-sum", "bp-no-hidden-deriv", of="train")
def sum_no_slope(params, X, y, lr, epochs):
    """Sums, without the hidden slope."""
    return _train(params, X, y, lr, epochs, share=len(y), slope=lambda a: 1.0)


@both("xor-sum", "bp-act-as-deriv", of="train")
def sum_value_as_slope(params, X, y, lr, epochs):
    """Sums, with the hidden value in the place of its slope."""
    return _train(params, X, y, lr, epochs, share=len(y), slope=lambda a: a)


@both("xor-sum", "gd-no-bias-update", of="train")
def sum_no_biases(params, X, y, lr, epochs):
    """Sums, and biases that stay as they are."""
    return _train(params, X, y, lr, epochs, share=len(y), biases=0.0)


@both("gd-ascent", "bp-no-hidden-deriv", of="train")
def uphill_no_slope(params, X, y, lr, epochs):
    """Label minus prediction, without the hidden slope."""
    return _train(params, X, y, lr, epochs, share=-1.0, slope=lambda a: 1.0)


@both("xor-mse", "bp-no-hidden-deriv", of="train")
def squares_no_slope(params, X, y, lr, epochs):
    """A slope too many at the output and one too few at the hidden layer."""
    return _train(params, X, y, lr, epochs, error=lambda p, t: (p - t) * p * (1 - p), slope=lambda a: 1.0)


@both("xor-mse", "gd-ascent", of="train")
def squares_uphill(params, X, y, lr, epochs):
    """The squared error's slope, with the wrong sign."""
    return _train(params, X, y, lr, epochs, error=lambda p, t: (t - p) * p * (1 - p))


@both("xor-mse", "gd-no-bias-update", of="train")
def squares_no_biases(params, X, y, lr, epochs):
    """The squared error's slope, and biases that stay as they are."""
    return _train(params, X, y, lr, epochs, error=lambda p, t: (p - t) * p * (1 - p), biases=0.0)
