import torch


def train_step(model, X, y, criterion, optimizer):
    optimizer.zero_grad()
    loss = criterion(model(X), y)
    loss.backward()
    optimizer.step()
    return loss.item()


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    optimizer.zero_grad()
    total = 0
    for X, y in loader:
        total = total + criterion(model(X), y)
    total.backward()
    optimizer.step()
    return total.item() / len(loader)


def evaluate(model, loader, criterion):
    model.eval()
    total, ok = 0, 0
    with torch.no_grad():
        for X, y in loader:
            z = model(X)
            total += criterion(z, y).item()
            ok += ((z > 0) == y.bool()).sum().item()
    return total / len(loader), ok / len(loader.dataset)


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    h = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    for _ in range(epochs):
        h["train_loss"].append(train_epoch(model, train_loader, criterion, optimizer))
        a, b = evaluate(model, val_loader, criterion)
        h["val_loss"].append(a)
        h["val_accuracy"].append(b)
    return h
