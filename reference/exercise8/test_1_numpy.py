"""The three rules, written with NumPy."""

from __future__ import annotations

import numpy as np
import pytest

from grader.compare import Flag, Items, Params

WEIGHTS = Params(rtol=1e-5, atol=1e-5)
SMALL = {"w": np.array([1.0, 2.0, -1.0])}
SLOPES = [{"w": np.array(row)} for row in ([0.5, -1.0, 2.0], [1.0, 0.5, -0.5], [-0.4, 2.0, 1.0])]
OTHER = {"kernel": (2, 2, 3), "shift": (4,), "scale": ()}


def after(count):
    return Items({f"after step {number}": WEIGHTS for number in range(1, count + 1)})


KEPT = Items(
    {
        "after step 1": WEIGHTS,
        "params kept at step 1": Flag(),
        "grads kept at step 1": Flag(),
        "after step 2": WEIGHTS,
        "params kept at step 2": Flag(),
        "grads kept at step 2": Flag(),
    }
)


@pytest.mark.points(0.5)
def test_sgd_step(agree):
    """sgd_step walks lr times the gradient downhill."""
    agree("probe:sgd_step", SMALL, SLOPES[:1], 0.1, about="sgd_step", spec=after(1))


@pytest.mark.points(0.5)
@pytest.mark.hidden
def test_sgd_step_shapes(agree, steps):
    """sgd_step works for all shapes and names."""
    agree("probe:sgd_step", *steps(2), 0.3, about="sgd_step", spec=after(2))
    agree("probe:sgd_step", *steps(2, OTHER), 0.05, about="sgd_step", spec=after(2))


@pytest.mark.points(0.25)
@pytest.mark.hidden
@pytest.mark.needs("test_sgd_step")
def test_sgd_step_keeps(agree, steps):
    """sgd_step leaves its arguments as they were."""
    agree("probe:sgd_step", *steps(2), 0.1, about="sgd_step", spec=KEPT)


@pytest.mark.points(0.75)
def test_momentum_step(agree):
    """momentum_step makes three steps in a row."""
    agree("probe:momentum_step", SMALL, SLOPES, 0.1, about="momentum_step", spec=after(3))


@pytest.mark.points(1.0)
@pytest.mark.hidden
def test_momentum_step_many(agree, steps):
    """momentum_step remembers over many steps."""
    agree("probe:momentum_step", *steps(5), 0.2, about="momentum_step", spec=after(5))


@pytest.mark.points(0.5)
@pytest.mark.hidden
@pytest.mark.needs("test_momentum_step")
def test_momentum_step_beta(agree, steps):
    """momentum_step uses the beta it is given."""
    agree("probe:momentum_step", *steps(4, OTHER), 0.2, beta=0.6, about="momentum_step", spec=after(4))


@pytest.mark.points(0.25)
@pytest.mark.hidden
@pytest.mark.needs("test_momentum_step")
def test_momentum_step_keeps(agree, steps):
    """momentum_step leaves params and grads as they were."""
    agree("probe:momentum_step", *steps(2), 0.1, about="momentum_step", spec=KEPT)


@pytest.mark.points(0.75)
def test_adam_step(agree):
    """adam_step makes three steps in a row."""
    agree("probe:adam_step", SMALL, SLOPES, 0.1, about="adam_step", spec=after(3))


@pytest.mark.points(1.25)
@pytest.mark.hidden
def test_adam_step_many(agree, steps):
    """adam_step remembers over many steps."""
    agree("probe:adam_step", *steps(6), 0.2, about="adam_step", spec=after(6))


@pytest.mark.points(0.5)
@pytest.mark.hidden
@pytest.mark.needs("test_adam_step")
def test_adam_step_betas(agree, steps):
    """adam_step uses the betas it is given."""
    agree("probe:adam_step", *steps(4, OTHER), 0.2, beta1=0.6, beta2=0.8, about="adam_step", spec=after(4))


@pytest.mark.points(0.25)
@pytest.mark.hidden
@pytest.mark.needs("test_adam_step")
def test_adam_step_zero(agree, steps):
    """adam_step stands still where the slope is zero."""
    params, gradients = steps(3)
    for grads in gradients:
        grads["W1"][:, 1] = 0.0
    agree("probe:adam_step", params, gradients, 0.1, about="adam_step", spec=after(3))


@pytest.mark.points(0.25)
@pytest.mark.hidden
@pytest.mark.needs("test_adam_step")
def test_adam_step_eps(agree, steps, any_place_of_eps):
    """adam_step uses the eps it is given."""
    params, gradients = steps(4)
    spec = any_place_of_eps(params, gradients, 0.2, 0.6)
    agree("probe:adam_step", params, gradients, 0.2, eps=0.6, about="adam_step", spec=spec)


@pytest.mark.points(0.25)
@pytest.mark.hidden
@pytest.mark.needs("test_adam_step")
def test_adam_step_keeps(agree, steps):
    """adam_step leaves params and grads as they were."""
    agree("probe:adam_step", *steps(2), 0.1, about="adam_step", spec=KEPT)
