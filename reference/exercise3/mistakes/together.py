"""Two mistakes that beginners often make together, acting on one answer. Tried only where no single one fits."""

import numpy as np
from backprop import relu_derivative, sigmoid_derivative

from grader.authoring import both


def _sum(dZ):
    return dZ.sum(axis=0)


def _backward(params, cache, y, activation, *, error=None, slope=None, weights=1.0, biases=1.0, bias=_sum, below="A1"):
    """Gradients with another error at the output, slope, factor, bias gradient, or input of the last layer."""
    right = relu_derivative if activation == "relu" else sigmoid_derivative
    dZ2 = ((cache["A2"] - y) if error is None else error) / len(y)
    dZ1 = dZ2 @ params["W2"].T * (right(cache["Z1"]) if slope is None else slope)
    return {
        "W1": cache["X"].T @ dZ1 * weights,
        "b1": bias(dZ1) * biases,
        "W2": cache[below].T @ dZ2 * weights,
        "b2": bias(dZ2) * biases,
    }


def _summed(params, cache, y, activation, **other):
    """The same without the mean."""
    return _backward(params, cache, y, activation, weights=len(y), biases=len(y), **other)


def _squared(cache, y):
    """The error of a squared loss, through the sigmoid."""
    a = cache["A2"]
    return (a - y) * a * (1 - a)


@both("bp-no-mean", "bp-no-hidden-deriv", of="backward")
def no_mean_no_slope(params, cache, y, activation="sigmoid"):
    """Sums, without the hidden slope."""
    return _summed(params, cache, y, activation, slope=1.0)


@both("bp-no-mean", "bp-sign", of="backward")
def no_mean_sign(params, cache, y, activation="sigmoid"):
    """Sums of label minus prediction."""
    return _summed(params, cache, y, activation, error=y - cache["A2"])


@both("bp-no-mean", "bp-extra-sigprime", of="backward")
def no_mean_extra_slope(params, cache, y, activation="sigmoid"):
    """Sums of the squared loss's error."""
    return _summed(params, cache, y, activation, error=_squared(cache, y))


@both("bp-no-mean", "bp-extra-sigprime", of="backward")
def no_mean_squared(params, cache, y, activation="sigmoid"):
    """With the 2 of the square."""
    return _summed(params, cache, y, activation, error=2 * _squared(cache, y))


@both("bp-no-mean", "bp-factor-2", of="backward")
def no_mean_factor_2(params, cache, y, activation="sigmoid"):
    """Sums of twice the error."""
    return _summed(params, cache, y, activation, error=2 * (cache["A2"] - y))


@both("bp-sign", "bp-extra-sigprime", of="backward")
def sign_extra_slope(params, cache, y, activation="sigmoid"):
    """Label minus prediction, times the sigmoid's slope."""
    return _backward(params, cache, y, activation, error=-_squared(cache, y))


@both("bp-sign", "bp-no-hidden-deriv", of="backward")
def sign_no_slope(params, cache, y, activation="sigmoid"):
    """Label minus prediction, without the hidden slope."""
    return _backward(params, cache, y, activation, error=y - cache["A2"], slope=1.0)


@both("bp-extra-sigprime", "bp-no-hidden-deriv", of="backward")
def extra_slope_no_slope(params, cache, y, activation="sigmoid"):
    """A slope too many at the output and one too few at the hidden layer."""
    return _backward(params, cache, y, activation, error=_squared(cache, y), slope=1.0)


@both("bp-no-mean", "bp-act-as-deriv", of="backward")
def no_mean_value_as_slope(params, cache, y, activation="sigmoid"):
    """Sums, with the hidden value in the place of its slope."""
    return _summed(params, cache, y, activation, slope=cache["A1"])


@both("bp-no-mean", "bp-sigprime-of-a", of="backward")
def no_mean_slope_of_a(params, cache, y, activation="sigmoid"):
    """Sums, with the slope taken at the activation."""
    right = relu_derivative(cache["Z1"]) if activation == "relu" else sigmoid_derivative(cache["A1"])
    return _summed(params, cache, y, activation, slope=right)


@both("bp-no-mean", "bp-hidden-deriv-other-act", of="backward")
def no_mean_sigmoid_slope(params, cache, y, activation="sigmoid"):
    """Sums, with the sigmoid's slope for ReLU as well."""
    return _summed(params, cache, y, activation, slope=sigmoid_derivative(cache["Z1"]))


@both("bp-no-mean", "bp-dA-not-dZ", of="backward")
def no_mean_stopped_early(params, cache, y, activation="sigmoid"):
    """Sums, from the slope at A2."""
    a = cache["A2"]
    return _summed(params, cache, y, activation, error=-(y / a) + (1 - y) / (1 - a))


@both("bp-no-mean", "bp-db-scalar", of="backward")
def no_mean_scalar(params, cache, y, activation="sigmoid"):
    """Sums, for the biases over everything."""
    return _summed(params, cache, y, activation, bias=np.sum)


@both("bp-no-mean", "bp-db-scalar", of="backward")
def no_mean_scalar_keeping_axes(params, cache, y, activation="sigmoid"):
    """As an array (1, 1)."""
    return _summed(params, cache, y, activation, bias=lambda dZ: np.sum(dZ, keepdims=True))


@both("bp-no-mean", "bp-db-not-summed", of="backward")
def no_mean_rows(params, cache, y, activation="sigmoid"):
    """No mean, and for the biases not even a sum."""
    return _summed(params, cache, y, activation, bias=lambda dZ: dZ)


@both("bp-no-mean", "bp-db-axis", of="backward")
def no_mean_axis(params, cache, y, activation="sigmoid"):
    """Sums, for the biases over the neurons."""
    return _summed(params, cache, y, activation, bias=lambda dZ: dZ.sum(axis=1))


@both("bp-no-mean", "bp-db-axis", of="backward")
def no_mean_axis_keeping_axes(params, cache, y, activation="sigmoid"):
    """As a column."""
    return _summed(params, cache, y, activation, bias=lambda dZ: dZ.sum(axis=1, keepdims=True))


@both("bp-no-mean", "bp-db-missing", of="backward")
def no_mean_no_biases(params, cache, y, activation="sigmoid"):
    """Sums, and zero for the biases."""
    return _summed(params, cache, y, activation, bias=lambda dZ: np.zeros(dZ.shape[1]))


@both("bp-no-mean", "bp-dW2-from-Z1", of="backward")
def no_mean_from_z1(params, cache, y, activation="sigmoid"):
    """Sums, and the last layer's input is taken before its activation."""
    return _summed(params, cache, y, activation, below="Z1")


@both("bp-no-mean", "bp-dW-transposed", of="backward")
def no_mean_transposed(params, cache, y, activation="sigmoid"):
    """Sums, and both weight gradients are turned on their side."""
    grads = _summed(params, cache, y, activation)
    return {**grads, "W1": grads["W1"].T, "W2": grads["W2"].T}


@both("bp-mean-not-biases", "bp-no-hidden-deriv", of="backward")
def biases_summed_no_slope(params, cache, y, activation="sigmoid"):
    """Sums for the biases, without the hidden slope."""
    return _backward(params, cache, y, activation, biases=len(y), slope=1.0)


@both("bp-mean-not-weights", "bp-no-hidden-deriv", of="backward")
def weights_summed_no_slope(params, cache, y, activation="sigmoid"):
    """Sums for the weights, without the hidden slope."""
    return _backward(params, cache, y, activation, weights=len(y), slope=1.0)


@both("bp-mean-not-biases", "bp-db-scalar", of="backward")
def biases_summed_over_everything(params, cache, y, activation="sigmoid"):
    """The sum over everything is not divided, the weights are."""
    return _backward(params, cache, y, activation, biases=len(y), bias=np.sum)


@both("bp-no-hidden-deriv", "bp-db-scalar", of="backward")
def scalar_no_slope(params, cache, y, activation="sigmoid"):
    """No hidden slope, and the biases get the sum of everything."""
    return _backward(params, cache, y, activation, slope=1.0, bias=np.sum)


@both("bp-no-hidden-deriv", "bp-db-not-summed", of="backward")
def rows_no_slope(params, cache, y, activation="sigmoid"):
    """No hidden slope, and the biases get one row for each example."""
    return _backward(params, cache, y, activation, slope=1.0, bias=lambda dZ: dZ)


@both("bp-sign", "bp-db-scalar", of="backward")
def sign_scalar(params, cache, y, activation="sigmoid"):
    """Label minus prediction, and the biases get the sum of everything."""
    return _backward(params, cache, y, activation, error=y - cache["A2"], bias=np.sum)


@both("bp-mean-twice", "bp-no-hidden-deriv", of="backward")
def mean_twice_no_slope(params, cache, y, activation="sigmoid"):
    """Divided by m twice, without the hidden slope."""
    return _backward(params, cache, y, activation, weights=1 / len(y), biases=1 / len(y), slope=1.0)


@both("sigp-takes-activation", "sigp-minus", of="sigmoid_derivative")
def slope_of_activation_negated(z):
    """z (z - 1)."""
    return z * (z - 1)


@both("num-one-sided", "num-no-2eps", of="numerical_gradient")
def one_sided_by_two_eps(loss, params, eps=1e-5):
    """One step ahead, divided by two."""
    return _one_sided(loss, params, eps, 2 * eps)


@both("num-one-sided", "num-no-2eps", of="numerical_gradient")
def one_sided_not_divided(loss, params, eps=1e-5):
    """One step ahead, not divided."""
    return _one_sided(loss, params, eps, 1.0)


@both("num-one-sided", "num-not-restored", of="numerical_gradient")
def one_sided_left_above(loss, params, eps=1e-5):
    """One step ahead, and no step back."""
    return _one_sided(loss, params, eps, eps, restore=False)


def _one_sided(loss, params, eps, width, restore=True):
    gradients = {}
    for name, values in params.items():
        gradients[name] = np.zeros_like(values)
        for place in np.ndindex(values.shape):
            before, here = values[place], loss(params)
            values[place] = before + eps
            gradients[name][place] = (loss(params) - here) / width
            if restore:
                values[place] = before
    return gradients


def _sigmoid(z):
    return 1 / (1 + np.exp(-z))


def _forward(params, X, activation, *, b1=1.0, b2=1.0, bend=None, end=_sigmoid):
    """The cache with biases multiplied, or other activations."""
    Z1 = X @ params["W1"] + b1 * params["b1"]
    right = (lambda z: np.maximum(z, 0.0)) if activation == "relu" else _sigmoid
    A1 = (bend or right)(Z1)
    Z2 = A1 @ params["W2"] + b2 * params["b2"]
    return {"X": X, "Z1": Z1, "A1": A1, "Z2": Z2, "A2": end(Z2)}


@both("fwd-no-bias", "fwd-no-hidden-act", of="forward")
def forward_no_bias_no_bend(params, X, activation="sigmoid"):
    """No bias and no bend."""
    return _forward(params, X, activation, b1=0.0, b2=0.0, bend=lambda z: z)


@both("fwd-no-bias", "fwd-no-output-act", of="forward")
def forward_no_bias_no_end(params, X, activation="sigmoid"):
    """No bias, and scores at the end."""
    return _forward(params, X, activation, b1=0.0, b2=0.0, end=lambda z: z)


@both("fwd-no-b2", "fwd-no-output-act", of="forward")
def forward_no_b2_no_end(params, X, activation="sigmoid"):
    """No bias in the last layer, and scores at the end."""
    return _forward(params, X, activation, b2=0.0, end=lambda z: z)


@both("fwd-no-hidden-act", "fwd-no-output-act", of="forward")
def forward_no_activation(params, X, activation="sigmoid"):
    """No activation anywhere."""
    return _forward(params, X, activation, bend=lambda z: z, end=lambda z: z)


@both("fwd-no-b1", "fwd-no-hidden-act", of="forward")
def forward_no_b1_no_bend(params, X, activation="sigmoid"):
    """Neither bias nor bend in the hidden layer."""
    return _forward(params, X, activation, b1=0.0, bend=lambda z: z)


@both("fwd-no-bias", "fwd-relu-output", of="forward")
def forward_no_bias_relu_end(params, X, activation="sigmoid"):
    """No bias, and ReLU at the end."""
    return _forward(params, X, activation, b1=0.0, b2=0.0, end=lambda z: np.maximum(z, 0.0))
