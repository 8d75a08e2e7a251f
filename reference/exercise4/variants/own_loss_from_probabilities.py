"""The mean binary cross-entropy written out, from probabilities, instead of the criterion."""
import torch


def bce(logits, y):
    p = torch.sigmoid(logits).clamp(1e-7, 1 - 1e-7)
    return -(y * torch.log(p) + (1 - y) * torch.log(1 - p)).mean()


def train_step(model, X, y, criterion, optimizer):
    optimizer.zero_grad()
    loss = bce(model(X), y)
    loss.backward()
    optimizer.step()
    return loss.item()


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    return sum(train_step(model, X, y, criterion, optimizer) for X, y in loader) / len(loader)


def evaluate(model, loader, criterion):
    model.eval()
    total = correct = count = 0
    with torch.no_grad():
        for X, y in loader:
            logits = model(X)
            total += bce(logits, y).item() * len(y)
            correct += (logits.gt(0) == y.gt(0.5)).sum().item()
            count += len(y)
    return total / count, correct / count


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    for _ in range(epochs):
        history["train_loss"].append(train_epoch(model, train_loader, criterion, optimizer))
        loss, accuracy = evaluate(model, val_loader, criterion)
        history["val_loss"].append(loss)
        history["val_accuracy"].append(accuracy)
    return history
