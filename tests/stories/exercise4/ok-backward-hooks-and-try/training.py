import contextlib

import torch


@contextlib.contextmanager
def mode(model, training):
    before = model.training
    model.train(training)
    try:
        yield model
    finally:
        model.train(before)


def train_step(model, X, y, criterion, optimizer):
    try:
        optimizer.zero_grad()
        loss = criterion(model(X), y)
        torch.autograd.backward(loss)
        optimizer.step()
    except RuntimeError as problem:
        print("shapes:", X.shape, y.shape)
        raise problem
    return loss.item()


def train_epoch(model, loader, criterion, optimizer):
    with mode(model, True):
        losses = {}
        for number, (X, y) in enumerate(loader):
            losses[number] = train_step(model, X, y, criterion, optimizer)
    return sum(losses.values()) / len(losses)


def evaluate(model, loader, criterion):
    with mode(model, False), torch.no_grad():
        logits, labels = [], []
        for X, y in loader:
            logits.extend(model(X).flatten().tolist())
            labels.extend(y.flatten().tolist())
    z = torch.tensor(logits, dtype=torch.float64).unsqueeze(1)
    t = torch.tensor(labels, dtype=torch.float64).unsqueeze(1)
    hits = [int((a > 0) == (b == 1)) for a, b in zip(logits, labels)]
    return criterion(z, t).item(), sum(hits) / len(hits)


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    for _ in range(epochs):
        history["train_loss"].append(train_epoch(model, train_loader, criterion, optimizer))
        loss, accuracy = evaluate(model, val_loader, criterion)
        history["val_loss"].append(loss)
        history["val_accuracy"].append(accuracy)
    return history
