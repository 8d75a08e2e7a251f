#!/usr/bin/env python
import argparse

import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

LEARNING_RATE = 1e-2
EPOCHS = 2
BATCH_SIZE = 16


class SpiralNet(nn.Module):
    def __init__(self):
        super(SpiralNet, self).__init__()
        self.fc1 = nn.Linear(2, 16)
        self.fc2 = nn.Linear(16, 8)
        self.fc3 = nn.Linear(8, 1)

    def forward(self, x):
        x = torch.relu(self.fc1(x))
        x = torch.relu(self.fc2(x))
        return self.fc3(x)


def make_data(n=64):
    t = torch.linspace(0.5, 3, n)
    X = torch.cat([torch.stack([t * torch.cos(3 * t + k * 3.14), t * torch.sin(3 * t + k * 3.14)], 1) for k in (0, 1)])
    y = torch.cat([torch.zeros(n, 1), torch.ones(n, 1)])
    return TensorDataset(X, y)


def train_step(model, X, y, criterion, optimizer):
    optimizer.zero_grad()
    out = model(X)
    loss = criterion(out, y)
    loss.backward
    optimizer.step()
    return loss.item()


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    history = []
    for X, y in loader:
        history.append(train_step(model, X, y, criterion, optimizer))
    return sum(history) / len(history)


def evaluate(model, loader, criterion):
    model.eval()
    loss = 0.0
    correct = 0
    with torch.no_grad():
        for X, y in loader:
            out = model(X)
            loss += criterion(out, y).item()
            correct += ((out > 0.0).float() == y).sum().item()
    return loss / len(loader), correct / len(loader.dataset)


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    for epoch in range(epochs):
        history["train_loss"].append(train_epoch(model, train_loader, criterion, optimizer))
        l, a = evaluate(model, val_loader, criterion)
        history["val_loss"].append(l)
        history["val_accuracy"].append(a)
    return history


# try it at import (takes a moment)
_model = SpiralNet()
_loader = DataLoader(make_data(), batch_size=BATCH_SIZE, shuffle=True)
_optimizer = torch.optim.Adam(_model.parameters(), lr=LEARNING_RATE)
print(train(_model, _loader, _loader, nn.BCEWithLogitsLoss(), _optimizer, EPOCHS))

if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--epochs", type=int, default=100)
    args = parser.parse_args()
    train(_model, _loader, _loader, nn.BCEWithLogitsLoss(), _optimizer, args.epochs)
