"""Case 6, all weights start equal: starts that look different and are not."""

import torch
from torch import nn

from grader.authoring import mistake


def _constant(model):
    for parameter in model.parameters():
        nn.init.constant_(parameter, 0.1)


def _trained(X, y, seed, start=_constant, lr=0.5, epochs=30):
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 1))
    start(model)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    criterion = nn.BCEWithLogitsLoss()
    losses = []
    for _ in range(epochs):
        for rows in torch.randperm(len(X)).split(24):
            optimizer.zero_grad()
            criterion(model(X[rows]), y[rows]).backward()
            optimizer.step()
        with torch.no_grad():
            losses.append(criterion(model(X), y).item())
    return model, losses


def _result(model, X, losses):
    with torch.no_grad():
        return {"weights": list(model.parameters()), "scores": model(X), "losses": losses}


@mistake(
    "init-constant",
    of="case06",
    title="All hidden neurons start with the same weights, and stay the same for ever.",
    hint="Two neurons with the same weights see the same, and get the same gradient. What could ever make them differ?",
    chapter="Debugging Your Neural Network",
    find="Print the rows of the first layer's weights before and after training. They should all be different.",
)
def all_equal(X, y, seed):
    """Another number for the same start changes nothing: the neurons are equal, so are their gradients, and after every
    step they are equal again. Sixteen equal neurons are one neuron. Chance at the start sets them apart."""
    model, losses = _trained(X, y, seed, lambda m: [nn.init.constant_(p, 0.3) for p in m.parameters()])
    return _result(model, X, losses)


@mistake("init-constant", of="case06")
def another_number_each_layer(X, y, seed):
    def start(model):
        for value, parameter in zip((0.5, 0.1, -0.4, 0.2), model.parameters(), strict=True):
            nn.init.constant_(parameter, value)

    model, losses = _trained(X, y, seed, start)
    return _result(model, X, losses)


@mistake("init-constant", of="case06")
def one_random_row_for_all(X, y, seed):
    def start(model):
        with torch.no_grad():
            model[0].weight.copy_(torch.randn(1, 2).expand(16, 2))
            model[0].bias.fill_(0.1)
            model[2].weight.fill_(0.3)

    model, losses = _trained(X, y, seed, start)
    return _result(model, X, losses)


@mistake("init-constant", of="case06")
def another_rate(X, y, seed):
    model, losses = _trained(X, y, seed, lr=0.1)
    return _result(model, X, losses)


@mistake(
    "init-zeros",
    of="case06",
    title="All weights start at zero, so no gradient reaches the first layer.",
    hint="What does a hidden neuron say when its weights are zero, and what is left of the gradient on its way back?",
    chapter="Debugging Your Neural Network",
    find="Print the gradient of the first layer's weights after the first backward: it is zero everywhere.",
)
def zeros(X, y, seed):
    """With zeros everywhere the hidden layer says 0, and the gradient that comes back is multiplied by the zeros of the
    second layer. Only the last bias can move."""
    model, losses = _trained(X, y, seed, lambda m: [nn.init.zeros_(p) for p in m.parameters()])
    return _result(model, X, losses)


@mistake(
    "fake-noise",
    of="case06",
    title="The neurons were made different after the training, when it is too late.",
    hint="When do the neurons have to differ: before the first gradient is computed, or after the last?",
    chapter="Debugging Your Neural Network",
    find="Measure the accuracy of the network before and after you touch its weights. It does not get better.",
)
def noise_at_the_end(X, y, seed):
    """Noise on the trained weights makes the rows differ in the print-out. What the network has learned by then is
    still what one neuron can learn."""
    model, losses = _trained(X, y, seed)
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.add_(0.02 * torch.randn_like(parameter))
    return _result(model, X, losses)


@mistake("fake-scores", of="case06")
def scores_of_another_network(X, y, seed):
    model, losses = _trained(X, y, seed)
    return {"weights": list(model.parameters()), "scores": 8 * y - 4, "losses": losses}


@mistake("fake-longer", of="case06")
def equal_and_longer(X, y, seed):
    model, losses = _trained(X, y, seed, epochs=60)
    return _result(model, X, losses[1::2])
