"""Case 8, dropout while measuring: dropout gone, dropout calmed, dropout forgotten."""

import torch
from torch import nn

from grader.authoring import mistake


def _model(seed, rate=0.3):
    torch.manual_seed(seed)
    return nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Dropout(rate), nn.Linear(16, 1))


def _epoch(model, optimizer, X, y):
    criterion = nn.BCEWithLogitsLoss()
    for rows in torch.randperm(len(X)).split(24):
        optimizer.zero_grad()
        criterion(model(X[rows]), y[rows]).backward()
        optimizer.step()


def _loss(model, X, y):
    with torch.no_grad():
        return nn.functional.binary_cross_entropy_with_logits(model(X), y).item()


def _run(model, X, y, before=None, after=None):
    """``before`` and ``after`` are what happens to the mode before each epoch and before each measurement."""
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    losses = []
    for _ in range(30):
        if before is not None:
            model.train(before)
        _epoch(model, optimizer, X, y)
        if after is not None:
            model.train(after)
        losses.append(_loss(model, X, y))
    with torch.no_grad():
        return {"weights": list(model.parameters()), "scores": model(X), "losses": losses}


@mistake(
    "mode-no-eval",
    of="case08",
    title="The scores were computed while dropout was still switching neurons off.",
    hint="Which mode is the model in when you ask it for its scores? One call sets it.",
    chapter="Problem: Training Loss Good, Test Loss Bad (Overfitting)",
    find="Ask for the scores of the same points twice and subtract. Print model.training just before.",
)
def never_eval(X, y, seed):
    """A new model is in training mode and stays there until it is told otherwise; no_grad does not change the mode.
    In training mode dropout switches off other neurons in every forward pass, so each answer is another one."""
    return _run(_model(seed), X, y)


@mistake("mode-no-eval", of="case08")
def back_to_training_too_early(X, y, seed):
    model = _model(seed)
    result = _run(model, X, y, before=True, after=False)
    model.train()
    with torch.no_grad():
        return {**result, "scores": model(X)}


@mistake("mode-no-eval", of="case08")
def the_same_mask_each_time(X, y, seed):
    model = _model(seed)
    result = _run(model, X, y)
    torch.manual_seed(seed)
    with torch.no_grad():
        return {**result, "scores": model(X)}


@mistake("mode-no-eval", of="case08")
def mean_of_a_few(X, y, seed):
    model = _model(seed)
    result = _run(model, X, y)
    with torch.no_grad():
        return {**result, "scores": torch.stack([model(X) for _ in range(5)]).mean(0)}


@mistake("fake-scores", of="case08")
def scores_from_labels(X, y, seed):
    return {**_run(_model(seed), X, y), "scores": 8 * y - 4}


@mistake(
    "fake-no-dropout",
    of="case08",
    title="Dropout was taken away, or never acts while training.",
    hint="Dropout disturbs the measuring, but it helps the training. How can it act in one and rest in the other?",
    chapter="Problem: Training Loss Good, Test Loss Bad (Overfitting)",
    find="Put the same batch through the model twice while it trains: with dropout, the two answers differ.",
)
def no_dropout(X, y, seed):
    """Without dropout the scores stand still, but what kept the network from learning the points by heart is gone as
    well. A model has two modes for just this: it drops in training and is whole when it is measured."""
    return _run(_model(seed, rate=0.0), X, y, before=True, after=False)


@mistake("fake-no-dropout", of="case08")
def eval_before_everything(X, y, seed):
    return _run(_model(seed).eval(), X, y)


@mistake("fake-no-dropout", of="case08")
def layer_removed(X, y, seed):
    torch.manual_seed(seed)
    return _run(nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 1)), X, y)


@mistake(
    "mode-never-back",
    of="case08",
    title="After the first measurement the model never goes back to training mode.",
    hint="You switch the mode to measure. Who switches it back before the next epoch begins?",
    chapter="Problem: Training Loss Good, Test Loss Bad (Overfitting)",
    find="Print model.training at the start of every epoch. It should be True each time, not only the first.",
)
def never_back(X, y, seed):
    """eval() stays in force until train() is called. With the measurement inside the loop, dropout acts in the first
    epoch only; the other twenty-nine train without it."""
    return _run(_model(seed), X, y, before=None, after=False)


@mistake("mode-never-back", of="case08")
def off_half_way(X, y, seed):
    model = _model(seed)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    losses = []
    for epoch in range(30):
        model.train(epoch < 15)
        _epoch(model, optimizer, X, y)
        model.eval()
        losses.append(_loss(model, X, y))
    with torch.no_grad():
        return {"weights": list(model.parameters()), "scores": model(X), "losses": losses}
