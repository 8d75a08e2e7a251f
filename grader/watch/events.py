"""What can happen while somebody works; everything arrives in one queue and is handled by one thread."""

from __future__ import annotations

from grader.judge.following import Began, Seen
from grader.model.frozen import frozen
from grader.model.report import Report


@frozen
class Touched:
    """Something happened to the files that are watched; what they hold now has to be looked at."""


@frozen
class Settled:
    """Nothing happened for the time that was asked for."""


@frozen
class Pressed:
    """A key."""

    key: str


@frozen
class Progress:
    """A check goes on."""

    check: int
    news: Began | Seen


@frozen
class Finished:
    """A check has its report."""

    check: int
    report: Report


@frozen
class Crashed:
    """A check ended in an error of our own."""

    error: BaseException


@frozen
class Redraw:
    """The terminal has another size, or is ours again."""


Event = Touched | Settled | Pressed | Progress | Finished | Crashed | Redraw
