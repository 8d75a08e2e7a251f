"""Methods that are mentioned but not called. In a file of its own, because such lines are found in the source."""

import torch

from grader.authoring import mistake


@mistake(
    "loop-no-parens",
    of="train_step",
    title="A method of the training loop is mentioned, but not called.",
    hint="Mentioning a function is not the same as running it. Compare that line with the other calls in your loop.",
    chapter="The Training Loop",
    find="Write print() around each line that should do something. You should not see the words 'bound method' "
    "anywhere: they mean that it was only mentioned.",
)
def step_without_parens(model, X, y, criterion, optimizer):
    """Without the parentheses Python looks the method up, does nothing with it, and goes on without a word. The
    effect is that of leaving the line out."""
    optimizer.zero_grad()
    loss = criterion(model(X), y)
    loss.backward()
    optimizer.step  # noqa: B018
    return loss.item()


@mistake("loop-no-parens", of="train_step")
def backward_without_parens(model, X, y, criterion, optimizer):
    optimizer.zero_grad()
    loss = criterion(model(X), y)
    loss.backward  # noqa: B018
    optimizer.step()
    return loss.item()


@mistake("loop-no-parens", of="train_step")
def zero_grad_without_parens(model, X, y, criterion, optimizer):
    optimizer.zero_grad  # noqa: B018
    loss = criterion(model(X), y)
    loss.backward()
    optimizer.step()
    return loss.item()


@mistake(
    "mode-no-parens",
    of="evaluate",
    title="The switch between training and evaluation mode is mentioned, but not called.",
    hint="Mentioning a function is not the same as running it. In which mode is the model after that line?",
    chapter="Debugging Your Neural Network: Practical Checklist",
    find="Print model.training right after the line that should switch the mode. It should be False for measuring "
    "and True for training.",
)
def eval_without_parens(model, loader, criterion):
    """Without the parentheses the mode is not switched: Python looks the method up and goes on. Layers such as dropout
    then behave in evaluation as they do in training, or the other way round."""
    model.eval  # noqa: B018
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in loader:
            logits = model(X)
            total += criterion(logits, y).item() * len(X)
            correct += ((logits > 0) == (y > 0.5)).sum().item()
            count += len(X)
    return total / count, correct / count


@mistake("mode-no-parens", of="train_epoch")
def train_without_parens(model, loader, criterion, optimizer):
    model.train  # noqa: B018
    total = 0.0
    for X, y in loader:
        optimizer.zero_grad()
        loss = criterion(model(X), y)
        loss.backward()
        optimizer.step()
        total += loss.item()
    return total / len(loader)
