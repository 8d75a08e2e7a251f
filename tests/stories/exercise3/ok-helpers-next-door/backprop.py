import numpy as np

import gradcheck
from nn_functions import *


def forward(params, X, activation="sigmoid"):
    z1 = X @ params["W1"] + params["b1"]
    a1 = activations[activation](z1)
    z2 = a1 @ params["W2"] + params["b2"]
    return {"X": X, "Z1": z1, "A1": a1, "Z2": z2, "A2": sigmoid(z2)}


def backward(params, cache, y, activation="sigmoid"):
    error = (cache["A2"] - y) / len(y)
    hidden_error = error @ params["W2"].T * derivatives[activation](cache["Z1"])
    return {
        "W2": cache["A1"].T @ error,
        "b2": error.sum(0),
        "W1": cache["X"].T @ hidden_error,
        "b1": hidden_error.sum(0),
    }


numerical_gradient = gradcheck.numerical_gradient
