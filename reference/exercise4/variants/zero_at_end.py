"""Gradients are cleared after the step, ready for the next batch."""
import torch


def train_step(model, X, y, criterion, optimizer):
    loss = criterion(model(X), y)
    loss.backward()
    optimizer.step()
    optimizer.zero_grad()
    return loss.detach()


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    losses = [train_step(model, X, y, criterion, optimizer) for X, y in loader]
    return torch.stack(losses).mean()


def evaluate(model, loader, criterion):
    model.eval()
    with torch.inference_mode():
        losses = []
        hits = []
        for X, y in loader:
            z = model(X)
            losses.append(criterion(z, y))
            hits.append(((z > 0).to(y.dtype) == y).to(torch.float64).mean())
    return torch.stack(losses).mean().item(), torch.stack(hits).mean().item()


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    train_loss, val_loss, val_accuracy = [], [], []
    for _ in range(epochs):
        train_loss.append(train_epoch(model, train_loader, criterion, optimizer))
        loss, accuracy = evaluate(model, val_loader, criterion)
        val_loss.append(loss)
        val_accuracy.append(accuracy)
    return {"train_loss": train_loss, "val_loss": val_loss, "val_accuracy": val_accuracy}
