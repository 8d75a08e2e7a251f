import torch


def train_step(model, X, y, criterion, optimizer):
    """Gradient accumulation: one example at a time, together exactly the batch mean."""
    optimizer.zero_grad()
    m = len(X)
    total = 0.0
    for i in range(m):
        loss = criterion(model(X[i:i + 1]), y[i:i + 1])
        loss.backward()
        total += loss.item()
    optimizer.step()
    return total / m


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total, seen = 0.0, 0
    for X, y in loader:
        total += train_step(model, X, y, criterion, optimizer) * len(X)
        seen += len(X)
    return total / seen


def evaluate(model, loader, criterion):
    model.eval()
    total, hits, seen = 0.0, 0, 0
    with torch.no_grad():
        for X, y in loader:
            z = model(X)
            total += criterion(z, y).item() * len(X)
            hits += torch.logical_not(torch.logical_xor(z > 0, y > 0)).sum().item()
            seen += len(X)
    return total / seen, hits / seen


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    for _ in range(epochs):
        history["train_loss"].append(train_epoch(model, train_loader, criterion, optimizer))
        loss, accuracy = evaluate(model, val_loader, criterion)
        history["val_loss"].append(loss)
        history["val_accuracy"].append(accuracy)
    return history
