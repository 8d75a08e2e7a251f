"""The last line: the marks of a check that runs, or what can be done while nothing does."""

from __future__ import annotations

from grader.judge.following import Began, Seen
from grader.language import N_, _
from grader.model.report import TestStatus
from grader.render import RenderOptions
from grader.render.words import PENDING

WAITING = N_("Waiting for a save.  h hint  e explain  o open  l list  q quit")
_MARKS = {True: ("✓", "✗", "-", "·"), False: ("+", "x", "-", ".")}


class Bar:
    """A mark for every test as soon as its verdict is known."""

    def __init__(self, options: RenderOptions) -> None:
        self._passed, self._failed, self._pending, self._open = _MARKS[options.unicode]
        self._width = options.width
        self._quick = self._total = 0
        self._marks = ""

    def add(self, news: Began | Seen) -> None:
        """What the check just said."""
        if isinstance(news, Began):
            self._quick, self._total, self._marks = news.quick, news.total, ""
        elif news.status is TestStatus.PASSED:
            self._marks += self._passed
        else:
            self._marks += self._pending if news.status in PENDING else self._failed

    @property
    def is_telling(self) -> bool:
        """A moment that is worth being seen at once: the first verdict, and the last but for the training tests."""
        return len(self._marks) in (1, self._quick, self._total)

    def __str__(self) -> str:
        done = len(self._marks)
        if self._total and done == self._total:
            words = _("Checking {marks} looking for the cause") if self._has_failed else _("Checking {marks} done")
            return words.format(marks=self._shown(self._marks))
        left = self._open * (self._total - done)
        training = self._quick < self._total and done >= self._quick
        words = _("Checking {marks} training") if training else _("Checking {marks}")
        return words.format(marks=self._shown(self._marks + left))

    @property
    def _has_failed(self) -> bool:
        return self._failed in self._marks

    def _shown(self, marks: str) -> str:
        if len(marks) <= self._width - 45:
            return marks
        return _("{done} of {total}").format(done=len(self._marks), total=self._total)
