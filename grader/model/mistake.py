"""A known mistake: what it is called and what the student is told."""

from __future__ import annotations

from grader.model.frozen import frozen


@frozen
class Mistake:
    """Read from ``mistakes.py`` without running it."""

    id: str
    title: str
    """What the student's program does, in one sentence."""
    hint: str
    """Teaches, gives no code away."""
    chapter: str
    """The part of the chapter to read again."""
    functions: tuple[str, ...]
    """Functions of the exercise that this mistake replaces by a wrong program."""
    explanation: str = ""
    """Why it goes wrong; shown by ``nngrade explain``."""
    find: str = ""
    """How to find it without a grader next time; shown by ``nngrade explain``."""
    partners: tuple[tuple[str, str], ...] = ()
    """``(function, id)`` of other mistakes that the course has a wrong program for which makes both at once."""
