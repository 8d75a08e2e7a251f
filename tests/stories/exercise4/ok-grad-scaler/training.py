import torch
import torch.nn.functional as F

# copied from my notes about mixed precision; on the CPU the scaler does nothing
scaler = torch.amp.GradScaler("cuda", enabled=False)


def train_step(model, X, y, criterion, optimizer):
    optimizer.zero_grad()
    with torch.autocast("cpu", enabled=False):
        loss = criterion(model(X), y)
    scaler.scale(loss).backward()
    scaler.step(optimizer)
    scaler.update()
    return loss.item()


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    num, den = 0.0, 0
    for X, y in loader:
        num += train_step(model, X, y, criterion, optimizer) * y.numel()
        den += y.numel()
    return num / den


def evaluate(model, loader, criterion):
    with torch.set_grad_enabled(False):
        model.eval()
        num, hit, den = 0.0, 0, 0
        for X, y in loader:
            logits = model(X)
            num += criterion(logits, y).item() * y.numel()
            hit += (F.threshold(logits, 0.0, 0.0).bool() == y.bool()).sum().item()
            den += y.numel()
    return num / den, hit / den


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    out = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    for _ in range(epochs):
        out["train_loss"].append(train_epoch(model, train_loader, criterion, optimizer))
        for k, v in zip(["val_loss", "val_accuracy"], evaluate(model, val_loader, criterion)):
            out[k].append(v)
    return out
