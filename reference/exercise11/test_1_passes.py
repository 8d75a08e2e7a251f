"""Forward and backward. A cache stays in the student's process: probes chain the two."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from grader.compare import Array, Classes, Facts, Items, Params, Viewed

# Room for a guard of 1e-7 in a backward pass that goes through the logarithms; known mistakes are 1e-3 away.
GRADIENTS = Params(rtol=1e-5, atol=1e-5)
OUTPUT = Array(rtol=1e-6, atol=1e-7)
EASY = {
    "W1": np.array([[1.0, -1.0], [2.0, 1.0]]),
    "b1": np.array([0.0, 1.0]),
    "W2": np.array([[1.0], [-2.0]]),
    "b2": np.array([-1.0]),
}
ONE, LABEL = np.array([[1.0, 2.0]]), np.array([[1.0]])
SMALL = {
    "W1": np.array([[1.0, -1.0, 0.5], [0.5, 2.0, -1.5]]),
    "b1": np.array([0.25, -0.5, 1.2]),
    "W2": np.array([[1.0], [-0.5], [2.0]]),
    "b2": np.array([-1.3]),
}
SMALL_X = np.array([[1.0, 0.5], [-1.0, 1.0], [2.0, -1.0], [0.5, 1.5]])
SMALL_Y = np.array([[1.0], [0.0], [0.0], [0.0]])
SIZES = ((5, 3, 4), (4, 4, 4), (7, 2, 6))
EPS = 1e-3


@dataclass(frozen=True)
class Network:
    """One network with a batch: parameters, inputs (m, n_in) and labels (m, 1)."""

    params: dict[str, Any]
    X: Any
    y: Any


@pytest.fixture
def network(rng: np.random.Generator) -> Callable[[int, int, int], Network]:
    """``network(5, 3, 4)``: m, n_in and h.

    Every hidden neuron has pre-activations of both signs over the batch, none near zero; the output too. Some rows are
    predicted right and some wrong, and the classes are not balanced.
    """

    def draw(m: int, n_in: int, h: int) -> Network:
        while True:
            made = _attempt(rng, m, n_in, h)
            if made is not None:
                return made

    return draw


@pytest.fixture
def forward(agree: Any) -> Any:
    """``forward(params, X)``: the predictions."""
    return lambda params, X: agree("probe:forward", params, X, about="forward", spec=OUTPUT)


@pytest.fixture
def backward(agree: Any) -> Any:
    """``backward(params, X, y)``: gradients by way of the student's own forward pass."""
    return lambda params, X, y: agree("probe:backward", params, X, y, about="backward", spec=GRADIENTS)


@pytest.mark.points(0.5)
def test_forward(forward: Any) -> None:
    """forward answers 0.5 for the handout's network."""
    forward(EASY, ONE)
    forward(SMALL, SMALL_X)


@pytest.mark.points(0.5)
@pytest.mark.hidden
def test_forward_sizes(forward: Any, network: Any) -> None:
    """forward works for all sizes."""
    for sizes in SIZES:
        net = network(*sizes)
        forward(net.params, net.X)


@pytest.mark.points(0.25)
@pytest.mark.hidden
@pytest.mark.needs("test_forward")
def test_forward_leaves_arguments(agree: Any, network: Any) -> None:
    """forward leaves its arguments as they were."""
    net = network(5, 3, 4)
    agree.unchanged("probe:forward", net.params, net.X, spec=OUTPUT)
    agree.repeatable("probe:forward", net.params, net.X, spec=OUTPUT)


@pytest.mark.points(0.75)
@pytest.mark.needs("test_forward")
def test_backward(backward: Any) -> None:
    """backward gives the handout's gradients."""
    backward(EASY, ONE, LABEL)
    backward(SMALL, SMALL_X, SMALL_Y)


@pytest.mark.points(1.25)
@pytest.mark.hidden
@pytest.mark.needs("test_forward")
def test_backward_sizes(backward: Any, network: Any) -> None:
    """backward works for all sizes."""
    for sizes in SIZES:
        net = network(*sizes)
        backward(net.params, net.X, net.y)


@pytest.mark.points(0.25)
@pytest.mark.hidden
@pytest.mark.needs("test_forward")
def test_backward_measured(agree: Any, network: Any) -> None:
    """backward fits the slopes measured on your forward."""
    net = network(5, 3, 4)

    def read(answer: Any) -> dict[str, Any]:
        losses = [_loss(np.asarray(y_hat, dtype=float), net.y) for y_hat in answer["shifted"]]
        slopes = (np.array(losses[0::2]) - np.array(losses[1::2])) / (2 * EPS)
        grads = np.concatenate([np.ravel(answer["grads"][name]) for name in net.params])
        if grads.shape != slopes.shape:
            return {"fits": "another number of entries"}
        apart = np.abs(grads - slopes) > 2e-3
        return {"fits": "everywhere" if not apart.any() else tuple(int(place) for place in np.flatnonzero(apart))}

    words = {"fits": "The gradients do not fit the slopes of the loss, as measured with your own forward pass."}
    agree("probe:measured", net.params, net.X, net.y, EPS, about="backward", spec=Viewed(read=read, spec=Facts(words)))


@pytest.mark.points(0.25)
@pytest.mark.hidden
@pytest.mark.needs("test_forward", "test_backward")
def test_backward_leaves_arguments(agree: Any, network: Any) -> None:
    """backward leaves labels, parameters and cache alone."""
    net = network(5, 3, 4)
    twice = Items({"first": GRADIENTS, "again": GRADIENTS})
    agree("probe:backward_twice", net.params, net.X, net.y, about="backward", spec=twice)
    agree.unchanged("probe:backward", net.params, net.X, net.y, spec=GRADIENTS)


@pytest.mark.points(0.25)
@pytest.mark.needs("test_forward")
def test_predict(agree: Any) -> None:
    """predict gives the classes of four examples."""
    agree("predict", SMALL, SMALL_X, spec=Classes())


@pytest.mark.points(0.25)
@pytest.mark.hidden
@pytest.mark.needs("test_forward")
def test_predict_sizes(agree: Any, network: Any) -> None:
    """predict works for all sizes."""
    for sizes in ((5, 3, 4), (4, 4, 4), (7, 2, 6)):
        net = network(*sizes)
        agree("predict", net.params, net.X, spec=Classes())
        # Once more with one score between 0 and 0.5, where a threshold meant for probabilities would go wrong.
        scores = np.maximum(net.X @ net.params["W1"] + net.params["b1"], 0.0) @ net.params["W2"]
        moved = {**net.params, "b2": 0.25 - scores[0]}
        agree("predict", moved, net.X, spec=Classes(either=np.abs(scores + moved["b2"]) < 1e-3))


def _loss(y_hat: Any, y: Any) -> float:
    p = np.clip(y_hat, 1e-12, 1 - 1e-12)
    return float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))


def _attempt(rng: np.random.Generator, m: int, n_in: int, h: int) -> Network | None:
    X, W1, W2 = _decimals(rng, 2.0, (m, n_in)), _decimals(rng, 1.5, (n_in, h)), _decimals(rng, 1.5, (h, 1))
    y = rng.integers(0, 2, (m, 1)).astype(float)
    # Nearly all attempts fail: the conditions that need the least work come first.
    if np.abs(W2).min() <= 0.1 or not 0 < y.sum() < m or 2 * y.sum() == m:
        return None
    b1 = _shift(X @ W1)
    Z1 = X @ W1 + b1
    if not _both_signs(Z1):
        return None
    A1 = np.maximum(Z1, 0.0)
    b2 = _shift(A1 @ W2)
    Z2 = A1 @ W2 + b2
    error = 1.0 / (1.0 + np.exp(-Z2)) - y
    right = (Z2 > 0) == (y > 0.5)
    usable = (
        _both_signs(Z2)
        and right.any()
        and not right.all()
        and _usable_bias(np.concatenate([b1, b2]))
        and max(np.abs(Z1).max(), np.abs(Z2).max()) < 4.0
        # The sign of one array must not stand in for the sign of another.
        and ((Z2 > 0) != (Z1 > 0)).any(axis=0).all()
        and ((error @ W2.T > 0) != (Z1 > 0)).any(axis=0).all()
        and abs(error.sum()) > 0.2
    )
    return Network({"W1": W1, "b1": b1, "W2": W2, "b2": b2}, X, y) if usable else None


def _shift(Z: Any) -> Any:
    """Biases, one a column, that put zero into the widest gap between the column's values."""
    ordered = np.sort(Z, axis=0)
    widest = np.argmax(ordered[1:] - ordered[:-1], axis=0)
    columns = np.arange(Z.shape[1])
    return np.asarray(np.round(-(ordered[widest, columns] + ordered[widest + 1, columns]) / 2.0, 3))


def _both_signs(z: Any) -> bool:
    return bool((np.abs(z) > 0.05).all() and (z > 0).any(axis=0).all() and (z < 0).any(axis=0).all())


def _usable_bias(b: Any) -> bool:
    """Not zero, not one (then multiplying by it would not show), no two equal."""
    return bool((np.abs(b) > 0.05).all() and (np.abs(b - 1.0) > 0.05).all() and len(set(b)) == b.size)


def _decimals(rng: np.random.Generator, limit: float, shape: tuple[int, ...]) -> Any:
    return np.asarray(np.round(rng.uniform(-limit, limit, shape), 3))
