from collections import defaultdict, deque

import torch


def train_step(model, X, y, criterion, optimizer):
    logits = model(X)
    loss = torch.nn.functional.cross_entropy(logits, y)
    optimizer.zero_grad(); loss.backward(); optimizer.step()
    return loss.item()


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    queue = deque(loader)
    losses = []
    while queue:
        X, y = queue.popleft()
        losses.append(train_step(model, X, y, criterion, optimizer))
    return sum(losses) / len(losses)


def predict(model, X):
    # sigmoid(z) > 0.5  <=>  z > 0
    return (model(X) > 0).squeeze(-1)


def evaluate(model, loader, criterion):
    model.eval()
    with torch.no_grad():
        loss = sum(criterion(model(X), y).item() * len(X) for X, y in loader) / len(loader.dataset)
        acc = sum((predict(model, X) == y.squeeze(-1)).sum().item() for X, y in loader) / len(loader.dataset)
    return loss, acc


def train(model, train_loader, val_loader, criterion, optimizer, epochs, history=None):
    if history is None:
        history = defaultdict(list)
        history["train_loss"], history["val_loss"], history["val_accuracy"] = [], [], []
    if epochs == 0:
        return history
    history["train_loss"].append(train_epoch(model, train_loader, criterion, optimizer))
    loss, acc = evaluate(model, val_loader, criterion)
    history["val_loss"].append(loss)
    history["val_accuracy"].append(acc)
    return train(model, train_loader, val_loader, criterion, optimizer, epochs - 1, history)
