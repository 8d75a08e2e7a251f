from numpy import array, dot, exp, maximum, tanh, zeros


def relu(z):
    return maximum(z, 0)


def sigmoid(z):
    return 1 / (1 + exp(-z))


def softmax(z):
    shifted = (z.T - z.max(axis=1)).T
    return (exp(shifted).T / exp(shifted).sum(axis=1)).T


def linear(a, W, b):
    return dot(a, W) + b


def hidden_part(params, X, last):
    out = X
    for i in range(1, last):
        out = relu(linear(out, params["W%d" % i], params["b%d" % i]))
    return out


def forward(params, X):
    last = max(int(k[1:]) for k in params)
    hidden = hidden_part(params, X, last)
    score = dot(hidden, params["W%d" % last])
    y_hat = sigmoid(score)
    return y_hat


def predict(params, X):
    y_hat = forward(params, X)
    classes = zeros(len(y_hat), dtype=int)
    classes[y_hat[:, 0] > 0.5] = 1
    return classes


def count_parameters(layer_sizes):
    n = 0
    for i in range(1, len(layer_sizes)):
        n += layer_sizes[i] * (layer_sizes[i - 1] + 1)
    return n
