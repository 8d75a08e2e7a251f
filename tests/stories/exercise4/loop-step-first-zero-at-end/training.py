import numpy as np
import torch


def train_step(model, X, y, criterion, optimizer):
    loss = criterion(model(X), y)
    optimizer.step()
    loss.backward()
    optimizer.zero_grad()          # clean for the next batch
    return loss.detach()


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    losses = [train_step(model, X, y, criterion, optimizer).item() for X, y in loader]
    return np.mean(losses)


def evaluate(model, loader, criterion):
    model.eval()
    with torch.inference_mode():
        logits = torch.cat([model(X) for X, _ in loader])
        labels = torch.cat([y for _, y in loader])
        loss = criterion(logits, labels)
        accuracy = torch.mean(((logits > 0) == (labels > 0.5)).double())
    return loss.item(), accuracy.item()


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    history = dict(train_loss=[], val_loss=[], val_accuracy=[])
    for _ in range(epochs):
        history["train_loss"].append(train_epoch(model, train_loader, criterion, optimizer))
        for key, value in zip(("val_loss", "val_accuracy"), evaluate(model, val_loader, criterion)):
            history[key].append(value)
    return history
