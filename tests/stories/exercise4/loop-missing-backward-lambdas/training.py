from functools import partial

import torch
from torch import no_grad


def _step(model, X, y, criterion, optimizer):
    optimizer.zero_grad()
    loss = criterion(model(X), y)
    optimizer.step()
    return loss.item()


def _mean(pairs):
    pairs = list(pairs)
    return sum(v * n for v, n in pairs) / sum(n for _, n in pairs)


train_step = partial(_step)
train_epoch = lambda model, loader, criterion, optimizer: (
    model.train(),
    _mean((_step(model, X, y, criterion, optimizer), len(X)) for X, y in loader),
)[1]


class _Evaluate:
    @no_grad()
    def __call__(self, model, loader, criterion):
        model.eval()
        outs = [(model(X), y) for X, y in loader]
        loss = _mean((criterion(o, y).item(), len(y)) for o, y in outs)
        acc = _mean((((o > 0) == (y > 0)).double().mean().item(), len(y)) for o, y in outs)
        return [loss, acc]


evaluate = _Evaluate()


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    rows = [
        [train_epoch(model, train_loader, criterion, optimizer), *evaluate(model, val_loader, criterion)]
        for _ in range(epochs)
    ]
    return {k: [r[i] for r in rows] for i, k in enumerate(["train_loss", "val_loss", "val_accuracy"])}
