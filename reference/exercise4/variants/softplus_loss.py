import math

import torch
import torch.nn.functional as F


def train_step(model, X, y, criterion, optimizer):
    z = model(X)
    loss = (F.softplus(z) - y * z).sum() / z.numel()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    losses = []
    for X, y in loader:
        losses.append(train_step(model, X, y, criterion, optimizer))
    return math.fsum(losses) / len(losses)


def evaluate(model, loader, criterion):
    model.eval()
    loss, tp, tn, n = 0.0, 0, 0, 0
    with torch.no_grad():
        for X, y in loader:
            z = model(X)
            loss += (F.softplus(z) - y * z).sum().item()
            tp += ((z > 0) & (y == 1)).sum().item()
            tn += ((z <= 0) & (y == 0)).sum().item()
            n += len(y)
    return loss / n, (tp + tn) / n


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    for _ in range(epochs):
        history["train_loss"].append(train_epoch(model, train_loader, criterion, optimizer))
        loss, accuracy = evaluate(model, val_loader, criterion)
        history["val_loss"].append(loss)
        history["val_accuracy"].append(accuracy)
    return history
