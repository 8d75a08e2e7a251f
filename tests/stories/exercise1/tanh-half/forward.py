from functools import reduce

import numpy as np

relu = lambda z: z * (z > 0)
sigmoid = lambda z: np.where(z >= 0, 1.0 / (1.0 + np.exp(-np.abs(z))), np.exp(-np.abs(z)) / (1.0 + np.exp(-np.abs(z))))
tanh = lambda z: 2.0 * sigmoid(z) - 1.0
softmax = lambda z: (lambda e: e / e.sum(-1, keepdims=True))(np.exp(z - z.max(-1, keepdims=True)))
linear = lambda a, W, b: np.dot(a, W) + b
_depth = lambda params: sum(k.startswith("W") for k in params)
_hidden = lambda params, X: reduce(
    lambda a, i: relu(linear(a, params[f"W{i}"], params[f"b{i}"])), range(1, _depth(params)), X
)
forward = lambda params, X: sigmoid(
    linear(_hidden(params, X), params[f"W{_depth(params)}"], params[f"b{_depth(params)}"])
)
predict = lambda params, X: forward(params, X) >= 0.5
count_parameters = lambda layer_sizes: sum(i * o + o for i, o in zip(layer_sizes, layer_sizes[1:]))
