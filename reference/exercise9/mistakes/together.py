"""Two mistakes that beginners often make together, acting on one answer. Tried only where no single one fits."""

import copy

from early_stopping import EarlyStopping, fit

from grader.authoring import both


class _Watching(EarlyStopping):
    """The right rule in parts, each of which can be got wrong."""

    def __init__(self, patience, min_delta=0.0):
        super().__init__(patience, min_delta)
        self.bad = 0
        self.epoch = -1

    def better(self, val_loss):
        return val_loss < self.best_loss - self.min_delta

    def keep(self, model):
        self._state = copy.deepcopy(model.state_dict())

    def good_epoch(self):
        self.bad = 0

    def stops(self):
        return self.bad >= self.patience

    def step(self, val_loss, model):
        self.epoch += 1
        if self.better(val_loss):
            self.best_loss, self.best_epoch = val_loss, self.epoch
            self.keep(model)
            self.good_epoch()
        else:
            self.bad += 1
        return self.stops()


class _OneMore:
    def stops(self):
        return self.bad > self.patience


class _Ties:
    def better(self, val_loss):
        return val_loss <= self.best_loss - self.min_delta


class _NoDelta:
    def better(self, val_loss):
        return val_loss < self.best_loss


class _NoReset:
    def good_epoch(self):
        pass


class _Alias:
    def keep(self, model):
        self._state = model.state_dict()


@both("es-off-by-one", "es-best-alias", of="EarlyStopping")
class OneMoreOfTheSame(_OneMore, _Alias, _Watching):
    """One bad epoch more, and no copy of the weights."""


@both("es-no-reset", "es-best-alias", of="EarlyStopping")
class NoResetOfTheSame(_NoReset, _Alias, _Watching):
    """Bad epochs in all, and no copy of the weights."""


@both("es-ties", "es-best-alias", of="EarlyStopping")
class TiesOfTheSame(_Ties, _Alias, _Watching):
    """Ties count, and no copy of the weights."""


@both("es-ties", "es-off-by-one", of="EarlyStopping")
class TiesAndOneMore(_Ties, _OneMore, _Watching):
    """Ties count, and one bad epoch more is allowed."""


@both("es-no-reset", "es-ties", of="EarlyStopping")
class TiesWithoutReset(_Ties, _NoReset, _Watching):
    """Ties count, and bad epochs are counted in all."""


@both("es-no-reset", "es-off-by-one", of="EarlyStopping")
class OneMoreWithoutReset(_NoReset, _OneMore, _Watching):
    """Bad epochs in all, and one more of them is allowed."""


@both("es-min-delta", "es-best-alias", of="EarlyStopping")
class NoDeltaOfTheSame(_NoDelta, _Alias, _Watching):
    """Any lower loss is better, and no copy of the weights."""


@both("es-epoch-from-1", "es-off-by-one", of="EarlyStopping")
class OneMoreFromOne(_OneMore, _Watching):
    """Epochs counted from 1, and one bad epoch more is allowed."""

    def __init__(self, patience, min_delta=0.0):
        super().__init__(patience, min_delta)
        self.epoch = 0


@both("es-no-return", "es-best-alias", of="EarlyStopping")
class SaysNothingOfTheSame(_Alias, _Watching):
    """Nothing is answered, and no copy of the weights."""

    def step(self, val_loss, model):
        super().step(val_loss, model)


@both("es-train-loss", "es-stopped-epoch", of="fit")
def training_loss_and_count(model, train_epoch, validate, patience, max_epochs):
    """The training loss decides, and epochs are counted where the last one's number was asked for."""
    history = _by_training_loss(model, train_epoch, validate, patience, max_epochs)
    return history | {"stopped_epoch": len(history["val_loss"])}


@both("es-train-loss", "es-history-short", of="fit")
def training_loss_without_the_last(model, train_epoch, validate, patience, max_epochs):
    """The training loss decides, and the loop is left before the last loss is noted."""
    history = _by_training_loss(model, train_epoch, validate, patience, max_epochs)
    stopped = history["stopped_epoch"] - history["best_epoch"] >= patience
    return history | {"val_loss": history["val_loss"][:-1] if stopped else history["val_loss"]}


def _by_training_loss(model, train_epoch, validate, patience, max_epochs):
    """Another loss is watched than the one that is noted."""
    losses = []

    def watched(model):
        trained = train_epoch(model)
        losses.append(validate(model))
        return trained

    return fit(model, lambda model: 0.0, watched, patience, max_epochs) | {"val_loss": losses}


@both("es-history-short", "es-epoch-from-1", of="fit")
def short_and_from_one(model, train_epoch, validate, patience, max_epochs):
    """The last loss is missing, and epochs are counted from 1."""
    history = fit(model, train_epoch, validate, patience, max_epochs)
    stopped = history["stopped_epoch"] - history["best_epoch"] >= patience
    return {
        "val_loss": history["val_loss"][:-1] if stopped else history["val_loss"],
        "best_epoch": history["best_epoch"] + 1,
        "stopped_epoch": history["stopped_epoch"] + 1,
    }


@both("es-history-best-only", "es-stopped-epoch", of="fit")
def until_the_best_and_its_number(model, train_epoch, validate, patience, max_epochs):
    """The losses end with the best one, and its number stands for the last epoch."""
    history = fit(model, train_epoch, validate, patience, max_epochs)
    best = history["best_epoch"]
    return {"val_loss": history["val_loss"][: best + 1], "best_epoch": best, "stopped_epoch": best}


@both("es-max-epochs-off", "es-epoch-from-1", of="fit")
def one_more_from_one(model, train_epoch, validate, patience, max_epochs):
    """One epoch too many, counted from 1."""
    history = fit(model, train_epoch, validate, patience, max_epochs + 1)
    return history | {"best_epoch": history["best_epoch"] + 1, "stopped_epoch": history["stopped_epoch"] + 1}
