import torch
from torch.nn.utils import clip_grad_norm_, clip_grad_value_


def train_step(model, X, y, criterion, optimizer):
    optimizer.zero_grad()
    loss = criterion(model(X), y)
    loss.backward()
    clip_grad_norm_(model.parameters(), max_norm=1000.0)
    clip_grad_value_(model.parameters(), 500.0)
    optimizer.step()
    return loss.item()


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total = 0.0
    for X, y in loader:
        total += train_step(model, X, y, criterion, optimizer) * X.shape[0]
    return total / len(loader.dataset)


def accuracy_of(logits, labels):
    classes = (logits.squeeze(1) > 0).long()
    return (classes == labels.squeeze(1).long()).float().mean().item()


def evaluate(model, loader, criterion):
    model.eval()
    loss = acc = 0.0
    with torch.no_grad():
        for X, y in loader:
            logits = model(X)
            share = len(y) / len(loader.dataset)
            loss += criterion(logits, y).item() * share
            acc += accuracy_of(logits, y) * share
    return loss, acc


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    for _ in range(epochs):
        history["train_loss"].append(train_epoch(model, train_loader, criterion, optimizer))
        loss, accuracy = evaluate(model, val_loader, criterion)
        history["val_loss"].append(loss)
        history["val_accuracy"].append(accuracy)
    return history
