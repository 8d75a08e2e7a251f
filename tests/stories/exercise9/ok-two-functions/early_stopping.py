from typing import NamedTuple, Any
import torch


class Snapshot(NamedTuple):
    loss: float
    epoch: int
    tensors: Any


def take(model):
    return [t.detach().clone() for t in list(model.parameters()) + list(model.buffers())]


@torch.no_grad()
def put(model, tensors):
    for t, s in zip(list(model.parameters()) + list(model.buffers()), tensors):
        t.set_(s.clone()) if t.dim() == 0 else t.copy_(s)


class EarlyStopping:
    best = Snapshot(float("inf"), -1, None)

    def __init__(self, patience, min_delta=0.0):
        self.left = self.patience = patience
        self.min_delta = min_delta
        self.t = 0

    def step(self, val_loss, model):
        if self.best.loss - val_loss > self.min_delta:
            self.best, self.left = Snapshot(val_loss, self.t, take(model)), self.patience
        else:
            self.left -= 1
        self.t += 1
        return not self.left

    def restore(self, model):
        put(model, self.best.tensors)

    @property
    def best_loss(self):
        return self.best.loss

    @property
    def best_epoch(self):
        return self.best.epoch


def fit(model, train_epoch, validate, patience, max_epochs):
    best, snapshot, at = None, None, None
    seen = []
    while len(seen) < max_epochs and (at is None or len(seen) - 1 - at < patience):
        train_epoch(model)
        seen.append(validate(model))
        if best is None or seen[-1] < best:
            best, snapshot, at = seen[-1], take(model), len(seen) - 1
    put(model, snapshot)
    return {"val_loss": seen, "best_epoch": at, "stopped_epoch": len(seen) - 1}
