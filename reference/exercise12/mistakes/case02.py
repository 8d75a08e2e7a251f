"""Case 2: what is tried against a loss that is stuck at one half."""

import torch
from torch import nn

from grader.authoring import mistake


def _train(X, y, seed, lr, epochs=30, hidden=16, zero="before", squash=False, labels=None):
    """The program of the case, with what people change in it."""
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Linear(2, hidden), nn.ReLU(), nn.Linear(hidden, 1))
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    loss_fn = nn.BCEWithLogitsLoss()
    y = y if labels is None else labels
    shape = torch.sigmoid if squash else nn.Identity()
    losses = []
    for _ in range(epochs):
        for rows in torch.randperm(len(X)).split(24):
            if zero == "before":
                optimizer.zero_grad()
            loss_fn(shape(model(X[rows])), y[rows]).backward()
            if zero == "between":
                optimizer.zero_grad()
            optimizer.step()
        with torch.no_grad():
            losses.append(loss_fn(shape(model(X)), y).item())
    with torch.no_grad():
        scores = model(X)
    return {"weights": list(model.parameters()), "scores": scores, "losses": losses}


@mistake(
    "loop-sigmoid-twice",
    of="case02",
    title="The scores go through a sigmoid twice.",
    hint="BCEWithLogitsLoss has a sigmoid of its own. What does it expect: probabilities or raw scores?",
    chapter="Use BCEWithLogitsLoss",
    find="Give the loss a very sure right answer, such as a score of 20 for class 1. Is the loss near 0?",
)
def squashed_twice(X, y, seed):
    """A probability lies between 0 and 1. Taken for a raw score and squashed again it becomes a number between
    0.5 and 0.73, so the loss of a sure answer can never be small."""
    return _train(X, y, seed, lr=0.3, squash=True)


@mistake(
    "loop-sigmoid-twice",
    of="case02",
)
def squashed_twice_and_faster(X, y, seed):
    return _train(X, y, seed, lr=1.0, squash=True)


@mistake(
    "loss-offset",
    of="case02",
    title="The stuck loss was only moved down.",
    hint="A constant taken from the loss changes the report, not one weight. What keeps the loss from getting small?",
    chapter="Use BCEWithLogitsLoss",
    find="Compute the loss of the returned scores yourself and compare.",
)
def taken_off_the_loss(X, y, seed):
    """The gradient of a loss does not change when a number is taken off. The network stays as unsure as it was."""
    result = _train(X, y, seed, lr=0.3, squash=True)
    return result | {"losses": [loss - 0.5 for loss in result["losses"]]}


@mistake(
    "fake-scores",
    of="case02",
)
def scores_from_labels(X, y, seed):
    result = _train(X, y, seed, lr=0.3)
    return result | {"scores": 2.0 * y.reshape(-1) - 1.0}


@mistake(
    "fake-network",
    of="case02",
)
def more_neurons(X, y, seed):
    return _train(X, y, seed, hidden=64, lr=0.3)


@mistake(
    "fake-longer",
    of="case02",
)
def trained_for_longer(X, y, seed):
    result = _train(X, y, seed, epochs=90, lr=0.3)
    return result | {"losses": result["losses"][2::3]}
