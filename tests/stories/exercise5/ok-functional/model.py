import math

import torch
from torch.nn import Module, Parameter
from torch.nn.functional import binary_cross_entropy_with_logits, linear


def dense(n_in, n_out):
    bound = 1 / math.sqrt(n_in)
    return Parameter(torch.empty(n_out, n_in).uniform_(-bound, bound)), Parameter(torch.full((n_out,), 0.01))


class _MLP(Module):
    def __init__(self, *sizes):
        super(_MLP, self).__init__()
        self.depth = len(sizes) - 1
        for k in range(self.depth):
            w, b = dense(sizes[k], sizes[k + 1])
            self.register_parameter("w%d" % k, w)
            self.register_parameter("b%d" % k, b)

    def forward(self, x):
        for k in range(self.depth):
            if k > 0:
                x = (x + x.abs()) / 2
            x = linear(x, getattr(self, "w%d" % k), getattr(self, "b%d" % k))
        return x


class SpiralNet(_MLP):
    def __init__(self):
        super(SpiralNet, self).__init__(2, 16, 8, 1)


class DeeperSpiralNet(_MLP):
    def __init__(self):
        super(DeeperSpiralNet, self).__init__(2, 16, 8, 4, 1)


def count_parameters(model):
    n = 0
    for p in model.parameters():
        n += math.prod(p.size())
    return n


def make_criterion():
    return binary_cross_entropy_with_logits


def predict(model, X):
    return [[int(row.item() >= 0)] for row in model(X)]
