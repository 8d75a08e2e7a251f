"""fit does not use the class; an early return inside the loop is avoided by for/else."""
from copy import deepcopy


class EarlyStopping:
    """Bad epochs are counted in a list."""

    def __init__(self, patience, min_delta=0.0):
        self.patience = patience
        self.min_delta = min_delta
        self.history = []
        self.best_loss = None
        self.best_epoch = None
        self.best_state = None
        self.wait = 0

    def step(self, val_loss, model):
        if self.best_loss is None:
            improved = True
        else:
            improved = val_loss + self.min_delta < self.best_loss
        if improved:
            self.best_loss = val_loss
            self.best_epoch = len(self.history)
            self.best_state = deepcopy(model.state_dict())
            self.wait = 0
        else:
            self.wait = self.wait + 1
        self.history.append(val_loss)
        if self.wait >= self.patience:
            return True
        else:
            return False

    def restore(self, model):
        model.load_state_dict(deepcopy(self.best_state))


def fit(model, train_epoch, validate, patience, max_epochs):
    losses = []
    best, best_epoch, best_state = float("inf"), None, None
    bad = 0
    for epoch in range(max_epochs):
        _ = train_epoch(model)
        loss = validate(model)
        losses.append(loss)
        if loss < best:
            best, best_epoch, bad = loss, epoch, 0
            best_state = {name: tensor.detach().cpu().clone() for name, tensor in model.state_dict().items()}
        else:
            bad += 1
            if bad == patience:
                model.load_state_dict(best_state)
                break
    else:
        model.load_state_dict(best_state)
    return {"val_loss": losses, "best_epoch": best_epoch, "stopped_epoch": epoch}
