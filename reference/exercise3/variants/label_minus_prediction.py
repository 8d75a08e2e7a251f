# The old-school sign: error = y - out, turned round at the end.
import numpy as np

nonlin = lambda x, deriv=False: x * (1 - x) if deriv else 1 / (1 + np.exp(-x))


def sigmoid_derivative(z):
    return nonlin(nonlin(z), deriv=True)


def relu_derivative(z):
    return np.sign(np.maximum(z, 0))


def forward(params, X, activation="sigmoid"):
    layer0 = X
    pre1 = np.dot(layer0, params["W1"]) + params["b1"]
    layer1 = nonlin(pre1) if activation == "sigmoid" else pre1 * (pre1 > 0)
    pre2 = np.dot(layer1, params["W2"]) + params["b2"]
    layer2 = nonlin(pre2)
    return {"X": layer0, "Z1": pre1, "A1": layer1, "Z2": pre2, "A2": layer2}


def backward(params, cache, y, activation="sigmoid"):
    layer2_delta = (y - cache["A2"]) / y.size
    layer1_error = layer2_delta.dot(params["W2"].T)
    if activation == "sigmoid":
        layer1_delta = layer1_error * nonlin(cache["A1"], deriv=True)
    else:
        layer1_delta = layer1_error * np.sign(cache["A1"])
    ones = np.ones((1, len(y)))
    up = {
        "W2": cache["A1"].T.dot(layer2_delta),
        "b2": (ones @ layer2_delta)[0],
        "W1": cache["X"].T.dot(layer1_delta),
        "b1": (ones @ layer1_delta)[0],
    }
    return {name: -g for name, g in up.items()}


def numerical_gradient(loss, params, eps=1e-5):
    result = dict()
    for name, array in params.items():
        result[name] = np.empty(array.shape)
        for position, value in np.ndenumerate(array.copy()):
            array[position] = value - eps
            low = loss(params)
            array[position] = value + eps
            high = loss(params)
            array[position] = value
            result[name][position] = 0.5 * (high - low) / eps
    return result
