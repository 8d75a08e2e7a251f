"""The training is right; the history that it gives back is not."""

from early_stopping import fit

from grader.authoring import mistake


def _stopped(history, patience):
    """Whether patience ran out."""
    return history["stopped_epoch"] - history["best_epoch"] >= patience


def _unless_stopped(history, patience, number):
    """Where max_epochs ended the training, ``number`` stands for the last epoch."""
    return history if _stopped(history, patience) else history | {"stopped_epoch": number}


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
    history = fit(model, train_epoch, validate, patience, max_epochs)
    return history | {"val_loss": history["val_loss"][:-1] if _stopped(history, patience) else history["val_loss"]}


@mistake("es-history-short", of="fit")
def last_loss_missing_and_not_counted(model, train_epoch, validate, patience, max_epochs):
    history = last_loss_missing(model, train_epoch, validate, patience, max_epochs)
    return history | {"stopped_epoch": len(history["val_loss"]) - 1}


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
    history = fit(model, train_epoch, validate, patience, max_epochs)
    losses = history["val_loss"]
    return history | {
        "val_loss": [loss for place, loss in enumerate(losses) if all(loss < other for other in losses[:place])]
    }


@mistake("es-history-best-only", of="fit")
def losses_until_the_best(model, train_epoch, validate, patience, max_epochs):
    history = fit(model, train_epoch, validate, patience, max_epochs)
    return history | {"val_loss": history["val_loss"][: history["best_epoch"] + 1]}


@mistake(
    "es-stopped-epoch",
    of="fit",
    title='"stopped_epoch" is not the number of the last epoch that ran.',
    hint="The first epoch is number 0. Which number has the last one that ran, and do you note it at both ends of "
    "the training?",
    chapter="The Training Loop",
    find="Train for 2 epochs at most. Whatever the losses are, stopped_epoch should be 1 if both epochs ran.",
)
def number_of_epochs(model, train_epoch, validate, patience, max_epochs):
    """Three epochs have the numbers 0, 1 and 2, so the last one's number is one less than how many there were. It is
    needed for both ends: patience that ran out, and max_epochs."""
    history = fit(model, train_epoch, validate, patience, max_epochs)
    return history | {"stopped_epoch": len(history["val_loss"])}


@mistake("es-stopped-epoch", of="fit")
def best_epoch_twice(model, train_epoch, validate, patience, max_epochs):
    history = fit(model, train_epoch, validate, patience, max_epochs)
    return history | {"stopped_epoch": history["best_epoch"]}


@mistake("es-stopped-epoch", of="fit")
def none_at_the_end(model, train_epoch, validate, patience, max_epochs):
    return _unless_stopped(fit(model, train_epoch, validate, patience, max_epochs), patience, None)


@mistake("es-stopped-epoch", of="fit")
def max_epochs_at_the_end(model, train_epoch, validate, patience, max_epochs):
    return _unless_stopped(fit(model, train_epoch, validate, patience, max_epochs), patience, max_epochs)


@mistake("es-stopped-epoch", of="fit")
def zero_at_the_end(model, train_epoch, validate, patience, max_epochs):
    return _unless_stopped(fit(model, train_epoch, validate, patience, max_epochs), patience, 0)


@mistake("es-stopped-epoch", of="fit")
def always_max_epochs(model, train_epoch, validate, patience, max_epochs):
    return fit(model, train_epoch, validate, patience, max_epochs) | {"stopped_epoch": max_epochs - 1}


@mistake("es-epoch-from-1", of="fit")
def both_from_one(model, train_epoch, validate, patience, max_epochs):
    history = fit(model, train_epoch, validate, patience, max_epochs)
    return history | {"best_epoch": history["best_epoch"] + 1, "stopped_epoch": history["stopped_epoch"] + 1}


@mistake("es-epoch-from-1", of="fit")
def best_from_one(model, train_epoch, validate, patience, max_epochs):
    history = fit(model, train_epoch, validate, patience, max_epochs)
    return history | {"best_epoch": history["best_epoch"] + 1}
