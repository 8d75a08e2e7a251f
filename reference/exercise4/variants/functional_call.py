"""Gradients by torch.func, handed to the optimizer."""
import torch
from torch.func import functional_call


def train_step(model, X, y, criterion, optimizer):
    params = {name: p.detach().requires_grad_() for name, p in model.named_parameters()}
    loss = criterion(functional_call(model, params, (X,)), y)
    grads = torch.autograd.grad(loss, list(params.values()))
    for p, g in zip(model.parameters(), grads):
        p.grad = g.detach()
    optimizer.step()
    return loss.item()


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total = count = 0
    for X, y in loader:
        total += train_step(model, X, y, criterion, optimizer) * len(X)
        count += len(X)
    return total / count


def evaluate(model, loader, criterion):
    model.eval()
    rows = []
    with torch.no_grad():
        for X, y in loader:
            for score, label in zip(model(X), y):
                rows.append((criterion(score[None], label[None]).item(), (score > 0).item() == (label > 0.5).item()))
    return sum(l for l, _ in rows) / len(rows), sum(h for _, h in rows) / len(rows)


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    for _ in range(epochs):
        history["train_loss"].append(train_epoch(model, train_loader, criterion, optimizer))
        loss, accuracy = evaluate(model, val_loader, criterion)
        history["val_loss"].append(loss)
        history["val_accuracy"].append(accuracy)
    return history
