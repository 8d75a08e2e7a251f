"""Inputs of exercise 10: dictionaries of weights, gradients given by hand, and a small network to train.

Two things are free in this exercise: whether an optimizer's weight decay touches the biases, and which mean loss an
epoch reports. Answers are read so that every accepted form is the same (``one_form`` and ``one_mean``).
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import pytest

from grader.compare import Items, Misfit, Params, Scalar, Series, Text, Viewed
from grader.model.value import TensorValue

Array = np.ndarray[Any, Any]
Case = dict[str, Any]
LOSS_TOLERANCE = 1e-6


@pytest.fixture
def layers(rng: np.random.Generator) -> Callable[..., tuple[Case, Case]]:
    """``layers(2, 3, 1)``: params and grads of a network of these sizes, weights of both signs, no two alike."""

    def make(*sizes: int) -> tuple[Case, Case]:
        params, grads = {}, {}
        for number, shape in enumerate(itertools.pairwise(sizes), start=1):
            for name, of in (("W", shape), ("b", shape[1:])):
                params[f"{name}{number}"] = _uneven(rng, of)
                grads[f"{name}{number}"] = _uneven(rng, of)
        return params, grads

    return make


def _uneven(rng: np.random.Generator, shape: tuple[int, ...]) -> Array:
    """Numbers between 0.2 and 1.8 of both signs; a single one is not 1, so that its square is another number."""
    sizes = rng.permutation(np.linspace(0.25, 1.75, int(np.prod(shape))) if np.prod(shape) > 1 else [0.6])
    signs = rng.permutation(np.where(np.arange(sizes.size) % 3 == 1, -1.0, 1.0))
    return np.asarray((signs * sizes + rng.uniform(-0.05, 0.05, sizes.size)).round(3).reshape(shape))


@pytest.fixture
def course(rng: np.random.Generator) -> Callable[..., Case]:
    """``course(**changes)``: a 3-4-1 network, 17 rows in batches of 5, 5, 5 and 2, and gradients for four steps."""

    def make(**changes: Any) -> Case:
        weights = {
            "hidden.weight": _uneven(rng, (4, 3)),
            "hidden.bias": _uneven(rng, (4,)),
            "output.weight": _uneven(rng, (1, 4)),
            "output.bias": _uneven(rng, (1,)),
        }
        return {
            "weights": weights,
            "slopes": {name: rng.normal(0.0, 0.7, (4, *value.shape)).round(3) for name, value in weights.items()},
            "steps": 4,
            "X": rng.normal(0.0, 1.0, (17, 3)).round(3),
            "y": rng.permutation(np.arange(17) % 5 < 2).astype(np.float64)[:, None],
            "batch_size": 5,
            "lr": 0.2,
            "lam": float(rng.uniform(0.1, 0.2).__round__(3)),
            "weight_decay": float(rng.uniform(0.1, 0.2).__round__(3)),
            "epochs": 3,
        } | changes

    return make


@pytest.fixture
def optimizer_spec() -> Callable[..., Viewed]:
    return _optimizer_spec


@pytest.fixture
def losses_spec() -> Callable[[Case], Viewed]:
    return _losses_spec


def _optimizer_spec(case: Case, atol: float = 1e-7) -> Viewed:
    """Parameters after every step; a bias that decayed is read as one that did not."""
    steps = {f"after step {number}": Params(rtol=atol, atol=atol) for number in range(1, case["steps"] + 1)}
    return Viewed(spec=Items({"optimizer": Text(), **steps}), read=lambda answer: one_form(answer, case, atol))


def one_form(answer: Any, case: Case, atol: float) -> Any:
    """The answer with every bias that followed the rule of decay, in each step, as it would be without decay."""
    names = [f"after step {number}" for number in range(1, case["steps"] + 1)]
    kind = answer.get("optimizer") if isinstance(answer, Mapping) else None
    if isinstance(kind, str) and kind != "optimizer":
        raise Misfit(f"make_optimizer gave back {kind[:60]}, not an optimizer that can make steps.")
    if not isinstance(answer, Mapping) or not all(isinstance(answer.get(name), Mapping) for name in names):
        return answer
    told = {**answer, **{name: dict(answer[name]) for name in names}}
    weights = [name for name in case["weights"] if name.endswith(".weight")]
    if all(_follows(told, names, weight, _path(case, weight, 0.0), atol) for weight in weights):
        return answer  # nothing decays, so that there is nothing to be spared
    for bias in (name for name in case["weights"] if name.endswith(".bias")):
        if _follows(told, names, bias, _path(case, bias, case["weight_decay"]), atol):
            for name, value in zip(names, _path(case, bias, 0.0), strict=True):
                told[name][bias] = value
    return told


def _path(case: Case, parameter: str, decay: float) -> list[Array]:
    """Where this parameter stands after each step with this decay."""
    value, path = case["weights"][parameter], []
    for number in range(case["steps"]):
        value = value - case["lr"] * (case["slopes"][parameter][number] + decay * value)
        path.append(value)
    return path


def _follows(answer: Any, names: Sequence[str], parameter: str, path: Sequence[Array], atol: float) -> bool:
    seen = [answer[name].get(parameter) for name in names]
    return all(
        isinstance(there, np.ndarray) and there.shape == here.shape and np.allclose(there, here, rtol=atol, atol=atol)
        for there, here in zip(seen, path, strict=True)
    )


def _losses_spec(case: Case) -> Viewed:
    """The losses of an epoch, whichever accepted mean they are."""
    items: dict[str, Any] = {"losses": Series(Scalar(rtol=0.0, atol=LOSS_TOLERANCE))}
    items["weights"] = Params(rtol=0.0, atol=1e-6)
    accepted = epoch_means(case)
    return Viewed(spec=Items(items), read=lambda answer: one_mean(answer, accepted))


def one_mean(answer: Any, accepted: Sequence[Array]) -> Any:
    """The answer with its losses as the first of the accepted means, when they are one of them."""
    if not isinstance(answer, Mapping):
        return answer
    losses = answer.get("losses")
    if not isinstance(losses, (list, tuple, np.ndarray)) or len(losses) != len(accepted[0]):
        return answer
    numbers = [_number(loss) for loss in losses]
    if any(number is None for number in numbers):
        return answer
    for means in accepted:
        if np.allclose(np.array(numbers, dtype=np.float64), means, rtol=0.0, atol=LOSS_TOLERANCE):
            return {**answer, "losses": accepted[0].tolist()}
    return answer


def _number(loss: Any) -> float | None:
    if isinstance(loss, TensorValue):
        loss = None if loss.requires_grad else loss.array
    if isinstance(loss, np.ndarray):
        return float(loss.reshape(())) if loss.size == 1 and loss.dtype.kind in "fi" else None
    return float(loss) if isinstance(loss, (int, float)) and not isinstance(loss, bool) else None


def epoch_means(case: Case) -> list[Array]:
    """Mean losses of every epoch as a right program may report them, first the mean over the examples seen.

    Over examples or of batch means; while training, or on all data after the epoch; with the penalty of each batch,
    with that of the weights before or after the epoch, or without.
    """
    W1, b1, W2, b2 = (np.array(value) for value in case["weights"].values())
    X, y, size, lam = case["X"], case["y"], case["batch_size"], case["lam"]
    batches = [(X[start : start + size], y[start : start + size]) for start in range(0, len(X), size)]
    sizes = np.array([len(rows) for rows, _ in batches])
    rows_of_epochs = []
    for _ in range(case["epochs"]):
        losses, penalties = [], []
        for rows, labels in batches:
            hidden = np.tanh(rows @ W1.T + b1)
            z = hidden @ W2.T + b2
            losses.append(_bce(z, labels))
            penalties.append(lam / 2 * ((W1**2).sum() + (W2**2).sum()))
            slope = (1 / (1 + np.exp(-z)) - labels) / len(rows)
            back = slope @ W2 * (1 - hidden**2)
            W1, b1 = W1 - case["lr"] * (back.T @ rows + lam * W1), b1 - case["lr"] * back.sum(axis=0)
            W2, b2 = W2 - case["lr"] * (slope.T @ hidden + lam * W2), b2 - case["lr"] * slope.sum(axis=0)
        after = lam / 2 * ((W1**2).sum() + (W2**2).sum())
        scores = np.tanh(X @ W1.T + b1) @ W2.T + b2
        afterwards = [_bce(scores[start : start + size], y[start : start + size]) for start in range(0, len(X), size)]
        numbers = []
        for share in (sizes / sizes.sum(), np.full(len(sizes), 1 / len(sizes))):
            mean, later = float(share @ losses), float(share @ afterwards)
            numbers += [mean, *(mean + extra for extra in (float(share @ penalties), penalties[0], after))]
            numbers += [later, later + after]
        rows_of_epochs.append(numbers)
    return list(np.array(rows_of_epochs).reshape(case["epochs"], 12).T)


def _bce(z: Array, labels: Array) -> float:
    return float(np.mean(np.logaddexp(0.0, z) - labels * z))
