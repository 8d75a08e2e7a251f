import copy
import itertools

import torch


def steps(model, loader, criterion, optimizer):
    """Yields the loss of every batch while training."""
    for X, y in loader:
        optimizer.zero_grad()
        loss = criterion(model(X.clone()), y.clone())
        loss.backward()
        optimizer.step()
        yield loss.item()


def train_step(model, X, y, criterion, optimizer):
    return next(steps(model, [(X, y)], criterion, optimizer)) if False else list(steps(model, [(X, y)], criterion, optimizer))[0]


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    n_batches = len(loader.dataset) // loader.batch_size
    losses = list(steps(model, itertools.islice(loader, n_batches), criterion, optimizer))
    return sum(losses) / len(losses)


def evaluate(model, loader, criterion):
    judge = copy.deepcopy(model).eval()         # the real one keeps its mode
    model.eval()
    with torch.no_grad():
        z, t = map(torch.cat, zip(*[(judge(X), y) for X, y in loader]))
    return criterion(z, t).item(), ((z > 0) == (t > 0.5)).sum().item() / t.shape[0]


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    for epoch in itertools.count():
        if epoch == epochs:
            return history
        history["train_loss"].append(train_epoch(model, train_loader, criterion, optimizer))
        loss, acc = evaluate(model, val_loader, criterion)
        history["val_loss"].append(loss)
        history["val_accuracy"].append(acc)
