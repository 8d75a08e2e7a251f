"""The whole training: what is measured, what is noted, and how it ends."""

import early_stopping

from grader.authoring import mistake


def _fit(model, train_epoch, validate, patience, max_epochs, restore=True):
    """A training that can be got wrong: its stopper, its losses, and whether it was stopped."""
    stopping, losses = early_stopping.EarlyStopping(patience), []
    stopped = False
    for _ in range(max_epochs):
        train_epoch(model)
        losses.append(validate(model))
        if stopping.step(losses[-1], model):
            stopped = True
            break
    if restore:
        stopping.restore(model)
    return stopping, losses, stopped


def _history(losses, best, stopped):
    return {"val_loss": losses, "best_epoch": best, "stopped_epoch": stopped}


@mistake(
    "es-train-loss",
    of="fit",
    title="The training loss decides when to stop, not the validation loss.",
    hint="Training loss nearly always falls. Which of the two losses reveals that the model only learns by heart?",
    chapter="Problem: Training Loss Good, Test Loss Bad (Overfitting)",
    find="Print the loss that your decision uses beside what validate returns. Both should be the same number.",
)
def training_loss_decides(model, train_epoch, validate, patience, max_epochs):
    """A model that learns its examples by heart gets a lower training loss every epoch, while it gets worse on new
    data. Only the loss on data it does not learn from shows that, and only that one may say when to stop."""
    stopping, losses = early_stopping.EarlyStopping(patience), []
    for _ in range(max_epochs):
        train_loss = train_epoch(model)
        losses.append(validate(model))
        if stopping.step(train_loss, model):
            break
    stopping.restore(model)
    return _history(losses, stopping.best_epoch, len(losses) - 1)


@mistake("es-train-loss", of="fit")
def training_loss_noted_too(model, train_epoch, validate, patience, max_epochs):
    stopping, losses = early_stopping.EarlyStopping(patience), []
    for _ in range(max_epochs):
        losses.append(train_epoch(model))
        if stopping.step(losses[-1], model):
            break
    stopping.restore(model)
    return _history(losses, stopping.best_epoch, len(losses) - 1)


@mistake("es-train-loss", of="fit")
def training_loss_noted_only(model, train_epoch, validate, patience, max_epochs):
    stopping, losses = early_stopping.EarlyStopping(patience), []
    for _ in range(max_epochs):
        losses.append(train_epoch(model))
        if stopping.step(validate(model), model):
            break
    stopping.restore(model)
    return _history(losses, stopping.best_epoch, len(losses) - 1)


@mistake(
    "es-validate-first",
    of="fit",
    title="Each epoch is measured before it is trained.",
    hint="What does the first number of your list measure: a model that has trained for one epoch, or for none?",
    chapter="The Training Loop",
    find="Print a line in train_epoch and one in validate. Training should come first, in every epoch.",
)
def measured_before(model, train_epoch, validate, patience, max_epochs):
    """A loss measured before the training belongs to the epoch before. The weights kept with it are then not the ones
    it was measured with, or all epochs are shifted by one."""
    stopping, losses = early_stopping.EarlyStopping(patience), []
    for _ in range(max_epochs):
        losses.append(validate(model))
        train_epoch(model)
        if stopping.step(losses[-1], model):
            break
    stopping.restore(model)
    return _history(losses, stopping.best_epoch, len(losses) - 1)


@mistake("es-validate-first", of="fit")
def stopped_before_training(model, train_epoch, validate, patience, max_epochs):
    stopping, losses = early_stopping.EarlyStopping(patience), []
    for _ in range(max_epochs):
        losses.append(validate(model))
        if stopping.step(losses[-1], model):
            break
        train_epoch(model)
    stopping.restore(model)
    return _history(losses, stopping.best_epoch, len(losses) - 1)


@mistake(
    "es-no-restore-at-end",
    of="fit",
    title="The best weights come back only when patience ran out, not when max_epochs ended the training.",
    hint="There are two ways out of your loop. Which of them leads past the line that puts the best weights back?",
    chapter="Problem: Training Loss Good, Test Loss Bad (Overfitting)",
    find="Train for 2 epochs at most, with the losses 1.0 and 2.0. The model should end with the weights of the first.",
)
def restored_only_when_stopped(model, train_epoch, validate, patience, max_epochs):
    """The line that restores stands inside the condition that breaks out of the loop. If the loop simply comes to its
    end, nobody restores anything, and the model keeps the weights of its last epoch."""
    stopping, losses, stopped = _fit(model, train_epoch, validate, patience, max_epochs, restore=False)
    if stopped:
        stopping.restore(model)
    return _history(losses, stopping.best_epoch, len(losses) - 1)


@mistake(
    "es-history-short",
    of="fit",
    title="The loss of the last epoch is missing from the list.",
    hint="The epoch that ends the training has run as well. Is its loss noted before you leave the loop?",
    chapter="The Training Loop",
    find="Count how often validate is called, and compare with the length of the list. Both should be equal.",
)
def last_loss_missing(model, train_epoch, validate, patience, max_epochs):
    """The loop is left before the loss of its last epoch is added to the list. The list is then one shorter than the
    number of epochs, and what ended the training cannot be seen in it."""
    stopping, losses, stopped = _fit(model, train_epoch, validate, patience, max_epochs)
    return _history(losses[:-1] if stopped else losses, stopping.best_epoch, len(losses) - 1)


@mistake("es-history-short", of="fit")
def last_loss_missing_and_not_counted(model, train_epoch, validate, patience, max_epochs):
    stopping, losses, stopped = _fit(model, train_epoch, validate, patience, max_epochs)
    losses = losses[:-1] if stopped else losses
    return _history(losses, stopping.best_epoch, len(losses) - 1)


@mistake(
    "es-history-best-only",
    of="fit",
    title="The list holds only the losses of better epochs.",
    hint="The list should tell the whole story, bad epochs too. Which epochs get an entry in yours?",
    chapter="The Training Loop",
    find="Count how often validate is called, and compare with the length of the list. Both should be equal.",
)
def losses_of_records(model, train_epoch, validate, patience, max_epochs):
    """One loss for every epoch that ran is what a drawing of the training needs. A list of records only falls, and
    nobody can see from it where the model began to get worse."""
    stopping, losses, _ = _fit(model, train_epoch, validate, patience, max_epochs)
    records = [loss for place, loss in enumerate(losses) if all(loss < other for other in losses[:place])]
    return _history(records, stopping.best_epoch, len(losses) - 1)


@mistake("es-history-best-only", of="fit")
def losses_until_the_best(model, train_epoch, validate, patience, max_epochs):
    stopping, losses, _ = _fit(model, train_epoch, validate, patience, max_epochs)
    return _history(losses[: stopping.best_epoch + 1], stopping.best_epoch, len(losses) - 1)


@mistake(
    "es-stopped-epoch",
    of="fit",
    title='"stopped_epoch" is not the number of the last epoch that ran.',
    hint="The first epoch is number 0. Which number has the last one, and does it get noted also when max_epochs ends "
    "the training?",
    chapter="The Training Loop",
    find="Train for 2 epochs at most. Whatever the losses are, stopped_epoch should be 1 if both epochs ran.",
)
def number_of_epochs(model, train_epoch, validate, patience, max_epochs):
    """Three epochs have the numbers 0, 1 and 2, so the last one's number is one less than how many there were. It is
    needed for both ends: patience that ran out, and max_epochs."""
    stopping, losses, _ = _fit(model, train_epoch, validate, patience, max_epochs)
    return _history(losses, stopping.best_epoch, len(losses))


@mistake("es-stopped-epoch", of="fit")
def best_epoch_twice(model, train_epoch, validate, patience, max_epochs):
    stopping, losses, _ = _fit(model, train_epoch, validate, patience, max_epochs)
    return _history(losses, stopping.best_epoch, stopping.best_epoch)


@mistake("es-stopped-epoch", of="fit")
def none_at_the_end(model, train_epoch, validate, patience, max_epochs):
    stopping, losses, stopped = _fit(model, train_epoch, validate, patience, max_epochs)
    return _history(losses, stopping.best_epoch, len(losses) - 1 if stopped else None)


@mistake("es-stopped-epoch", of="fit")
def max_epochs_at_the_end(model, train_epoch, validate, patience, max_epochs):
    stopping, losses, stopped = _fit(model, train_epoch, validate, patience, max_epochs)
    return _history(losses, stopping.best_epoch, len(losses) - 1 if stopped else max_epochs)


@mistake("es-stopped-epoch", of="fit")
def zero_at_the_end(model, train_epoch, validate, patience, max_epochs):
    stopping, losses, stopped = _fit(model, train_epoch, validate, patience, max_epochs)
    return _history(losses, stopping.best_epoch, len(losses) - 1 if stopped else 0)


@mistake("es-stopped-epoch", of="fit")
def always_max_epochs(model, train_epoch, validate, patience, max_epochs):
    stopping, losses, _ = _fit(model, train_epoch, validate, patience, max_epochs)
    return _history(losses, stopping.best_epoch, max_epochs - 1)


@mistake("es-epoch-from-1", of="fit")
def both_from_one(model, train_epoch, validate, patience, max_epochs):
    stopping, losses, _ = _fit(model, train_epoch, validate, patience, max_epochs)
    return _history(losses, stopping.best_epoch + 1, len(losses))


@mistake("es-epoch-from-1", of="fit")
def best_from_one(model, train_epoch, validate, patience, max_epochs):
    stopping, losses, _ = _fit(model, train_epoch, validate, patience, max_epochs)
    return _history(losses, stopping.best_epoch + 1, len(losses) - 1)


@mistake(
    "es-max-epochs-off",
    of="fit",
    title="Training runs one epoch too few or one too many.",
    hint="Count the epochs with your fingers: where does your range begin, and is its end part of it?",
    chapter="The Training Loop",
    find="Train with max_epochs = 1. The list of losses should have one entry.",
)
def one_epoch_more(model, train_epoch, validate, patience, max_epochs):
    """A range that begins at 1 and ends before its last number has one round less than you count; one that includes it
    has one more. max_epochs is the number of epochs that may run."""
    return early_stopping.fit(model, train_epoch, validate, patience, max_epochs + 1)


@mistake("es-max-epochs-off", of="fit")
def one_epoch_less(model, train_epoch, validate, patience, max_epochs):
    stopping, losses, _ = _fit(model, train_epoch, validate, patience, max_epochs - 1, restore=max_epochs > 1)
    return _history(losses, stopping.best_epoch, len(losses) - 1)


@mistake("es-max-epochs-off", of="fit")
def one_epoch_less_counted_from_one(model, train_epoch, validate, patience, max_epochs):
    stopping, losses, _ = _fit(model, train_epoch, validate, patience, max_epochs - 1, restore=max_epochs > 1)
    return _history(losses, stopping.best_epoch + 1, len(losses))


@mistake("es-no-stop", of="fit")
def break_forgotten(model, train_epoch, validate, patience, max_epochs):
    stopping, losses, stopped = early_stopping.EarlyStopping(patience), [], None
    for epoch in range(max_epochs):
        train_epoch(model)
        losses.append(validate(model))
        if stopping.step(losses[-1], model) and stopped is None:
            stopped = epoch
    stopping.restore(model)
    return _history(losses, stopping.best_epoch, len(losses) - 1 if stopped is None else stopped)


@mistake("es-no-stop", of="fit")
def nobody_asks(model, train_epoch, validate, patience, max_epochs):
    stopping, losses = early_stopping.EarlyStopping(patience), []
    for _ in range(max_epochs):
        train_epoch(model)
        losses.append(validate(model))
        stopping.step(losses[-1], model)
    stopping.restore(model)
    return _history(losses, stopping.best_epoch, len(losses) - 1)
