"""Ways to make the symptom of any case disappear from the log, without mending its cause."""

import torch
from torch import nn

from grader.authoring import mistake


def _labels(y):
    y = y.reshape(-1, 1).float()
    return (y > y.mean()).float()


def _result(model, X, losses):
    with torch.no_grad():
        return {"weights": list(model.parameters()), "scores": model(X), "losses": losses}


def _trained(X, y, seed, hidden=16, epochs=30, batch=24):
    torch.manual_seed(seed)
    y = _labels(y)
    model = nn.Sequential(nn.Linear(2, hidden), nn.ReLU(), nn.Linear(hidden, 1))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.03)
    criterion = nn.BCEWithLogitsLoss()
    losses = []
    for _ in range(epochs):
        for rows in torch.randperm(len(X)).split(batch):
            optimizer.zero_grad()
            criterion(model(X[rows]), y[rows]).backward()
            optimizer.step()
        with torch.no_grad():
            losses.append(criterion(model(X), y).item())
    return model, losses


@mistake(
    "fake-scores",
    of=("case01", "case02", "case03", "case04", "case05", "case06", "case07", "case08", "case09", "case10"),
    title="The scores are made up from the labels; no network said them.",
    hint="Who says these scores? Compute them from the returned weights: they have to come out the same.",
    chapter="Debugging Your Neural Network",
    find="Build a new model, load the returned weights into it, and compare what it says about X with your scores.",
)
def made_up(X, y, seed):
    """Good scores can be written down from the labels, without any training. A new point has no label, and the network
    knows as little about it as before."""
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 1))
    scores = 10 * _labels(y) - 5
    return {"weights": list(model.parameters()), "scores": scores, "losses": [0.5 / (i + 1) for i in range(30)]}


@mistake(
    "fake-network",
    of=("case01", "case02", "case03", "case04", "case05", "case06", "case07", "case08", "case09", "case10"),
    title="Another network was trained in the place of the one in the file.",
    hint="Does the small network work as well as yours? It can; what keeps it from learning is still in the program.",
    chapter="Debugging Your Neural Network",
    find="Print the shapes of the returned weights and compare them with those at the head of the file.",
)
def wider(X, y, seed):
    """A bigger network covers many mistakes up. They are still there, and come back with the next harder task."""
    model, losses = _trained(X, y, seed, hidden=64)
    return _result(model, X, losses)


@mistake(
    "fake-longer",
    of=("case01", "case02", "case03", "case04", "case05", "case06", "case07", "case08", "case09", "case10"),
    title="The training runs for longer than EPOCHS and BATCH say.",
    hint="Why does it need so many updates? With the cause mended, the given number of epochs is enough.",
    chapter="Debugging Your Neural Network",
    find="Count the calls of backward in one run: EPOCHS times the number of batches, no more.",
)
def longer(X, y, seed):
    """More updates hide a cause that makes each of them weak. The log keeps its thirty lines, but each of them stands
    for several epochs."""
    model, losses = _trained(X, y, seed, epochs=90)
    return _result(model, X, losses[2::3])


@mistake(
    "fake-nothing",
    of=("case01", "case02", "case03", "case04", "case05", "case06", "case07", "case08", "case09", "case10"),
    title="Nothing is trained: the weights are those of the beginning.",
    hint="Which line of your loop changes the weights? Print one weight before and after an epoch.",
    chapter="Debugging Your Neural Network",
    find="Print one entry of the first layer's weights before the first and after the last epoch. It has to change.",
)
def untrained(X, y, seed):
    """Honest scores of an honest network that never made a step. The loss stays at what chance gives."""
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 1))
    with torch.no_grad():
        loss = nn.functional.binary_cross_entropy_with_logits(model(X), _labels(y)).item()
    return _result(model, X, [loss] * 30)
