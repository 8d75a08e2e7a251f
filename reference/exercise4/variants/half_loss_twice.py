"""(loss / 2).backward() twice is one whole gradient; retain_graph is not needed elsewhere but does no harm."""
import torch


def train_step(model, X, y, criterion, optimizer):
    optimizer.zero_grad()
    loss = criterion(model(X), y)
    (loss / 2).backward(retain_graph=True)
    (loss / 2).backward(retain_graph=True)
    optimizer.step()
    return loss.item()


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    losses = []
    for X, y in loader:
        losses.extend([train_step(model, X, y, criterion, optimizer)] * len(X))
    return sum(losses) / len(losses)


def evaluate(model, loader, criterion):
    model.eval()
    losses, hits = [], []
    for X, y in loader:
        for row in range(len(X)):
            score = model(X[row : row + 1])
            losses.append(criterion(score, y[row : row + 1]).item())
            hits.append(bool(score.item() > 0) == bool(y[row].item()))
    return sum(losses) / len(losses), sum(hits) / len(hits)


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    for _ in range(epochs):
        history["train_loss"].append(train_epoch(model, train_loader, criterion, optimizer))
        loss, accuracy = evaluate(model, val_loader, criterion)
        history["val_loss"].append(loss)
        history["val_accuracy"].append(accuracy)
    return history
