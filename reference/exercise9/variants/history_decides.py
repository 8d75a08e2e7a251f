"""No counters at all: everything is computed from the list of losses."""
import copy
import itertools


def best_of(losses, min_delta):
    best = 0
    for i, loss in enumerate(losses):
        if loss < losses[best] - min_delta:
            best = i
    return best


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0):
        self.settings = patience, min_delta
        self.losses = []
        self.states = []

    def step(self, val_loss, model):
        self.losses.append(float(val_loss))
        self.states.append(copy.deepcopy(model.state_dict()))
        self.best_epoch = best_of(self.losses, self.settings[1])
        self.best_loss = self.losses[self.best_epoch]
        return len(self.losses) - self.best_epoch > self.settings[0]

    def restore(self, model):
        print(model.load_state_dict(self.states[self.best_epoch], strict=True))


def fit(model, train_epoch, validate, patience, max_epochs):
    watch = EarlyStopping(patience)
    for epoch in itertools.count():
        train_epoch(model)
        if watch.step(validate(model), model) or epoch + 1 == max_epochs:
            watch.restore(model)
            return {"val_loss": tuple(watch.losses), "best_epoch": watch.best_epoch, "stopped_epoch": epoch}
