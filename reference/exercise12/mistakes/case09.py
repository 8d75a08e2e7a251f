"""Case 9, a loss of shape (m, m): repairs that leave the two shapes apart."""

import torch
from torch import nn

from grader.authoring import mistake


def _squares(scores, labels):
    return ((torch.sigmoid(scores) - labels) ** 2).mean()


def _trained(X, y, seed, loss_fn=_squares, lr=2.0, told=None):
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 1))
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    losses = []
    for _ in range(30):
        for rows in torch.randperm(len(X)).split(24):
            optimizer.zero_grad()
            loss_fn(model(X[rows]), y[rows]).backward()
            optimizer.step()
        with torch.no_grad():
            losses.append((told or loss_fn)(model(X), y).item())
    with torch.no_grad():
        return {"weights": list(model.parameters()), "scores": model(X), "losses": losses}


@mistake(
    "loop-broadcast",
    of="case09",
    title="Scores of shape (m, 1) and labels of shape (m,) meet in the loss as a table (m, m).",
    hint="Print the shape of the scores and that of the labels, just before the loss. What shape has their difference?",
    chapter="Problem: Accuracy Stuck at 50% (Binary Classification)",
    find="Print (scores - labels).shape inside the loss. For a batch of 24 it should have 24 entries, not 576.",
)
def table(X, y, seed):
    """A column minus a row is a table: every score meets every label, its own and all the others. The best that can be
    said to all labels at once is their mean, so every score ends at one half."""
    return _trained(X, y, seed)


@mistake("loop-broadcast", of="case09")
def labels_as_a_row(X, y, seed):
    return _trained(X, y, seed, lambda scores, labels: _squares(scores, labels.unsqueeze(0)))


@mistake("loop-broadcast", of="case09")
def mean_of_each_row_first(X, y, seed):
    def loss(scores, labels):
        return ((torch.sigmoid(scores) - labels) ** 2).mean(dim=1).mean()

    return _trained(X, y, seed, loss)


@mistake("loop-broadcast", of="case09")
def smaller_rate(X, y, seed):
    return _trained(X, y, seed, lr=0.5)


@mistake("loop-broadcast", of="case09")
def labels_made_a_table(X, y, seed):
    return _trained(X, y, seed, lambda scores, labels: _squares(scores, labels.expand(len(labels), -1)))


@mistake(
    "fake-loss",
    of="case09",
    title="The loss in the log is mended, but the training still uses the old one.",
    hint="Two losses are computed here. From which of them is backward called?",
    chapter="Problem: Accuracy Stuck at 50% (Binary Classification)",
    find="Compare the loss of the log with the one that backward is called on, for the same batch.",
)
def only_the_log(X, y, seed):
    """A loss for the log may be right and changes nothing: the network learns from the loss that backward is called
    on. This one still compares each score with all labels."""
    result = _trained(X, y, seed)
    return {**result, "losses": [0.25 / (epoch + 1) for epoch in range(30)]}


@mistake("fake-scores", of="case09")
def scores_from_labels(X, y, seed):
    result = _trained(X, y, seed)
    return {**result, "scores": 8 * y - 4}
