"""Two mistakes that beginners often make together, acting on one answer. Tried only where no single one fits."""

import numpy as np

from grader.authoring import both


def _sum(dZ):
    return dZ.sum(axis=0)


def _backward(params, cache, y, *, error=None, slope=None, weights=1.0, biases=1.0, bias=_sum, below="A1"):
    """Gradients with another error at the output, slope, factor, bias gradient, or input of the last layer."""
    dZ2 = ((cache["y_hat"] - y) if error is None else error) / len(y)
    dZ1 = dZ2 @ params["W2"].T * ((cache["Z1"] > 0) if slope is None else slope)
    return {
        "W1": cache["X"].T @ dZ1 * weights,
        "b1": bias(dZ1) * biases,
        "W2": cache[below].T @ dZ2 * weights,
        "b2": bias(dZ2) * biases,
    }


def _sigmoid_slope(z):
    return np.exp(-z) / (1 + np.exp(-z)) ** 2


def _summed(params, cache, y, **other):
    """The same without the mean."""
    return _backward(params, cache, y, weights=len(y), biases=len(y), **other)


def _squared(cache, y):
    """The error of a squared loss, through the sigmoid."""
    a = cache["y_hat"]
    return (a - y) * a * (1 - a)


@both("bp-no-mean", "bp-no-hidden-deriv", of="backward")
def no_mean_no_slope(params, cache, y):
    """Sums, without the hidden slope."""
    return _summed(params, cache, y, slope=1.0)


@both("bp-no-mean", "bp-sign", of="backward")
def no_mean_sign(params, cache, y):
    """Sums of label minus prediction."""
    return _summed(params, cache, y, error=y - cache["y_hat"])


@both("bp-no-mean", "bp-extra-sigprime", of="backward")
def no_mean_extra_slope(params, cache, y):
    """Sums of the squared loss's error."""
    return _summed(params, cache, y, error=_squared(cache, y))


@both("bp-no-mean", "bp-extra-sigprime", of="backward")
def no_mean_squared(params, cache, y):
    """With the 2 of the square."""
    return _summed(params, cache, y, error=2 * _squared(cache, y))


@both("bp-no-mean", "bp-factor-2", of="backward")
def no_mean_factor_2(params, cache, y):
    """Sums of twice the error."""
    return _summed(params, cache, y, error=2 * (cache["y_hat"] - y))


@both("bp-sign", "bp-extra-sigprime", of="backward")
def sign_extra_slope(params, cache, y):
    """Label minus prediction, times the sigmoid's slope."""
    return _backward(params, cache, y, error=-_squared(cache, y))


@both("bp-sign", "bp-no-hidden-deriv", of="backward")
def sign_no_slope(params, cache, y):
    """Label minus prediction, without the hidden slope."""
    return _backward(params, cache, y, error=y - cache["y_hat"], slope=1.0)


@both("bp-extra-sigprime", "bp-no-hidden-deriv", of="backward")
def extra_slope_no_slope(params, cache, y):
    """A slope too many at the output and one too few at the hidden layer."""
    return _backward(params, cache, y, error=_squared(cache, y), slope=1.0)


@both("bp-no-mean", "bp-act-as-deriv", of="backward")
def no_mean_value_as_slope(params, cache, y):
    """Sums, with the hidden value in the place of its slope."""
    return _summed(params, cache, y, slope=cache["A1"])


@both("bp-no-mean", "bp-hidden-deriv-other-act", of="backward")
def no_mean_sigmoid_slope(params, cache, y):
    """Sums, with the sigmoid's slope."""
    return _summed(params, cache, y, slope=_sigmoid_slope(cache["Z1"]))


@both("bp-no-mean", "bp-dA-not-dZ", of="backward")
def no_mean_stopped_early(params, cache, y):
    """Sums, from the slope at y_hat."""
    a = cache["y_hat"]
    return _summed(params, cache, y, error=-(y / a) + (1 - y) / (1 - a))


@both("bp-no-mean", "bp-db-scalar", of="backward")
def no_mean_scalar(params, cache, y):
    """Sums, for the biases over everything."""
    return _summed(params, cache, y, bias=np.sum)


@both("bp-no-mean", "bp-db-scalar", of="backward")
def no_mean_scalar_keeping_axes(params, cache, y):
    """As an array (1, 1)."""
    return _summed(params, cache, y, bias=lambda dZ: np.sum(dZ, keepdims=True))


@both("bp-no-mean", "bp-db-not-summed", of="backward")
def no_mean_rows(params, cache, y):
    """No mean, and for the biases not even a sum."""
    return _summed(params, cache, y, bias=lambda dZ: dZ)


@both("bp-no-mean", "bp-db-axis", of="backward")
def no_mean_axis(params, cache, y):
    """Sums, for the biases over the neurons."""
    return _summed(params, cache, y, bias=lambda dZ: dZ.sum(axis=1))


@both("bp-no-mean", "bp-db-axis", of="backward")
def no_mean_axis_keeping_axes(params, cache, y):
    """As a column."""
    return _summed(params, cache, y, bias=lambda dZ: dZ.sum(axis=1, keepdims=True))


@both("bp-no-mean", "bp-db-missing", of="backward")
def no_mean_no_biases(params, cache, y):
    """Sums, and zero for the biases."""
    return _summed(params, cache, y, bias=lambda dZ: np.zeros(dZ.shape[1]))


@both("bp-no-mean", "bp-dW2-from-Z1", of="backward")
def no_mean_from_z1(params, cache, y):
    """Sums, and the last layer's input is taken before its activation."""
    return _summed(params, cache, y, below="Z1")


@both("bp-no-mean", "bp-dW-transposed", of="backward")
def no_mean_transposed(params, cache, y):
    """Sums, and both weight gradients are turned on their side."""
    grads = _summed(params, cache, y)
    return {**grads, "W1": grads["W1"].T, "W2": grads["W2"].T}


@both("bp-mean-not-biases", "bp-no-hidden-deriv", of="backward")
def biases_summed_no_slope(params, cache, y):
    """Sums for the biases, without the hidden slope."""
    return _backward(params, cache, y, biases=len(y), slope=1.0)


@both("bp-mean-not-weights", "bp-no-hidden-deriv", of="backward")
def weights_summed_no_slope(params, cache, y):
    """Sums for the weights, without the hidden slope."""
    return _backward(params, cache, y, weights=len(y), slope=1.0)


@both("bp-mean-not-biases", "bp-db-scalar", of="backward")
def biases_summed_over_everything(params, cache, y):
    """The sum over everything is not divided, the weights are."""
    return _backward(params, cache, y, biases=len(y), bias=np.sum)


@both("bp-no-hidden-deriv", "bp-db-scalar", of="backward")
def scalar_no_slope(params, cache, y):
    """No hidden slope, and the biases get the sum of everything."""
    return _backward(params, cache, y, slope=1.0, bias=np.sum)


@both("bp-no-hidden-deriv", "bp-db-not-summed", of="backward")
def rows_no_slope(params, cache, y):
    """No hidden slope, and the biases get one row for each example."""
    return _backward(params, cache, y, slope=1.0, bias=lambda dZ: dZ)


@both("bp-sign", "bp-db-scalar", of="backward")
def sign_scalar(params, cache, y):
    """Label minus prediction, and the biases get the sum of everything."""
    return _backward(params, cache, y, error=y - cache["y_hat"], bias=np.sum)


@both("bp-mean-twice", "bp-no-hidden-deriv", of="backward")
def mean_twice_no_slope(params, cache, y):
    """Divided by m twice, without the hidden slope."""
    return _backward(params, cache, y, weights=1 / len(y), biases=1 / len(y), slope=1.0)
