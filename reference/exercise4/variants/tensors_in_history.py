"""Numbers stay detached tensors and NumPy numbers; the history is kept in lists of them."""
import numpy as np
import torch


def train_step(model, X, y, criterion, optimizer):
    optimizer.zero_grad()
    loss = criterion(model(X), y)
    loss.backward()
    optimizer.step()
    return loss.detach().clone()


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total = 0
    for X, y in loader:
        total = total + train_step(model, X, y, criterion, optimizer)
    return total / len(loader)


def evaluate(model, loader, criterion):
    model.eval()
    with torch.no_grad():
        pairs = [(model(X), y) for X, y in loader]
        logits, labels = (torch.cat(column) for column in zip(*pairs))
        loss = criterion(logits, labels)
        accuracy = np.mean(np.where(logits.numpy() > 0, 1, 0) == labels.numpy())
    return loss, accuracy


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    for _ in range(epochs):
        history["train_loss"].append(train_epoch(model, train_loader, criterion, optimizer))
        loss, accuracy = evaluate(model, val_loader, criterion)
        history["val_loss"].append(loss)
        history["val_accuracy"].append(accuracy)
    return history
