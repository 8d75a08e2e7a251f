from collections import defaultdict
from contextlib import contextmanager
from functools import partial, reduce

import torch


@contextmanager
def mode(model, training):
    before = model.training
    model.train(training)
    try:
        yield model
    finally:
        model.train(before)


def train_step(model, X, y, criterion, optimizer):
    optimizer.zero_grad()
    (loss := criterion(model(X), y)).backward()
    optimizer.step()
    return loss.item()


def _losses(step, loader):
    for X, y in loader:
        yield step(X=X, y=y), len(X)


def train_epoch(model, loader, criterion, optimizer):
    with mode(model, True):
        step = partial(train_step, model, criterion=criterion, optimizer=optimizer)
        total, count = reduce(lambda a, b: (a[0] + b[0] * b[1], a[1] + b[1]), _losses(step, loader), (0.0, 0))
    return total / count


def evaluate(model, loader, criterion):
    with mode(model, False), torch.no_grad():
        outputs = [(model(X), y) for X, y in loader]
    loss = sum(float(criterion(z, y)) * len(y) for z, y in outputs)
    right = sum(int(((z > 0) == (y > 0.5)).sum()) for z, y in outputs)
    count = sum(len(y) for _, y in outputs)
    return loss / count, right / count


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    history = defaultdict(list, train_loss=[], val_loss=[], val_accuracy=[])
    for _ in range(epochs):
        history["train_loss"].append(train_epoch(model, train_loader, criterion, optimizer))
        loss, accuracy = evaluate(model, val_loader, criterion)
        history["val_loss"].append(loss)
        history["val_accuracy"].append(accuracy)
    return history
