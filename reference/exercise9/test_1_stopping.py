"""When it is time to stop, and which epoch is the best so far."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from grader.compare import Count, Facts, Flag, Items, Misfit, Scalar, Series, Viewed

EXACT = Scalar(rtol=1e-6)
BEST = Items({"best_loss": Series(EXACT), "best_epoch": Series(Count())})


def _stopped(answer: Any) -> dict[str, Any]:
    if not isinstance(answer, dict) or "stopped" not in answer:
        raise Misfit("It could not be seen when step said stop.")
    return {"stopped": answer["stopped"]}


STOPPED = Viewed(
    _stopped,
    Facts(
        words={
            "stopped": {
                "none": "step never says True here, and the training goes on and on.",
                "": "step does not say True for the first time at the epoch where patience runs out.",
            }
        },
        details={"stopped": "First True after epoch {seen}, expected after epoch {wanted} (counted from 0)."},
    ),
)


@pytest.mark.points(1.0)
def test_step_answers(agree: Any, small: dict[str, Any]) -> None:
    """step returns True when patience runs out, else False."""
    agree("probe:decisions", small, about="EarlyStopping", spec=STOPPED)
    agree("probe:decisions", small, about="EarlyStopping", spec=Items({"answers": Series(Flag())}))


@pytest.mark.points(0.5)
@pytest.mark.needs("test_step_answers")
def test_best_so_far(agree: Any, small: dict[str, Any]) -> None:
    """best_loss and best_epoch belong to the best epoch so far."""
    agree("probe:decisions", small | {"best": True}, about="EarlyStopping", spec=BEST)


@pytest.mark.points(0.5)
@pytest.mark.hidden
@pytest.mark.needs("test_step_answers")
@pytest.mark.parametrize("patience", [3, 2])
def test_step_in_a_row(agree: Any, zigzag: Callable[..., dict[str, Any]], patience: int) -> None:
    """Only bad epochs in a row count, against the best so far."""
    agree("probe:decisions", zigzag(patience=patience), about="EarlyStopping", spec=STOPPED)


@pytest.mark.points(0.5)
@pytest.mark.hidden
@pytest.mark.needs("test_step_answers", "test_step_in_a_row")
def test_step_patience_one(agree: Any, zigzag: Callable[..., dict[str, Any]]) -> None:
    """With patience 1 the first bad epoch is the last."""
    case = zigzag(patience=1)
    # From the third epoch on: the first ones fall, and then one does not.
    agree("probe:decisions", case | {"losses": case["losses"][2:]}, about="EarlyStopping", spec=STOPPED)


@pytest.mark.points(0.5)
@pytest.mark.hidden
@pytest.mark.needs("test_step_answers")
def test_step_never_early(agree: Any, zigzag: Callable[..., dict[str, Any]]) -> None:
    """While the loss keeps falling, step never says stop."""
    falling = np.unique(zigzag()["losses"])[::-1].copy()
    agree(
        "probe:decisions",
        zigzag(losses=falling, patience=2),
        about="EarlyStopping",
        spec=Items({"answers": Series(Flag())}),
    )


@pytest.mark.points(0.75)
@pytest.mark.hidden
@pytest.mark.needs("test_best_so_far", "test_step_in_a_row")
def test_best_of_many(agree: Any, zigzag: Callable[..., dict[str, Any]]) -> None:
    """A tie or a higher loss leaves the best epoch as it is."""
    agree("probe:decisions", zigzag(best=True), about="EarlyStopping", spec=BEST)


@pytest.mark.points(0.25)
@pytest.mark.needs("test_step_answers", "test_best_so_far")
def test_step_min_delta_small(agree: Any, small: dict[str, Any]) -> None:
    """With min_delta a slightly lower loss is not better."""
    case = small | {"losses": np.array([1.5, 1.0, 0.875, 0.8125, 0.5]), "min_delta": 0.25, "best": True}
    agree("probe:decisions", case, about="EarlyStopping", spec=STOPPED)
    agree("probe:decisions", case, about="EarlyStopping", spec=BEST)


@pytest.mark.points(0.75)
@pytest.mark.hidden
@pytest.mark.needs("test_step_in_a_row", "test_best_of_many", "test_step_min_delta_small")
def test_step_min_delta(agree: Any, deltas: Callable[..., dict[str, Any]]) -> None:
    """Better means: below the best loss by more than min_delta."""
    case = deltas(best=True)
    agree("probe:decisions", case, about="EarlyStopping", spec=STOPPED)
    agree("probe:decisions", case, about="EarlyStopping", spec=BEST)
