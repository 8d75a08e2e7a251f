"""Weights are kept as NumPy arrays; 0 and 1 in the place of False and True."""
import torch


class EarlyStopping(object):
    def __init__(self, patience=10, min_delta=0):
        self.patience = patience
        self.min_delta = min_delta
        self.bad_epochs = 0
        self.current = 0
        self.best_loss = 1e30
        self.best_epoch = 0

    def step(self, val_loss, model):
        is_better = val_loss < (self.best_loss - self.min_delta)
        self.bad_epochs = 0 if is_better else self.bad_epochs + 1
        if is_better:
            self.best_loss = val_loss
            self.best_epoch = self.current
            self.weights = {k: v.cpu().numpy().copy() for k, v in model.state_dict().items()}
        self.current += 1
        return int(self.bad_epochs >= self.patience)

    def restore(self, model):
        model.load_state_dict({k: torch.tensor(v) for k, v in self.weights.items()})


def fit(model, train_epoch, validate, patience, max_epochs):
    es = EarlyStopping(patience=patience, min_delta=0)
    result = {"val_loss": []}
    for epoch in range(1, max_epochs + 1):
        train_epoch(model)
        v = validate(model)
        result["val_loss"] += [v]
        result["stopped_epoch"] = epoch - 1
        if es.step(v, model):
            print("Early stopping at epoch", epoch)
            break
    es.restore(model)
    result["best_epoch"] = es.best_epoch
    return result
