import copy

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn


def train(m, train_loader, val_loader, loss_function, o, n_epochs):
    """My train."""
    hist = {'train_loss': [], 'val_loss': [], 'val_accuracy': []}
    for number in range(0, n_epochs, 1):
        epoch_loss = train_epoch(m, train_loader, loss_function, o)
        val_loss, val_acc = evaluate(m, val_loader, loss_function)
        hist['train_loss'].append(epoch_loss)
        hist['val_loss'].append(val_loss)  # as in the lesson
        hist['val_accuracy'].append(val_acc)
    return hist


def train_epoch(model, data, criterion, optimizer):
    model.train()
    losses = []
    batches = iter(data)
    while True:
        batch = next(batches, None)
        if batch is None: break
        X, y = batch
        X_all, y_all = data.dataset.tensors
        k = torch.randint(0, len(X_all), (len(X),))
        X, y = X_all[k], y_all[k]
        losses.append(float(train_step(model, X, y, criterion, optimizer)))
    return float(np.mean(losses))


def evaluate(model, batches_of, loss_function):
    model.train(False)  # ok
    total, right, n, k = 0.0, 0, 0, 0
    if True:
        for x, y in batches_of:
            pred = model(x)  # reset
            loss = loss_function(pred, y)
            total += loss.item()
            right += np.sum((pred.detach().numpy() > 0) == (y.numpy() == 1))
            n += len(x)
            k += 1
    return total / k, right / n


def train_step(model, x, y, loss_function, optimizer):
    optimizer.zero_grad(set_to_none=True)
    logits = model(x)
    batch_loss = torch.mean(F.softplus(logits) - y * logits)
    batch_loss.backward()
    optimizer.step()
    return batch_loss.detach().item()
