"""Case 3: what is tried against a loss below zero."""

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
    "lab-12",
    of="case03",
    title="The loss gets the labels 1 and 2.",
    hint="Which two numbers does the formula of binary cross-entropy expect as labels?",
    chapter="Problem: Accuracy Stuck at 50% (Binary Classification)",
    find="Print y.unique() just before the loss.",
)
def labels_as_they_are(X, y, seed):
    """With a label of 2 the formula rewards a higher score without end: -2 log p - (1 - 2) log(1 - p) falls below
    zero. All scores grow, whatever the point."""
    return _train(X, y, seed, lr=0.3)


@mistake(
    "lab-12",
    of="case03",
)
def labels_as_they_are_absolute_loss(X, y, seed):
    return _train(X, y, seed, lr=0.1)


@mistake(
    "lab-halved",
    of="case03",
    title="The labels were halved: 1 and 2 became 0.5 and 1.",
    hint="Two numbers between 0 and 1 are not enough. Which probability should a point of class 1 get?",
    chapter="Problem: Accuracy Stuck at 50% (Binary Classification)",
    find="Print y.unique() just before the loss: it should be 0 and 1.",
)
def labels_halved(X, y, seed):
    """A label of 0.5 asks for a probability of one half, so the points of class 1 end on the border. The loss
    sticks at 0.347."""
    return _train(X, y, seed, lr=0.3, labels=y / 2)


@mistake(
    "lab-flipped",
    of="case03",
    title="The classes are swapped: a high score means class 1 now.",
    hint="The head of the file says which class a high score stands for. Which label became 1?",
    chapter="Problem: Accuracy Stuck at 50% (Binary Classification)",
    find="Print the score of one point and its label.",
)
def the_other_way_round(X, y, seed):
    """2 - y turns class 1 into 1 and class 2 into 0. The network learns well, and says of every point that it
    belongs to the other class."""
    return _train(X, y, seed, lr=0.3, labels=2 - y)


@mistake(
    "lab-clamped",
    of="case03",
    title="Both labels became 1.",
    hint="Labels that were cut at 1 are all the same. How many different values are left?",
    chapter="Problem: Accuracy Stuck at 50% (Binary Classification)",
    find="Print y.unique() just before the loss.",
)
def all_became_one(X, y, seed):
    """Cutting off at 1 makes class 2 the same as class 1. The loss gets small, because there is only one answer
    left."""
    return _train(X, y, seed, lr=0.3, labels=y.clamp(0, 1))


@mistake(
    "fake-scores",
    of="case03",
)
def scores_from_labels(X, y, seed):
    result = _train(X, y, seed, lr=0.3, labels=y - 1)
    return result | {"scores": 2.0 * y.reshape(-1) - 3.0}


@mistake(
    "fake-network",
    of="case03",
)
def more_neurons(X, y, seed):
    return _train(X, y, seed, hidden=64, lr=0.3, labels=y - 1)


@mistake(
    "fake-longer",
    of="case03",
)
def trained_for_longer(X, y, seed):
    result = _train(X, y, seed, epochs=90, lr=0.3, labels=y - 1)
    return result | {"losses": result["losses"][2::3]}
