"""Inputs for the tests of exercise 11, random in every run, and what is read out of a training run.

Initialisation and shuffling are the student's own. But with a learning rate of almost nothing, training gives back the
parameters it started from; and from those everything that a right program may do next can be computed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import pytest

from grader.compare import Facts, Misfit, Viewed
from grader.compare.words import describe

Array = np.ndarray[Any, Any]
Net = tuple[Array, Array, Array, Array]
NAMES = ("W1", "b1", "W2", "b2")
RATE = 0.37
QUIET = 1e-12
"""A learning rate with which nothing moves."""


@pytest.fixture
def task(rng: np.random.Generator) -> Callable[..., tuple[Array, Array]]:
    """``task(6, 3)``: inputs of both signs and labels of both classes, not balanced, in mixed order.

    ``task(8, own=True)``: every example has a column of its own, so that its weights show when it was used.
    """

    def draw(m: int, n_in: int = 0, *, own: bool = False) -> tuple[Array, Array]:
        sizes = rng.uniform(0.5, 1.0, (m, m if own else n_in)).round(3)
        X = np.diag(np.diag(sizes)) if own else sizes * rng.choice([-1.0, 1.0], sizes.shape)
        y = rng.permutation(np.arange(m) < (m - 1) // 2).astype(float)[:, None]
        return X, y

    return draw


@pytest.fixture
def runs(rng: np.random.Generator) -> Callable[..., list[dict[str, Any]]]:
    """``runs(2, lr=0.37, epochs=3, ...)``: for each of two seeds, first without moving and then with the learning rate.

    The very first run is asked for twice. ``also``: further settings for every seed.
    """

    def make(seeds: int, also: Sequence[dict[str, Any]] = (), **settings: Any) -> list[dict[str, Any]]:
        drawn = [int(seed) for seed in rng.choice(2**31, seeds, replace=False)]
        kinds = [{**settings, "lr": QUIET}, settings, *({**settings, **other} for other in also)]
        asked = [{**kind, "seed": seed} for seed in drawn for kind in kinds]
        return [asked[0], *asked]

    return make


@pytest.fixture
def watch(agree: Any, task: Any, runs: Any) -> Any:
    """``watch(spec, read, epochs=1)``: full batches; ``read`` gets the inputs and the results of every seed."""

    def run(spec: Facts, read: Callable[..., dict[str, Any]], *, epochs: int) -> None:
        X, y = task(6, 3)
        also = [{"epochs": 1}] if epochs > 1 else []
        asked = runs(3, also, n_hidden=4, lr=RATE, epochs=epochs, batch_size=len(X))

        def seen(told: Any) -> dict[str, Any]:
            return read(X, y, Training.results(told, 3, 4, 2 + len(also)))

        agree("probe:train", X, y, asked, about="train", spec=Viewed(read=seen, spec=spec))

    return run


class Training:
    """What a right program may do: for the tests of init_params and train."""

    @staticmethod
    def net(params: Any, n_in: int, n_hidden: int, function: str) -> Net:
        """The four arrays of an answer, biases as (h,) and (1,).

        Raises:
            Misfit: they are missing, of another shape, or not finite.
        """
        if not isinstance(params, Mapping):
            raise Misfit(f"{function} should give parameters as a dictionary; {describe(params)} came back.")
        shapes = (n_in, n_hidden), (n_hidden,), (n_hidden, 1), (1,)
        W1, b1, W2, b2 = (_entry(params, name, shape, function) for name, shape in zip(NAMES, shapes, strict=True))
        if not all(np.isfinite(value).all() for value in (W1, b1, W2, b2)):
            raise Misfit(f"There are numbers among the parameters of {function} that are nan or inf.")
        return W1, b1, W2, b2

    @staticmethod
    def results(told: Any, n_in: int, n_hidden: int, kinds: int = 2) -> list[tuple[Any, ...]]:
        """What ``result`` gives, for every kind of run; one row for each seed.

        Raises:
            Misfit: some are of another form, or the same seed did not give the same network.
        """
        results = [Training.result(answer, n_in, n_hidden) for answer in told["answers"]]
        if not Training.near(results[0][0], results[1][0]):
            raise Misfit(
                "The same seed gave another network the second time: some of the chance does not come from the seed."
            )
        return [tuple(results[place : place + kinds]) for place in range(1, len(results), kinds)]

    @staticmethod
    def result(answer: Any, n_in: int, n_hidden: int) -> tuple[Net, Any]:
        """The parameters of what train gave back, and its losses as they are.

        Raises:
            Misfit: they are not there.
        """
        if not isinstance(answer, (list, tuple)) or len(answer) != 2:
            raise Misfit(f"train should give back (params, history); {describe(answer)} came back.")
        params, history = answer
        if not isinstance(history, Mapping) or "loss" not in history:
            raise Misfit('The second thing that train gives back should be a dictionary with an entry "loss".')
        return Training.net(params, n_in, n_hidden, "train"), history["loss"]

    @staticmethod
    def numbers(losses: Any) -> list[float]:
        """The losses of the epochs.

        Raises:
            Misfit: they are no numbers.
        """
        if not isinstance(losses, (list, tuple, np.ndarray)) or np.ndim(losses) == 0:
            raise Misfit(f'history["loss"] should be a list with one number for every epoch; it is {describe(losses)}.')
        try:
            return [float(np.asarray(loss, dtype=float).reshape(())) for loss in losses]
        except (TypeError, ValueError):
            raise Misfit('Every entry of history["loss"] should be one number.') from None

    @staticmethod
    def layers(net: Net, X: Array) -> tuple[Array, Array, Array]:
        """Z1, A1 and the predictions."""
        Z1 = X @ net[0] + net[1]
        A1 = np.maximum(Z1, 0.0)
        with np.errstate(over="ignore", invalid="ignore"):  # of a network that has exploded
            return Z1, A1, sigmoid(A1 @ net[2] + net[3])

    @staticmethod
    def losses(net: Net, X: Array, y: Array) -> Array:
        """The loss of every example."""
        z = np.maximum(X @ net[0] + net[1], 0.0) @ net[2] + net[3]
        return np.asarray(np.logaddexp(0.0, z) - y * z)

    @staticmethod
    def slopes(
        net: Net,
        X: Array,
        y: Array,
        *,
        error: Callable[..., Any] = lambda p, y: p - y,
        slope: Callable[..., Any] = lambda Z1, A1: Z1 > 0,
        below: Callable[..., Any] = lambda Z1, A1: A1,
    ) -> Net:
        """The gradients; the right ones, unless a link of the chain is another one."""
        Z1, A1, p = Training.layers(net, X)
        dZ2 = error(p, y) / len(y)
        dZ1 = dZ2 @ net[2].T * slope(Z1, A1)
        return X.T @ dZ1, dZ1.sum(axis=0), below(Z1, A1).T @ dZ2, dZ2.sum(axis=0)

    @staticmethod
    def path(net: Net, X: Array, y: Array, steps: int) -> list[Net]:
        """Where the network stands before the first step and after every one."""
        path = [net]
        for _ in range(steps):
            path.append(Training.moved(path[-1], Training.slopes(path[-1], X, y), RATE))
        return path

    @staticmethod
    def moved(net: Net, grads: Sequence[Array], lr: float) -> Net:
        """One step downhill."""
        W1, b1, W2, b2 = (value - lr * grad for value, grad in zip(net, grads, strict=True))
        return W1, b1, W2, b2

    @staticmethod
    def near(one: Net, other: Net) -> bool:
        """Equal but for rounding, that of float32 included."""
        size = max(1.0, *(float(np.abs(value).max()) for value in other))
        return all(np.abs(a - b).max() < 1e-5 * size for a, b in zip(one, other, strict=True))


@pytest.fixture
def training() -> type[Training]:
    return Training


def _entry(params: Mapping[str, Any], name: str, shape: tuple[int, ...], function: str) -> Array:
    if name not in params:
        raise Misfit(f'The parameters of {function} have no entry "{name}".')
    value = params[name]
    if isinstance(value, (float, np.floating)) and shape == (1,):
        value = np.array([value])
    if not isinstance(value, np.ndarray) or value.dtype.kind != "f":
        raise Misfit(f'"{name}" of {function} should be an array of decimal numbers; it is {describe(value)}.')
    as_row = (1, *shape) if len(shape) == 1 else shape
    if value.shape not in (shape, as_row) and not (shape == (1,) and value.size == 1):
        raise Misfit(f'"{name}" of {function} has shape {value.shape}; shape {shape} was expected.')
    return value.astype(float).reshape(shape)


def sigmoid(z: Array) -> Array:
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(z, -500.0, 500.0))))
