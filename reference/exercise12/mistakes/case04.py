"""Case 4: what is tried against an explosion."""

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
    "opt-lr-too-high",
    of="case04",
    title="The learning rate is far too high.",
    hint=(
        "Each step jumps over the valley to a higher place. What happens with a tenth of the rate, and a tenth of that?"
    ),
    chapter="Problem: Loss Not Decreasing",
    find="Print the loss after the first three updates with one rate, then with a tenth of it.",
)
def rate_100(X, y, seed):
    """A gradient is right only near the place where it was computed. A step that is far too long lands where the
    loss is higher, the next gradient is larger, and so on."""
    return _train(X, y, seed, lr=100.0)


@mistake(
    "opt-lr-too-high",
    of="case04",
)
def rate_50(X, y, seed):
    return _train(X, y, seed, lr=50.0)


@mistake(
    "opt-lr-too-small",
    of="case04",
    title="The learning rate is far too small.",
    hint="The steps are so short that the weights hardly leave their place. What happens with ten times the rate?",
    chapter="Problem: Loss Not Decreasing",
    find="Print the loss of the first and of the last epoch.",
)
def rate_tiny(X, y, seed):
    """With a rate of 0.00001 even a thousand updates change a weight only in its third decimal."""
    return _train(X, y, seed, lr=1e-5)


@mistake(
    "fake-scores",
    of="case04",
)
def scores_from_labels(X, y, seed):
    result = _train(X, y, seed, lr=0.5)
    return result | {"scores": 2.0 * y.reshape(-1) - 1.0}


@mistake(
    "fake-network",
    of="case04",
)
def more_neurons(X, y, seed):
    return _train(X, y, seed, lr=0.5, hidden=64)


@mistake(
    "fake-longer",
    of="case04",
)
def trained_for_longer(X, y, seed):
    result = _train(X, y, seed, lr=0.5, epochs=90)
    return result | {"losses": result["losses"][2::3]}


@mistake(
    "explosion-hidden",
    of="case04",
    title="The explosion was cut out of the report.",
    hint="The log looks calm now. What do the weights look like?",
    chapter="Problem: Loss Not Decreasing",
    find="Compute the loss of the returned scores yourself and compare it with the last of the losses.",
)
def losses_cut(X, y, seed):
    """Cutting large numbers off in the list of losses changes the list. The weights still explode."""
    result = _train(X, y, seed, lr=100.0)
    return result | {"losses": [min(loss, 1.0) if loss == loss else 1.0 for loss in result["losses"]]}
