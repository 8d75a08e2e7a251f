"""Two mistakes that beginners often make together, acting on one answer. Tried only where no single one fits."""

import numpy as np
import torch
from regularization import l2_gradients

from grader.authoring import both


@both("wd-factor-2", "wd-on-bias", of="l2_penalty")
def whole_squares_of_all(params, lam):
    """lam times the squares of everything."""
    return lam * sum(np.sum(values**2) for values in params.values())


@both("wd-not-squared", "wd-on-bias", of="l2_penalty")
def norms_of_all(params, lam):
    """The length of everything."""
    return lam / 2 * sum(np.linalg.norm(values) for values in params.values())


@both("wd-not-squared", "wd-on-bias", of="l2_penalty")
def whole_norms_of_all(params, lam):
    """Without the one half, which belongs to the square."""
    return lam * sum(np.linalg.norm(values) for values in params.values())


@both("wd-l1", "wd-on-bias", of="l2_penalty")
def absolutes_of_all(params, lam):
    """Absolute values of everything."""
    return lam * sum(np.sum(np.abs(values)) for values in params.values())


@both("wd-div-m", "wd-on-bias", of="l2_penalty")
def means_of_all(params, lam):
    """Mean squares of everything."""
    return lam / 2 * sum(np.mean(values**2) for values in params.values())


@both("wd-no-lambda", "wd-on-bias", of="l2_penalty")
def bare_squares_of_all(params, lam):
    """The squares of everything, and nothing else."""
    return sum(np.sum(values**2) for values in params.values())


def _plus(params, grads, factor):
    """Weights and biases treated alike."""
    return {name: grads[name] + factor * values for name, values in params.items()}


def _written_into(grads, new):
    for name in grads:
        grads[name][...] = new[name]
    return grads


@both("wd-factor-2", "wd-on-bias", of="l2_gradients")
def twice_for_all(params, grads, lam):
    """2 lam w for everything."""
    return _plus(params, grads, 2 * lam)


@both("wd-half", "wd-on-bias", of="l2_gradients")
def half_for_all(params, grads, lam):
    """lam / 2 w for everything."""
    return _plus(params, grads, lam / 2)


@both("wd-sign", "wd-on-bias", of="l2_gradients")
def minus_for_all(params, grads, lam):
    """- lam w for everything."""
    return _plus(params, grads, -lam)


@both("wd-sign", "wd-factor-2", of="l2_gradients")
def minus_twice(params, grads, lam):
    """- 2 lam w"""
    return l2_gradients(params, grads, -2 * lam)


@both("wd-factor-2", "gd-mutates-input", of="l2_gradients")
def twice_in_place(params, grads, lam):
    """grads[name] += 2 * lam * W"""
    return _written_into(grads, l2_gradients(params, grads, 2 * lam))


@both("wd-half", "gd-mutates-input", of="l2_gradients")
def half_in_place(params, grads, lam):
    """grads[name] += lam / 2 * W"""
    return _written_into(grads, l2_gradients(params, grads, lam / 2))


@both("wd-on-bias", "gd-mutates-input", of="l2_gradients")
def all_in_place(params, grads, lam):
    """grads[name] += lam * values, for everything."""
    return _written_into(grads, _plus(params, grads, lam))


@both("opt-wrong", "wd-missing", of="make_optimizer")
def adam_without_decay(model, lr, weight_decay):
    """Adam, and nothing decays."""
    return torch.optim.Adam(model.parameters(), lr=lr)


@both("opt-momentum-added", "wd-missing", of="make_optimizer")
def momentum_without_decay(model, lr, weight_decay):
    """Momentum, and nothing decays."""
    return torch.optim.SGD(model.parameters(), lr=lr, momentum=0.9)


def _train(model, loader, criterion, lr, epochs, penalty, *, of=1, clear=True):
    """The loop with ``penalty(parameter)`` for all parameters of at least ``of`` dimensions."""
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        total = 0.0
        for X, y in loader:
            if clear:
                optimizer.zero_grad()
            loss = criterion(model(X), y)
            (loss + sum(penalty(p) for p in model.parameters() if p.ndim >= of)).backward()
            optimizer.step()
            total += loss.item() * len(X)
        losses.append(total / len(loader.dataset))
    return losses


@both("wd-factor-2", "wd-on-bias", of="train_with_l2")
def trained_whole_squares_of_all(model, loader, criterion, lr, lam, epochs):
    """lam times the squares of everything."""
    return _train(model, loader, criterion, lr, epochs, lambda p: lam * (p**2).sum())


@both("wd-not-squared", "wd-on-bias", of="train_with_l2")
def trained_norms_of_all(model, loader, criterion, lr, lam, epochs):
    """The length of everything."""
    return _train(model, loader, criterion, lr, epochs, lambda p: lam / 2 * p.norm())


@both("wd-not-squared", "wd-on-bias", of="train_with_l2")
def trained_whole_norms_of_all(model, loader, criterion, lr, lam, epochs):
    """Without the one half, which belongs to the square."""
    return _train(model, loader, criterion, lr, epochs, lambda p: lam * p.norm())


@both("wd-l1", "wd-on-bias", of="train_with_l2")
def trained_absolutes_of_all(model, loader, criterion, lr, lam, epochs):
    """Absolute values of everything."""
    return _train(model, loader, criterion, lr, epochs, lambda p: lam * p.abs().sum())


@both("wd-div-m", "wd-on-bias", of="train_with_l2")
def trained_means_of_all(model, loader, criterion, lr, lam, epochs):
    """Mean squares of everything."""
    return _train(model, loader, criterion, lr, epochs, lambda p: lam / 2 * (p**2).mean())


@both("wd-on-bias", "loop-no-zero-grad", of="train_with_l2")
def piling_up_with_biases(model, loader, criterion, lr, lam, epochs):
    """Everything pays, and gradients are never cleared."""
    return _train(model, loader, criterion, lr, epochs, lambda p: lam / 2 * (p**2).sum(), clear=False)


@both("wd-factor-2", "loop-no-zero-grad", of="train_with_l2")
def piling_up_twice(model, loader, criterion, lr, lam, epochs):
    """The one half is missing, and gradients are never cleared."""
    return _train(model, loader, criterion, lr, epochs, lambda p: lam * (p**2).sum(), of=2, clear=False)


@both("wd-detached", "loop-no-zero-grad", of="train_with_l2")
def piling_up_detached(model, loader, criterion, lr, lam, epochs):
    """The penalty is a plain number, and gradients are never cleared."""
    return _train(model, loader, criterion, lr, epochs, lambda p: lam / 2 * (p.detach() ** 2).sum(), clear=False)
