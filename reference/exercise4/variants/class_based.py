"""A trainer class; the four functions are objects and methods of it."""
import torch


class Step:
    def __call__(self, model, X, y, criterion, optimizer):
        optimizer.zero_grad()
        self.loss = criterion(model(X), y)
        self.loss.backward()
        optimizer.step()
        return self.loss.item()


class Meter:
    def __init__(self):
        self.sum, self.count = 0.0, 0

    def add(self, value, n):
        self.sum += value * n
        self.count += n

    @property
    def mean(self):
        return self.sum / self.count


class Trainer:
    def __init__(self):
        self.step = Step()

    def epoch(self, model, loader, criterion, optimizer):
        meter = Meter()
        model.train()
        for X, y in loader:
            meter.add(self.step(model, X, y, criterion, optimizer), len(X))
        return meter.mean

    @staticmethod
    @torch.inference_mode()
    def evaluate(model, loader, criterion):
        losses, hits = Meter(), Meter()
        model.eval()
        for X, y in loader:
            z = model(X)
            losses.add(criterion(z, y).item(), len(X))
            hits.add(((z > 0) == y.bool()).double().mean().item(), len(X))
        return losses.mean, hits.mean

    def fit(self, model, train_loader, val_loader, criterion, optimizer, epochs):
        history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
        for _ in range(epochs):
            history["train_loss"].append(self.epoch(model, train_loader, criterion, optimizer))
            loss, accuracy = self.evaluate(model, val_loader, criterion)
            history["val_loss"].append(loss)
            history["val_accuracy"].append(accuracy)
        return history


_trainer = Trainer()
train_step = _trainer.step
train_epoch = _trainer.epoch
evaluate = Trainer.evaluate
train = _trainer.fit
