"""Exercise 1: the forward pass of a neural network, with nothing but NumPy.

Every row is one example. X has the shape (m, n_in): m examples with n_in features each. A layer has a weight matrix W
of the shape (n_in, n_out) and a bias b of the shape (n_out,). All numbers are float64. No function changes its
arguments.
"""

import numpy as np


def relu(z: np.ndarray) -> np.ndarray:
    """The rectified linear unit, for every element: max(0, z).

    Args:
        z: Numbers, any shape.

    Returns:
        An array of the same shape: positive numbers as they are, everything else zero.

    Example:
        [-2.0, 0.5, 3.0] becomes [0.0, 0.5, 3.0].
    """
    raise NotImplementedError


def sigmoid(z: np.ndarray) -> np.ndarray:
    """The logistic function, for every element: 1 / (1 + e^(-z)).

    Args:
        z: Numbers, any shape, from -1000 to 1000. Even there the answer is a finite number.

    Returns:
        An array of the same shape with values from 0 to 1.

    Example:
        [-2.0, 0.0, 2.0] becomes about [0.119, 0.5, 0.881].
    """
    raise NotImplementedError


def tanh(z: np.ndarray) -> np.ndarray:
    """The hyperbolic tangent, for every element: (e^z - e^(-z)) / (e^z + e^(-z)).

    Args:
        z: Numbers, any shape, from -20 to 20.

    Returns:
        An array of the same shape with values from -1 to 1.

    Example:
        [-1.0, 0.0, 1.0] becomes about [-0.762, 0.0, 0.762].
    """
    raise NotImplementedError


def softmax(z: np.ndarray) -> np.ndarray:
    """Turns each row of scores into probabilities: e^(z_i) divided by the sum of e^(z_j) over the same row.

    Args:
        z: Scores, shape (m, k): m examples, k classes. Scores of 1000 or -1000 must not give nan; adding the same
            number to all scores of a row does not change the result, which helps.

    Returns:
        Probabilities, shape (m, k); every row sums to 1.

    Example:
        [[1.0, 2.0, 3.0]] becomes about [[0.090, 0.245, 0.665]].
    """
    raise NotImplementedError


def linear(a: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    """The linear part of a layer, before the activation: weighted sums of the inputs, plus the bias.

    Args:
        a: Inputs of the layer, shape (m, n_in).
        W: Weights, shape (n_in, n_out). Column j holds the weights of neuron j.
        b: Biases, shape (n_out,), one for each neuron.

    Returns:
        Pre-activations, shape (m, n_out). Entry (i, j) is the sum over k of a[i, k] times W[k, j], plus b[j].

    Example:
        a = [[1.0, 2.0]], W = [[1.0, 0.0, -1.0], [2.0, 1.0, 0.5]], b = [0.1, 0.2, 0.3] gives [[5.1, 2.2, 0.3]].
    """
    raise NotImplementedError


def forward(params: dict[str, np.ndarray], X: np.ndarray) -> np.ndarray:
    """Sends X through the whole network: ReLU after every hidden layer, sigmoid after the last layer.

    Args:
        params: "W1", "b1", "W2", "b2" and so on up to "WL", "bL". The number of layers L can be any, 1 as well (then
            there is no hidden layer). Layer l computes z = a W + b from the activations a of the layer before it;
            the first layer gets X.
        X: Inputs, shape (m, n_in).

    Returns:
        Predictions y_hat between 0 and 1, shape (m, n_L), where n_L is the number of columns of "WL".

    Example:
        W1 = [[1, 1], [1, 1]], b1 = [0, -1], W2 = [[4], [-8]], b2 = [-2] and X = [[0, 1]]: the hidden layer gives
        [1, 0], the last pre-activation is 2, and the prediction is about [[0.881]].
    """
    raise NotImplementedError


def predict(params: dict[str, np.ndarray], X: np.ndarray) -> np.ndarray:
    """Decides for a class: 1 where the network's prediction is above 0.5, otherwise 0.

    Args:
        params: As for forward; the last layer has one neuron.
        X: Inputs, shape (m, n_in).

    Returns:
        Zeros and ones (bool, int or float), shape (m,) or (m, 1).

    Example:
        Predictions [[0.881], [0.119]] become [[1], [0]].
    """
    raise NotImplementedError


def count_parameters(layer_sizes: list[int]) -> int:
    """The number of weights and biases in a network.

    Args:
        layer_sizes: Neurons in each layer, from the inputs to the output.

    Returns:
        How many numbers the network learns. A layer from n_in to n_out has n_in times n_out weights and n_out biases.

    Example:
        [2, 3, 1] gives 13: 2 * 3 + 3 = 9 for the first layer, 3 * 1 + 1 = 4 for the second.
    """
    raise NotImplementedError
