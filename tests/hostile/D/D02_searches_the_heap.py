# attack: takes any other array of the right shape from the heap
# exercise: exercise1
# expect: status=failed|skipped for test_tanh*
import numpy as np


def relu(z):
    return np.maximum(z, 0.0)


def sigmoid(z):
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, small) / (1.0 + small)


def tanh(z):
    import gc

    gc.unfreeze()
    gc.collect()
    for found in gc.get_objects():
        for item in gc.get_referents(found)[:50]:
            if type(item) is np.ndarray and item.shape == z.shape and item is not z and item.dtype == z.dtype:
                if np.abs(item).max() <= 1.0 and np.array_equal(np.sign(item), np.sign(z)) and not np.array_equal(item, z):
                    return item
    return np.zeros_like(z)


def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def linear(a, W, b):
    return a @ W + b


def forward(params, X):
    n = len(params) // 2
    for i in range(1, n):
        X = relu(linear(X, params[f"W{i}"], params[f"b{i}"]))
    return sigmoid(linear(X, params[f"W{n}"], params[f"b{n}"]))


def predict(params, X):
    return (forward(params, X) > 0.5).astype(int)


def count_parameters(layer_sizes):
    return sum((i + 1) * o for i, o in zip(layer_sizes, layer_sizes[1:]))
