import numpy as np
import torch
import torch.nn as nn


def train_step(model: nn.Module, X, y, criterion, optimizer):
    model.zero_grad()
    loss = criterion(model(X), y)
    loss.backward()
    optimizer.step()
    return loss.data.numpy()


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    losses, sizes = [], []
    for X, y in loader:
        losses.append(train_step(model, X, y, criterion, optimizer))
        sizes.append(len(X))
    return np.average(losses, weights=sizes)


def evaluate(model, loader, criterion):
    model.eval()
    scores, labels = [], []
    for X, y in loader:
        scores.append(model(X).detach())
        labels.append(y)
    scores, labels = torch.cat(scores), torch.cat(labels)
    accuracy = np.mean((scores.numpy() > 0) == (labels.numpy() > 0.5))
    return criterion(scores, labels).item(), accuracy


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    history = {k: [] for k in ("train_loss", "val_loss", "val_accuracy")}
    for _ in range(epochs):
        epoch = (train_epoch(model, train_loader, criterion, optimizer), *evaluate(model, val_loader, criterion))
        for key, value in zip(history, epoch):
            history[key].append(value)
    return history
