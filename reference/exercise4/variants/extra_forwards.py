"""Looks at the model again and again: before and after the update, and on the training data after each epoch."""
import torch


def accuracy(model, X, y):
    with torch.no_grad():
        return ((model(X) > 0) == (y > 0.5)).double().mean().item()


def train_step(model, X, y, criterion, optimizer):
    optimizer.zero_grad()
    logits = model(X)
    loss = criterion(logits, y)
    loss.backward()
    before = accuracy(model, X, y)
    model(X)
    optimizer.step()
    after = accuracy(model, X, y)
    assert 0 <= before <= 1 and 0 <= after <= 1
    return loss.item()


def train_epoch(model, loader, criterion, optimizer):
    examples = sum(len(y) for _, y in loader)
    model.train()
    total = 0.0
    for X, y in loader:
        total += train_step(model, X, y, criterion, optimizer) * len(y)
    return total / examples


def evaluate(model, loader, criterion):
    model.eval()
    losses = [criterion(model(X), y).item() for X, y in loader]
    accuracies = [accuracy(model, X, y) for X, y in loader]
    return sum(losses) / len(losses), sum(accuracies) / len(accuracies)


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    history = {"train_loss": [], "val_loss": [], "val_accuracy": [], "train_accuracy": []}
    evaluate(model, train_loader, criterion)
    for _ in range(epochs):
        history["train_loss"].append(train_epoch(model, train_loader, criterion, optimizer))
        history["train_accuracy"].append(evaluate(model, train_loader, criterion)[1])
        loss, acc = evaluate(model, val_loader, criterion)
        history["val_loss"].append(loss)
        history["val_accuracy"].append(acc)
    return history
