"""The file ``answers.toml``: one line a question, written by ``nngrade quiz`` or by hand."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from grader.language import _
from grader.model.quiz import Item
from grader.model.text import one_line
from grader.toml import parse_toml

FILE = "answers.toml"
_LONGEST = 1 << 16
"""Bytes; a course's answers are a thousandth of it."""
_PLACE = re.compile(r"\(at line (\d+), column \d+\)")


class UnreadableAnswersError(Exception):
    """The file is no TOML; ``str()`` says where, in a student's words."""


def read_answers(data: bytes) -> dict[str, Any]:
    """The answers by question id, as they stand: nothing is known of the questions here.

    Raises:
        UnreadableAnswersError: it is not TOML, or not a table of answers.
    """
    if len(data) > _LONGEST:
        raise UnreadableAnswersError(_("{file} is far too large for a file of answers.").format(file=FILE))
    try:
        table = parse_toml(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise UnreadableAnswersError(
            _("{file} is not saved as UTF-8 text. Save it again with that encoding.").format(file=FILE)
        ) from None
    except (ValueError, RecursionError) as error:
        found = _PLACE.search(str(error))
        if found:
            where = _("In line {line} of {file} something cannot be read.").format(line=found[1], file=FILE)
        else:
            where = _("At the end of {file} something cannot be read.").format(file=FILE)
        form = _(
            'A line looks like this: name = "a", name = ["a", "c"] or name = 12.5. '
            "Letters need quotation marks, and every mark that is opened must be closed."
        )
        raise UnreadableAnswersError(f"{where} {form}") from None
    answers = table.get("answers", table)
    if not isinstance(answers, dict):
        raise UnreadableAnswersError(_("{file} has no part [answers] with one line a question.").format(file=FILE))
    return {str(name): value for name, value in answers.items()}


def write_answers(items: Sequence[Item], answers: Mapping[str, Any]) -> str:
    """The whole file: every question as a comment, with its answer, or an empty one, below it."""
    blocks = ["# Your answers. Write them here, or let `nngrade quiz` ask you.\n\n[answers]"]
    for item in items:
        lines = [f"# {line}".rstrip() for line in item.question.splitlines()]
        lines += [f"#   {option.key}) {option.text}" for option in item.options]
        lines.append(f"{item.id} = {_literal(item, answers.get(item.id))}")
        blocks.append("\n".join(lines))
    known = {item.id for item in items}
    blocks += [f"{_key(name)} = {_verbatim(value)}" for name, value in answers.items() if name not in known]
    return "\n\n".join(blocks) + "\n"


def letters(item: Item, answer: Any) -> tuple[str, ...] | None:
    """The options an answer chooses, in order; empty when it is not answered, None when it cannot be understood.

    A letter in either case, with or without a bracket, a list of letters, several letters with commas, blanks or
    nothing between them, or an option's whole text.
    """
    if answer is None:
        return ()
    parts = answer if isinstance(answer, list) else [answer]
    if not all(isinstance(part, str) for part in parts):
        return None
    found: set[str] = set()
    for part in parts:
        keys = _keys(item, part)
        if keys is None:
            return None
        found |= keys
    return tuple(sorted(found))


def number(answer: Any) -> float | None:
    """The number an answer states: 225, 0.5, "0,5", "1/8"; None when it states none."""
    if isinstance(answer, bool):
        return None
    if isinstance(answer, str):
        text = answer.strip().replace(",", ".", 1).replace(" ", "").replace("\u2212", "-")
        match = re.fullmatch(r"([-+]?[0-9.]{1,30}(?:e[-+]?\d{1,3})?)(?:/([0-9.]{1,30}))?", text, re.IGNORECASE)
        if match is None:
            return None
        try:
            return float(match[1]) / float(match[2] or 1)
        except (ValueError, ZeroDivisionError):
            return None
    try:
        return float(answer) if isinstance(answer, (int, float)) else None
    except OverflowError:
        return None


def is_empty(answer: Any) -> bool:
    """Whether a question is not answered yet."""
    return answer is None or answer == [] or (isinstance(answer, str) and not answer.strip())


def as_typed(answer: Any) -> str:
    """An answer as the report shows it."""
    parts = answer if isinstance(answer, list) else [answer]
    return one_line(", ".join(str(part) for part in parts[:30]), 60)


def _keys(item: Item, text: str) -> set[str] | None:
    plain = text.strip().lower()
    for option in item.options:
        if plain == " ".join(option.text.lower().split()):
            return {option.key}
    keys = [part.strip("().") for part in re.split(r"[\s,;]+", plain) if part.strip("().")]
    if len(keys) == 1 and item.kind == "multiple":
        keys = list(keys[0])
    known = {option.key for option in item.options}
    return set(keys) if set(keys) <= known else None


def _literal(item: Item, answer: Any) -> str:
    """The answer in its usual spelling; what cannot be understood stays as it was written."""
    if is_empty(answer):
        return "[]" if item.kind == "multiple" else '""'
    if item.kind == "numeric":
        value = number(answer)
        return _verbatim(answer) if value is None else f"{value:.12g}"
    chosen = letters(item, answer)
    if not chosen or (item.kind == "single" and len(chosen) > 1):
        return _verbatim(answer)
    return _verbatim(list(chosen) if item.kind == "multiple" else chosen[0])


def _verbatim(value: Any) -> str:
    """Strings, finite numbers, truth values and lists of them are written alike in JSON and in TOML."""
    parts = value if isinstance(value, list) else [value]
    if all(isinstance(part, (str, int, float)) for part in parts):
        with suppress(ValueError):
            return json.dumps(value, ensure_ascii=False, allow_nan=False).replace("\x7f", "\\u007f")
    return _verbatim(as_typed(value))  # a date, a table or an infinite number: no answer that anybody means


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else _verbatim(name)
