"""The wrong batches, or the wrong number of them."""

import torch
import training

from grader.authoring import mistake


def _means(losses):
    return sum(losses) / max(len(losses), 1)


def _slices(model, loader, criterion, optimizer, indices):
    """Steps over rows of the data set that the program chooses itself."""
    model.train()
    X, y = loader.dataset.tensors
    return _means([training.train_step(model, X[rows], y[rows], criterion, optimizer) for rows in indices])


@mistake(
    "loop-drop-last",
    of="train_epoch",
    also="train",
    title="The last, smaller batch is left out.",
    hint="Count the examples of an epoch. How many were never shown to the model?",
    chapter="The Training Loop",
    find="Use 10 examples in batches of 4 and print the size of each batch you train on. You should see 4, 4 and 2.",
)
def small_batch_skipped(model, loader, criterion, optimizer):
    """Twenty examples in batches of six make three full batches and one of two. Leaving the small one out ignores its
    examples in every epoch; dividing without remainder is the usual reason."""
    model.train()
    full = [(X, y) for X, y in loader if len(X) == loader.batch_size]
    return _means([training.train_step(model, X, y, criterion, optimizer) for X, y in full])


def _measured_whole_batches(model, loader, criterion):
    """Loss of each whole batch, and how many of its examples are right."""
    model.eval()
    losses, correct = [], []
    with torch.no_grad():
        for X, y in loader:
            if len(X) < loader.batch_size:
                break
            logits = model(X)
            losses.append(criterion(logits, y).item())
            correct.append(((logits > 0) == (y > 0.5)).sum().item())
    return losses, correct


@mistake("loop-drop-last", of="evaluate")
def small_batch_not_measured(model, loader, criterion):
    losses, correct = _measured_whole_batches(model, loader, criterion)
    return sum(losses) / len(losses), sum(correct) / (len(correct) * loader.batch_size)


@mistake("loop-drop-last", of="evaluate")
def small_batch_counted_with_the_losses(model, loader, criterion):
    losses, correct = _measured_whole_batches(model, loader, criterion)
    return sum(losses) / len(loader), sum(correct) / (len(correct) * loader.batch_size)


@mistake("loop-drop-last", of="evaluate")
def small_batch_counted(model, loader, criterion):
    losses, correct = _measured_whole_batches(model, loader, criterion)
    return sum(losses) * loader.batch_size / len(loader.dataset), sum(correct) / len(loader.dataset)


@mistake(
    "loop-same-batch",
    of="train_epoch",
    title="Every step uses the same batch.",
    hint="Look at which rows each step sees. When does your code ask the loader for the next ones?",
    chapter="The Training Loop",
    find="Print the first row of each batch you train on, without shuffling. Every batch should show another one.",
)
def same_batch(model, loader, criterion, optimizer):
    """Starting the loader anew for every step gives its first batch every time. The model learns a few examples by
    heart and never sees the others."""
    model.train()
    losses = []
    for _ in range(len(loader)):
        X, y = next(iter(loader))
        losses.append(training.train_step(model, X, y, criterion, optimizer))
    return _means(losses)


@mistake("loop-same-batch", of="train_epoch")
def batch_fetched_before_the_loop(model, loader, criterion, optimizer):
    model.train()
    X, y = next(iter(loader))
    return _means([training.train_step(model, X, y, criterion, optimizer) for _ in range(len(loader))])


@mistake(
    "loop-one-batch-per-epoch",
    of="train_epoch",
    title="The epoch ends after its first batch.",
    hint="An epoch means every example once. What makes your loop stop early?",
    chapter="The Training Loop",
    find="Use 10 examples in batches of 4 and print a line for each step. You should see three lines an epoch.",
)
def one_batch(model, loader, criterion, optimizer):
    """A loop over the batches that is left after the first one learns from a few examples only, and calls it an
    epoch."""
    model.train()
    for X, y in loader:
        loss = training.train_step(model, X, y, criterion, optimizer)
        break
    return loss


@mistake(
    "loop-return-early",
    of="train_epoch",
    title="The function returns from inside its loop.",
    hint="Look at the indentation of the last line: does it belong to the loop or come after it?",
    chapter="The Training Loop",
    find="Use 10 examples in batches of 4 and print a line at the end of each round of the loop. You should see "
    "three lines before the function ends.",
)
def return_after_first_batch(model, loader, criterion, optimizer):
    """A return inside the loop ends the function in its first round. Everything that should have come in later rounds
    never happens."""
    model.train()
    total = 0.0
    for X, y in loader:
        total += training.train_step(model, X, y, criterion, optimizer)
        return total
    return total


@mistake("loop-return-early", of="evaluate")
def return_after_first_validation_batch(model, loader, criterion):
    model.eval()
    with torch.no_grad():
        for X, y in loader:
            logits = model(X)
            return criterion(logits, y).item(), ((logits > 0) == (y > 0.5)).to(y.dtype).mean().item()


@mistake("loop-return-early", of="evaluate")
def return_in_the_loop_divided_by_batches(model, loader, criterion):
    model.eval()
    with torch.no_grad():
        for X, y in loader:
            logits = model(X)
            hits = ((logits > 0) == (y > 0.5)).to(y.dtype).mean().item()
            return criterion(logits, y).item() / len(loader), hits


@mistake("loop-return-early", of="train")
def return_after_first_epoch(model, train_loader, val_loader, criterion, optimizer, epochs):
    return training.train(model, train_loader, val_loader, criterion, optimizer, min(epochs, 1))


@mistake(
    "loop-full-data",
    of="train_epoch",
    title="Every step uses the whole data set instead of its batch.",
    hint="Is the batch that the loader hands you used at all?",
    chapter="The Training Loop",
    find="Use 10 examples in batches of 4 and print the number of rows that go into the model. You should see 4, 4 "
    "and 2, never 10.",
)
def full_data(model, loader, criterion, optimizer):
    """The loop runs once for every batch, but inside it the model is given all examples. Each epoch then shows every
    example several times, and the batch itself is never looked at."""
    model.train()
    X_all, y_all = loader.dataset.tensors
    return _means([training.train_step(model, X_all, y_all, criterion, optimizer) for _ in loader])


@mistake(
    "loop-slice-short",
    of="train_epoch",
    title="Every batch is cut one example too short.",
    hint="The end of a slice is not part of it. How many rows do your batches have?",
    chapter="The Training Loop",
    find="Use 10 examples in batches of 4 and print the number of rows that go into the model. You should see 4, 4 "
    "and 2, not 3, 3 and 1.",
)
def slice_short(model, loader, criterion, optimizer):
    """A slice ends before its second number. Taking one off there once more drops an example of every batch, in every
    epoch the same ones."""
    size, count = loader.batch_size, len(loader.dataset)
    rows = [list(range(start, min(start + size, count) - 1)) for start in range(0, count, size)]
    return _slices(model, loader, criterion, optimizer, rows)


@mistake("loop-slice-short", of="train_epoch")
def batch_cut_short(model, loader, criterion, optimizer):
    model.train()
    return _means([training.train_step(model, X[:-1], y[:-1], criterion, optimizer) for X, y in loader])


@mistake(
    "loop-stride-1",
    of="train_epoch",
    title="Batches begin at every example, so that they overlap.",
    hint="How far apart do your batches begin, and how often is each example used in one epoch?",
    chapter="The Training Loop",
    find="Use 10 examples in batches of 4 and count the steps of an epoch. There should be 3.",
)
def stride_one(model, loader, criterion, optimizer):
    """Batches of six that begin at 0, 1, 2, ... share five of their six examples. The epoch makes as many updates as
    there are examples, and most examples are used six times."""
    size, count = loader.batch_size, len(loader.dataset)
    rows = [list(range(start, min(start + size, count))) for start in range(count)]
    return _slices(model, loader, criterion, optimizer, rows)


@mistake(
    "loop-permute-inside",
    of="train_epoch",
    title="A new random order is drawn for every batch.",
    hint="Draw the order once an epoch. What happens to the rest of an order that is thrown away after one batch?",
    chapter="The Training Loop",
    find="Number the rows of X from 0 to 9 and note which ones you train on in an epoch. Each number should appear "
    "exactly once.",
)
def permute_inside(model, loader, criterion, optimizer):
    """Each batch takes its part of a different random order. Some examples come several times in an epoch, others not
    at all."""
    size, count = loader.batch_size, len(loader.dataset)
    rows = [torch.randperm(count)[start : start + size] for start in range(0, count, size)]
    return _slices(model, loader, criterion, optimizer, rows)


@mistake(
    "loop-replacement",
    of="train_epoch",
    title="The rows of each batch are drawn at random, so that some come twice and some never.",
    hint="In an epoch every example has its turn. Does random drawing see to that?",
    chapter="The Training Loop",
    find="Number the rows of X from 0 to 9 and write down which ones come in one epoch. Each should come exactly "
    "once, in any order.",
)
def replacement(model, loader, criterion, optimizer):
    """Drawing rows at random, each time from all of them, gives no turn to about a third of the examples in an epoch,
    and others come two or three times."""
    size, count = loader.batch_size, len(loader.dataset)
    rows = [torch.randint(0, count, (min(size, count - start),)) for start in range(0, count, size)]
    return _slices(model, loader, criterion, optimizer, rows)


@mistake(
    "loop-step-dedent",
    of="train_epoch",
    title="The step comes after the loop over the batches: one update an epoch.",
    hint="How many updates should an epoch make? Look at the indentation of the line that makes them.",
    chapter="The Training Loop",
    find="Use 10 examples in batches of 4 and print one weight after each batch. It should change three times an "
    "epoch, not once at the end.",
)
def step_after_the_loop(model, loader, criterion, optimizer):
    """A line that stands one level further left runs once after the loop instead of once in every round. The model is
    updated once an epoch, with the last batch only or with the sum of all batches."""
    model.train()
    losses = []
    for X, y in loader:
        optimizer.zero_grad()
        loss = criterion(model(X), y)
        loss.backward()
        losses.append(loss.item())
    optimizer.step()
    return _means(losses)


@mistake("loop-step-dedent", of="train_epoch")
def step_after_the_loop_with_the_sum(model, loader, criterion, optimizer):
    model.train()
    losses = []
    optimizer.zero_grad()
    for X, y in loader:
        loss = criterion(model(X), y)
        loss.backward()
        losses.append(loss.item())
    optimizer.step()
    return _means(losses)


@mistake("loop-step-dedent", of="train_epoch")
def backward_and_step_after_the_loop(model, loader, criterion, optimizer):
    model.train()
    losses = []
    for X, y in loader:
        loss = criterion(model(X), y)
        losses.append(loss.item())
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return _means(losses)
