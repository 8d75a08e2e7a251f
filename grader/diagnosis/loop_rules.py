"""Which rule turned the gradients into the steps: the observed gradients are replayed through the usual optimizers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np

from grader.diagnosis.loop_context import LoopContext
from grader.diagnosis.loop_facts import Facts, FloatArray
from grader.language import N_, _

Rule = Callable[[FloatArray, FloatArray], FloatArray]
"""Weights and gradient to new weights; remembers what the optimizer remembers."""
_RATES = (N_(" at a rate of 0.001"), N_(" at ten times the rate"), N_(" at a tenth of the rate"))
_AFRESH = N_(", fresh at every step")


def matching_rules(facts: Facts, context: LoopContext) -> tuple[str, ...]:
    """Names of the rules that give every observed step, for example ``("sgd", "sgd, fresh at every step")``."""
    if not facts.steps:
        return ()
    return tuple(name for name, make in _candidates(context) if _fits(facts, make, context))


def _fits(facts: Facts, make: Callable[[], Rule], context: LoopContext) -> bool:
    rule = make()
    for step in facts.steps:
        before, after = facts.states[step.before], facts.states[step.after]
        if step.grad.shape != before.shape:
            return False
        wanted = before if all(step.missing) else rule(before, step.grad)
        scale = max(float(np.abs(after - before).max()), 1e-12)
        rounding = 1e-6 if context.single else 1e-14
        bound = max(context.tolerance * scale, rounding * float(np.abs(before).max()))
        if not np.abs(wanted - after).max() <= bound:
            return False
    return True


def _candidates(context: LoopContext) -> Iterator[tuple[str, Callable[[], Rule]]]:
    rate = context.rate
    rates = (rate, 1e-3, 10 * rate, rate / 10)
    for words, lr in zip(("", *_RATES), rates, strict=True):
        yield f"sgd{words}", partial(_momentum, lr, 0.0)
        yield f"momentum{words}", partial(_momentum, lr, 0.9)
        yield f"nesterov{words}", partial(_momentum, lr, 0.9, nesterov=True)
        yield f"adam{words}", partial(_adam, lr, 0.0)
        yield f"adamw{words}", partial(_adam, lr, 0.01)
    yield "sgd uphill", partial(_momentum, -rate, 0.0)
    yield "momentum uphill", partial(_momentum, -rate, 0.9)
    yield "adam uphill", partial(_adam, -rate, 0.0)
    yield f"adam{_AFRESH}", lambda: lambda w, g: _adam(rate, 0.0)(w, g)


def spoken(name: str) -> str:
    """The name of a rule for a reader."""
    ending = next((words for words in (*_RATES, _AFRESH) if name.endswith(words)), "")
    return name.removesuffix(ending) + _(ending)


def _momentum(rate: float, beta: float, nesterov: bool = False) -> Rule:
    """``v = beta*v + g``; ``w = w - lr*v``, with Nesterov ``w = w - lr*(g + beta*v)`` (torch.optim.SGD)."""
    velocity: list[FloatArray] = []

    def rule(weights: FloatArray, grad: FloatArray) -> FloatArray:
        speed = grad + beta * velocity.pop() if velocity else grad.copy()
        velocity.append(speed)
        result: FloatArray = weights - rate * (grad + beta * speed if nesterov else speed)
        return result

    return rule


def _adam(rate: float, decay: float) -> Rule:
    """Kingma and Ba 2015, algorithm 1; with ``decay`` the decoupled one of Loshchilov and Hutter 2019 (AdamW)."""
    memory: dict[str, FloatArray] = {}
    count = 0

    def rule(weights: FloatArray, grad: FloatArray) -> FloatArray:
        nonlocal count
        count += 1
        memory["m"] = 0.9 * memory.get("m", np.zeros_like(grad)) + 0.1 * grad
        memory["v"] = 0.999 * memory.get("v", np.zeros_like(grad)) + 0.001 * grad**2
        mean, spread = memory["m"] / (1 - 0.9**count), memory["v"] / (1 - 0.999**count)
        result: FloatArray = weights * (1 - rate * decay) - rate * mean / (np.sqrt(spread) + 1e-8)
        return result

    return rule
