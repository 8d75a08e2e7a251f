import torch

from metrics import binary_accuracy
from running import Mean


def train_step(model, X, y, criterion, optimizer):
    optimizer.zero_grad()
    loss = criterion(model(X), y)
    loss.backward()
    optimizer.step()
    return loss.item()


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    mean = Mean()
    for X, y in loader:
        mean.add(train_step(model, X, y, criterion, optimizer))
    return mean.value


def evaluate(model, loader, criterion):
    model.eval()
    loss, accuracy = Mean(), Mean()
    with torch.no_grad():
        for X, y in loader:
            logits = model(X)
            loss.add(criterion(logits, y).item())
            accuracy.add(binary_accuracy(logits, y))
    return loss.value, accuracy.value


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    for _ in range(epochs):
        history["train_loss"].append(train_epoch(model, train_loader, criterion, optimizer))
        loss, accuracy = evaluate(model, val_loader, criterion)
        history["val_loss"].append(loss)
        history["val_accuracy"].append(accuracy)
    return history
