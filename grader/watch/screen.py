"""Lines that stay, and under them one that is written over. Nothing is cleared, so all can be scrolled back to."""

from __future__ import annotations

from collections.abc import Callable

from rich.cells import cell_len, set_cell_size

from grader.render import RenderOptions

_CLEAR = "\r\x1b[K"


class Screen:
    """Where the watch is shown. ``live`` says whether standard output is a terminal that can write over a line."""

    def __init__(self, write: Callable[[str], None], options: Callable[[], RenderOptions], *, live: bool) -> None:
        self._write, self._options, self._live = write, options, live
        self._line = ""

    @property
    def options(self) -> RenderOptions:
        """As wide as the terminal is now."""
        return self._options()

    def say(self, text: str) -> None:
        """Lines that stay; ``text`` ends in a newline and is safe already."""
        self._write((_CLEAR if self._line else "") + text)
        self._line = ""

    def now(self, line: str) -> None:
        """The last line, in place of the one before. For somebody who watches only; cut to the width."""
        if not self._live:
            return
        room = self.options.width - 1  # in the last column some terminals begin a new line
        shown = line if cell_len(line) <= room else set_cell_size(line, room)
        if shown != self._line:
            self._line = shown  # first: Ctrl-C may come while it is written, and then it is to be cleared
            self._write(_CLEAR + shown)

    def redraw(self) -> None:
        """The last line again."""
        line, self._line = self._line, ""
        self.now(line)

    def close(self) -> None:
        """Leave the cursor at the beginning of an empty line."""
        if self._line:
            self._write(_CLEAR)
            self._line = ""
