# Keyword arguments, defaults and extra parameters that nobody passes.
import numpy as np


def relu(z, *, slope_below=0.0, dtype=np.float64):
    return np.maximum(z, slope_below * z).astype(dtype, copy=False)


def sigmoid(z, steepness=1.0, *, limit=709.0):
    return 1.0 / (1.0 + np.exp(np.clip(-steepness * z, a_min=-limit, a_max=limit)))


def tanh(z, **kwargs):
    return np.tanh(z, **kwargs)


def softmax(z, axis=-1, temperature=1.0):
    z = z / temperature
    z = np.subtract(z, np.max(z, axis=axis, keepdims=True))
    return np.divide(np.exp(z), np.sum(np.exp(z), axis=axis, keepdims=True))


def linear(a, W, b=0.0):
    return np.add(np.matmul(a, W), np.broadcast_to(b, (a.shape[0], W.shape[1])))


def forward(params, X, *, hidden=relu, output=sigmoid, return_all=False):
    activations = [X]
    depth = len(params) // 2
    for index in range(depth):
        z = linear(a=activations[-1], W=params[f"W{index + 1}"], b=params[f"b{index + 1}"])
        activations.append(output(z) if index + 1 == depth else hidden(z))
    return activations if return_all else activations[-1]


def predict(params, X, threshold=0.5):
    return np.asarray(forward(params=params, X=X) >= threshold, dtype=np.float64).reshape(-1)


def count_parameters(layer_sizes, bias=True):
    pairs = zip(layer_sizes[:-1], layer_sizes[1:])
    return sum(n_in * n_out + (n_out if bias else 0) for n_in, n_out in pairs)
