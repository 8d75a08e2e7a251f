"""Reads ``quiz.toml`` and says exactly which item is wrong."""

from __future__ import annotations

import string
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, cast

from grader.errors import CourseError
from grader.language import course_text
from grader.model.exercise import Exercise
from grader.model.quiz import Item, Kind, Near, Option
from grader.toml import read_toml

_KINDS = ("single", "multiple", "numeric")
_FIELDS = {
    "id", "kind", "title", "question", "points", "option", "answer", "tolerance", "near", "feedback", "otherwise",
}  # fmt: skip


def quiz_file(exercise: Exercise) -> Path:
    """Where the questions of an exercise lie, if it has any."""
    return exercise.reference / "quiz.toml"


def read_quiz(exercise: Exercise) -> tuple[Item, ...]:
    """The questions of an exercise in file order; none when it has no ``quiz.toml``.

    Raises:
        CourseError: an item is incomplete or contradicts itself.
    """
    path = quiz_file(exercise)
    if not path.is_file():
        return ()
    entries = read_toml(path).get("item", [])
    items = tuple(_item(f"{path}: item {number}", entry) for number, entry in enumerate(entries, start=1))
    ids = [item.id for item in items]
    for name in ids:
        if ids.count(name) > 1:
            raise CourseError(f"{path}: two items have the id {name!r}.")
    if not items:
        raise CourseError(f"{path}: there is no [[item]].")
    return tuple(_in_words(partial(course_text, exercise.reference.parent), item) for item in items)


def _in_words(say: Callable[[str], str], item: Item) -> Item:
    """In the language that is spoken."""
    return replace(
        item,
        title=say(item.title),
        question=say(item.question),
        options=tuple(replace(one, text=say(one.text), feedback=say(one.feedback)) for one in item.options),
        near=tuple(replace(one, feedback=say(one.feedback)) for one in item.near),
        feedback=say(item.feedback),
        otherwise=say(item.otherwise),
    )


def _item(where: str, entry: dict[str, Any]) -> Item:
    unknown = sorted(set(entry) - _FIELDS)
    if unknown:
        raise CourseError(f"{where}: unknown field {unknown[0]!r}.")
    item_id, kind = _text(where, entry, "id"), _text(where, entry, "kind")
    where = f"{where} ({item_id})"
    if kind not in _KINDS:
        raise CourseError(f"{where}: kind must be one of {', '.join(_KINDS)}, not {kind!r}.")
    numeric = kind == "numeric"
    item = Item(
        id=item_id,
        kind=cast(Kind, kind),
        title=_text(where, entry, "title"),
        question=_text(where, entry, "question"),
        points=_number(where, entry, "points"),
        options=() if numeric else _options(where, entry.get("option", [])),
        answer=_number(where, entry, "answer") if numeric else 0.0,
        tolerance=_number(where, entry, "tolerance") if "tolerance" in entry else 0.0,
        near=tuple(
            Near(_number(where, near, "value"), _text(where, near, "feedback")) for near in entry.get("near", [])
        ),
        feedback=_text(where, entry, "feedback") if numeric else "",
        otherwise=_text(where, entry, "otherwise") if numeric else "",
    )
    _consistent(where, item)
    return item


def _options(where: str, entries: list[dict[str, Any]]) -> tuple[Option, ...]:
    if not 2 <= len(entries) <= len(string.ascii_lowercase):
        raise CourseError(f"{where}: a choice has 2 to 26 options.")
    return tuple(
        Option(key, _text(where, entry, "text"), bool(entry.get("right", False)), _text(where, entry, "feedback"))
        for key, entry in zip(string.ascii_lowercase, entries, strict=False)
    )


def _consistent(where: str, item: Item) -> None:
    if item.kind == "single" and len(item.right) != 1:
        raise CourseError(f"{where}: a single choice has exactly one right option, not {len(item.right)}.")
    if item.kind == "multiple" and not item.right:
        raise CourseError(f"{where}: no option is right.")
    if any(abs(near.value - item.answer) <= item.tolerance for near in item.near):
        raise CourseError(f"{where}: a value under 'near' counts as right.")
    if item.points <= 0:
        raise CourseError(f"{where}: points must be above zero.")


def _text(where: str, entry: dict[str, Any], name: str) -> str:
    value = entry.get(name)
    if not isinstance(value, str) or not value.strip():
        raise CourseError(f"{where}: the text {name!r} is missing.")
    return " ".join(value.split()) if name != "question" else value.strip()


def _number(where: str, entry: dict[str, Any], name: str) -> float:
    value = entry.get(name)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise CourseError(f"{where}: the number {name!r} is missing.")
    return float(value)
