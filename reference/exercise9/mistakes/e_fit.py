"""The whole training: which loss is watched, in which order, and how it ends."""

from early_stopping import EarlyStopping, fit

from grader.authoring import mistake


def _trained(training_loss, validation_loss):
    return training_loss


def _measured(training_loss, validation_loss):
    return validation_loss


def _fit(
    model, train_epoch, validate, patience, max_epochs, *,
    watched=_measured, noted=_measured, leaves=True, restore_always=True,
):  # fmt: skip
    """The training, in which another loss may be watched or noted, and the end may be another."""
    stopping, losses, stopped = EarlyStopping(patience), [], None
    for epoch in range(max_epochs):
        both = train_epoch(model), validate(model)
        losses.append(noted(*both))
        if stopping.step(watched(*both), model) and stopped is None:
            stopped = epoch
            if leaves:
                break
    if losses and (restore_always or stopped is not None):
        stopping.restore(model)
    last = len(losses) - 1 if stopped is None else stopped
    return {"val_loss": losses, "best_epoch": stopping.best_epoch, "stopped_epoch": last}


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
    return _fit(model, train_epoch, validate, patience, max_epochs, watched=_trained)


@mistake("es-train-loss", of="fit")
def training_loss_noted_too(model, train_epoch, validate, patience, max_epochs):
    return _fit(model, train_epoch, validate, patience, max_epochs, watched=_trained, noted=_trained)


@mistake("es-train-loss", of="fit")
def training_loss_noted_only(model, train_epoch, validate, patience, max_epochs):
    return _fit(model, train_epoch, validate, patience, max_epochs, noted=_trained)


@mistake(
    "es-validate-first",
    of="fit",
    title="Each epoch is measured before it is trained.",
    hint="What does the first number of your list measure: a model that has trained for one epoch, or one that has "
    "not?",
    chapter="The Training Loop",
    find="Print a line in train_epoch and one in validate. Training should come first, in every epoch.",
)
def measured_before(model, train_epoch, validate, patience, max_epochs):
    """A loss measured before the training belongs to the epoch before. The weights kept with it are then not the ones
    it was measured with, or all epochs are shifted by one."""

    def measure_then_train(model):
        loss = validate(model)
        train_epoch(model)
        return loss

    return fit(model, lambda model: 0.0, measure_then_train, patience, max_epochs)


@mistake("es-validate-first", of="fit")
def stopped_before_training(model, train_epoch, validate, patience, max_epochs):
    stopping, losses = EarlyStopping(patience), []
    for _ in range(max_epochs):
        losses.append(validate(model))
        if stopping.step(losses[-1], model):
            break
        train_epoch(model)
    stopping.restore(model)
    return {"val_loss": losses, "best_epoch": stopping.best_epoch, "stopped_epoch": len(losses) - 1}


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
    return _fit(model, train_epoch, validate, patience, max_epochs, restore_always=False)


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
    return fit(model, train_epoch, validate, patience, max_epochs + 1)


@mistake("es-max-epochs-off", of="fit")
def one_epoch_less(model, train_epoch, validate, patience, max_epochs):
    return _fit(model, train_epoch, validate, patience, max_epochs - 1)


@mistake("es-max-epochs-off", of="fit")
def one_epoch_less_counted_from_one(model, train_epoch, validate, patience, max_epochs):
    history = _fit(model, train_epoch, validate, patience, max_epochs - 1)
    return {
        "val_loss": history["val_loss"],
        "best_epoch": history["best_epoch"] + 1,
        "stopped_epoch": history["stopped_epoch"] + 1,
    }


@mistake("es-no-stop", of="fit")
def break_forgotten(model, train_epoch, validate, patience, max_epochs):
    return _fit(model, train_epoch, validate, patience, max_epochs, leaves=False)


@mistake("es-no-stop", of="fit")
def nobody_asks(model, train_epoch, validate, patience, max_epochs):
    history = _fit(model, train_epoch, validate, patience, max_epochs, leaves=False)
    return history | {"stopped_epoch": len(history["val_loss"]) - 1}
