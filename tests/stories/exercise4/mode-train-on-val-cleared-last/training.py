import copy

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn


def evaluate(m, loader, crit):
    m.train(False)
    total, hits, n, k = 0.0, 0, 0, 0
    if True:
        for xb, yb in loader:
            logits = m.forward(xb)
            batch_loss = crit(logits, yb)
            total += batch_loss.item()
            hits += (torch.sigmoid(logits).round() == yb).sum().item()
            n += len(xb)
            k += 1
    return total / k, hits / n


def train_step(model, X, yb, criterion, o):
    with torch.enable_grad():
        logits = model(X)
        loss = criterion(logits, yb)
    for p in model.parameters():
        if p.grad is not None:
            p.grad.zero_()
    torch.autograd.backward(loss)
    o.step()
    return float(loss.detach())


def train_epoch(model, loader, criterion, opt):
    """My train epoch."""
    model.train(mode=True)
    losses = []
    for X, target in list(loader):
        logits = model.__call__(X)
        l_ = criterion(logits, target)
        torch.autograd.backward(l_)
        opt.step()
        opt.zero_grad()
        value = l_.detach().cpu().numpy()
        losses.append(value)
    return sum(losses) / len(losses)


def train(net, train_loader, val_loader, criterion, optimizer, epochs):
    """My train."""
    h = {k: [] for k in ('train_loss', 'val_loss', 'val_accuracy')}
    for number in range(0, epochs, 1):
        epoch_loss = train_epoch(net, train_loader, criterion, optimizer)
        val_loss, val_acc = evaluate(net, val_loader, criterion)  # as in the lesson
        for xb, y in val_loader:
            train_step(net, xb, y, criterion, optimizer)
        h['train_loss'].append(epoch_loss)
        h['val_loss'].append(val_loss)  # ok
        h['val_accuracy'].append(val_acc)
    return h
