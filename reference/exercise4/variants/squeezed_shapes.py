import torch
import torch.nn.functional as F


def train_step(model, X, y, criterion, optimizer):
    optimizer.zero_grad()
    out = model(X).squeeze(-1)
    loss = criterion(out, y.view(-1))
    loss.backward()
    optimizer.step()
    return loss.item()


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    seen, total = 0, 0.0
    for i, data in enumerate(loader):
        loss = train_step(model, data[0], data[1], criterion, optimizer)
        total += loss * data[1].numel()
        seen += data[1].numel()
    return total / seen


def evaluate(model, loader, criterion):
    model.eval()
    total, ok, seen = 0.0, 0, 0
    with torch.no_grad():
        for X, y in loader:
            out, target = model(X).flatten(), y.flatten()
            total += F.binary_cross_entropy_with_logits(out, target, reduction="sum").item()
            ok += ((out > 0).int() == target.int()).sum().item()
            seen += target.numel()
    return total / seen, ok / seen


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    for _ in range(epochs):
        history["train_loss"].append(train_epoch(model, train_loader, criterion, optimizer))
        loss, accuracy = evaluate(model, val_loader, criterion)
        history["val_loss"].append(loss)
        history["val_accuracy"].append(accuracy)
    return history
