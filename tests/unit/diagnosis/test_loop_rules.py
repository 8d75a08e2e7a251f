"""Observed gradients, replayed through the usual optimizers."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from grader.diagnosis.loop_context import LoopContext
from grader.diagnosis.loop_facts import Facts, Step
from grader.diagnosis.loop_rules import matching_rules

CONTEXT = LoopContext("train_step", (), np.zeros((2, 2)), np.zeros(2), 2, (), (), rate=0.05)
GRADS = np.random.default_rng(1).normal(size=(4, 6))


def walked(rule: Callable[[int, np.ndarray], np.ndarray]) -> Facts:
    """Four steps with the gradients above; ``rule(t, gradient)`` is the step, t from 1."""
    states = [np.random.default_rng(2).normal(size=6)]
    steps = []
    for number, grad in enumerate(GRADS):
        states.append(states[-1] + rule(number + 1, grad))
        steps.append(Step(True, "SGD", 0.05, number, number + 1, grad, (False,)))
    return Facts((), (), (), tuple(steps), np.array(states), (), (), frozenset())


def momentum(t: int, grad: np.ndarray) -> np.ndarray:
    return -0.05 * sum(0.9 ** (t - 1 - k) * GRADS[k] for k in range(t))


def adam(t: int, grad: np.ndarray) -> np.ndarray:
    m = sum(0.1 * 0.9 ** (t - 1 - k) * GRADS[k] for k in range(t)) / (1 - 0.9**t)
    v = sum(0.001 * 0.999 ** (t - 1 - k) * GRADS[k] ** 2 for k in range(t)) / (1 - 0.999**t)
    return np.asarray(-0.05 * m / (np.sqrt(v) + 1e-8))


@pytest.mark.parametrize(
    ("rule", "step"),
    [
        ("sgd", lambda t, g: -0.05 * g),
        ("sgd uphill", lambda t, g: 0.05 * g),
        ("sgd at a rate of 0.001", lambda t, g: -0.001 * g),
        ("sgd at ten times the rate", lambda t, g: -0.5 * g),
        ("momentum", momentum),
        ("momentum uphill", lambda t, g: -momentum(t, g)),
        ("adam", adam),
        ("adam uphill", lambda t, g: -adam(t, g)),
    ],
)
def test_each_rule_is_recognised_alone(rule: str, step: Callable[[int, np.ndarray], np.ndarray]) -> None:
    assert matching_rules(walked(step), CONTEXT) == (rule,)


def test_an_unknown_rule_matches_none() -> None:
    assert matching_rules(walked(lambda t, g: -0.05 * np.sign(g)), CONTEXT) == ()


def test_no_steps_match_no_rule() -> None:
    assert matching_rules(Facts((), (), (), (), np.zeros((1, 6)), (), (), frozenset()), CONTEXT) == ()
