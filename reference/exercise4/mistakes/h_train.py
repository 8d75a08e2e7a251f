"""The wrong number of epochs, the wrong model, the wrong optimizer, the wrong mode."""

import copy

import torch
import training

from grader.authoring import mistake


def _history():
    return {"train_loss": [], "val_loss": [], "val_accuracy": []}


def _note(history, train_loss, measured):
    history["train_loss"].append(train_loss)
    history["val_loss"].append(measured[0])
    history["val_accuracy"].append(measured[1])


@mistake(
    "loop-epochs-off",
    of="train",
    title="Training runs one epoch too few or one too many.",
    hint="Count the epochs with your fingers: where does your range begin, and is its end part of it?",
    chapter="The Training Loop",
    find="Train for 1 epoch, and once for 0. The lists of the history should have one entry and none.",
)
def one_epoch_less(model, train_loader, val_loader, criterion, optimizer, epochs):
    """A range that begins at 1 and ends before its last number has one round less than you count. The history shows it:
    its length is the number of epochs that were run."""
    return training.train(model, train_loader, val_loader, criterion, optimizer, epochs - 1)


@mistake("loop-epochs-off", of="train")
def one_epoch_more(model, train_loader, val_loader, criterion, optimizer, epochs):
    return training.train(model, train_loader, val_loader, criterion, optimizer, epochs + 1)


@mistake(
    "loop-model-recreated",
    of="train",
    title="Every epoch begins again with the weights of the beginning.",
    hint="What should be remembered from one epoch to the next?",
    chapter="The Training Loop",
    find="Print one weight at the beginning of every epoch. It should differ from epoch to epoch; if it returns to "
    "where it started, so does the training.",
)
def start_again_every_epoch(model, train_loader, val_loader, criterion, optimizer, epochs):
    """Setting up the model inside the loop throws away what the epochs before have learned. However many epochs run,
    the result is that of one."""
    history, beginning = _history(), copy.deepcopy(model.state_dict())
    for _ in range(epochs):
        model.load_state_dict(beginning)
        loss = training.train_epoch(model, train_loader, criterion, optimizer)
        _note(history, loss, training.evaluate(model, val_loader, criterion))
    return history


@mistake(
    "opt-other-model",
    of="train",
    title="The optimizer updates one model, and another one is used.",
    hint="The optimizer knows the weights of one model. Is that the model which makes the predictions?",
    chapter="The Training Loop",
    find="Print one weight of the model you are handed, before and after one batch. It should move; if only the "
    "weight of a copy moves, the optimizer holds the copy.",
)
def copy_trained(model, train_loader, val_loader, criterion, optimizer, epochs):
    """An optimizer keeps the weights it was built with. A copy of the model has weights of its own: the gradients
    arrive there, the optimizer looks elsewhere, and neither of the two models ever changes."""
    return training.train(copy.deepcopy(model), train_loader, val_loader, criterion, optimizer, epochs)


@mistake(
    "loop-lr-default",
    of="train_step",
    title="A new optimizer is built without the learning rate.",
    hint="An optimizer comes in as an argument. Is the rate it was given used anywhere in your step?",
    chapter="The Training Loop",
    find="Hand in an optimizer with a learning rate of 0 and train for one batch. No weight should move.",
)
def new_optimizer_without_rate(model, X, y, criterion, optimizer):
    """PyTorch's optimizers have a rate of their own, 0.001, for those who give none. A new optimizer takes that one,
    and forgets everything that the optimizer handed in remembers."""
    return training.train_step(model, X, y, criterion, torch.optim.SGD(model.parameters(), lr=1e-3))


@mistake("loop-lr-default", of="train_step")
def new_adam_without_rate(model, X, y, criterion, optimizer):
    return training.train_step(model, X, y, criterion, torch.optim.Adam(model.parameters()))


@mistake(
    "opt-recreated",
    of="train_step",
    title="A new optimizer is built for every step.",
    hint="What does an optimizer with momentum remember from one step to the next, and where is that memory kept?",
    chapter="The Training Loop",
    find="Use momentum and run the same batch twice. The second step should be larger than the first; if both look "
    "alike, the optimizer has forgotten the first.",
)
def new_optimizer_every_step(model, X, y, criterion, optimizer):
    """Momentum and Adam remember earlier gradients inside the optimizer. A new one has an empty memory, so that every
    step is a first step. For plain gradient descent it makes no difference, which hides the mistake."""
    fresh = type(optimizer)(model.parameters(), **optimizer.defaults)
    return training.train_step(model, X, y, criterion, fresh)


@mistake("opt-recreated", of="train_step")
def new_sgd_every_step(model, X, y, criterion, optimizer):
    fresh = torch.optim.SGD(model.parameters(), lr=optimizer.param_groups[0]["lr"])
    return training.train_step(model, X, y, criterion, fresh)


def _evaluate_in_any_mode(model, loader, criterion):
    total, correct, count = 0.0, 0, 0
    for X, y in loader:
        logits = model(X)
        total += criterion(logits, y).item() * len(X)
        correct += ((logits > 0) == (y > 0.5)).sum().item()
        count += len(X)
    return total / count, correct / count


def _epoch_in_any_mode(model, loader, criterion, optimizer):
    return sum(training.train_step(model, X, y, criterion, optimizer) for X, y in loader) / len(loader)


@mistake(
    "mode-no-eval",
    of="evaluate",
    title="The model is measured in training mode.",
    hint="Some layers behave at random or differently while training. Should a measurement depend on that?",
    chapter="Debugging Your Neural Network: Practical Checklist",
    find="Print model.training while you measure; it should say False. With dropout, two measurements of the same "
    "data should give the same loss.",
)
def no_eval(model, loader, criterion):
    """Layers such as dropout switch neurons off at random in training mode. Measured in that mode the model looks worse
    than it is, and two measurements of the same model differ."""
    return _evaluate_in_any_mode(model, loader, criterion)


@mistake("mode-no-eval", of="evaluate")
def train_mode_in_evaluation(model, loader, criterion):
    model.train()
    return _evaluate_in_any_mode(model, loader, criterion)


@mistake(
    "mode-no-grad-for-eval",
    of="evaluate",
    title="Recording of gradients is switched off for the measurement, but the model stays in training mode.",
    hint="There are two switches: one saves memory, the other changes how layers behave. Which one did you use?",
    chapter="Debugging Your Neural Network: Practical Checklist",
    find="Measure a model with dropout twice on the same data. Both losses should be equal; if they differ, print "
    "model.training.",
)
def no_grad_for_eval(model, loader, criterion):
    """torch.no_grad() only stops recording for the backward pass. What dropout and similar layers do depends on the
    model's mode, which is another switch."""
    with torch.no_grad():
        return _evaluate_in_any_mode(model, loader, criterion)


@mistake(
    "mode-never-back",
    of="train_epoch",
    title="After a measurement the model stays in evaluation mode for the rest of the training.",
    hint="Measuring switches the mode. Which line switches it back before the next epoch, and how often does it run?",
    chapter="Debugging Your Neural Network: Practical Checklist",
    find="Print model.training at the first batch of the first and of the second epoch. It should be True both times.",
)
def mode_left_alone(model, loader, criterion, optimizer):
    """Switching to training mode once, before the first epoch, is not enough: the first measurement switches to
    evaluation mode, and from the second epoch on the model trains as if it were being measured."""
    return _epoch_in_any_mode(model, loader, criterion, optimizer)


@mistake("mode-never-back", of="train")
def training_mode_once(model, train_loader, val_loader, criterion, optimizer, epochs):
    model.train()
    history = _history()
    for _ in range(epochs):
        loss = _epoch_in_any_mode(model, train_loader, criterion, optimizer)
        _note(history, loss, training.evaluate(model, val_loader, criterion))
    return history


@mistake(
    "mode-train-in-eval",
    of="train_epoch",
    title="The model is switched to evaluation mode and then trained.",
    hint="There is a mode for practising and one for measuring. Which one do you choose before the updates?",
    chapter="Debugging Your Neural Network: Practical Checklist",
    find="Print model.training inside the loop over the training batches. It should say True at every one.",
)
def train_in_eval(model, loader, criterion, optimizer):
    """In evaluation mode dropout does nothing and other layers use fixed numbers. A model that is trained in that mode
    never practises under the conditions those layers were put in for."""
    model.eval()
    return _epoch_in_any_mode(model, loader, criterion, optimizer)


@mistake(
    "mode-train-on-val",
    of="train",
    title="The model also learns from the validation data.",
    hint="The validation data are for measuring only. Which data does each of your updates use?",
    chapter="Debugging Your Neural Network: Practical Checklist",
    find="Turn all validation labels round, 0 to 1 and 1 to 0, and train again from the same start without "
    "shuffling. The final weights should be the same as before.",
)
def train_on_validation_too(model, train_loader, val_loader, criterion, optimizer, epochs):
    """Validation tells how the model does on data it has not learned from. Once it learns from them too, that number is
    worth nothing: it looks good whatever the model would do on new data."""
    history = _history()
    for _ in range(epochs):
        loss = training.train_epoch(model, train_loader, criterion, optimizer)
        measured = training.evaluate(model, val_loader, criterion)
        training.train_epoch(model, val_loader, criterion, optimizer)
        _note(history, loss, measured)
    return history


@mistake("mode-train-on-val", of="train")
def validation_by_training(model, train_loader, val_loader, criterion, optimizer, epochs):
    history = _history()
    for _ in range(epochs):
        loss = training.train_epoch(model, train_loader, criterion, optimizer)
        val_loss = training.train_epoch(model, val_loader, criterion, optimizer)
        _note(history, loss, (val_loss, training.evaluate(model, val_loader, criterion)[1]))
    return history


@mistake(
    "mode-val-backward",
    of="train",
    title="The gradients of the validation data leak into the training.",
    hint="Validation only measures. Whose gradients are stored when the next training batch comes?",
    chapter="Debugging Your Neural Network: Practical Checklist",
    find="Train for two epochs without shuffling, once with your measuring and once without it. The weights "
    "should end up the same.",
)
def validation_gradients_leak(model, train_loader, val_loader, criterion, optimizer, epochs):
    """A backward pass on validation data stores gradients like any other. Where they are cleared only after a training
    step, the first step of the next epoch uses them as well, and the model learns from data it should only be measured
    on."""
    history = _history()
    for _ in range(epochs):
        model.train()
        losses = []
        for X, y in train_loader:
            loss = criterion(model(X), y)
            loss.backward()
            optimizer.step()
            optimizer.zero_grad()
            losses.append(loss.item())
        measured = training.evaluate(model, val_loader, criterion)
        for X, y in val_loader:
            criterion(model(X), y).backward()
        _note(history, sum(losses) / len(losses), measured)
    return history
