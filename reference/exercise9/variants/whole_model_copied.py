"""A deep copy of the model itself; NumPy for losses and answers."""
import copy

import numpy as np
import torch


class EarlyStopping:
    def __init__(self, patience: int, min_delta: float = 0.0):
        self.patience = patience
        self.min_delta = min_delta
        self.best_loss = np.inf
        self.best_epoch = np.int64(-1)
        self.best_model = None
        self.epoch = np.int64(-1)

    def step(self, val_loss, model):
        self.epoch = self.epoch + 1
        if np.less(val_loss, self.best_loss - self.min_delta):
            self.best_loss = np.float64(val_loss)
            self.best_epoch = self.epoch
            self.best_model = copy.deepcopy(model).eval()
        return np.greater_equal(self.epoch - self.best_epoch, self.patience)

    @torch.no_grad()
    def restore(self, model):
        model.load_state_dict(self.best_model.state_dict())
        return model


def fit(model, train_epoch, validate, patience, max_epochs):
    stop, val = EarlyStopping(patience), np.full(max_epochs, np.nan)
    for e in range(max_epochs):
        model.train()
        train_epoch(model)
        model.eval()
        val[e] = validate(model)
        if stop.step(val[e], model):
            break
    stop.restore(model)
    return {"val_loss": val[: e + 1], "best_epoch": stop.best_epoch, "stopped_epoch": np.int64(e)}
