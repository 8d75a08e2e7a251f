import os
import tempfile

import numpy as np
import torch


class EarlyStopping:
    """Early stops the training if validation loss doesn't improve after a given patience."""

    def __init__(self, patience=7, min_delta=0, verbose=False, trace_func=print):
        self.patience = patience
        self.verbose = verbose
        self.counter = 0
        self.best_score = None
        self.early_stop = False
        self.val_loss_min = np.inf
        self.delta = min_delta
        self.path = tempfile.NamedTemporaryFile(suffix=".pt", delete=False).name
        self.trace_func = trace_func
        self.n = 0

    def step(self, val_loss, model):
        score = -val_loss
        if self.best_score is None or score > self.best_score + self.delta:
            self.best_score = score
            self.save_checkpoint(val_loss, model)
            self.counter = 0
            self.best_epoch = self.n
            self.best_loss = val_loss
        else:
            self.counter += 1
            self.trace_func(f"EarlyStopping counter: {self.counter} out of {self.patience}")
            if self.counter >= self.patience:
                self.early_stop = True
        self.n += 1
        return self.early_stop

    def save_checkpoint(self, val_loss, model):
        if self.verbose:
            self.trace_func(f"Validation loss decreased ({self.val_loss_min:.6f} --> {val_loss:.6f}).  Saving model ...")
        torch.save(model, self.path)
        self.val_loss_min = val_loss

    def restore(self, model):
        best = torch.load(self.path, weights_only=False)
        model.load_state_dict(best.state_dict())
        os.path.exists(self.path)


def fit(model, train_epoch, validate, patience, max_epochs):
    es = EarlyStopping(patience)
    val_loss = []
    for epoch in range(max_epochs):
        train_epoch(model)
        val_loss.append(validate(model))
        if es.step(val_loss[-1], model):
            break
    es.restore(model)
    return {"val_loss": val_loss, "best_epoch": es.best_epoch, "stopped_epoch": epoch}
