import torch
from torch.nn.utils import clip_grad_norm_

MAX_NORM = 0.01


def train_step(model, X, y, criterion, optimizer):
    optimizer.zero_grad()
    loss = criterion(model(X), y)
    if torch.isnan(loss):
        raise RuntimeError("the loss is nan, the learning rate is too high")
    loss.backward()
    clip_grad_norm_(model.parameters(), max_norm=MAX_NORM)
    optimizer.step()
    return loss.item()


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    meter = AverageMeter()
    for X, y in loader:
        meter.update(train_step(model, X, y, criterion, optimizer), X.size(0))
    return meter.avg


class AverageMeter(object):
    """Computes and stores the average and current value"""

    def __init__(self):
        self.reset()

    def reset(self):
        self.val = 0
        self.avg = 0
        self.sum = 0
        self.count = 0

    def update(self, val, n=1):
        self.val = val
        self.sum += val * n
        self.count += n
        self.avg = self.sum / self.count


def evaluate(model, loader, criterion):
    model.eval()
    losses, top1 = AverageMeter(), AverageMeter()
    with torch.no_grad():
        for X, y in loader:
            output = model(X)
            losses.update(criterion(output, y).item(), X.size(0))
            top1.update(((output > 0).long() == y.long()).double().mean().item(), X.size(0))
    return losses.avg, top1.avg


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    best = 0
    for epoch in range(epochs):
        history["train_loss"].append(train_epoch(model, train_loader, criterion, optimizer))
        loss, acc = evaluate(model, val_loader, criterion)
        best = max(best, acc)
        history["val_loss"].append(loss)
        history["val_accuracy"].append(acc)
    return history
