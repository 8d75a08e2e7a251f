"""Two mistakes that beginners often make together, acting on one answer. Tried only where no single one fits."""

import copy

import numpy as np
import torch
from optimizers import make_optimizer, momentum_step, sgd_step

from grader.authoring import both


def _written_into(params, new):
    for k in params:
        params[k][...] = new[k]
    return params


@both("opt-ascent", "opt-changes-params", of="sgd_step")
def up_in_place(params, grads, lr):
    """params[k] += lr * grads[k]"""
    return _written_into(params, sgd_step(params, grads, -lr))


@both("opt-no-lr", "opt-changes-params", of="sgd_step")
def no_rate_in_place(params, grads, lr):
    """params[k] -= grads[k]"""
    return _written_into(params, sgd_step(params, grads, 1.0))


@both("opt-ascent", "opt-no-lr", of="sgd_step")
def up_without_rate(params, grads, lr):
    """w + g"""
    return sgd_step(params, grads, -1.0)


@both("mom-ema", "mom-reset", of="momentum_step")
def average_that_forgets(params, grads, velocity, lr, beta=0.9):
    """A tenth of a plain step."""
    return momentum_step(params, grads, {}, lr * (1 - beta), beta)[0], {}


@both("mom-ema", "opt-ascent", of="momentum_step")
def average_uphill(params, grads, velocity, lr, beta=0.9):
    """An average, added."""
    return momentum_step(params, grads, velocity, -lr * (1 - beta), beta)


@both("mom-reset", "opt-ascent", of="momentum_step")
def forgets_uphill(params, grads, velocity, lr, beta=0.9):
    """A plain step, added."""
    return sgd_step(params, grads, -lr), {}


@both("mom-reset", "opt-changes-params", of="momentum_step")
def forgets_in_place(params, grads, velocity, lr, beta=0.9):
    """A plain step with -=."""
    return _written_into(params, sgd_step(params, grads, lr)), {}


@both("mom-ema", "opt-changes-params", of="momentum_step")
def average_in_place(params, grads, velocity, lr, beta=0.9):
    """An average, with -=."""
    new, velocity = momentum_step(params, grads, velocity, lr * (1 - beta), beta)
    return _written_into(params, new), velocity


@both("mom-ema", "opt-fixed-beta", of="momentum_step")
def fixed_average(params, grads, velocity, lr, beta=0.9):
    """0.9 and 0.1 in the code."""
    return momentum_step(params, grads, velocity, lr * 0.1)


def _adam(params, grads, state, lr, beta1, beta2, divided, *, square=np.square, kept=True):
    """Adam whose step is ``lr * divided(m, v, t)``, with averages as they are, not corrected."""
    state = state if kept else {}
    t, new, m, v = state.get("t", 0) + 1, {}, {}, {}
    for k, g in grads.items():
        m[k] = beta1 * state.get("m", {}).get(k, 0.0) + (1 - beta1) * g
        v[k] = beta2 * state.get("v", {}).get(k, 0.0) + (1 - beta2) * square(g)
        with np.errstate(all="ignore"):
            new[k] = params[k] - lr * divided(m[k], v[k], t)
    return new, {"t": t, "m": m, "v": v}


@both("adam-no-correction", "adam-no-sqrt", of="adam_step")
def plain_no_root(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """m / v"""
    return _adam(params, grads, state, lr, beta1, beta2, lambda m, v, t: m / (v + eps))


@both("adam-no-correction", "adam-state-reset", of="adam_step")
def plain_and_forgetful(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """Neither corrections nor memory."""
    return _adam(params, grads, state, lr, beta1, beta2, lambda m, v, t: m / (np.sqrt(v) + eps), kept=False)


@both("adam-no-correction", "adam-no-eps", of="adam_step")
def plain_unguarded(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """m / sqrt(v)"""
    return _adam(params, grads, state, lr, beta1, beta2, lambda m, v, t: m / np.sqrt(v))


@both("adam-no-correction", "adam-sign", of="adam_step")
def plain_uphill(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """Not corrected, and added."""
    return _adam(params, grads, state, -lr, beta1, beta2, lambda m, v, t: m / (np.sqrt(v) + eps))


@both("adam-no-correction", "opt-changes-params", of="adam_step")
def plain_in_place(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """Not corrected, with -=."""
    new, state = _adam(params, grads, state, lr, beta1, beta2, lambda m, v, t: m / (np.sqrt(v) + eps))
    return _written_into(params, new), state


@both("adam-v-not-squared", "adam-no-sqrt", of="adam_step")
def neither_square_nor_root(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    """What was never squared needs no root, one may think."""
    return _adam(
        params, grads, state, lr, beta1, beta2,
        lambda m, v, t: m / (1 - beta1**t) / (v / (1 - beta2**t) + eps),
        square=lambda g: g,
    )  # fmt: skip


@both("opt-no-momentum", "opt-wrong", of="make_optimizer")
def always_sgd(name, parameters, lr):
    """The name plays no part."""
    return torch.optim.SGD(parameters, lr=lr)


@both("opt-no-momentum", "opt-adamw", of="make_optimizer")
def plain_sgd_and_adamw(name, parameters, lr):
    """SGD twice, and AdamW."""
    return torch.optim.AdamW(parameters, lr=lr) if name == "adam" else torch.optim.SGD(parameters, lr=lr)


@both("opt-no-momentum", "opt-lr-default", of="make_optimizer")
def plain_sgd_at_a_thousandth(name, parameters, lr):
    """Neither momentum nor rate."""
    return make_optimizer("sgd" if name == "momentum" else name, parameters, 1e-3)


def _in_turn(nets, loader, criterion, epochs, lr, *, clear=True, told=lambda losses: sum(losses) / len(losses)):
    """Trains one network with each optimizer."""
    histories = {}
    for name, used in zip(("sgd", "momentum", "adam"), nets, strict=True):
        histories[name], optimizer = [], make_optimizer(name, used.parameters(), lr)
        for _ in range(epochs):
            losses = []
            for X, y in loader:
                loss = criterion(used(X), y)
                if clear:
                    optimizer.zero_grad()
                loss.backward()
                optimizer.step()
                losses.append(loss.item())
            histories[name].append(told(losses))
    return histories


def _one_model(model, *given, **changes):
    return _in_turn([model] * 3, *given, **changes)


def _fair(model, *given, **changes):
    return _in_turn([copy.deepcopy(model) for _ in range(3)], *given, **changes)


@both("cmp-not-same-start", "loop-no-zero-grad", of="compare")
def one_model_piling_up(model, loader, criterion, epochs, lr):
    """No copy, and gradients that are never cleared."""
    return _one_model(model, loader, criterion, epochs, lr, clear=False)


@both("cmp-not-same-start", "loop-no-zero-grad", of="compare")
def one_copy_piling_up(model, loader, criterion, epochs, lr):
    """One copy, and gradients that are never cleared."""
    return _one_model(copy.deepcopy(model), loader, criterion, epochs, lr, clear=False)


@both("cmp-not-same-start", "loop-log-scale", of="compare")
def one_model_summed(model, loader, criterion, epochs, lr):
    """No copy, and sums for losses."""
    return _one_model(model, loader, criterion, epochs, lr, told=sum)


@both("cmp-not-same-start", "loop-log-scale", of="compare")
def one_model_last_batch(model, loader, criterion, epochs, lr):
    """No copy, and the last batch's loss."""
    return _one_model(model, loader, criterion, epochs, lr, told=lambda losses: losses[-1])


@both("loop-no-zero-grad", "loop-log-scale", of="compare")
def piling_up_summed(model, loader, criterion, epochs, lr):
    """Gradients that are never cleared, and sums for losses."""
    return _fair(model, loader, criterion, epochs, lr, clear=False, told=sum)


@both("loop-no-zero-grad", "loop-log-scale", of="compare")
def piling_up_last_batch(model, loader, criterion, epochs, lr):
    """Gradients that are never cleared, and the last batch's loss."""
    return _fair(model, loader, criterion, epochs, lr, clear=False, told=lambda losses: losses[-1])
