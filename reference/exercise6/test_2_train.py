"""Gradient descent on the full batch: the weights after a few steps, the losses, and a whole training."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from grader.compare import Facts, Flag, Items, Misfit, Params, Scalar, Series, Viewed, compare

# Room for a guard of 1e-7 in a backward pass that goes through the logarithms; known mistakes are 1e-3 away.
WEIGHTS = Params(rtol=1e-5, atol=1e-5)
LOSSES = Series(Scalar(rtol=0.0, atol=1e-5))
SMALL = {
    "W1": np.array([[2.0, 1.0], [-1.0, -2.0]]),
    "b1": np.array([-1.0, 1.0]),
    "W2": np.array([[3.0], [-2.0]]),
    "b2": np.array([1.0]),
}
CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
LABELS = np.array([[0.0], [1.0], [1.0], [0.0]])
ROWS = np.array([[1.0, 0.5], [-1.0, 2.0], [0.5, -1.5], [2.0, 1.0], [-0.5, -1.0]])
CLASSES = np.array([[1.0], [0.0], [0.0], [1.0], [0.0]])
RATE = 0.3
EPOCHS = 400

_TRAINED = {
    "zeros": "After 400 epochs all weights are zero.",
    "alike": "After 400 epochs all hidden units are equal, though they began unequal.",
    "flat": "After 400 epochs the four answers hardly differ: nothing was learned.",
    "XNOR": "After 400 epochs the network answers 1, 0, 0, 1: each answer the other way round.",
    "": "After 400 epochs from given weights the network does not answer 0, 1, 1, 0, as gradient descent does.",
}
_LENGTH = "There is not one loss for each epoch."


@pytest.fixture
def weights(pair: Callable[[Any], Any]) -> Viewed:
    """Only the params that train gave back."""
    return Viewed(lambda answer: pair(answer)[0], WEIGHTS)


@pytest.fixture
def losses(reference: Any, pair: Callable[[Any], Any]) -> Callable[..., Viewed]:
    """``losses(params, X, y, lr, epochs)``: the losses before each step, or after it, of the right weights."""

    def spec(params: Any, X: Any, y: Any, lr: float, epochs: int) -> Viewed:
        right, before = pair(reference.train(params, X, y, lr, epochs))
        _, longer = pair(reference.train(params, X, y, lr, epochs + 1))

        def read(answer: Any) -> Any:
            trained, found = pair(answer)
            if compare(trained, right, WEIGHTS) is not None:
                # Losses of other weights say nothing new, and may stand before the step or after it.
                raise Misfit(f"The losses belong to weights that are not right: {_count(found)}.")
            return before if compare(found, longer[1:], LOSSES) is None else found

        return Viewed(read, LOSSES)

    return spec


def _count(found: Any) -> str:
    return f"{len(found)} of them" if isinstance(found, (list, tuple, np.ndarray)) and np.ndim(found) else "no list"


@pytest.mark.points(0.75)
def test_train_one_step(agree: Any, weights: Viewed) -> None:
    """train makes one right step with the README's numbers."""
    agree("train", SMALL, CORNERS, LABELS, 1.0, 1, spec=weights)


@pytest.mark.points(1.0)
def test_train_three_steps(agree: Any, weights: Viewed) -> None:
    """train makes three right steps, one after another."""
    agree("train", SMALL, ROWS, CLASSES, RATE, 3, spec=weights)
    agree("train", SMALL, CORNERS, LABELS, RATE, 3, spec=weights)


@pytest.mark.points(1.5)
@pytest.mark.hidden
def test_train_batches(agree: Any, weights: Viewed, network: Callable[..., Any]) -> None:
    """train works for all numbers of rows, inputs and units."""
    for sizes in ((5, 3, 4), (7, 3, 4), (6, 2, 5)):
        net = network(*sizes)
        agree("train", net.params, net.X, net.y, 0.37, 3, spec=weights)


@pytest.mark.points(0.25)
@pytest.mark.hidden
def test_train_square(agree: Any, weights: Viewed, network: Callable[..., Any]) -> None:
    """train works when all sizes are equal."""
    net = network(4, 4, 4)
    agree("train", net.params, net.X, net.y, 0.37, 3, spec=weights)


@pytest.mark.points(0.75)
@pytest.mark.needs("test_train_one_step", "test_train_three_steps", "test_train_batches")
def test_train_losses(agree: Any, losses: Callable[..., Viewed]) -> None:
    """train gives back one loss for each epoch."""
    for case in ((SMALL, CORNERS, LABELS, RATE, 3), (SMALL, ROWS, CLASSES, RATE, 4)):
        agree("train", *case, spec=losses(*case))


@pytest.mark.points(0.5)
@pytest.mark.hidden
@pytest.mark.needs("test_train_losses", "test_train_one_step", "test_train_three_steps", "test_train_batches")
def test_train_losses_batches(agree: Any, losses: Callable[..., Viewed], network: Callable[..., Any]) -> None:
    """The losses are right for other sizes too."""
    for sizes in ((5, 3, 4), (7, 2, 3)):
        net = network(*sizes)
        case = net.params, net.X, net.y, 0.37, 5
        agree("train", *case, spec=losses(*case))


@pytest.mark.points(0.25)
@pytest.mark.needs("test_train_one_step", "test_train_three_steps", "test_train_batches")
def test_train_keeps(agree: Any, weights: Viewed, network: Callable[..., Any]) -> None:
    """train leaves X and y as they were."""
    net = network(5, 3, 4)
    spec = Items({"answer": weights, "X": Flag(), "y": Flag()})
    agree("probe:train_keeps", net.params, net.X, net.y, 0.37, 2, about="train", spec=spec)


@pytest.mark.points(1.0)
@pytest.mark.hidden
@pytest.mark.needs("test_train_one_step", "test_train_three_steps", "test_train_batches", "test_train_losses")
def test_train_converges(agree: Any, pair: Any, outcome: Callable[[Any], str], start: Any) -> None:
    """train learns XOR from given weights, in 400 epochs."""

    def read(answer: Any) -> dict[str, Any]:
        params, found = pair(answer)
        return {"outcome": outcome(params), "losses": _count(found)}

    spec = Viewed(read, Facts({"outcome": _TRAINED, "losses": _LENGTH}))
    # Under a name of its own: no known mistake needs a training this long to be told from the others.
    agree("train", start, CORNERS, LABELS, 2.0, EPOCHS, spec=spec, about="convergence")
