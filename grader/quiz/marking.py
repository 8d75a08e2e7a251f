"""From answers to rows of a report. Says why a wrong answer is wrong, never which other one is right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from grader.model.quiz import Item
from grader.model.report import TestResult, TestStatus
from grader.model.text import one_line
from grader.quiz.answers import FILE, UnreadableAnswersError, as_typed, is_empty, letters, number, read_answers
from grader.quiz.paper import figure


def mark(items: Sequence[Item], data: bytes | None) -> tuple[tuple[TestResult, ...], tuple[str, ...]]:
    """One row an item, and what else there is to say.

    Args:
        data: the bytes of ``answers.toml``; None when it was not handed in.
    """
    if data is None:
        said = f"There is no {FILE} among your files. The questions are asked by: nngrade quiz"
        return tuple(_row(item, TestStatus.NOT_ATTEMPTED, message=said) for item in items), ()
    try:
        answers = read_answers(data)
    except UnreadableAnswersError as error:
        return tuple(_row(item, TestStatus.NOT_LOADABLE, message=str(error)) for item in items), ()
    return tuple(_marked(item, answers.get(item.id)) for item in items), _strangers(items, answers)


def _marked(item: Item, answer: Any) -> TestResult:
    if is_empty(answer):
        return _row(item, TestStatus.NOT_ATTEMPTED, message="Not answered yet.")
    return _number(item, answer) if item.kind == "numeric" else _choice(item, answer)


def _number(item: Item, answer: Any) -> TestResult:
    value = number(answer)
    if value is None:
        return _row(item, TestStatus.FAILED, message=f"{as_typed(answer)!r} is not a number. Write only the number.")
    if abs(value - item.answer) <= item.tolerance:
        return _row(item, TestStatus.PASSED, 1.0, item.feedback)
    known = [near.feedback for near in item.near if abs(value - near.value) <= _slack(item, near.value)]
    return _row(item, TestStatus.FAILED, message=f"You answered {figure(value)}. {(known or [item.otherwise])[0]}")


def _slack(item: Item, value: float) -> float:
    """People round in their own way; a known wrong number is still known then."""
    return max(item.tolerance, 0.002 * abs(value))


def _choice(item: Item, answer: Any) -> TestResult:
    chosen = letters(item, answer)
    if not chosen or (item.kind == "single" and len(chosen) > 1):
        keys = f"{item.options[0].key} to {item.options[-1].key}"
        wanted = "one letter" if item.kind == "single" else "letters"
        said = f"{as_typed(answer)!r} cannot be understood. Answer with {wanted}, {keys}."
        return _row(item, TestStatus.FAILED, message=said)
    picked = [option for option in item.options if option.key in chosen]
    wrong = [option for option in picked if not option.right]
    missing = len(item.right) - (len(picked) - len(wrong))
    if not wrong and not missing:
        return _row(item, TestStatus.PASSED, 1.0, " ".join(option.feedback for option in picked))
    share = max(0.0, (len(item.right) - missing - len(wrong)) / len(item.right))
    told = [f"{option.key}) {option.feedback}" for option in wrong]
    if missing:
        more = "one more answer is" if missing == 1 else f"{missing} more answers are"
        told.append(f"{'Apart from that, ' if wrong else ''}{more} right.".capitalize())
    if item.kind == "single":
        told = [f"You answered {wrong[0].key}. {wrong[0].feedback}"]
    return _row(item, TestStatus.FAILED, share, " ".join(told))


def _row(item: Item, status: TestStatus, share: float = 0.0, message: str = "") -> TestResult:
    return TestResult(
        id=item.id,
        title=item.title,
        status=status,
        points=round(item.points * share, 6),
        max_points=item.points,
        hidden=False,
        message=message,
    )


def _strangers(items: Sequence[Item], answers: Mapping[str, Any]) -> tuple[str, ...]:
    known = [item.id for item in items]
    notes = []
    for name in [name for name in answers if name not in known][:5]:
        near = get_close_matches(name[:100], known, n=1)
        advice = f" Did you mean {near[0]}?" if near else ""
        notes.append(f"{FILE} answers {one_line(name, 40)!r}, but no question is called that.{advice}")
    return tuple(notes)
