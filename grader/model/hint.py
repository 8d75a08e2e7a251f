"""Hints in stages: what an author writes for each function, and what a student reads next."""

from __future__ import annotations

from enum import Enum

from grader.model.frozen import frozen
from grader.model.mistake import Mistake


@frozen
class FunctionHints:
    """What can be told about one function of an exercise, from the least to the most."""

    name: str
    idea: str
    """What it is for, and the thought that leads to it."""
    formula: str
    """As the chapter has it; several lines are shown as they stand."""
    source: str
    """The part of the chapter that the formula is from."""
    shape: str
    """What the code has to do, in words and shapes; never code."""
    why: str = ""
    """Stands beside the solution: why it is written like that. Not handed out."""


@frozen
class Style:
    """Another right way, from ``variants/``."""

    file: str
    """Below ``variants/``."""
    function: str
    """What is shown of it: a function or class."""
    differs: str
    """One line."""


@frozen
class HintBook:
    """Everything that an exercise can tell."""

    functions: tuple[FunctionHints, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    styles: tuple[Style, ...] = ()

    def function(self, name: str) -> FunctionHints | None:
        """Of that name."""
        return next((one for one in self.functions if one.name == name), None)

    def mistake(self, name: str) -> Mistake | None:
        """Of that id, in any case of letters."""
        return next((one for one in self.mistakes if one.id.lower() == name.lower()), None)


class Reason(str, Enum):
    """Why this hint and no other."""

    NAMED = "named"
    """The last check named this mistake."""
    FAILING = "failing"
    """The last check's first test that did not pass is about this function."""
    FIRST = "first"
    """Nothing was checked yet: the first function."""
    ASKED = "asked"
    """The student asked about it."""


class Unlock(str, Enum):
    """What opens the next stage."""

    OPEN = "open"
    """Nothing more: it is open."""
    CHECK = "check"
    """A check of a changed file."""
    CHANGE = "change"
    """A changed file, where nothing can be checked."""
    LAST = "last"
    """There is none after this one."""


@frozen
class Hint:
    """One stage of the hints about one thing."""

    exercise: str
    key: str
    """What it is about: a mistake's id, or a function's name."""
    function: str
    mistake: str
    """The mistake's id; empty when the hint is about a function only."""
    about: str
    """The mistake's title; empty when there is no mistake."""
    reason: Reason
    stage: int
    """From 1."""
    stages: int
    heading: str
    """Of this stage: "The idea"."""
    later: tuple[str, ...]
    """Headings of the stages after it."""
    texts: tuple[str, ...]
    """Paragraphs; lines of a paragraph are shown as they stand."""
    source: str
    """The part of the chapter to read again."""
    unlock: Unlock


class Silence(str, Enum):
    """Why there is no hint."""

    DONE = "done"
    """The last check gave full marks."""
    UNLOADABLE = "unloadable"
    """The file did not load, so no function could be tested."""
    QUESTIONS = "questions"
    """A quiz: its answers have their own words."""
    UNWRITTEN = "unwritten"
    """The course's author wrote none."""


@frozen
class NoHint:
    """There is nothing to tell, and why."""

    exercise: str
    why: Silence
