"""Losses become tensors inside; the answers are 0-d tensors."""
import copy

import torch


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0):
        self.patience = torch.tensor(patience)
        self.min_delta = torch.tensor(min_delta, dtype=torch.float64)
        self.best_loss = torch.tensor(torch.inf, dtype=torch.float64)
        self.best_epoch = -1
        self.bad = torch.tensor(0)
        self.seen = 0

    def step(self, val_loss, model):
        loss = torch.as_tensor(val_loss, dtype=torch.float64)
        if loss < self.best_loss - self.min_delta:
            self.best_loss, self.best_epoch = loss, self.seen
            self.kept = copy.deepcopy(model)
            self.bad = torch.zeros_like(self.bad)
        else:
            self.bad = self.bad + 1
        self.seen += 1
        return self.bad >= self.patience

    def restore(self, model):
        source = dict(self.kept.named_parameters()) | dict(self.kept.named_buffers())
        for name, value in [*model.named_parameters(), *model.named_buffers()]:
            value.data = source[name].data.clone()


def fit(model, train_epoch, validate, patience, max_epochs):
    stopper, losses = EarlyStopping(patience), torch.zeros(0, dtype=torch.float64)
    for epoch in range(max_epochs):
        train_epoch(model)
        loss = validate(model)
        losses = torch.cat([losses, torch.tensor([loss], dtype=torch.float64)])
        if stopper.step(loss, model):
            break
    stopper.restore(model)
    return {"val_loss": losses, "best_epoch": torch.tensor(stopper.best_epoch), "stopped_epoch": epoch}
