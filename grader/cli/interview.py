"""Asks the questions of a quiz, line by line, and keeps every answer as soon as it is given."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from grader.cli.output import say, screen
from grader.cli.workspace import answers_file
from grader.errors import OutputError, UsageError
from grader.language import _
from grader.model.exercise import Exercise
from grader.model.quiz import Item
from grader.quiz.answers import (
    UnreadableAnswersError,
    as_typed,
    is_empty,
    letters,
    number,
    read_answers,
    write_answers,
)
from grader.quiz.paper import how_to_answer, points
from grader.render.layout import Page

_LARGEST = 1 << 17
_SKIP, _STOP = ("", "s", "skip"), ("q", "quit", "stop")


def interview(exercise: Exercise, items: Sequence[Item], file: Path | None, *, again: bool) -> None:
    """Ask what is not answered yet, or everything.

    Raises:
        UsageError: the file of answers cannot be read.
        OutputError: it cannot be written.
        KeyboardInterrupt: the user pressed Ctrl-C; every answer given before is kept.
    """
    path = file or answers_file(exercise)
    answers = _kept(path)
    asked = [item for item in items if again or is_empty(answers.get(item.id))]
    for item in asked:
        _show(item, items.index(item) + 1, len(items), answers.get(item.id))
        answer = _ask(item)
        if answer is None:
            break
        if answer:
            answers[item.id] = answer
            _keep(path, write_answers(items, answers))
    done = sum(not is_empty(answers.get(item.id)) for item in items)
    name = "" if exercise.id == "quiz" else f" {exercise.id}"
    page = Page(screen())
    page.add(_("{done} of {items} questions are answered, in {path}.").format(done=done, items=len(items), path=path))
    if done < len(items):
        page.add(_("Go on with: nngrade quiz{name}").format(name=name))
    elif not asked:
        page.add(_("Change your answers with: nngrade quiz{name} --again").format(name=name))
    page.add(_("Let them be marked with: nngrade check {exercise}").format(exercise=exercise.id))
    say(f"\n{page}", screen())


def _show(item: Item, place: int, count: int, so_far: Any) -> None:
    page = Page(screen())
    page.add(
        _("Question {number} of {count}: {title} ({points})").format(
            number=place, count=count, title=item.title, points=points(item)
        ),
        style="bold",
    )
    page.blank()
    for line in item.question.splitlines():
        page.add(line)
    if item.options:
        page.blank()
    for option in item.options:
        page.add(option.text, first=f"  {option.key})", indent=5)
    page.blank()
    page.add(f"{how_to_answer(item)} {_('Enter skips it, q stops.')}")
    if not is_empty(so_far):
        page.add(_("Your answer so far: {answer}").format(answer=as_typed(so_far)))
    say(f"\n{page}", screen())


def _ask(item: Item) -> Any:
    """The answer; an empty one to skip the question, None to stop."""
    while True:
        try:
            typed = input("> ").strip()
        except (EOFError, UnicodeDecodeError):
            say("\n", screen())
            return None
        if not sys.stdin.isatty():  # nobody has pressed Enter on this screen
            say("\n", screen())
        if typed.lower() in _STOP:
            return None
        # A letter may be an option, too.
        if typed.lower() in _SKIP and not (typed and letters(item, typed)):
            return ""
        if item.kind == "numeric":
            value = number(typed)
            if value is not None:
                return value
            say(_("{answer} is not a number. Once more, please.").format(answer=as_typed(typed)) + "\n", screen())
            continue
        chosen = letters(item, typed)
        if chosen and (item.kind == "multiple" or len(chosen) == 1):
            return list(chosen) if item.kind == "multiple" else chosen[0]
        say(
            _("{answer} cannot be understood. {how}").format(answer=as_typed(typed), how=how_to_answer(item)) + "\n",
            replace(screen(), color=False),
        )


def _kept(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            return read_answers(file.read(_LARGEST))
    except FileNotFoundError:
        return {}
    except UnreadableAnswersError as error:
        raise UsageError(
            _("{path}: {reason} Or move the file away, and a new one will be written.").format(path=path, reason=error)
        ) from None
    except OSError as error:
        raise UsageError(_("{path} cannot be read: {reason}.").format(path=path, reason=error.strerror)) from None


def _keep(path: Path, text: str) -> None:
    """Replace the file whole, so that a crash leaves the old one or the new one."""
    name = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".answers.", suffix=".tmp")
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        if path.exists():
            os.chmod(name, path.stat().st_mode & 0o777)
        os.replace(name, path)
    except OSError as error:
        with suppress(OSError):
            os.unlink(name)
        raise OutputError(
            _("{path} cannot be written: {reason}. Your last answer was not kept.").format(
                path=path, reason=error.strerror
            )
        ) from None
