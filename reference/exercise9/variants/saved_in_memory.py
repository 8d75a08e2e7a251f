"""torch.save into a buffer; None as the first record; properties."""
import io

import torch


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0):
        self.patience = patience
        self.min_delta = min_delta
        self.losses = []
        self._best = None
        self._buffer = None

    @property
    def best_epoch(self):
        return self._best

    @property
    def best_loss(self):
        return self.losses[self._best]

    def step(self, val_loss, model):
        self.losses.append(val_loss)
        if self._best is None or val_loss < self.best_loss - self.min_delta:
            self._best = len(self.losses) - 1
            self._buffer = io.BytesIO()
            torch.save(model.state_dict(), self._buffer)
        return len(self.losses) - 1 - self._best >= self.patience

    def restore(self, model):
        self._buffer.seek(0)
        model.load_state_dict(torch.load(self._buffer))


def fit(model, train_epoch, validate, patience, max_epochs):
    stopper = EarlyStopping(patience=patience)
    for epoch in range(max_epochs):
        train_epoch(model)
        if stopper.step(validate(model), model):
            break
    stopper.restore(model)
    return dict(val_loss=stopper.losses, best_epoch=stopper.best_epoch, stopped_epoch=epoch)
