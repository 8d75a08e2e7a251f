"""Better than what, and in which direction."""

from mistakes._shared import _Comparing

from grader.authoring import mistake


@mistake(
    "es-vs-previous",
    of="EarlyStopping",
    also="fit",
    title="Each epoch is compared with the one before it, not with the best so far.",
    hint="Better than yesterday, or better than ever? Which of the two says that the model has made progress?",
    chapter="Problem: Training Loss Good, Test Loss Bad (Overfitting)",
    find="Use patience 2 and the losses 1.0, 3.0, 2.0. The third is better than the second, but neither is better than "
    "the first: the third call should say stop.",
)
class AgainstPrevious(_Comparing):
    """After a bad epoch almost anything is an improvement. Compared with the epoch before, a loss that zigzags upward
    counts as progress every other time, and the weights of a mediocre epoch are kept as the best."""

    def better(self, val_loss):
        return val_loss < self.previous - self.min_delta


@mistake("es-vs-previous", of="EarlyStopping", also="fit")
class CountsAgainstPrevious(_Comparing):
    def step(self, val_loss, model):
        self.epoch += 1
        if self.better(val_loss):
            self.keep(val_loss, model)
        self.bad = 0 if val_loss < self.previous - self.min_delta else self.bad + 1
        self.previous = val_loss
        return self.bad >= self.patience


@mistake("es-vs-previous", of="EarlyStopping", also="fit")
class CountsRises(_Comparing):
    def step(self, val_loss, model):
        self.epoch += 1
        if self.better(val_loss):
            self.keep(val_loss, model)
        self.bad = self.bad + 1 if val_loss > self.previous else 0
        self.previous = val_loss
        return self.bad >= self.patience


@mistake("es-vs-previous", of="EarlyStopping", also="fit")
class BestIsAlwaysTheLast(_Comparing):
    def step(self, val_loss, model):
        stop = super().step(val_loss, model)
        self.best_loss = val_loss
        return stop


@mistake(
    "es-direction",
    of="EarlyStopping",
    also="fit",
    title="A larger loss counts as better.",
    hint="A loss says how wrong the model is. Is a larger one better? Look at the sign in your comparison.",
    chapter="Problem: Training Loss Good, Test Loss Bad (Overfitting)",
    find="Show the losses 2.0 and 1.0 to step and print best_loss. It should be 1.0.",
)
class LargerIsBetter(_Comparing):
    """For an accuracy larger is better, for a loss it is the other way round. With the comparison turned around the
    worst epoch is kept, and training stops because it improves."""

    start = float("-inf")

    def better(self, val_loss):
        return val_loss > self.best_loss + self.min_delta


@mistake("es-direction", of="EarlyStopping", also="fit")
class LargerIsBetterThanFirst(_Comparing):
    def better(self, val_loss):
        return self.epoch == 0 or val_loss > self.best_loss + self.min_delta


@mistake("es-direction", of="EarlyStopping", also="fit")
class LargerThanInfinity(_Comparing):
    def better(self, val_loss):
        return val_loss > self.best_loss


@mistake("es-direction", of="EarlyStopping", also="fit")
class LargerThanZero(_Comparing):
    start = 0.0

    def better(self, val_loss):
        return val_loss > self.best_loss


@mistake(
    "es-ties",
    of="EarlyStopping",
    also="fit",
    title="A loss equal to the best one counts as better.",
    hint="Is equal already better? Look at the sign in your comparison, and at the condition in the task.",
    chapter="Problem: Training Loss Good, Test Loss Bad (Overfitting)",
    find="Show the losses 1.0 and 1.0 to step and print best_epoch. It should be 0.",
)
class TiesAreBetter(_Comparing):
    """A loss that stays where it is shows no progress. If a tie starts the count of bad epochs again, a training that
    has come to rest never ends."""

    def better(self, val_loss):
        return val_loss <= self.best_loss - self.min_delta


@mistake("es-ties", of="EarlyStopping", also="fit")
class TiesAreNotBad(_Comparing):
    def step(self, val_loss, model):
        self.epoch += 1
        if self.better(val_loss):
            self.keep(val_loss, model)
            self.bad = 0
        elif val_loss > self.best_loss - self.min_delta:
            self.bad += 1
        return self.bad >= self.patience


@mistake("es-ties", of="EarlyStopping", also="fit")
class TiesStartAgain(_Comparing):
    def step(self, val_loss, model):
        self.epoch += 1
        if self.better(val_loss):
            self.keep(val_loss, model)
        self.bad = self.bad + 1 if val_loss > self.best_loss else 0
        return self.bad >= self.patience
