"""Where statements start in source text that Python itself cannot read yet, because notebook commands stand in it."""

from __future__ import annotations

from collections.abc import Callable

_OPEN, _CLOSE = "([{", ")]}"


class Scanner:
    """Knows, line after line, whether the next line starts a statement or goes on inside one.

    It follows brackets, strings and backslashes only. That is less than a tokenizer knows, but it never fails, and it
    may skip a line that is no Python at all.
    """

    def __init__(self) -> None:
        self._depth = 0
        self._quote = ""
        self._continued = False

    @property
    def fresh(self) -> bool:
        """True when the next line starts a statement."""
        return not (self._depth or self._quote or self._continued)

    def feed(self, line: str) -> None:
        """Takes one line of Python, without its end."""
        self._continued = False
        place = 0
        while place < len(line):
            place = self._in_string(line, place) if self._quote else self._in_code(line, place)
        if len(self._quote) == 1 and not self._continued:
            self._quote = ""  # an unclosed string ends with its line; that is an error, but Python will say so

    def _in_string(self, line: str, place: int) -> int:
        if line[place] == "\\":
            self._continued = place == len(line) - 1 and len(self._quote) == 1
            return place + 2
        if line.startswith(self._quote, place):
            place += len(self._quote)
            self._quote = ""
            return place
        return place + 1

    def _in_code(self, line: str, place: int) -> int:
        letter = line[place]
        if letter == "#":
            return len(line)
        if letter in "\"'":
            self._quote = letter * 3 if line.startswith(letter * 3, place) else letter
            return place + len(self._quote)
        if letter in _OPEN:
            self._depth += 1
        elif letter in _CLOSE:
            self._depth = max(0, self._depth - 1)
        elif letter == "\\" and place == len(line) - 1:
            self._continued = True
        return place + 1


def rewrite_statements(lines: list[str], rewrite: Callable[[str], str | None]) -> list[str]:
    """Replaces lines that start a statement.

    ``rewrite`` gets each such line and returns Python in its place, or None to leave it alone. When a line that is
    replaced ends with a backslash, the lines it goes on with become comments. The number of lines never changes.
    """
    scanner = Scanner()
    result: list[str] = []
    dropping = False
    for line in lines:
        if dropping:
            dropping = line.rstrip().endswith("\\")
            result.append("# " + line.rstrip("\\ \t"))
            continue
        new = rewrite(line) if scanner.fresh else None
        if new is None:
            scanner.feed(line)
            result.append(line)
        else:
            scanner.feed(new)
            dropping = line.rstrip().endswith("\\") and not new.endswith("\\")
            result.append(new)
    return result
