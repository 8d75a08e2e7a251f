"""Calls in the wrong order, left out, or made too often."""

from grader.authoring import mistake


@mistake(
    "loop-step-first",
    of="train_step",
    title="The optimizer steps before the backward pass.",
    hint="Which information does the update need, and has it been computed at that moment?",
    chapter="The Training Loop",
    find="Take a fresh model and plain SGD, run one batch, and compare a weight before and after. It should move "
    "at the very first batch.",
)
def step_first(model, X, y, criterion, optimizer):
    """The optimizer reads the gradients that the backward pass writes. Called first, it finds none (they were just
    cleared), so the weights stay where they are; the gradients computed afterwards are cleared by the next batch."""
    optimizer.zero_grad()
    loss = criterion(model(X), y)
    optimizer.step()
    loss.backward()
    return loss.item()


@mistake("loop-step-first", of="train_step")
def step_first_zero_in_the_middle(model, X, y, criterion, optimizer):
    loss = criterion(model(X), y)
    optimizer.zero_grad()
    optimizer.step()
    loss.backward()
    return loss.item()


@mistake("loop-step-first", of="train_step")
def step_first_zero_at_end(model, X, y, criterion, optimizer):
    loss = criterion(model(X), y)
    optimizer.step()
    loss.backward()
    optimizer.zero_grad()
    return loss.item()


@mistake("loop-step-first", of="train_step")
def step_first_never_cleared(model, X, y, criterion, optimizer):
    loss = criterion(model(X), y)
    optimizer.step()
    loss.backward()
    return loss.item()


@mistake("loop-step-first", of="train_epoch")
def epoch_step_first(model, loader, criterion, optimizer):
    model.train()
    return sum(step_first(model, X, y, criterion, optimizer) for X, y in loader) / len(loader)


@mistake(
    "loop-step-at-start",
    of="train_step",
    title="Every batch begins with the step that belongs to the batch before.",
    hint="Whose gradient does the first step use, and is the lesson of the last batch ever applied?",
    chapter="The Training Loop",
    find="Take a fresh model and plain SGD, run a single batch, and compare a weight before and after. It should "
    "have moved; if it only moves with the second batch, the steps come one batch late.",
)
def step_at_start(model, X, y, criterion, optimizer):
    """The very first step finds no gradient and does nothing; every later one applies the gradient of the batch before.
    The weights take the right road but arrive one batch late, and the last batch of all is never learned from."""
    optimizer.step()
    optimizer.zero_grad()
    loss = criterion(model(X), y)
    loss.backward()
    return loss.item()


@mistake("loop-step-at-start", of="train_step")
def step_at_start_zero_later(model, X, y, criterion, optimizer):
    optimizer.step()
    loss = criterion(model(X), y)
    optimizer.zero_grad()
    loss.backward()
    return loss.item()


@mistake("loop-step-at-start", of="train_epoch")
def epoch_step_at_start(model, loader, criterion, optimizer):
    model.train()
    return sum(step_at_start(model, X, y, criterion, optimizer) for X, y in loader) / len(loader)


@mistake(
    "loop-missing-step",
    of="train_step",
    title="The optimizer never makes its step.",
    hint="You know the direction now. Who walks?",
    chapter="The Training Loop",
    find="Print one weight before and after a batch, and its .grad too. If .grad holds a number and the weight "
    "stands still, nobody used it.",
)
def missing_step(model, X, y, criterion, optimizer):
    """The backward pass only computes in which direction the weights should move. Moving them is the optimizer's part;
    without it the gradients are computed in vain and the weights stay as they were."""
    optimizer.zero_grad()
    loss = criterion(model(X), y)
    loss.backward()
    return loss.item()


@mistake("loop-missing-step", of="train_epoch")
def epoch_missing_step(model, loader, criterion, optimizer):
    model.train()
    return sum(missing_step(model, X, y, criterion, optimizer) for X, y in loader) / len(loader)


@mistake(
    "loop-missing-backward",
    of="train_step",
    title="The backward pass is missing, so there is no gradient to step along.",
    hint="Where does the optimizer get the directions from?",
    chapter="The Training Loop",
    find="Print one weight's .grad right before the step, with a fresh model. It should hold numbers; None or "
    "zeros mean that nothing computed it.",
)
def missing_backward(model, X, y, criterion, optimizer):
    """The optimizer reads the gradients stored with the weights, and nobody wrote any. It skips every weight without a
    gradient, so nothing moves and nothing complains."""
    optimizer.zero_grad()
    loss = criterion(model(X), y)
    optimizer.step()
    return loss.item()


@mistake("loop-missing-backward", of="train_epoch")
def epoch_missing_backward(model, loader, criterion, optimizer):
    model.train()
    return sum(missing_backward(model, X, y, criterion, optimizer) for X, y in loader) / len(loader)


@mistake(
    "loop-missing-backward-and-step",
    of="train_step",
    title="The loss is computed, but nothing is learned from it: backward pass and step are both missing.",
    hint="Your loop measures. Which two of the five moves of the training loop make it learn?",
    chapter="The Training Loop",
    find="Print one weight and its .grad after a batch. The weight should have moved and .grad should hold "
    "numbers; if the weight stands still and .grad is None, nothing was learned.",
)
def missing_backward_and_step(model, X, y, criterion, optimizer):
    """Forward pass and loss alone are what validation does. Training needs the two moves after them as well: the
    gradients, and the update."""
    optimizer.zero_grad()
    return criterion(model(X), y).item()


@mistake("loop-missing-backward-and-step", of="train_epoch")
def epoch_missing_both(model, loader, criterion, optimizer):
    model.train()
    return sum(criterion(model(X), y).item() for X, y in loader) / len(loader)


@mistake(
    "loop-two-backwards",
    of="train_step",
    title="The backward pass runs twice for each batch.",
    hint="Gradients are added up. How many times is the gradient of this batch in the sum?",
    chapter="The Training Loop",
    find="Print the stored gradient of w after one batch of the README's worked example: it should be "
    "-0.4577. Twice as much, -0.9154, means that two backward passes have added up.",
)
def two_backwards(model, X, y, criterion, optimizer):
    """Each backward pass adds the gradient of the batch to the stored one, so after two of them every step is twice as
    long as it should be. Adam hides this almost completely, plain gradient descent does not."""
    optimizer.zero_grad()
    loss = criterion(model(X), y)
    loss.backward(retain_graph=True)
    loss.backward()
    optimizer.step()
    return loss.item()


@mistake("loop-two-backwards", of="train_step")
def two_forwards_and_backwards(model, X, y, criterion, optimizer):
    optimizer.zero_grad()
    for _ in range(2):
        loss = criterion(model(X), y)
        loss.backward()
    optimizer.step()
    return loss.item()


@mistake(
    "loop-two-steps",
    of="train_step",
    title="The optimizer steps twice for each batch.",
    hint="How many moves do you make for one batch, and with which gradient is the second one made?",
    chapter="The Training Loop",
    find="With plain SGD, print one weight before and after a batch, and its .grad. The weight should move by the "
    "learning rate times .grad, not by twice as much.",
)
def two_steps(model, X, y, criterion, optimizer):
    """The second step uses the gradient of the place where the weights were before the first. The weights move twice as
    far as the learning rate says, and momentum counts every gradient double."""
    optimizer.zero_grad()
    loss = criterion(model(X), y)
    loss.backward()
    optimizer.step()
    optimizer.step()
    return loss.item()


@mistake("loop-two-steps", of="train_epoch")
def epoch_two_steps(model, loader, criterion, optimizer):
    model.train()
    return sum(two_steps(model, X, y, criterion, optimizer) for X, y in loader) / len(loader)
