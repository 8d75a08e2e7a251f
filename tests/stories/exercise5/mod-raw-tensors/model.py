import torch
import torch.nn as nn
import torch.nn.functional as F


class SpiralNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.W1 = torch.randn(2, 16, requires_grad=True)
        self.b1 = torch.zeros(16, requires_grad=True)
        self.W2 = torch.randn(16, 8, requires_grad=True)
        self.b2 = torch.zeros(8, requires_grad=True)
        self.W3 = torch.randn(8, 1, requires_grad=True)
        self.b3 = torch.zeros(1, requires_grad=True)

    def forward(self, x):
        h = torch.relu(x @ self.W1 + self.b1)
        h = torch.relu(h @ self.W2 + self.b2)
        return h @ self.W3 + self.b3


class DeeperSpiralNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(2, 16)
        self.fc2 = nn.Linear(16, 8)
        self.fc3 = nn.Linear(8, 4)
        self.fc4 = nn.Linear(4, 1)

    def forward(self, x):
        x = F.relu(self.fc1(x))
        x = F.relu(self.fc2(x))
        x = F.relu(self.fc3(x))
        x = self.fc4(x)
        return x


def count_parameters(model):
    return sum(p.numel() for p in model.parameters() if p.requires_grad)


def make_criterion():
    return nn.BCEWithLogitsLoss()


def predict(model, X):
    with torch.no_grad():
        logits = model(X)
    return (torch.sigmoid(logits) >= 0.5).int()
