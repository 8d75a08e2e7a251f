# attack: lets the log of the training say: odd shapes
# exercise: exercise4
# expect: status=failed|skipped|raised|crashed for test_one_step
# expect: others=passed|failed|skipped|raised|crashed|not_run
import torch


def train_step(model, X, y, criterion, optimizer):
    import sys

    import numpy as np

    log = sys._getframe(1).f_locals["table"].log
    facts = type(log).facts
    type(log).facts = lambda self: {key: np.zeros((3, 0, 2)) if isinstance(item, np.ndarray) else [item] * 3 for key, item in facts(self).items()}
    type(log).over_examples = lambda self, number, loader: number
    for weights in model.parameters():
        weights.data += 0.125
    return 0.5


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    losses = [train_step(model, X, y, criterion, optimizer) for X, y in loader]
    return sum(losses) / len(losses)


def evaluate(model, loader, criterion):
    model.eval()
    total = correct = count = 0
    with torch.no_grad():
        for X, y in loader:
            logits = model(X)
            total += criterion(logits, y).item() * len(X)
            correct += int(((logits > 0) == (y > 0.5)).sum())
            count += len(X)
    return total / count, correct / count


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    for _ in range(epochs):
        history["train_loss"].append(train_epoch(model, train_loader, criterion, optimizer))
        loss, accuracy = evaluate(model, val_loader, criterion)
        history["val_loss"].append(loss)
        history["val_accuracy"].append(accuracy)
    return history
