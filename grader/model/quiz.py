"""Questions of a quiz, as their author wrote them down in ``quiz.toml``."""

from __future__ import annotations

from typing import Literal

from grader.model.frozen import frozen

Kind = Literal["single", "multiple", "numeric"]


@frozen
class Option:
    """One answer to choose."""

    key: str
    """The letter that is typed, ``a`` to ``z``."""
    text: str
    right: bool
    feedback: str
    """Why it is right, or why it is wrong; never which other one would be right."""


@frozen
class Near:
    """A wrong number that people arrive at, and what it tells."""

    value: float
    feedback: str


@frozen
class Item:
    """One question."""

    id: str
    kind: Kind
    title: str
    """A few words, for the report."""
    question: str
    points: float
    options: tuple[Option, ...] = ()
    """Of a single or multiple choice."""
    answer: float = 0.0
    """Of a numeric question."""
    tolerance: float = 0.0
    """How far from ``answer`` a number may be, in its own unit."""
    near: tuple[Near, ...] = ()
    feedback: str = ""
    """Of a numeric question: what is said about the right number."""
    otherwise: str = ""
    """Of a numeric question: what is said about a wrong number that is not in ``near``."""

    @property
    def right(self) -> tuple[str, ...]:
        """The keys of the right options."""
        return tuple(option.key for option in self.options if option.right)
