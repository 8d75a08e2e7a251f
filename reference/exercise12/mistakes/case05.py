"""Case 5: what is tried when nothing moves."""

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
    "opt-lr-too-small",
    of="case05",
)
def rate_00001(X, y, seed):
    return _train(X, y, seed, lr=1e-5)


@mistake(
    "opt-lr-too-small",
    of="case05",
)
def rate_0001(X, y, seed):
    return _train(X, y, seed, lr=1e-4)


@mistake(
    "opt-lr-still-small",
    of="case05",
    title="The learning rate is still too small for 30 epochs.",
    hint="The loss falls now, slowly. Go on in the same direction: what does ten times the rate do?",
    chapter="Problem: Loss Not Decreasing",
    find="Print the loss of the last two epochs: does it still fall?",
)
def rate_a_little_higher(X, y, seed):
    """The right order of size is found by trying: ten times more, until the loss begins to jump, then a step
    back."""
    return _train(X, y, seed, lr=0.02)


@mistake(
    "opt-lr-too-high",
    of="case05",
)
def rate_1000(X, y, seed):
    return _train(X, y, seed, lr=1000.0)


@mistake(
    "fake-longer",
    of="case05",
)
def ten_thousand_epochs(X, y, seed):
    result = _train(X, y, seed, lr=0.2, epochs=90)
    return result | {"losses": result["losses"][2::3]}


@mistake(
    "fake-scores",
    of="case05",
)
def scores_from_labels(X, y, seed):
    result = _train(X, y, seed, lr=0.5)
    return result | {"scores": 2.0 * y.reshape(-1) - 1.0}


@mistake(
    "fake-network",
    of="case05",
)
def more_neurons(X, y, seed):
    return _train(X, y, seed, lr=0.5, hidden=64)


@mistake(
    "fake-losses",
    of="case05",
)
def losses_made_up(X, y, seed):
    result = _train(X, y, seed, lr=1e-5)
    return result | {"losses": [0.7 - 0.02 * epoch for epoch in range(30)]}
