import torch
from torch import nn


class SpiralNet(nn.Module):
    def __init__(self):
        super().__init__()
        sizes = [2, 16, 8, 1]
        self.W = nn.ParameterList([nn.Parameter(torch.randn(b, a) * 0.3) for a, b in zip(sizes, sizes[1:])])
        self.b = nn.ParameterList([nn.Parameter(torch.zeros(b, 1)) for b in sizes[1:]])

    def forward(self, X):
        X = X.T
        for i in range(len(self.W)):
            X = self.W[i] @ X + self.b[i]
            if i + 1 < len(self.W):
                X = X * (X > 0)
        return X.T


class DeeperSpiralNet(nn.Module):
    def __init__(self):
        super().__init__()
        sizes = [2, 16, 8, 4, 1]
        self.W = nn.ParameterList([nn.Parameter(torch.randn(b, a) * 0.3) for a, b in zip(sizes, sizes[1:])])
        self.b = nn.ParameterList([nn.Parameter(torch.zeros(b, 1)) for b in sizes[1:]])

    def forward(self, X):
        X = X.T
        for i in range(len(self.W)):
            X = self.W[i] @ X + self.b[i]
            if i + 1 < len(self.W):
                X = X * (X > 0)
        return X.T


def count_parameters(model):
    return sum(p.numel() for p in model.parameters())


def make_criterion():
    return nn.BCEWithLogitsLoss()


def predict(model, X):
    return model.forward(X) > 0
