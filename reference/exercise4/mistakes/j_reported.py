"""Training is right, and the loss that is reported is not its mean."""

import torch
import training

from grader.authoring import mistake


def _scaled_loss(model, loader, criterion, scale, weighted=False):
    """The right accuracy, and another number made of the batch losses."""
    _, accuracy = training.evaluate(model, loader, criterion)
    with torch.no_grad():
        losses = [criterion(model(X), y).item() * (len(X) if weighted else 1) for X, y in loader]
    return scale(losses), accuracy


@mistake(
    "loop-log-scale",
    of="train_epoch",
    also="train",
    title="The loss that is reported is not the mean of the epoch.",
    hint="Average what you report. Divide by how many numbers you added up, and check what each of them stands for.",
    chapter="The Training Loop",
    find="Use 10 examples in batches of 4, a learning rate of 0, and print each batch's loss. What you "
    "return should be their plain mean, or their mean weighted 4, 4 and 2; the same goes for measuring.",
)
def losses_not_divided(model, loader, criterion, optimizer):
    """Batch losses are means already. Their sum grows with the number of batches, and a division by the number of
    examples makes it too small. Divide a sum of batch losses by the number of batches, or weigh each by its size
    first."""
    model.train()
    return sum(training.train_step(model, X, y, criterion, optimizer) for X, y in loader)


@mistake("loop-log-scale", of="train_epoch")
def last_loss(model, loader, criterion, optimizer):
    model.train()
    return [training.train_step(model, X, y, criterion, optimizer) for X, y in loader][-1]


@mistake("loop-log-scale", of="train_epoch")
def losses_divided_by_examples(model, loader, criterion, optimizer):
    return losses_not_divided(model, loader, criterion, optimizer) / len(loader.dataset)


@mistake("loop-log-scale", of="train_epoch")
def losses_divided_by_batch_size(model, loader, criterion, optimizer):
    return losses_not_divided(model, loader, criterion, optimizer) / loader.batch_size


@mistake("loop-log-scale", of="train_epoch")
def weighted_losses_not_divided(model, loader, criterion, optimizer):
    model.train()
    return sum(training.train_step(model, X, y, criterion, optimizer) * len(X) for X, y in loader)


@mistake("loop-log-scale", of="train_epoch")
def weighted_losses_divided_by_batches(model, loader, criterion, optimizer):
    return weighted_losses_not_divided(model, loader, criterion, optimizer) / len(loader)


@mistake("loop-log-scale", of="train_epoch")
def every_batch_weighted_as_a_full_one(model, loader, criterion, optimizer):
    return losses_not_divided(model, loader, criterion, optimizer) * loader.batch_size / len(loader.dataset)


@mistake("loop-log-scale", of="evaluate")
def validation_losses_not_divided(model, loader, criterion):
    return _scaled_loss(model, loader, criterion, sum)


@mistake("loop-log-scale", of="evaluate")
def last_validation_loss(model, loader, criterion):
    return _scaled_loss(model, loader, criterion, lambda losses: losses[-1])


@mistake("loop-log-scale", of="evaluate")
def validation_losses_divided_by_examples(model, loader, criterion):
    return _scaled_loss(model, loader, criterion, lambda losses: sum(losses) / len(loader.dataset))


@mistake("loop-log-scale", of="evaluate")
def validation_losses_divided_by_batch_size(model, loader, criterion):
    return _scaled_loss(model, loader, criterion, lambda losses: sum(losses) / loader.batch_size)


@mistake("loop-log-scale", of="evaluate")
def every_validation_batch_weighted_as_a_full_one(model, loader, criterion):
    return _scaled_loss(model, loader, criterion, lambda losses: sum(losses) * loader.batch_size / len(loader.dataset))


@mistake("loop-log-scale", of="evaluate")
def weighted_validation_losses_not_divided(model, loader, criterion):
    return _scaled_loss(model, loader, criterion, sum, weighted=True)


@mistake("loop-log-scale", of="evaluate")
def weighted_validation_losses_divided_by_batches(model, loader, criterion):
    return _scaled_loss(model, loader, criterion, lambda losses: sum(losses) / len(loader), weighted=True)
