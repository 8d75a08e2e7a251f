import torch


def train_step(model, X, y, criterion, optimizer):
    optimizer.zero_grad()
    logits = model(X)
    # total loss of all examples in this batch
    loss = criterion(logits, y) * X.size(0)
    loss.backward()
    optimizer.step()
    return loss.item() / X.size(0)


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total = 0.0
    for xb, yb in loader:
        total += train_step(model, xb, yb, criterion, optimizer) * xb.size(0)
    return total / len(loader.dataset)


def evaluate(model, loader, criterion):
    model.eval()
    total = 0.0
    correct = 0
    with torch.no_grad():
        for xb, yb in loader:
            zb = model(xb)
            total += criterion(zb, yb).item() * xb.size(0)
            correct += ((zb > 0) == (yb > 0)).sum().item()
    return total / len(loader.dataset), correct / len(loader.dataset)


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    for epoch in range(epochs):
        history["train_loss"].append(train_epoch(model, train_loader, criterion, optimizer))
        vl, va = evaluate(model, val_loader, criterion)
        history["val_loss"].append(vl)
        history["val_accuracy"].append(va)
    return history
