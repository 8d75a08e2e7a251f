"""A dataclass; parameters and buffers are kept apart and copied in place."""
from dataclasses import dataclass, field

import torch
from torch import nn


@dataclass
class EarlyStopping:
    patience: int
    min_delta: float = 0.0
    best_loss: float = float("inf")
    best_epoch: int = -1
    epoch: int = -1
    parameters: list = field(default_factory=list)
    buffers: list = field(default_factory=list)

    def step(self, val_loss: float, model: nn.Module) -> bool:
        self.epoch += 1
        if val_loss < self.best_loss - self.min_delta:
            self.best_loss, self.best_epoch = val_loss, self.epoch
            self.parameters = [p.data.clone() for p in model.parameters()]
            self.buffers = [b.clone() for b in model.buffers()]
        return self.epoch >= self.best_epoch + self.patience

    def restore(self, model: nn.Module) -> None:
        with torch.no_grad():
            for p, kept in zip(model.parameters(), self.parameters):
                p.copy_(kept)
            for b, kept in zip(model.buffers(), self.buffers):
                b.copy_(kept)


def fit(model, train_epoch, validate, patience, max_epochs):
    stopping = EarlyStopping(patience)

    def epochs():
        for _ in range(max_epochs):
            train_epoch(model)
            loss = validate(model)
            yield loss
            if stopping.step(loss, model):
                return

    losses = list(epochs())
    stopping.restore(model)
    return {"val_loss": losses, "best_epoch": stopping.best_epoch, "stopped_epoch": stopping.epoch}
