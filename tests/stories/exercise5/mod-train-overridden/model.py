import torch
import torch.nn as nn
import torch.nn.functional as F


class SpiralNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(2, 16)
        self.fc2 = nn.Linear(16, 8)
        self.fc3 = nn.Linear(8, 1)

    def forward(self, x):
        x = F.relu(self.fc1(x))
        x = F.relu(self.fc2(x))
        x = self.fc3(x)
        return x

    def train(self, X, y, epochs, lr=0.1):
        optimizer = torch.optim.SGD(self.parameters(), lr=lr)
        for _ in range(epochs):
            optimizer.zero_grad()
            F.binary_cross_entropy_with_logits(self(X), y).backward()
            optimizer.step()


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
