"""The whole training with early stopping."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from grader.compare import Count, Facts, Items, Misfit, Scalar, Series, Viewed

HISTORY = Items({"val_loss": Series(Scalar(rtol=1e-6)), "best_epoch": Count(), "stopped_epoch": Count()})
LOSSES = Items({"history": Items({"val_loss": Series(Scalar(rtol=1e-6))}), "trained": Count()})
EPOCHS = Items({"history": HISTORY, "trained": Count()})

_WORDS = {
    "parameters": {
        "the beginning": "After fit the model is as untrained as before.",
        "": "After fit the model does not have the weights of its best epoch.",
    },
    "buffers": "After fit the model has the weights of its best epoch, but buffers of another one.",
}
_DETAILS = {
    "parameters": "The weights are those of {seen}; those of {wanted} were expected.",
    "buffers": "The buffers are those of {seen}; those of {wanted} were expected.",
}


def _model(answer: Any) -> dict[str, Any]:
    if not isinstance(answer, dict) or not isinstance(answer.get("model"), dict):
        raise Misfit("It could not be seen what became of the model.")
    return {name: answer["model"].get(name) for name in ("parameters", "buffers")}


MODEL = Viewed(_model, Facts(words=_WORDS, details=_DETAILS))


@pytest.mark.points(0.5)
@pytest.mark.needs("test_step_answers", "test_best_so_far")
def test_fit_losses(agree: Any, small: dict[str, Any]) -> None:
    """fit stops in time; "val_loss" has one entry per epoch run."""
    agree("probe:fit", small, about="fit", spec=LOSSES)


@pytest.mark.points(0.5)
@pytest.mark.needs("test_step_answers", "test_best_so_far", "test_fit_losses")
def test_fit_epochs(agree: Any, small: dict[str, Any]) -> None:
    """ "best_epoch" and "stopped_epoch" are counted from 0."""
    agree("probe:fit", small, about="fit", spec=EPOCHS)


@pytest.mark.points(0.75)
@pytest.mark.hidden
@pytest.mark.needs("test_fit_losses", "test_fit_epochs", "test_step_in_a_row", "test_best_of_many")
def test_fit_in_a_row(agree: Any, zigzag: Callable[..., dict[str, Any]]) -> None:
    """fit stops after bad epochs in a row, by the validation loss."""
    agree("probe:fit", zigzag(), about="fit", spec=EPOCHS)


@pytest.mark.points(0.5)
@pytest.mark.hidden
@pytest.mark.needs("test_restore_weights", "test_restore_after_training", "test_restore_buffers")
@pytest.mark.needs("test_fit_in_a_row", "test_fit_epochs", "test_fit_losses")
def test_fit_weights(agree: Any, zigzag: Callable[..., dict[str, Any]]) -> None:
    """fit leaves the model with everything of its best epoch."""
    agree("probe:fit", zigzag(dtype="float32"), about="fit", spec=MODEL)


@pytest.mark.points(0.5)
@pytest.mark.hidden
@pytest.mark.needs("test_fit_losses", "test_fit_epochs", "test_fit_in_a_row", "test_fit_weights")
@pytest.mark.needs("test_restore_weights", "test_restore_after_training", "test_restore_buffers")
def test_fit_max_epochs(agree: Any, zigzag: Callable[..., dict[str, Any]]) -> None:
    """max_epochs ends the training too, with the best weights."""
    for most in (7, 1):
        case = zigzag(max_epochs=most, patience=4)
        agree("probe:fit", case, about="fit", spec=EPOCHS)
        agree("probe:fit", case, about="fit", spec=MODEL)
