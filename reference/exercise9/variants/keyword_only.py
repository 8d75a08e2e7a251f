"""fit measures a copy, and measures once more at the end; a named tuple keeps the best epoch; keyword arguments."""
import collections
import copy

Best = collections.namedtuple("Best", "loss epoch state")


class EarlyStopping:
    """Stop when the last `patience` losses brought no record."""

    def __init__(self, *, patience, min_delta=0.0):
        self.recent = collections.deque(maxlen=patience)
        self.min_delta = min_delta
        self.best = None
        self.count = 0

    best_loss = property(lambda self: self.best.loss if self.best else float("inf"))
    best_epoch = property(lambda self: self.best.epoch if self.best else None)

    def step(self, val_loss, model):
        record = not self.best or val_loss < self.best.loss - self.min_delta
        if record:
            self.best = Best(val_loss, self.count, copy.deepcopy(model.state_dict()))
            self.recent.clear()
        else:
            self.recent.append(val_loss)
        self.count += 1
        return len(self.recent) == self.recent.maxlen

    def restore(self, model):
        model.load_state_dict(self.best.state)


def fit(model, train_epoch, validate, patience, max_epochs):
    stopping = EarlyStopping(patience=patience)
    losses = []
    for _ in range(max_epochs):
        train_epoch(model=model)
        losses.append(validate(model=copy.deepcopy(model)))
        if stopping.step(losses[-1], model):
            break
    stopping.restore(model)
    assert validate(model) == stopping.best_loss
    return {
        "val_loss": losses,
        "best_epoch": stopping.best_epoch,
        "stopped_epoch": len(losses) - 1,
        "best_loss": stopping.best_loss,
    }
