"""Wrong layers in the forward pass; the same mistake shows in train and in predict."""

import numpy as np
from xor import _loss, _sigmoid

from grader.authoring import mistake

SIGMOID = (_sigmoid, lambda z, a: a * (1 - a))
IDENTITY = (lambda z: z, lambda z, a: 1.0)
RELU = (lambda z: np.maximum(z, 0), lambda z, a: z > 0)
TANH = (np.tanh, lambda z, a: 1 - a**2)


def _run(params, X, bend, b1, b2):
    Z1 = X @ params["W1"] + b1 * params["b1"]
    A1 = bend[0](Z1)
    return Z1, A1, _sigmoid(A1 @ params["W2"] + b2 * params["b2"])


def _train(params, X, y, lr, epochs, bend=SIGMOID, b1=1, b2=1):
    """Gradient descent with another bend in the hidden layer, or with factors at the biases."""
    losses = []
    for _ in range(epochs):
        Z1, A1, y_hat = _run(params, X, bend, b1, b2)
        losses.append(_loss(y_hat, y))
        dZ2 = (y_hat - y) / len(y)
        dZ1 = dZ2 @ params["W2"].T * bend[1](Z1, A1)
        grads = {"W1": X.T @ dZ1, "b1": b1 * dZ1.sum(axis=0), "W2": A1.T @ dZ2, "b2": b2 * dZ2.sum(axis=0)}
        params = {name: params[name] - lr * grads[name] for name in grads}
    return params, losses


def _classes(params, X, bend=SIGMOID, b1=1, b2=1):
    return (_run(params, X, bend, b1, b2)[2] > 0.5).astype(int)


@mistake(
    "xor-linear-hidden",
    of="train",
    title="The hidden layer has no activation.",
    hint="Without a bend, how many layers do you really have?",
    chapter="Activation Functions",
    find="Train on XOR for a long time: without a bend the loss stays at 0.693, and all four outputs at 0.5.",
)
def train_linear(params, X, y, lr, epochs):
    """Two linear layers in a row are one linear layer, with the product of their matrices. Its border is a straight
    line, and no straight line separates the corners of XOR."""
    return _train(params, X, y, lr, epochs, IDENTITY)


@mistake("xor-linear-hidden", of="predict")
def predict_linear(params, X):
    """In predict."""
    return _classes(params, X, IDENTITY)


@mistake(
    "fwd-wrong-hidden-act",
    of="train",
    title="The hidden layer has another activation than the sigmoid.",
    hint="Compare the range of your hidden values with that of the sigmoid.",
    chapter="Activation Functions",
    find="Print the hidden values for the chapter's weights and x = (0, 1): they should be 0.924 and 0.076.",
)
def train_relu(params, X, y, lr, epochs):
    """ReLU and tanh learn XOR as well, but this network is asked to have the sigmoid in both layers, and its weights
    mean something else there."""
    return _train(params, X, y, lr, epochs, RELU)


@mistake("fwd-wrong-hidden-act", of="train")
def train_tanh(params, X, y, lr, epochs):
    """Tanh."""
    return _train(params, X, y, lr, epochs, TANH)


@mistake("fwd-wrong-hidden-act", of="predict")
def predict_relu(params, X):
    """ReLU, in predict."""
    return _classes(params, X, RELU)


@mistake("fwd-wrong-hidden-act", of="predict")
def predict_tanh(params, X):
    """Tanh, in predict."""
    return _classes(params, X, TANH)


@mistake(
    "xor-no-bias",
    of="train",
    title="The biases are not used.",
    hint="What is the output for (0, 0), whatever the weights of the first layer are?",
    chapter="Layer-by-Layer Computation",
    find="Set all weights to 0 and b2 to 3: the output should be 0.95 for every row, not 0.5.",
)
def train_no_bias(params, X, y, lr, epochs):
    """Without b1 every hidden unit answers one half to (0, 0), and no training can change that. The biases move the
    bends to where they are needed."""
    return _train(params, X, y, lr, epochs, b1=0, b2=0)


@mistake("xor-no-bias", of="predict")
def predict_no_bias(params, X):
    """In predict."""
    return _classes(params, X, b1=0, b2=0)


@mistake(
    "fwd-no-b1",
    of="train",
    title="The hidden layer's bias b1 is not used.",
    hint="Evaluate the hidden layer for the row (0, 0): what should come out, and what does?",
    chapter="Layer-by-Layer Computation",
    find="Print the hidden values for the row (0, 0) and b1 = (-2.5, -7.5): they should be 0.076 and 0.0006, not 0.5.",
)
def train_no_b1(params, X, y, lr, epochs):
    """Every layer is a product plus a bias. Without b1 the bends of all hidden units run through the origin."""
    return _train(params, X, y, lr, epochs, b1=0)


@mistake("fwd-no-b1", of="predict")
def predict_no_b1(params, X):
    """In predict."""
    return _classes(params, X, b1=0)


@mistake(
    "fwd-no-b2",
    of="train",
    title="The output's bias b2 is not used.",
    hint="Set all weights to zero: what should the output be, and what does it depend on?",
    chapter="Layer-by-Layer Computation",
    find="Set all weights to 0 and b2 to 3: the output should be 0.95 for every row, not 0.5.",
)
def train_no_b2(params, X, y, lr, epochs):
    """Every layer is a product plus a bias, the last one too."""
    return _train(params, X, y, lr, epochs, b2=0)


@mistake("fwd-no-b2", of="predict")
def predict_no_b2(params, X):
    """In predict."""
    return _classes(params, X, b2=0)


@mistake(
    "fwd-b-subtracted",
    of="train",
    title="The biases are subtracted instead of added.",
    hint="Look at the sign of the shift.",
    chapter="Layer-by-Layer Computation",
    find="Set all weights to 0 and b2 to 3: the output should be 0.95, not 0.05.",
)
def train_subtracted(params, X, y, lr, epochs):
    """A bias is added to the weighted sum. Subtracted, it pushes the other way, and its gradient has the other sign,
    too."""
    return _train(params, X, y, lr, epochs, b1=-1, b2=-1)


@mistake("fwd-b-subtracted", of="train")
def train_subtracted_forward_only(params, X, y, lr, epochs):
    """With gradients as if they were added."""
    losses = []
    for _ in range(epochs):
        _, A1, y_hat = _run(params, X, SIGMOID, -1, -1)
        losses.append(_loss(y_hat, y))
        dZ2 = (y_hat - y) / len(y)
        dZ1 = dZ2 @ params["W2"].T * A1 * (1 - A1)
        grads = {"W1": X.T @ dZ1, "b1": dZ1.sum(axis=0), "W2": A1.T @ dZ2, "b2": dZ2.sum(axis=0)}
        params = {name: params[name] - lr * grads[name] for name in grads}
    return params, losses


@mistake("fwd-b-subtracted", of="predict")
def predict_subtracted(params, X):
    """In predict."""
    return _classes(params, X, b1=-1, b2=-1)
