"""Patience counts down; tensors are cloned one by one."""
import math


class EarlyStopping:
    def __init__(self, patience=5, min_delta=0.0):
        self.patience, self.min_delta = patience, min_delta
        self.left = patience
        self.best_loss, self.best_epoch, self.best_weights = math.inf, 0, None
        self.n = 0

    def step(self, val_loss, model):
        if self.best_loss - val_loss > self.min_delta:
            self.best_loss, self.best_epoch = val_loss, self.n
            self.best_weights = {k: v.clone() for k, v in model.state_dict().items()}
            self.left = self.patience
        else:
            self.left -= 1
        self.n += 1
        return self.left <= 0

    def restore(self, model):
        model.load_state_dict(self.best_weights)


def fit(model, train_epoch, validate, patience, max_epochs):
    es = EarlyStopping(patience)
    history = {"train_loss": [], "val_loss": []}
    epoch = 0
    while epoch < max_epochs:
        history["train_loss"].append(train_epoch(model))
        history["val_loss"].append(validate(model))
        if es.step(history["val_loss"][-1], model):
            break
        epoch += 1
    es.restore(model)
    history["best_epoch"] = es.best_epoch
    history["stopped_epoch"] = len(history["val_loss"]) - 1
    return history
