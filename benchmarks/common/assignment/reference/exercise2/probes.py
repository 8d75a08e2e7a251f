"""Drives a submission in the jail: fills in known weights, returns plain arrays."""

import torch


def count(submission):
    """The number of parameters."""
    return sum(parameter.numel() for parameter in submission.SpiralNet().parameters())


def logits(submission, weights, X):
    """With known weights."""
    return _filled(submission, weights)(torch.tensor(X)).detach().numpy()


def steps(submission, weights, X, y, number):
    """The parameters after some steps of SGD."""
    model = _filled(submission, weights)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for _ in range(number):
        submission.train_step(model, optimizer, torch.tensor(X), torch.tensor(y))
    return torch.cat([parameter.detach().reshape(-1) for parameter in model.parameters()]).numpy()


def falls(submission, weights, X, y, epochs):
    """Whether the loss falls."""
    losses = submission.train(_filled(submission, weights), torch.tensor(X), torch.tensor(y), epochs, 0.1)
    return bool(len(losses) == epochs and losses[-1] < 0.7 * losses[0])


def _filled(submission, weights):
    model = submission.SpiralNet()
    with torch.no_grad():
        for parameter, value in zip(model.parameters(), weights, strict=True):
            parameter.copy_(torch.tensor(value))
    return model
