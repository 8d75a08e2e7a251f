import numpy as np

eps = 1e-300    # not needed in the end


def relu(z):
    return z.clip(min=0)


def sigmoid(x):
    # sigmoid(x) = 1 - sigmoid(-x)
    small = np.exp(-abs(x))
    return np.where(x < 0, small / (1 + small), 1 / (1 + small))


def tanh(x):
    return -1 + 2 / (1 + np.exp(-2 * x))


def softmax(x):
    # one shift for everything is enough (the shift cancels)
    e = np.exp(x - np.max(x))
    return e / e.sum(axis=1, keepdims=True)


def linear(a, W, b):
    # put the bias into the matrix: [a 1] @ [W; b]
    ones = np.ones((a.shape[0], 1))
    return np.hstack([a, ones]) @ np.vstack([W, b])


def forward(params, X):
    def layer(i, x):
        z = linear(x, params[f'W{i}'], params[f'b{i}'])
        if f'W{i+1}' in params.keys():
            return layer(i + 1, relu(z))
        return sigmoid(z)
    return layer(1, X)


def predict(params, X):
    return forward(params, X).round().astype('int32').flatten()


def count_parameters(layer_sizes):
    if len(layer_sizes) < 2:
        return 0
    return layer_sizes[0] * layer_sizes[1] + count_parameters(layer_sizes[1:])
