"""From answers to rows of a report. Says why a wrong answer is wrong, never which other one is right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from grader.language import _, ngettext
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
        said = _("There is no {file} among your files. The questions are asked by: nngrade quiz").format(file=FILE)
        return tuple(_row(item, TestStatus.NOT_ATTEMPTED, message=said) for item in items), ()
    try:
        answers = read_answers(data)
    except UnreadableAnswersError as error:
        return tuple(_row(item, TestStatus.NOT_LOADABLE, message=str(error)) for item in items), ()
    return tuple(_marked(item, answers.get(item.id)) for item in items), _strangers(items, answers)


def _marked(item: Item, answer: Any) -> TestResult:
    if is_empty(answer):
        return _row(item, TestStatus.NOT_ATTEMPTED, message=_("Not answered yet."))
    return _number(item, answer) if item.kind == "numeric" else _choice(item, answer)


def _number(item: Item, answer: Any) -> TestResult:
    value = number(answer)
    if value is None:
        return _row(
            item,
            TestStatus.FAILED,
            message=_("{answer!r} is not a number. Write only the number.").format(answer=as_typed(answer)),
        )
    if abs(value - item.answer) <= item.tolerance:
        return _row(item, TestStatus.PASSED, 1.0, item.feedback)
    known = [near.feedback for near in item.near if abs(value - near.value) <= _slack(item, near.value)]
    return _row(
        item,
        TestStatus.FAILED,
        message=_("You answered {answer}. {feedback}").format(
            answer=figure(value), feedback=(known or [item.otherwise])[0]
        ),
    )


def _slack(item: Item, value: float) -> float:
    """People round in their own way; a known wrong number is still known then."""
    return max(item.tolerance, 0.002 * abs(value))


def _choice(item: Item, answer: Any) -> TestResult:
    chosen = letters(item, answer)
    if not chosen or (item.kind == "single" and len(chosen) > 1):
        said = _("{answer!r} cannot be understood. Answer with letters, {first} to {last}.")
        if item.kind == "single":
            said = _("{answer!r} cannot be understood. Answer with one letter, {first} to {last}.")
        message = said.format(answer=as_typed(answer), first=item.options[0].key, last=item.options[-1].key)
        return _row(item, TestStatus.FAILED, message=message)
    picked = [option for option in item.options if option.key in chosen]
    wrong = [option for option in picked if not option.right]
    missing = len(item.right) - (len(picked) - len(wrong))
    if not wrong and not missing:
        return _row(item, TestStatus.PASSED, 1.0, " ".join(option.feedback for option in picked))
    share = max(0.0, (len(item.right) - missing - len(wrong)) / len(item.right))
    told = [f"{option.key}) {option.feedback}" for option in wrong]
    if missing:
        told.append(_more(missing, apart=bool(wrong)))
    if item.kind == "single":
        told = [_("You answered {answer}. {feedback}").format(answer=wrong[0].key, feedback=wrong[0].feedback)]
    return _row(item, TestStatus.FAILED, share, " ".join(told))


def _more(missing: int, *, apart: bool) -> str:
    if apart:
        words = ngettext(
            "Apart from that, one more answer is right.",
            "Apart from that, {count} more answers are right.",
            missing,
        )
    else:
        words = ngettext("One more answer is right.", "{count} more answers are right.", missing)
    return words.format(count=missing)


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
        words = _("{file} answers {name!r}, but no question is called that.")
        if near:
            words = _("{file} answers {name!r}, but no question is called that. Did you mean {near}?")
        notes.append(words.format(file=FILE, name=one_line(name, 40), near="".join(near)))
    return tuple(notes)
