"""Reads which pictures an exercise has from its ``drawings.py``, without running it: it runs in the jail only."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import field, replace
from functools import partial
from pathlib import Path
from typing import Any

from grader.errors import CourseError
from grader.language import course_text
from grader.model.exercise import Exercise
from grader.model.frozen import frozen

DRAWINGS_FILE = "drawings.py"
_KINDS = ("curve", "boundary", "heat", "steps", "parameters")


SAID = ("x", "y", "unit")
"""What a reader meets of the things that a kind wants to know besides."""


@frozen
class Plan:
    """One picture that is to be made."""

    kind: str
    probe: str
    """The function in ``drawings.py``; several pictures may come from one."""
    title: str
    text: str
    more: Mapping[str, Any] = field(default_factory=dict)
    """What else the kind wants to know, for example the names of the axes."""


def read_plans(exercise: Exercise) -> tuple[Plan, ...]:
    """The pictures of an exercise in the order of its list ``DRAWINGS``; none without the file.

    Raises:
        CourseError: the list is missing, or not made of literals.
    """
    path = exercise.reference / DRAWINGS_FILE
    if not path.is_file():
        return ()
    for node in ast.parse(path.read_text(encoding="utf-8"), str(path)).body:
        if isinstance(node, ast.Assign) and [ast.unparse(target) for target in node.targets] == ["DRAWINGS"]:
            try:
                entries = ast.literal_eval(node.value)
            except ValueError as error:
                raise CourseError(f"{path}: DRAWINGS is a list of literals only.") from error
            return tuple(_in_words(exercise, _plan(path, entry)) for entry in entries)
    raise CourseError(f"{path}: there is no list DRAWINGS.")


def _in_words(exercise: Exercise, plan: Plan) -> Plan:
    """In the language that is spoken."""
    say = partial(course_text, exercise.reference.parent)
    more = dict(plan.more)
    more |= {name: say(words) for name, words in plan.more.items() if name in SAID and isinstance(words, str)}
    if formulas := formulas_of(plan):
        more["steps"] = [[name, say(formula)] for name, formula in formulas]
    return replace(plan, title=say(plan.title), text=say(plan.text), more=more)


def formulas_of(plan: Plan) -> list[tuple[str, str]]:
    """Name and formula of every step, if it has steps of the right form; whoever draws them says so if not."""
    steps = plan.more.get("steps", ())
    fine = isinstance(steps, list) and all(
        isinstance(step, list) and len(step) == 2 and all(isinstance(part, str) for part in step) for step in steps
    )
    return [(step[0], step[1]) for step in steps] if fine else []


def _plan(path: Path, entry: Any) -> Plan:
    given = dict(entry) if isinstance(entry, dict) else {}
    known: list[Any] = [given.pop(name, None) for name in ("kind", "probe", "title", "text")]
    if not all(isinstance(value, str) and value for value in known) or known[0] not in _KINDS:
        raise CourseError(f"{path}: every entry of DRAWINGS has a kind ({', '.join(_KINDS)}), probe, title and text.")
    kind, probe, title, text = known
    return Plan(kind, probe, title, text, given)
