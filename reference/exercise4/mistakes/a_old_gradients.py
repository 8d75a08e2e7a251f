"""Gradients of earlier batches that are still there, or are thrown away at the wrong moment."""

import training

from grader.authoring import mistake


@mistake(
    "loop-no-zero-grad",
    of="train_step",
    title="The gradients of earlier batches are never cleared.",
    hint="PyTorch adds new gradients to those already stored. What is still there when the second batch comes?",
    chapter="The Training Loop",
    find="Set the learning rate to 0 and run the same batch three times, printing one weight's .grad each time. It "
    "should stay the same; if it doubles and then triples, the old ones are still in it.",
)
def no_zero_grad(model, X, y, criterion, optimizer):
    """PyTorch adds each new gradient to what is stored in ``.grad``. Without clearing, the second step walks along the
    gradient of batch 2 plus that of batch 1, the third along the sum of three, and so on: the steps grow and point to
    where the weights were long ago. The first step is still right, which is why the mistake is easy to overlook."""
    loss = criterion(model(X), y)
    loss.backward()
    optimizer.step()
    return loss.item()


@mistake("loop-no-zero-grad", of="train_epoch")
def epoch_no_zero_grad(model, loader, criterion, optimizer):
    model.train()
    total = 0.0
    for X, y in loader:
        total += no_zero_grad(model, X, y, criterion, optimizer)
    return total / len(loader)


@mistake("loop-no-zero-grad", of="train")
def train_no_zero_grad(model, train_loader, val_loader, criterion, optimizer, epochs):
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    for _ in range(epochs):
        history["train_loss"].append(epoch_no_zero_grad(model, train_loader, criterion, optimizer))
        loss, accuracy = training.evaluate(model, val_loader, criterion)
        history["val_loss"].append(loss)
        history["val_accuracy"].append(accuracy)
    return history


@mistake(
    "loop-zero-once",
    of="train",
    title="The gradients are cleared once, before training begins, and never again.",
    hint="How many batches follow after the one moment at which you empty the stored gradients?",
    chapter="The Training Loop",
    find="Set the learning rate to 0 and print one weight's .grad after each batch. It should be about as large at "
    "the end as at the beginning; if it keeps growing, nothing empties it.",
)
def zero_once(model, train_loader, val_loader, criterion, optimizer, epochs):
    """A new model has no stored gradients, so clearing them once before the loop clears nothing. From the second batch
    on, every step uses the sum of all gradients since the beginning, just as if they were never cleared."""
    optimizer.zero_grad()
    return train_no_zero_grad(model, train_loader, val_loader, criterion, optimizer, epochs)


@mistake(
    "loop-zero-per-epoch",
    of="train_epoch",
    title="The gradients are cleared once an epoch instead of once a batch.",
    hint="An epoch has several batches. Whose gradients does the second batch of an epoch find?",
    chapter="The Training Loop",
    find="Use a learning rate of 0 and a loader that hands out the same batch several times, and print one "
    "weight's .grad after each. It should stay the same; if it grows within an epoch and falls back at the "
    "next, look at where you clear.",
)
def zero_at_start_of_epoch(model, loader, criterion, optimizer):
    """Within an epoch the gradients pile up: the last of four steps walks along the sum of four gradients. Only the
    first batch of each epoch is treated right. With a single batch an epoch nobody would notice."""
    optimizer.zero_grad()
    return epoch_no_zero_grad(model, loader, criterion, optimizer)


@mistake("loop-zero-per-epoch", of="train_epoch")
def zero_at_end_of_epoch(model, loader, criterion, optimizer):
    loss = epoch_no_zero_grad(model, loader, criterion, optimizer)
    optimizer.zero_grad()
    return loss


@mistake("loop-zero-per-epoch", of="train")
def train_zero_per_epoch(model, train_loader, val_loader, criterion, optimizer, epochs):
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    for _ in range(epochs):
        history["train_loss"].append(zero_at_start_of_epoch(model, train_loader, criterion, optimizer))
        loss, accuracy = training.evaluate(model, val_loader, criterion)
        history["val_loss"].append(loss)
        history["val_accuracy"].append(accuracy)
    return history


@mistake(
    "loop-zero-between",
    of="train_step",
    title="The gradients are cleared after they were computed and before they are used.",
    hint="Follow the gradients through your lines: are they still there when the optimizer wants to read them?",
    chapter="The Training Loop",
    find="Print one weight's .grad just before the step. It should be a number other than 0; None or 0 means that "
    "the step has nothing to go by.",
)
def zero_between(model, X, y, criterion, optimizer):
    """The backward pass fills the gradients, clearing empties them, and the step then finds nothing: no weight ever
    moves, and nothing complains. Clearing has its place before the backward pass of a batch, or after the step."""
    loss = criterion(model(X), y)
    loss.backward()
    optimizer.zero_grad()
    optimizer.step()
    return loss.item()


@mistake("loop-zero-between", of="train_step")
def zero_between_with_zeros(model, X, y, criterion, optimizer):
    loss = criterion(model(X), y)
    loss.backward()
    optimizer.zero_grad(set_to_none=False)
    optimizer.step()
    return loss.item()


@mistake("loop-zero-between", of="train_epoch")
def epoch_zero_between(model, loader, criterion, optimizer):
    model.train()
    return sum(zero_between(model, X, y, criterion, optimizer) for X, y in loader) / len(loader)
