import torch
from torch import nn


class SpiralNet(nn.Module):
    hidden = (16, 8)

    def __init__(self):
        super().__init__()
        sizes = (2, *self.hidden)
        self.blocks = nn.Sequential(*(nn.Sequential(nn.Linear(a, b), nn.ReLU()) for a, b in zip(sizes, sizes[1:])))
        self.head = nn.Linear(sizes[-1], 1)

    def forward(self, x):
        return self.head(self.blocks(x))


class DeeperSpiralNet(SpiralNet):
    hidden = (16, 8, 4)


def count_parameters(model):
    return nn.utils.parameters_to_vector(model.parameters()).numel()


def make_criterion():
    return nn.BCEWithLogitsLoss(reduction="mean")


def predict(model, X):
    z = model(X).detach()
    return torch.where(z > 0, torch.ones_like(z), torch.zeros_like(z))
