"""Case 10, the best model is not the best: copies that are none, and numbers that are changed."""

import copy

import torch
from torch import nn

from grader.authoring import mistake


def _trained(X, y, seed, keep, measured_on=slice(64, None), better=lambda new, best: new < best, lr=2.0):
    """``keep(model)`` is what is stored when an epoch is the best so far."""
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 1))
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    criterion = nn.BCEWithLogitsLoss()
    losses, best, state = [], None, None
    for _ in range(30):
        for rows in torch.randperm(64).split(24):
            optimizer.zero_grad()
            criterion(model(X[rows]), y[rows]).backward()
            optimizer.step()
        with torch.no_grad():
            losses.append(criterion(model(X[64:]), y[64:]).item())
            new = criterion(model(X[measured_on]), y[measured_on]).item()
        if best is None or better(new, best):
            best, state = new, keep(model)
    model.load_state_dict(state)
    return model, losses


def _result(model, X, losses):
    with torch.no_grad():
        return {"weights": list(model.parameters()), "scores": model(X), "losses": losses}


@mistake(
    "es-best-alias",
    of="case10",
    title="What was kept as the best weights went on changing with the training.",
    hint="Is what you keep a copy, or another name for the weights that the optimizer goes on changing?",
    chapter="Problem: Training Loss Good, Test Loss Bad (Overfitting)",
    find="Print one entry of the kept weights right after keeping them and again at the end. It must not change.",
)
def same_tensors(X, y, seed):
    """state_dict() hands out the weights themselves. The optimizer changes them in place, so what was kept as the best
    is the last by the time it is loaded. A copy of the dictionary is not enough: the tensors in it must be copied."""
    model, losses = _trained(X, y, seed, lambda model: model.state_dict())
    return _result(model, X, losses)


@mistake("es-best-alias", of="case10")
def shallow_copy(X, y, seed):
    model, losses = _trained(X, y, seed, lambda model: copy.copy(model.state_dict()))
    return _result(model, X, losses)


@mistake("es-best-alias", of="case10")
def new_dictionary(X, y, seed):
    model, losses = _trained(
        X, y, seed, lambda model: {name: value.detach() for name, value in model.state_dict().items()}
    )
    return _result(model, X, losses)


@mistake("es-best-alias", of="case10")
def the_model_itself(X, y, seed):
    kept = []
    model, losses = _trained(X, y, seed, lambda model: kept.append(model) or model.state_dict())
    return _result(kept[0], X, losses)


@mistake(
    "es-direction",
    of="case10",
    title="The worst epoch is kept in the place of the best.",
    hint="A lower loss is a better one. Which way round does your comparison ask?",
    chapter="Problem: Training Loss Good, Test Loss Bad (Overfitting)",
    find="Print the epoch whenever you keep weights, with its loss. These losses have to fall from line to line.",
)
def highest(X, y, seed):
    """For an accuracy, more is better; for a loss, less. With the comparison turned round the highest loss wins."""
    keep = lambda model: copy.deepcopy(model.state_dict())  # noqa: E731  a copy, in one line
    model, losses = _trained(X, y, seed, keep, better=lambda new, best: new > best)
    return _result(model, X, losses)


@mistake(
    "fake-minimum",
    of="case10",
    title="The losses were changed until their lowest is that of the last weights.",
    hint="You found lower losses on the way. Where did the weights go that had them?",
    chapter="Problem: Training Loss Good, Test Loss Bad (Overfitting)",
    find="Print the validation loss in the loop, and compare the printed numbers with those that run returns.",
)
def raised_to_the_last(X, y, seed):
    """When no noted loss is lower than that of the weights, the claim agrees with itself. The better weights are lost
    all the same."""
    model, losses = _trained(X, y, seed, lambda model: model.state_dict())
    return _result(model, X, [losses[-1]] * 30)


@mistake("fake-minimum", of="case10")
def floor_under_the_losses(X, y, seed):
    model, losses = _trained(X, y, seed, lambda model: model.state_dict())
    return _result(model, X, [max(loss, losses[-1]) for loss in losses])
