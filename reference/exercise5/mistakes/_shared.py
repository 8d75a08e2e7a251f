"""The networks that the wrong programs of several files are made of."""

import torch
from torch import nn


class _Net(nn.Module):
    """The solution's network, with parts that can be got wrong."""

    widths = (2, 16, 8, 1)

    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(*pair) for pair in zip(self.widths, self.widths[1:], strict=False))

    def act(self, signal, number):
        return torch.relu(signal)

    def last(self, signal):
        return signal

    def forward(self, X):
        *hidden, output = self.layers
        for number, layer in enumerate(hidden):
            X = self.act(layer(X), number)
        return self.last(output(X))


class _Deep(_Net):
    widths = (2, 16, 8, 4, 1)
