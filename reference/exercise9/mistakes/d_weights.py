"""The best weights: what is kept, whether it stays what it was, and where it goes."""

import copy

from early_stopping import EarlyStopping
from torch import nn

from grader.authoring import mistake


class _Keeping(EarlyStopping):
    """The same as the solution, with a way of keeping weights that can be got wrong."""

    def step(self, val_loss, model):
        before = self.best_epoch
        stop = super().step(val_loss, model)
        if self.best_epoch != before:
            self.keep(model)
        return stop

    def keep(self, model):
        self._state = copy.deepcopy(model.state_dict())


@mistake(
    "es-best-alias",
    of="EarlyStopping",
    also="fit",
    title="The weights kept aside go on changing while training goes on.",
    hint="Is your saved copy still changing while training goes on? Having two names for one thing does not make two "
    "things of it.",
    chapter="The Training Loop",
    find="Keep the weights, change one number of the model by hand, and print the kept one. It should be as before.",
)
class NotACopy(_Keeping):
    """state_dict() does not copy: its tensors are the model's own, and the optimizer changes them in place. A new
    dictionary around the same tensors does not help either. What you put back in the end are the last weights."""

    def keep(self, model):
        self._state = model.state_dict()


@mistake("es-best-alias", of="EarlyStopping", also="fit")
class NewDictionary(_Keeping):
    def keep(self, model):
        self._state = {name: value.detach() for name, value in model.state_dict().items()}


@mistake("es-best-alias", of="EarlyStopping", also="fit")
class KeepsTheModel(_Keeping):
    def keep(self, model):
        self.best_model = model

    def restore(self, model):
        model.load_state_dict(self.best_model.state_dict())


@mistake(
    "es-last-weights",
    of="EarlyStopping",
    also="fit",
    title="The weights of the best epoch are not put back.",
    hint="Which epoch's weights does the model have in the end, and which line put them there?",
    chapter="Problem: Training Loss Good, Test Loss Bad (Overfitting)",
    find="Print one weight after the best epoch and once more at the very end. Both should be the same number.",
)
class RestoresNothing(_Keeping):
    """When training stops, the model has just been through several bad epochs. The best weights help only if they are
    put back into it; otherwise you hand on the last ones, which are worse."""

    def restore(self, model):
        pass


@mistake(
    "es-rebound",
    of="EarlyStopping",
    also="fit",
    title="The model's name is given to another model; the model itself stays as it is.",
    hint="An assignment gives a name to another thing. Does the model of your caller notice anything of that?",
    chapter="The Training Loop",
    find="After restore print one weight through the name that the caller uses, not through yours. It should be the "
    "best one.",
)
class RestoresItsOwnName(_Keeping):
    """Inside a function an argument is only a name. Giving it to the best model changes the name, and the caller still
    holds the old model with the last weights. The numbers have to be written into the model itself."""

    def keep(self, model):
        self.best_model = copy.deepcopy(model)

    def restore(self, model):
        model = self.best_model
        return model


@mistake(
    "es-saved-always",
    of="EarlyStopping",
    title="The weights are kept also after epochs that were not better.",
    hint="The kept weights should be those of the best epoch. When may a new epoch replace them?",
    chapter="Problem: Training Loss Good, Test Loss Bad (Overfitting)",
    find="Print a line whenever you keep the weights. For the losses 1.0, 2.0, 3.0 there should be one.",
)
class SavesAlways(_Keeping):
    """Every epoch overwrites what was kept before. When training stops, the weights kept are those of the last bad
    epoch, and putting them back changes nothing."""

    def step(self, val_loss, model):
        stop = super().step(val_loss, model)
        self._state = copy.deepcopy(model.state_dict())
        return stop


@mistake(
    "es-saved-once",
    of="EarlyStopping",
    title="The weights kept are those of the first epoch.",
    hint="The weights are kept once. What has to happen to them whenever a record is broken later?",
    chapter="Problem: Training Loss Good, Test Loss Bad (Overfitting)",
    find="Print a line whenever you keep the weights. For the losses 3.0, 2.0, 1.0 there should be three lines.",
)
class SavesOnce(_Keeping):
    """Only the first better epoch is kept, or only the very first one. Later records raise the mark, but the weights
    that are put back are those of the beginning of training."""

    def keep(self, model):
        if not hasattr(self, "kept"):
            self.kept = copy.deepcopy(model.state_dict())
        self._state = self.kept


@mistake("es-saved-always", of="EarlyStopping")
class SavesWhenWorse(_Keeping):
    def step(self, val_loss, model):
        before, state = self.best_epoch, self._state
        stop = super().step(val_loss, model)
        self._state = state if self.best_epoch != before and state else copy.deepcopy(model.state_dict())
        return stop


@mistake(
    "es-buffers-lost",
    of="EarlyStopping",
    title="Parameters are kept, buffers are not.",
    hint="Some layers remember numbers that no optimizer touches, such as running means. Are they among what you keep?",
    chapter="The Training Loop",
    find="Use a model with nn.BatchNorm1d and compare model.state_dict() after the best epoch with that after restore. "
    "Every entry should be the same, running_mean too.",
)
class ParametersOnly(_Keeping):
    """A layer such as batch normalisation keeps running means in buffers, which are not parameters. With the weights of
    one epoch and the buffers of another the model is one that never existed, and measures differently."""

    def keep(self, model):
        self.kept = [value.detach().clone() for value in model.parameters()]

    def restore(self, model):
        for value, kept in zip(model.parameters(), self.kept, strict=True):
            value.data.copy_(kept)


@mistake("es-buffers-lost", of="EarlyStopping")
class BuffersAreNotCopied(_Keeping):
    def keep(self, model):
        self.kept = {name: value.detach().clone() for name, value in model.named_parameters()}
        self.kept.update(dict(model.named_buffers()))

    def restore(self, model):
        model.load_state_dict(self.kept)


@mistake(
    "es-restore-own-model",
    of="EarlyStopping",
    title="restore changes the model seen in training, whatever model it is given.",
    hint="restore is handed a model. Does your function write into that one?",
    chapter="The Training Loop",
    find="Call restore with a second model of the same kind and print one of its weights. It should be the best one.",
)
class RestoresIntoTheOldModel(_Keeping):
    """The model that step has seen is remembered, and restore writes the best weights into it. The model that was
    handed to restore stays as it is, which shows as soon as it is another one."""

    def step(self, val_loss, model):
        self.model = model
        return super().step(val_loss, model)

    def restore(self, model):
        super().restore(self.model)


@mistake(
    "es-load-ignored",
    of="EarlyStopping",
    title="Only some layers get their best weights back.",
    hint="Compare all weights of the model with those you have kept, layer by layer. Which ones were left out?",
    chapter="The Training Loop",
    find="Compare every entry of model.state_dict() after the best epoch with that after restore. All should agree.",
)
class OnlyTheFirstLayer(_Keeping):
    """A model is good because its layers fit together. With the best weights in some layers and the last ones in others
    it is a mixture that was never trained."""

    def restore(self, model):
        first = next(module for module in model.modules() if isinstance(module, nn.Linear))
        names = {name for name, value in model.named_parameters() if any(value is own for own in first.parameters())}
        model.load_state_dict({name: self._state[name] for name in names}, strict=False)
