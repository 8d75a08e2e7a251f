from __future__ import annotations

import pytest

from grader.model.report import TestResult, TestStatus
from grader.render.words import number, points, sign


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0, "0"), (7.5, "7.5"), (10.0, "10"), (9.999, "9.99"), (1 / 3, "0.33"), (0.1 + 0.2, "0.3"), (100.0, "100")],
)
def test_points_are_never_rounded_up(value: float, text: str) -> None:
    assert number(value) == text


def test_one_point() -> None:
    assert (points(1.0), points(0.5), points(2.0)) == ("1 point", "0.5 points", "2 points")


@pytest.mark.parametrize("status", TestStatus)
def test_every_status_has_a_word_of_its_own(status: TestStatus) -> None:
    words = [sign(TestResult("t", "T", other, 0.0, 1.0, False)).word for other in TestStatus]
    assert words.count(sign(TestResult("t", "T", status, 0.0, 1.0, False)).word) == 1


def test_a_part_of_the_points_is_no_failure() -> None:
    assert sign(TestResult("t", "T", TestStatus.FAILED, 0.5, 1.0, False)).word == "partly"
