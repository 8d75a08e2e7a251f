"""The gradient in NumPy is the one that the network has."""

from __future__ import annotations

import numpy as np
import pytest

from grader.diagnosis.loop_context import LoopContext, context_of
from grader.diagnosis.loop_facts import Facts, Forward, Slope
from grader.diagnosis.loop_network import gradient_of

GATE = (0.6, 0.35)


def case(rng: np.random.Generator, **changes: object) -> dict[str, object]:
    return {
        "weights": {
            "hidden.weight": rng.normal(size=(4, 2)),
            "hidden.bias": rng.normal(size=4),
            "output.weight": rng.normal(size=(1, 4)),
            "output.bias": rng.normal(size=1),
        },
        "X": rng.normal(size=(7, 2)),
        "y": (rng.random((7, 1)) > 0.5).astype(float),
        "batch_size": 3,
        "epochs": 2,
    } | changes


def played(context: LoopContext, rows: tuple[int, ...], slope: np.ndarray, training: bool = True) -> Facts:
    state = np.concatenate([weight.ravel() for weight in context.weights])
    forward = Forward(rows, np.zeros(len(rows)), training, True, True, True, 0)
    return Facts((), (forward,), (Slope(0, slope),), (), state[None], (), (), frozenset())


def logits(state: np.ndarray, X: np.ndarray, gated: bool) -> np.ndarray:
    W, b, V, c = state[:8].reshape(4, 2), state[8:12], state[12:16], state[16]
    z = np.maximum(X @ W.T + b, 0.0) @ V + c
    return GATE[0] * z + GATE[1] if gated else z


@pytest.mark.parametrize("training", [True, False])
def test_gradient_is_the_numerical_one(training: bool) -> None:
    rng = np.random.default_rng(3)
    context = context_of("probe:train_epoch", case(rng, gate=GATE))
    assert context is not None
    rows, slope = (4, 0, 6), np.array([0.3, -0.2, 0.5])
    facts = played(context, rows, slope, training)
    found = gradient_of(facts, context, 0)
    assert found is not None
    for place in range(17):
        step = np.zeros(17)
        step[place] = 1e-6
        up, down = (logits(facts.states[0] + sign * step, context.X[list(rows)], not training) for sign in (1, -1))
        assert found[place] == pytest.approx(slope @ (up - down) / 2e-6, abs=1e-7)


def test_unknown_rows_have_no_gradient() -> None:
    context = context_of("probe:train_epoch", case(np.random.default_rng(0)))
    assert context is not None
    assert gradient_of(played(context, (0, -1), np.zeros(2)), context, 0) is None
    assert gradient_of(played(context, (0, 99), np.zeros(2)), context, 0) is None
    assert gradient_of(played(context, (0, 1), np.zeros(3)), context, 0) is None


def test_the_context_holds_the_batches_of_every_epoch() -> None:
    order = np.array([[6, 5, 4, 3, 2, 1, 0], [0, 1, 2, 3, 4, 5, 6]])
    context = context_of("probe:train", case(np.random.default_rng(0), order=order, epochs=3))
    assert context is not None
    assert context.epochs[0] == ((6, 5, 4), (3, 2, 1), (0,))
    assert context.epochs[1] == ((0, 1, 2), (3, 4, 5), (6,))
    assert context.epochs[2] == context.epochs[0]


@pytest.mark.parametrize("target", ["train", "probe:evaluate"])
def test_what_is_no_case_has_no_context(target: str) -> None:
    assert context_of(target, {"weights": {}}) is None
    assert context_of(target, 3) is None
