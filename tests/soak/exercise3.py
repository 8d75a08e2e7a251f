"""Programs for exercise 3, drawn: the derivatives, the two passes and the measured gradient."""

from __future__ import annotations

import random

from tests.soak.backward import backward
from tests.soak.blocks import Block, program, wrongs
from tests.soak.case import Case
from tests.soak.slopes import RELU_SLOPE, SIGMOID_SLOPE
from tests.soak.two_layers import forward

_LOOP = """
grads = {}
for key in params:
    grads[key] = np.zeros_like(params[key])
    for i in np.ndindex(params[key].shape):
        old = params[key][i]
        params[key][i] = old + eps
        up = loss(params)
        params[key][i] = old - eps
        down = loss(params)
        params[key][i] = old
        grads[key][i] = (up - down) / (2 * eps)
return grads
"""
_COPIES = """
import copy
grads = {}
for key, value in params.items():
    g = np.zeros(value.size)
    for i in range(value.size):
        plus, minus = copy.deepcopy(params), copy.deepcopy(params)
        plus[key].flat[i] += eps
        minus[key].flat[i] -= eps
        g[i] = (loss(plus) - loss(minus)) / (2 * eps)
    grads[key] = g.reshape(value.shape)
return grads
"""
_STEPS = """
grads = {k: np.empty(v.shape) for k, v in params.items()}
for k, v in params.items():
    it = np.nditer(v, flags=["multi_index"])
    while not it.finished:
        at = it.multi_index
        step = np.zeros_like(v)
        step[at] = eps
        above = loss({**params, k: v + step})
        below = loss({**params, k: v - step})
        grads[k][at] = 0.5 * (above - below) / eps
        it.iternext()
return grads
"""
_NUMERICAL = Block(
    "numerical_gradient",
    "loss, params, eps=1e-5",
    [
        _LOOP,
        _COPIES,
        _STEPS,
        """
        def slope(key, at):
            def moved(by):
                changed = {k: v.copy() for k, v in params.items()}
                changed[key][at] = changed[key][at] + by
                return float(loss(changed))
            return (moved(eps) - moved(-eps)) / (eps + eps)
        return {k: np.array([slope(k, at) for at in np.ndindex(v.shape)]).reshape(v.shape) for k, v in params.items()}
        """,
        """
        grads = {}
        for name in list(params):
            original = params[name]
            flat = np.zeros(original.size)
            for j in range(original.size):
                values = []
                for sign in (1, -1):
                    params[name] = original.copy()
                    params[name].ravel()[j] += sign * eps
                    values.append(loss(params))
                flat[j] = (values[0] - values[1]) / (2.0 * eps)
            params[name] = original
            grads[name] = flat.reshape(original.shape)
        return grads
        """,
        _LOOP.replace("params[key][i] = old + eps", "params[key][i] += eps").replace(
            "params[key][i] = old - eps", "params[key][i] -= 2 * eps"
        ),
    ],
    wrongs(
        num_one_sided=[
            _LOOP.replace("        params[key][i] = old - eps\n", "        params[key][i] = old\n").replace(
                "(2 * eps)", "eps"
            ),
            _COPIES.replace("(loss(plus) - loss(minus)) / (2 * eps)", "(loss(plus) - loss(params)) / eps"),
            _STEPS.replace("0.5 * (above - below) / eps", "(loss(params) - below) / eps"),
        ],
        num_no_2eps=[
            _LOOP.replace("(up - down) / (2 * eps)", "up - down"),
            _LOOP.replace("(2 * eps)", "eps"),
            _COPIES.replace(" / (2 * eps)", ""),
            _STEPS.replace("0.5 * (above - below) / eps", "(above - below) / eps"),
            _LOOP.replace("(2 * eps)", "2 * eps"),
        ],
        num_not_restored=[
            _LOOP.replace("        params[key][i] = old\n", ""),
            _LOOP.replace("= old + eps", "+= eps")
            .replace("= old - eps", "-= 2 * eps")
            .replace("        params[key][i] = old\n", ""),
            _LOOP.replace("params[key][i] = old\n", "params[key][i] = old + eps\n"),
        ],
        bp_sign=[_LOOP.replace("(up - down)", "(down - up)"), _STEPS.replace("(above - below)", "(below - above)")],
        other=[
            _LOOP.replace("(up - down)", "(up + down)"),
            _COPIES.replace("(loss(plus) - loss(minus))", "abs(loss(plus) - loss(minus))"),
        ],
    ),
)


def draw(rng: random.Random, wrong: int) -> Case:
    """A program with this many mistakes."""
    blocks = [SIGMOID_SLOPE, RELU_SLOPE, forward(rng), backward(rng), _NUMERICAL]
    return program("exercise3", blocks, rng, wrong)
