"""Case 1: what is tried against a loss that never settles."""

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
    "loop-no-zero",
    of="case01",
    title="The gradients of earlier batches are never cleared.",
    hint="PyTorch adds each new gradient to the old ones. What does the tenth update follow?",
    chapter="The Most Common Bug",
    find="Print the norm of the first weight's grad before each step: it should not grow from batch to batch.",
)
def never_zeroed(X, y, seed):
    """backward adds to what is in .grad. Without clearing it, every update follows the sum of all gradients since
    the beginning, also of those of long ago."""
    return _train(X, y, seed, lr=1.0, zero="never")


@mistake(
    "loop-zero-between",
    of="case01",
    title="The gradients are cleared between backward and step.",
    hint="You throw away the gradients just before using them. When are they needed last?",
    chapter="The Most Common Bug",
    find="Print a weight before and after one step: it should change.",
)
def cleared_before_the_step(X, y, seed):
    """step reads the gradients that backward has just written. Who clears them in between leaves nothing to
    follow, and no weight moves."""
    return _train(X, y, seed, lr=1.0, zero="between")


@mistake(
    "rate-hides-cause",
    of="case01",
    title="The learning rate was made so small that nothing moves any more.",
    hint=(
        "A tiny step hides an error in its direction, and the network learns nothing either. Where does the "
        "direction come from?"
    ),
    chapter="Problem: Loss Not Decreasing",
    find="Print the loss before and after 30 epochs: it should fall.",
)
def the_rate_made_tiny(X, y, seed):
    """With steps this small the loss swings no more, for the weights stay where they began."""
    return _train(X, y, seed, lr=1e-5, zero="never")


@mistake(
    "fake-scores",
    of="case01",
)
def scores_from_labels(X, y, seed):
    result = _train(X, y, seed, lr=1.0)
    return result | {"scores": 2.0 * y.reshape(-1) - 1.0}


@mistake(
    "fake-network",
    of="case01",
)
def more_neurons(X, y, seed):
    return _train(X, y, seed, hidden=64, lr=1.0)


@mistake(
    "fake-longer",
    of="case01",
)
def trained_for_longer(X, y, seed):
    result = _train(X, y, seed, epochs=90, lr=1.0)
    return result | {"losses": result["losses"][2::3]}


@mistake(
    "fake-losses",
    of="case01",
    title="The losses are not those of the returned weights.",
    hint="Which loss do you get when you compute it from the returned scores?",
    chapter="Debugging Your Neural Network",
    find="Compute the mean loss of the returned scores and compare it with the last of the losses.",
)
def losses_made_up(X, y, seed):
    """A loss is a measurement. When it is changed on the way to the report, the network stays as ill as it was."""
    result = _train(X, y, seed, lr=1.0, zero="never")
    return result | {"losses": [0.7 / (1 + epoch) for epoch in range(30)]}


@mistake(
    "opt-lr-too-high",
    of="case01",
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
