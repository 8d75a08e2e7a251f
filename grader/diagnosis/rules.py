"""The form of a row in the tables of known error messages."""

from __future__ import annotations

import re

from grader.language import _
from grader.model.frozen import frozen
from grader.model.outcome import Raised


@frozen
class Explanation:
    """An error in plain words."""

    text: str
    """Repeats nothing of the message: that may carry a hidden test's numbers."""
    mistakes: tuple[str, ...] = ()
    """Ids the message proves by itself."""
    chapter: str = ""
    """The part of the chapter to read again; may be empty."""


@frozen
class Rule:
    """One known message. All conditions that are given must hold."""

    pattern: str
    """Searched in the message."""
    text: str
    """Marked for translators, and said in the reader's language by ``explanation``."""
    types: tuple[str, ...] = ()
    """Exception types; empty for any."""
    mistake: str = ""
    chapter: str = ""
    where: str = ""
    """Pattern for the name of the function it was raised in."""
    source: str = ""
    """Pattern for the student's line of code it was raised in."""

    def fits(self, raised: Raised) -> bool:
        """Whether this row is about the error."""
        if self.types and raised.type_name.rpartition(".")[2] not in self.types:
            return False
        if self.where and not re.fullmatch(self.where, raised.where):
            return False
        if self.source and not any(re.search(self.source, frame.source) for frame in raised.frames[-1:]):
            return False
        return re.search(self.pattern, raised.message[:2000]) is not None

    def explanation(self) -> Explanation:
        """What the student reads."""
        return Explanation(_(self.text), (self.mistake,) if self.mistake else (), self.chapter)
