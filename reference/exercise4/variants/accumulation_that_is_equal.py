"""Each batch is worked through in halves; the parts are weighed so that they add up to the gradient of the mean."""
import torch


def train_step(model, X, y, criterion, optimizer):
    optimizer.zero_grad()
    middle = max(len(X) // 2, 1)
    total = 0.0
    for part in (slice(0, middle), slice(middle, len(X))):
        if len(X[part]):
            loss = criterion(model(X[part]), y[part]) * len(X[part]) / len(X)
            loss.backward()
            total += loss.item()
    optimizer.step()
    return total


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total = 0.0
    for X, y in loader:
        total += train_step(model, X, y, criterion, optimizer) * len(X)
    return total / len(loader.dataset)


def evaluate(model, loader, criterion):
    model.eval()
    with torch.no_grad():
        total = correct = 0
        for X, y in loader:
            logits = model(X)
            total += criterion(logits, y).item() * len(X)
            correct += (((logits > 0).to(y.dtype) - y) == 0).sum().item()
    return total / len(loader.dataset), correct / len(loader.dataset)


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    for _ in range(epochs):
        history["train_loss"].append(train_epoch(model, train_loader, criterion, optimizer))
        loss, accuracy = evaluate(model, val_loader, criterion)
        history["val_loss"].append(loss)
        history["val_accuracy"].append(accuracy)
    return history
