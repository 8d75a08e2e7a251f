"""Which epochs count as bad, and how many of them are enough."""

import copy

from early_stopping import EarlyStopping

from grader.authoring import mistake


class _Counting(EarlyStopping):
    """The same as the solution, with a counter of bad epochs that can be got wrong."""

    def __init__(self, patience, min_delta=0.0):
        super().__init__(patience, min_delta)
        self.bad = 0
        self.epoch = -1
        self.previous = float("inf")

    def keep(self, val_loss, model):
        self.best_loss, self.best_epoch = val_loss, self.epoch
        self._state = copy.deepcopy(model.state_dict())

    def better(self, val_loss):
        return val_loss < self.best_loss - self.min_delta

    def step(self, val_loss, model):
        self.epoch += 1
        if self.better(val_loss):
            self.keep(val_loss, model)
            self.bad = 0
        else:
            self.bad += 1
        self.previous = val_loss
        return self.bad >= self.patience


@mistake(
    "es-off-by-one",
    of="EarlyStopping",
    also="fit",
    title="Training goes on for one bad epoch more than patience allows.",
    hint="Patience 3 means: after the third bad epoch it is over. After how many bad epochs exactly do you stop?",
    chapter="Problem: Training Loss Good, Test Loss Bad (Overfitting)",
    find="Use patience 1 and the losses 1.0, 2.0. The second epoch is bad, so the second call should say stop.",
)
class OneMore(_Counting):
    """The number of bad epochs has to reach the patience, not to pass it. With "larger than" in the place of "at least"
    every training runs one bad epoch longer, and sometimes finds a better one just then."""

    def step(self, val_loss, model):
        super().step(val_loss, model)
        return self.bad > self.patience


@mistake("es-off-by-one", of="EarlyStopping", also="fit")
class ChecksBeforeCounting(_Counting):
    def step(self, val_loss, model):
        self.epoch += 1
        if self.better(val_loss):
            self.keep(val_loss, model)
            self.bad = 0
            return False
        stop = self.bad >= self.patience
        self.bad += 1
        return stop


@mistake(
    "es-one-too-few",
    of="EarlyStopping",
    also="fit",
    title="Training stops one bad epoch too early.",
    hint="Count on your fingers: how many epochs were not better when you say stop? Compare that with the patience.",
    chapter="Problem: Training Loss Good, Test Loss Bad (Overfitting)",
    find="Use patience 2 and the losses 1.0, 2.0. One bad epoch is not yet two, so neither call should say stop.",
)
class OneLess(_Counting):
    """The distance from the best epoch to this one is the number of bad epochs. Counting the best epoch itself as
    well, or starting the counter at 1, gives one too many, and the training ends before patience has run out."""

    def step(self, val_loss, model):
        super().step(val_loss, model)
        return self.bad + 1 >= self.patience and self.bad > 0


@mistake("es-one-too-few", of="EarlyStopping", also="fit")
class CountsTheBest(_Counting):
    def step(self, val_loss, model):
        super().step(val_loss, model)
        return self.epoch - self.best_epoch + 1 >= self.patience


@mistake(
    "es-check-first",
    of="EarlyStopping",
    also="fit",
    title="The decision is made before this epoch is counted.",
    hint="When you ask whether patience has run out, has the epoch that just ended been counted already?",
    chapter="Problem: Training Loss Good, Test Loss Bad (Overfitting)",
    find="Use patience 1 and the losses 1.0, 2.0. The second call should say stop, not the third.",
)
class ChecksFirst(_Counting):
    """The question "is patience used up?" is asked with the count of the epochs before. The bad epoch that uses it up
    is counted only afterwards, so that one epoch more is trained, and even a good one then comes too late."""

    def step(self, val_loss, model):
        if self.bad >= self.patience:
            return True
        super().step(val_loss, model)
        return False


@mistake("es-check-first", of="EarlyStopping", also="fit")
class ChecksFirstAndKeeps(_Counting):
    def step(self, val_loss, model):
        stop = self.bad >= self.patience
        super().step(val_loss, model)
        return stop


@mistake(
    "es-no-reset",
    of="EarlyStopping",
    also="fit",
    title="The count of bad epochs never starts again.",
    hint="Patience is about bad epochs in a row. What should happen to the count when an epoch is better?",
    chapter="Problem: Training Loss Good, Test Loss Bad (Overfitting)",
    find="Use patience 2 and the losses 3.0, 4.0, 2.0, 2.5, 1.0. No two bad epochs follow each other, so no call "
    "should say stop.",
)
class NeverResets(_Counting):
    """All bad epochs are added up, whatever lies between them. A training that gets better and better, with a bad
    epoch now and then, is stopped although nothing is wrong with it."""

    def step(self, val_loss, model):
        self.epoch += 1
        if self.better(val_loss):
            self.keep(val_loss, model)
        else:
            self.bad += 1
        return self.bad >= self.patience


@mistake(
    "es-first-increase",
    of="EarlyStopping",
    also="fit",
    title="The first bad epoch ends the training; patience plays no part.",
    hint="One bad epoch is not yet a trend. Where does your decision use the patience?",
    chapter="Problem: Training Loss Good, Test Loss Bad (Overfitting)",
    find="Use patience 3 and the losses 1.0, 2.0. No call should say stop yet.",
)
class FirstIncrease(_Counting):
    """Validation losses wobble from epoch to epoch. Whoever stops at the first one that is not better stops at a bump,
    long before the model has learned what it could."""

    def step(self, val_loss, model):
        super().step(val_loss, model)
        return self.bad > 0


@mistake("es-first-increase", of="EarlyStopping", also="fit")
class FirstIncreaseOverPrevious(_Counting):
    def step(self, val_loss, model):
        worse = val_loss > self.previous
        super().step(val_loss, model)
        return worse


@mistake(
    "es-no-stop",
    of="EarlyStopping",
    also="fit",
    title="Training is never told to stop.",
    hint="Is there a way out of the loop? Follow a long row of bad epochs through your code and look for it.",
    chapter="Problem: Training Loss Good, Test Loss Bad (Overfitting)",
    find="Use patience 1 and the losses 1.0, 2.0, 3.0. The second call should say stop.",
)
class NeverStops(_Counting):
    """The best epoch is noted, but nothing follows from it: the answer is always "go on", or the count starts again
    every time. Then early stopping saves no time at all."""

    def step(self, val_loss, model):
        super().step(val_loss, model)
        return False


@mistake(
    "es-no-return",
    of="EarlyStopping",
    title="step notes that it is time to stop, but does not say so.",
    hint="Who calls step looks at what it returns. What comes back from yours?",
    chapter="Problem: Training Loss Good, Test Loss Bad (Overfitting)",
    find="Print what step returns for a few losses. It should be True or False every time, never None.",
)
class SaysNothing(_Counting):
    """A decision kept in an attribute is seen only by those who know that attribute. A function without a return gives
    back None, which counts as "no" in a condition, so the training runs on."""

    def step(self, val_loss, model):
        self.early_stop = super().step(val_loss, model)


@mistake("es-no-return", of="EarlyStopping")
class SaysOnlyTrue(_Counting):
    def step(self, val_loss, model):
        if super().step(val_loss, model):
            return True
        return None


@mistake(
    "es-answer-inverted",
    of="EarlyStopping",
    title="step says True as long as training may go on.",
    hint="The question is: stop now? What is the answer to it after the very first epoch?",
    chapter="Problem: Training Loss Good, Test Loss Bad (Overfitting)",
    find="Call step once with any loss. After one epoch it cannot be time to stop, so it should say False.",
)
class SaysGoOn(_Counting):
    """The answer belongs to the question "is it time to stop?". Turned around, the training ends after its first epoch
    or, where the caller turns it around once more, only by luck at the right one."""

    def step(self, val_loss, model):
        return not super().step(val_loss, model)


@mistake("es-answer-inverted", of="EarlyStopping")
class SaysBetter(_Counting):
    def step(self, val_loss, model):
        better = self.better(val_loss)
        super().step(val_loss, model)
        return better
