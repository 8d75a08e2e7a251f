"""The best weights: kept aside while training goes on, and put back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from grader.compare import Facts, Misfit, Viewed

_WORDS = {
    "parameters": {
        "several epochs": "After restore the weights come from several epochs at once.",
        "": "After restore the model that was trained does not have the weights of its best epoch.",
    },
    "others_parameters": {
        "the beginning": "restore leaves the weights of another model, of the same kind, as they were.",
        "several epochs": "After restore the weights of another model come from several epochs at once.",
        "": "restore puts weights into another model of the same kind, but not those of the best epoch.",
    },
    "buffers": "After restore the model that was trained has the buffers of another epoch.",
    "others_buffers": "After restore another model of the same kind does not have the buffers of the best epoch.",
}
_WEIGHTS = "They are those of {seen}; those of {wanted} were expected."
_DETAILS = dict.fromkeys(_WORDS, _WEIGHTS)


def _only(*names: str) -> Viewed:
    """Which epoch these parts of the model are from."""

    def read(answer: Any) -> dict[str, Any]:
        if not isinstance(answer, dict) or not set(names) <= set(answer):
            raise Misfit("It could not be seen what restore did to the model.")
        return {name: answer[name] for name in names}

    return Viewed(read, Facts(words=_WORDS, details=_DETAILS))


PARAMETERS = _only("parameters", "others_parameters")
EVERYTHING = _only("parameters", "others_parameters", "buffers", "others_buffers")


@pytest.mark.points(0.75)
@pytest.mark.needs("test_step_answers")
def test_restore_weights(agree: Any, small: dict[str, Any]) -> None:
    """restore brings back the weights of the best epoch."""
    agree("probe:restored", small, about="EarlyStopping", spec=PARAMETERS)


@pytest.mark.points(1.0)
@pytest.mark.hidden
@pytest.mark.needs("test_restore_weights", "test_step_answers", "test_step_in_a_row")
def test_restore_after_training(agree: Any, zigzag: Callable[..., dict[str, Any]]) -> None:
    """Training that goes on does not touch the weights kept aside."""
    agree("probe:restored", zigzag(moved_on=40), about="EarlyStopping", spec=PARAMETERS)


@pytest.mark.points(0.25)
@pytest.mark.hidden
@pytest.mark.needs("test_restore_weights", "test_restore_after_training")
def test_restore_buffers(agree: Any, zigzag: Callable[..., dict[str, Any]]) -> None:
    """Buffers are brought back as well as parameters."""
    agree("probe:restored", zigzag(moved_on=40, dtype="float32"), about="EarlyStopping", spec=EVERYTHING)
