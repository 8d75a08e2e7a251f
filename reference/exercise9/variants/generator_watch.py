"""A coroutine keeps the books; the class only passes on."""
from copy import deepcopy


def watch(patience, min_delta, record):
    best, bad, epoch = None, 0, 0
    stop = False
    while True:
        loss, model = yield stop
        if best is None or loss < best - min_delta:
            best, bad = loss, 0
            record.update(loss=loss, epoch=epoch, state=deepcopy(model.state_dict()))
        else:
            bad += 1
        epoch += 1
        stop = bad >= patience


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0):
        self._record = {}
        self._watch = watch(patience, min_delta, self._record)
        next(self._watch)

    def step(self, val_loss, model):
        return self._watch.send((val_loss, model))

    def restore(self, model):
        model.load_state_dict(self._record["state"])

    def __getattr__(self, name):
        if name in ("best_loss", "best_epoch"):
            return self._record[name.removeprefix("best_")]
        raise AttributeError(name)


def fit(model, train_epoch, validate, patience, max_epochs):
    stopping, losses, done = EarlyStopping(patience), [], False
    while not done and len(losses) < max_epochs:
        train_epoch(model)
        losses.append(validate(model))
        done = stopping.step(losses[-1], model)
    stopping.restore(model)
    return {"val_loss": losses, "best_epoch": losses.index(min(losses)), "stopped_epoch": len(losses) - 1}
