from __future__ import annotations

import numpy as np
import pytest

from grader.compare import Count, Flag, Nothing, Scalar, Text, compare
from grader.model.evidence import Stage
from grader.model.value import TensorValue, Unsupported

LOSS = 0.3567


@pytest.mark.parametrize(
    "observed",
    [
        LOSS,
        np.float64(LOSS),
        np.float32(LOSS),
        np.array(LOSS),
        np.array([LOSS]),
        np.array([[LOSS]]),
        TensorValue(np.array(LOSS)),
        TensorValue(np.array([LOSS], dtype=np.float32)),
        TensorValue(np.array([[LOSS]])),
        LOSS * (1 + 1e-12),
    ],
)
def test_one_number_in_many_forms(observed: object) -> None:
    assert compare(observed, LOSS, Scalar()) is None
    assert compare(observed, np.array(LOSS), Scalar()) is None
    assert compare(observed, TensorValue(np.array(LOSS)), Scalar()) is None


@pytest.mark.parametrize(
    ("observed", "stage", "message"),
    [
        (None, Stage.TYPE, "Nothing (None) came back where a single number was expected: is a `return` missing?"),
        ("0.3567", Stage.TYPE, "A text (string) came back where a single number was expected."),
        (True, Stage.TYPE, "True or False came back where a single number was expected."),
        (
            (LOSS,),
            Stage.TYPE,
            "A tuple of 1 entry came back where a single number was expected. Is there a comma or a bracket too many?",
        ),
        ([LOSS, 1.0], Stage.TYPE, "A list of 2 entries came back where a single number was expected."),
        ({}, Stage.TYPE, "An empty dictionary came back where a single number was expected."),
        (
            Unsupported("generator"),
            Stage.TYPE,
            "A generator came back where a single number was expected.",
        ),
        (
            TensorValue(np.array(LOSS), requires_grad=True),
            Stage.TYPE,
            (
                "The tensor that came back still remembers how it was computed (it requires grad); a single number"
                " without that history was expected."
            ),
        ),
        (
            np.array([LOSS, LOSS]),
            Stage.SHAPE,
            "An array of shape (2,) came back where a single number was expected. It still has to become one number.",
        ),
        (
            np.zeros(0),
            Stage.SHAPE,
            "An empty array of shape (0,) came back where a single number was expected. There is not one number in it.",
        ),
        (np.array(LOSS + 0j), Stage.DTYPE, "Complex numbers came back where decimal numbers were expected."),
        (float("nan"), Stage.FINITE, "The number that came back is nan, which stands for 'not a number'."),
        (float("-inf"), Stage.FINITE, "The number that came back is infinite (inf)."),
        (10**400, Stage.FINITE, "The number that came back is infinite (inf)."),
        (-LOSS, Stage.VALUES, "A number came back, but not the expected one."),
        (0, Stage.VALUES, "A number came back, but not the expected one."),
    ],
)
def test_what_is_refused(observed: object, stage: Stage, message: str) -> None:
    evidence = compare(observed, LOSS, Scalar())
    assert evidence is not None
    assert (evidence.stage, evidence.message) == (stage, message)


def test_a_held_graph_can_be_recognised() -> None:
    evidence = compare(TensorValue(np.array(LOSS), requires_grad=True), LOSS, Scalar())
    assert evidence is not None
    assert evidence.data == {"requires_grad": True}


def test_enough_digits_to_see_the_difference() -> None:
    evidence = compare(0.35671234, 0.35671299, Scalar())
    assert evidence is not None
    assert evidence.detail == "0.356712 came back, 0.356713 was expected. The difference is 6.5e-07."


def test_the_authors_atol_is_absolute() -> None:
    assert compare(1e-6, 0.0, Scalar(atol=1e-5)) is None
    assert compare(-1e-6, 1e-16, Scalar(atol=1e-5)) is None
    assert compare(1e-6, 0.0, Scalar()) is not None
    assert compare(True, 1.0, Scalar(boolean=True)) is None


@pytest.mark.parametrize(
    "observed", [193, 193.0, np.int32(193), np.array([193]), TensorValue(np.array(193)), np.uint8(193)]
)
def test_count_is_right(observed: object) -> None:
    assert compare(observed, 193, Count()) is None


@pytest.mark.parametrize(
    "observed", [192, 193.5, "193", None, [193], True, float("nan"), np.array([1, 2]), 10**400, {193}]
)
def test_count_is_wrong(observed: object) -> None:
    assert compare(observed, 193, Count()) is not None


def test_count_says_how_it_is_wrong() -> None:
    decimals, other = compare(193.5, 193, Count()), compare(168, 193, Count())
    assert decimals is not None
    assert decimals.message == "A whole number was expected, and the number that came back has decimals."
    assert other is not None
    assert other.message == "A whole number came back, but not the expected one."
    assert other.detail == "168 came back, 193 was expected."


@pytest.mark.parametrize(
    "observed", [True, np.bool_(True), 1, 1.0, np.array(True), np.array([1]), TensorValue(np.array(True))]
)
def test_flag(observed: object) -> None:
    assert compare(observed, True, Flag()) is None
    evidence = compare(observed, False, Flag())
    assert evidence is not None
    assert evidence.stage is Stage.VALUES


@pytest.mark.parametrize(
    "observed", [None, "True", 2, 0.5, [True], np.array([True, True]), float("nan"), {}, Unsupported("x")]
)
def test_no_flag(observed: object) -> None:
    evidence = compare(observed, True, Flag())
    assert evidence is not None
    assert evidence.stage in (Stage.TYPE, Stage.SHAPE)


def test_nothing_and_text() -> None:
    assert compare(None, None, Nothing()) is None
    evidence = compare(True, None, Nothing())
    assert evidence is not None
    assert evidence.message == "True or False came back where nothing (None) was expected."
    assert compare("adam", "adam", Text()) is None
    assert compare("sgd", "adam", Text()) is not None
    assert compare(None, "adam", Text()) is not None
