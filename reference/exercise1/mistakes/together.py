"""Two mistakes that beginners often make together, acting on one answer. Tried only where no single one fits."""

import numpy as np
from forward import linear, relu, sigmoid

from grader.authoring import both


def _network(params, X, layer=linear, bend=relu, end=sigmoid):
    """The forward pass with another linear layer, hidden activation or output activation."""
    last = len(params) // 2
    a = X
    for number in range(1, last):
        a = bend(layer(a, params[f"W{number}"], params[f"b{number}"]))
    return end(layer(a, params[f"W{last}"], params[f"b{last}"]))


def _no_bias(a, W, b):
    return a @ W


def _straight(z):
    return z


@both("fwd-no-bias", "fwd-no-hidden-act", of="forward")
def no_bias_no_bend(params, X):
    """Only matrix products, then the sigmoid."""
    return _network(params, X, _no_bias, _straight)


@both("fwd-no-bias", "fwd-no-output-act", of="forward")
def no_bias_no_end(params, X):
    """Scores of a network without biases."""
    return _network(params, X, _no_bias, end=_straight)


@both("fwd-no-hidden-act", "fwd-no-output-act", of="forward")
def no_bend_no_end(params, X):
    """No activation anywhere."""
    return _network(params, X, bend=_straight, end=_straight)


@both("fwd-wrong-hidden-act", "fwd-no-output-act", of="forward")
def sigmoid_bend_no_end(params, X):
    """The sigmoid stands in the hidden layers, where ReLU belongs, and is missing at the end."""
    return _network(params, X, bend=sigmoid, end=_straight)


@both("fwd-wrong-hidden-act", "fwd-no-output-act", of="forward")
def tanh_bend_no_end(params, X):
    """The same with tanh."""
    return _network(params, X, bend=np.tanh, end=_straight)


@both("fwd-no-bias", "fwd-wrong-hidden-act", of="forward")
def no_bias_sigmoid_bend(params, X):
    """Sigmoids everywhere and no bias."""
    return _network(params, X, _no_bias, sigmoid)


@both("fwd-no-bias", "fwd-wrong-hidden-act", of="forward")
def no_bias_tanh_bend(params, X):
    """The same with tanh."""
    return _network(params, X, _no_bias, np.tanh)


@both("fwd-no-bias", "fwd-relu-output", of="forward")
def no_bias_relu_end(params, X):
    """ReLU after every layer, the last one too, and no bias."""
    return _network(params, X, _no_bias, end=relu)


@both("fwd-wrong-hidden-act", "fwd-relu-output", of="forward")
def activations_swapped(params, X):
    """Sigmoid in the hidden layers and ReLU at the end: the two have changed places."""
    return _network(params, X, bend=sigmoid, end=relu)


@both("fwd-b-subtracted", "fwd-no-output-act", of="forward")
def b_subtracted_no_end(params, X):
    """Scores of a network whose biases have the wrong sign."""
    return _network(params, X, lambda a, W, b: a @ W - b, end=_straight)


@both("fwd-b-subtracted", "fwd-no-hidden-act", of="forward")
def b_subtracted_no_bend(params, X):
    """Biases with the wrong sign, and only the last activation."""
    return _network(params, X, lambda a, W, b: a @ W - b, bend=_straight)


@both("fwd-no-bias", "fwd-thresholded", of="forward")
def no_bias_thresholded(params, X):
    """Classes of a network without biases."""
    return (_network(params, X, _no_bias) > 0.5).astype(float)


@both("fwd-no-hidden-act", "fwd-sigmoid-twice", of="forward")
def no_bend_sigmoid_twice(params, X):
    """No bend in the hidden layers, and two at the end."""
    return _network(params, X, bend=_straight, end=lambda z: sigmoid(sigmoid(z)))


@both("sm-global-sum", "sm-no-stability", of="softmax")
def global_sum_plain(z):
    """One sum for the whole batch, and no shift."""
    e = np.exp(z)
    return e / e.sum()


@both("sm-global-sum", "sm-mutates", of="softmax")
def global_sum_in_place(z):
    """One sum for the whole batch, and the shift is written into the caller's array."""
    z -= z.max()
    e = np.exp(z)
    return e / e.sum()


@both("sm-axis-0", "sm-mutates", of="softmax")
def axis_0_in_place(z):
    """Columns sum to one, and the shift is written into the caller's array."""
    z -= z.max(axis=0)
    e = np.exp(z)
    return e / e.sum(axis=0)


@both("relu-leaky", "relu-mutates", of="relu")
def leaky_in_place(z):
    """Negative numbers are made small in the caller's array."""
    z[z < 0] *= 0.01
    return z


@both("relu-abs", "relu-mutates", of="relu")
def abs_in_place(z):
    """Negative numbers are turned round in the caller's array."""
    z[z < 0] *= -1
    return z


@both("relu-minimum", "relu-mutates", of="relu")
def minimum_in_place(z):
    """Positive numbers are overwritten in the caller's array."""
    z[z > 0] = 0
    return z
