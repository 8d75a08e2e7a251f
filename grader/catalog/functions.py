"""Which function of an exercise a test is about, told by the test's name. Reads the handout only."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path, PurePosixPath

from grader.model.exercise import Exercise

_DEFINED = re.compile(r"^( *)(?:def|class) (\w+)", re.MULTILINE)
_CAPITALS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def functions_of(exercise: Exercise) -> tuple[str, ...]:
    """What a student writes, in file order: functions and classes, or for an exercise of several files their stems."""
    return tuple(_named(exercise))


def function_of(exercise: Exercise) -> Callable[[str], str]:
    """A function from a test's id to the exercise's function, for example ``test_train_step[adam]`` to ``train_step``.

    The longest name that the test's name begins with wins; else the name, or the method, that shares a word with it;
    else the first function.
    """
    named = _named(exercise)

    def find(test: str) -> str:
        words = _words(test.rpartition("::")[2].partition("[")[0].removeprefix("test_"))
        if not named:
            return ""
        return max(named, key=lambda name: _likeness(words, name, named[name]))

    return find


def _likeness(words: tuple[str, ...], name: str, methods: tuple[str, ...]) -> tuple[int, int]:
    own = _words(name)
    begins = len(own) if words[: len(own)] == own else 0
    known = {word for part in (name, *methods) for word in _words(part)} - {"init"}
    shared = [word for word in words if word in known or word.removesuffix("s") in known]
    return begins, len(shared) * 2 - (words[:1] != tuple(shared[:1]))


def _words(name: str) -> tuple[str, ...]:
    return tuple(word for word in _CAPITALS.sub("_", name).lower().split("_") if word)


def _named(exercise: Exercise) -> dict[str, tuple[str, ...]]:
    """Every name with its methods."""
    if exercise.files:
        return {PurePosixPath(file).stem: () for file in exercise.files}
    return _defined(exercise.handout / exercise.file)


@lru_cache(maxsize=32)
def _defined(path: Path) -> dict[str, tuple[str, ...]]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for indent, name in _DEFINED.findall(text):
        if not indent:
            found[name] = ()
        elif found:
            last = next(reversed(found))
            found[last] = (*found[last], name)
    return found
