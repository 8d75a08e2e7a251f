"""Counting, the loss, and predicted classes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from grader.compare import Array, Classes, Count, Facts, Items, Scalar, Viewed

LOSS = Items({"loss": Scalar(rtol=1e-5, atol=1e-6)})
MODE = Viewed(
    lambda answer: {"mode": answer["mode"]} if isinstance(answer, dict) else {},
    Facts(
        words={"mode": "predict leaves the model in another mode than it found it in."},
        details={"mode": "It was in {wanted} mode, and is in {seen} mode now."},
    ),
)


@pytest.mark.points(0.5)
def test_count_parameters(agree: Any) -> None:
    """count_parameters counts every weight and every bias."""
    agree("probe:count", {"sizes": [3, 5, 2], "bias": True}, about="count_parameters", spec=Count())


@pytest.mark.points(0.5)
@pytest.mark.hidden
@pytest.mark.needs("test_count_parameters")
def test_count_parameters_others(agree: Any, rng: np.random.Generator) -> None:
    """count_parameters is right for other models too."""
    sizes = [int(size) for size in rng.permutation([3, 4, 6, 9])]
    for bias in (True, False):
        agree("probe:count", {"sizes": sizes, "bias": bias}, about="count_parameters", spec=Count())


@pytest.mark.points(0.25)
def test_make_criterion(agree: Any, scores: Callable[..., Any]) -> None:
    """The criterion is the mean binary cross-entropy."""
    agree("probe:criterion", scores(), about="make_criterion", spec=LOSS)


@pytest.mark.points(0.25)
@pytest.mark.hidden
@pytest.mark.needs("test_make_criterion")
def test_make_criterion_slope(agree: Any, scores: Callable[..., Any]) -> None:
    """The criterion can be differentiated, also in float32."""
    spec = Items({"loss": Scalar(rtol=1e-4, atol=1e-5), "gradient": Array(rtol=1e-4, atol=1e-5)})
    agree("probe:criterion", scores(dtype="float32"), about="make_criterion", spec=spec)


@pytest.mark.points(0.25)
@pytest.mark.hidden
@pytest.mark.needs("test_make_criterion")
def test_make_criterion_far(agree: Any) -> None:
    """The criterion is right for logits far from zero."""
    far = {"logits": np.array([[200.0], [-300.0], [250.0]]), "y": np.array([[0.0], [1.0], [1.0]]), "dtype": "float32"}
    agree("probe:criterion", far, about="make_criterion", spec=Items({"loss": Scalar(rtol=1e-4)}))


@pytest.mark.points(0.5)
def test_predict(agree: Any, decided: Callable[..., Any]) -> None:
    """predict gives class 1 where the logit is above 0."""
    agree("probe:predict", decided(), about="predict", spec=Classes())


@pytest.mark.points(0.5)
@pytest.mark.hidden
@pytest.mark.needs("test_predict")
def test_predict_others(agree: Any, decided: Callable[..., Any]) -> None:
    """predict is right for other models, in either mode."""
    for case in (decided(dtype="float64"), decided(training=False)):
        agree("probe:predict", case, about="predict", spec=Classes())


@pytest.mark.points(0.25)
@pytest.mark.hidden
@pytest.mark.needs("test_predict")
def test_predict_mode(agree: Any, decided: Callable[..., Any]) -> None:
    """predict leaves the model in the mode it was in."""
    for training in (True, False):
        agree("probe:mode", decided(training=training), about="predict", spec=MODE)
