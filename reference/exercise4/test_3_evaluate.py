"""Measuring a model."""

from __future__ import annotations

from typing import Any

import pytest

from grader.compare import Anything, Items, Params, Scalar, Tuple

NUMBER = Scalar(rtol=0.0, atol=1e-6)
LOSS = Items({"answer": Tuple(NUMBER, Anything())})
ACCURACY = Items({"answer": Tuple(Anything(), NUMBER)})
BOTH = Items({"answer": Tuple(NUMBER, NUMBER)})
GATE = [0.6, 0.35]


@pytest.mark.points(0.5)
def test_evaluate_loss(agree: Any, small: dict[str, Any]) -> None:
    """evaluate returns the mean loss over the loader first."""
    agree("probe:evaluate", small, about="evaluate", spec=LOSS)


@pytest.mark.points(0.5)
@pytest.mark.hidden
@pytest.mark.needs("test_evaluate_loss")
def test_evaluate_accuracy(agree: Any, course: Any) -> None:
    """evaluate returns the accuracy second: the share of examples, 0 to 1, whose class is right."""
    # Batches of equal size tell every accuracy apart; for the others both ways to average are right.
    for batch_size, dtype in ((10, "float64"), (7, "float32")):
        agree("probe:evaluate", course(val_batch_size=batch_size, dtype=dtype), about="evaluate", spec=ACCURACY)


@pytest.mark.points(0.75)
@pytest.mark.hidden
@pytest.mark.needs("test_evaluate_loss", "test_evaluate_accuracy")
def test_evaluate_mode(agree: Any, course: Any) -> None:
    """evaluate measures in evaluation mode, whichever mode the model comes in."""
    for mode in ("train", "eval"):
        agree("probe:evaluate", course(gate=GATE, mode=mode), about="evaluate", spec=BOTH)


@pytest.mark.points(0.25)
@pytest.mark.hidden
@pytest.mark.needs("test_evaluate_loss")
def test_evaluate_changes_nothing(agree: Any, course: Any) -> None:
    """evaluate measures, and leaves every weight as it was."""
    spec = Items({"weights": Params(rtol=0.0, atol=1e-12), "answer": Tuple(NUMBER, Anything())})
    agree("probe:evaluate", course(val_batch_size=7), about="evaluate", spec=spec)
