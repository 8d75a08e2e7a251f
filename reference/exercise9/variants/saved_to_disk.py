"""A temporary file holds the best weights."""
import os
import tempfile

import torch


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0):
        self.patience, self.min_delta = patience, min_delta
        self.best_loss, self.best_epoch = float("inf"), -1
        self.counter, self.epoch = 0, -1
        self.path = os.path.join(tempfile.mkdtemp(), "checkpoint.pt")

    def step(self, val_loss, model):
        self.epoch += 1
        if val_loss < self.best_loss - self.min_delta:
            self.save_checkpoint(val_loss, model)
            self.counter = 0
        else:
            self.counter += 1
            print(f"EarlyStopping counter: {self.counter} out of {self.patience}")
            if self.counter >= self.patience:
                return True
        return False

    def save_checkpoint(self, val_loss, model):
        torch.save(model.state_dict(), self.path)
        self.best_loss = val_loss
        self.best_epoch = self.epoch

    def restore(self, model):
        model.load_state_dict(torch.load(self.path, weights_only=True))


def fit(model, train_epoch, validate, patience, max_epochs):
    early_stopping = EarlyStopping(patience)
    val_losses = []
    stopped_epoch = 0
    for epoch in range(max_epochs):
        train_loss = train_epoch(model)
        val_loss = validate(model)
        print(f"{epoch}: train {train_loss:.4f} val {val_loss:.4f}")
        val_losses.append(val_loss)
        stopped_epoch = epoch
        if early_stopping.step(val_loss, model):
            break
    early_stopping.restore(model)
    return {"val_loss": val_losses, "best_epoch": early_stopping.best_epoch, "stopped_epoch": stopped_epoch}
