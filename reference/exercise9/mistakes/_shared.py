"""Early stopping with parts that can be got wrong."""

import copy

from early_stopping import EarlyStopping


class _Comparing(EarlyStopping):
    """The same as the solution, with a comparison that can be got wrong."""

    start = float("inf")

    def __init__(self, patience, min_delta=0.0):
        super().__init__(patience, min_delta)
        self.best_loss = self.start
        self.bad = 0
        self.epoch = -1
        self.previous = self.start

    def keep(self, val_loss, model):
        self.best_loss, self.best_epoch = val_loss, self.epoch
        self._state = copy.deepcopy(model.state_dict())

    def better(self, val_loss):
        return val_loss < self.best_loss - self.min_delta

    def step(self, val_loss, model):
        self.epoch += 1
        if self.better(val_loss):
            self.keep(val_loss, model)
            self.bad = 0
        else:
            self.bad += 1
        self.previous = val_loss
        return self.bad >= self.patience

    def restore(self, model):
        if self._state:
            super().restore(model)
