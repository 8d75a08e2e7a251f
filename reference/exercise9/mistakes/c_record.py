"""The record: where it starts, when it is written down, and how far it must be beaten."""

from mistakes._shared import _Comparing

from grader.authoring import mistake


@mistake(
    "es-best-init-0",
    of="EarlyStopping",
    also="fit",
    title="The record starts so low that it cannot be beaten.",
    hint="Before the first epoch there is no best loss yet. What should the first loss be compared with, so that it "
    "always is better?",
    chapter="Problem: Training Loss Good, Test Loss Bad (Overfitting)",
    find="Show the loss 5.0 to step and print best_loss and best_epoch. They should be 5.0 and 0.",
)
class StartsAtZero(_Comparing):
    """Losses are positive. A record of 0, or of 1 where losses are larger, is never broken: no epoch is ever better, no
    weights are kept, and training stops as soon as patience allows."""

    start = 0.0


@mistake("es-best-init-0", of="EarlyStopping", also="fit")
class StartsAtZeroFromEpochZero(_Comparing):
    start = 0.0

    def __init__(self, patience, min_delta=0.0):
        super().__init__(patience, min_delta)
        self.best_epoch = 0


@mistake("es-best-init-0", of="EarlyStopping", also="fit")
class StartsAtOne(_Comparing):
    start = 1.0


@mistake("es-best-init-0", of="EarlyStopping", also="fit")
class StartsAtZeroWithNone(_Comparing):
    start = 0.0

    def __init__(self, patience, min_delta=0.0):
        super().__init__(patience, min_delta)
        self.best_epoch = None


@mistake(
    "es-best-frozen",
    of="EarlyStopping",
    also="fit",
    title="The best loss is not written down when a record is broken.",
    hint="When a record is broken, what must be written down so that the next epoch meets the new one?",
    chapter="Problem: Training Loss Good, Test Loss Bad (Overfitting)",
    find="Show the losses 3.0, 1.0 and 2.0 to step and print best_loss after each. It should be 3.0, 1.0 and 1.0.",
)
class RecordNeverWritten(_Comparing):
    """Every epoch meets the record of the beginning. Compared with that one nearly all epochs are better, so training
    hardly ever stops and the weights kept are those of a late epoch, not of the best."""

    def keep(self, val_loss, model):
        super().keep(val_loss, model)
        self.best_loss = self.start


@mistake("es-best-frozen", of="EarlyStopping", also="fit")
class FirstLossStays(_Comparing):
    def keep(self, val_loss, model):
        best = self.best_loss
        super().keep(val_loss, model)
        self.best_loss = val_loss if best == self.start else best


@mistake("es-best-frozen", of="EarlyStopping", also="fit")
class LossButNotTheEpoch(_Comparing):
    def keep(self, val_loss, model):
        epoch = max(self.best_epoch, 0)
        super().keep(val_loss, model)
        self.best_epoch = epoch


@mistake(
    "es-epoch-from-1",
    of="EarlyStopping",
    title="Epochs are counted from 1.",
    hint="In Python the first entry has number 0. Which number does your first epoch get?",
    chapter="The Training Loop",
    find="Show one loss to step and print best_epoch. It should be 0.",
)
class EpochsFromOne(_Comparing):
    """The number of an epoch is its place in the list of losses, and places are counted from 0. Counted from 1, the
    number points to the epoch after the best one."""

    def step(self, val_loss, model):
        before = self.best_loss
        stop = super().step(val_loss, model)
        if self.best_loss != before:
            self.best_epoch += 1
        return stop


@mistake(
    "es-min-delta",
    of="EarlyStopping",
    title="min_delta does not decide what counts as better.",
    hint="How much better counts as better? Put the best loss, the new loss and min_delta into the condition of the "
    "task, with numbers.",
    chapter="Problem: Training Loss Good, Test Loss Bad (Overfitting)",
    find="Use min_delta 0.5 and the losses 2.0, 1.8 and 1.0. After these best_epoch should be 0, 0 and 2.",
)
class DeltaIgnored(_Comparing):
    """An epoch is better only if it undercuts the best loss by more than min_delta. Without that margin tiny steps
    count as progress; with the margin on the wrong side even a step backward does."""

    def better(self, val_loss):
        return val_loss < self.best_loss


@mistake("es-min-delta", of="EarlyStopping")
class DeltaAdded(_Comparing):
    def better(self, val_loss):
        return val_loss < self.best_loss + self.min_delta


@mistake("es-min-delta", of="EarlyStopping")
class DeltaIsRelative(_Comparing):
    def better(self, val_loss):
        return val_loss < self.best_loss * (1 - self.min_delta)


@mistake("es-min-delta", of="EarlyStopping")
class DeltaEitherWay(_Comparing):
    def better(self, val_loss):
        return abs(self.best_loss - val_loss) > self.min_delta


@mistake("es-min-delta", of="EarlyStopping")
class DeltaOfItsOwn(_Comparing):
    def better(self, val_loss):
        return val_loss < self.best_loss - 0.05


@mistake("es-min-delta", of="EarlyStopping")
class DeltaAtLeastThis(_Comparing):
    def better(self, val_loss):
        return val_loss < self.best_loss - max(self.min_delta, 1e-4)


@mistake("es-min-delta", of="EarlyStopping")
class DeltaOnlyAgainstRises(_Comparing):
    def step(self, val_loss, model):
        self.epoch += 1
        if val_loss < self.best_loss:
            self.keep(val_loss, model)
            self.bad = 0
        elif val_loss >= self.best_loss + self.min_delta:
            self.bad += 1
        return self.bad >= self.patience


@mistake(
    "es-delta-creep",
    of="EarlyStopping",
    title="Every slightly lower loss becomes the best loss, also within min_delta.",
    hint="An epoch that is not better by more than min_delta is a bad one. May it move the mark that others must beat?",
    chapter="Problem: Training Loss Good, Test Loss Bad (Overfitting)",
    find="Use min_delta 0.5 and the losses 2.0, 1.7 and 1.4. The third undercuts 2.0 by more than 0.5, so best_epoch "
    "should be 2 and the count of bad epochs 0.",
)
class CreepingRecord(_Comparing):
    """The best loss is that of the best epoch, and only a better epoch replaces it. If every small step moves the mark,
    many small steps that together are a large one never count as progress."""

    def step(self, val_loss, model):
        self.epoch += 1
        self.bad = 0 if self.better(val_loss) else self.bad + 1
        if val_loss < self.best_loss:
            self.keep(val_loss, model)
        return self.bad >= self.patience
