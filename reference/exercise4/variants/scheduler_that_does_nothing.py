"""A learning-rate schedule with a factor of 1, anomaly detection, and float64 sums."""
import torch
from torch.optim.lr_scheduler import LambdaLR


def train_step(model, X, y, criterion, optimizer):
    with torch.autograd.set_detect_anomaly(False):
        optimizer.zero_grad()
        loss = criterion(model(X), y)
        if not torch.isfinite(loss):
            raise ValueError("the loss is not finite")
        loss.backward()
        optimizer.step()
    return loss.double().item()


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    sums = torch.zeros(2, dtype=torch.float64)
    for X, y in loader:
        sums += torch.tensor([train_step(model, X, y, criterion, optimizer) * len(X), len(X)], dtype=torch.float64)
    return (sums[0] / sums[1]).item()


def evaluate(model, loader, criterion):
    model.eval()
    sums = torch.zeros(3, dtype=torch.float64)
    with torch.no_grad():
        for X, y in loader:
            logits = model(X)
            hits = torch.logical_xor(logits > 0, y < 0.5).sum()
            sums += torch.tensor([criterion(logits, y) * len(X), hits, len(X)], dtype=torch.float64)
    return (sums[0] / sums[2]).item(), (sums[1] / sums[2]).item()


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    scheduler = LambdaLR(optimizer, lambda epoch: 1.0)
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    for _ in range(epochs):
        history["train_loss"].append(train_epoch(model, train_loader, criterion, optimizer))
        scheduler.step()
        loss, accuracy = evaluate(model, val_loader, criterion)
        history["val_loss"].append(loss)
        history["val_accuracy"].append(accuracy)
    return history
