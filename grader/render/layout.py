"""Lines on a page: wrapping with a hanging indent, by terminal cells, so that wide characters stay in line.

Plain :class:`rich.text.Text` and nothing else of rich: a table or a panel costs more to import than to draw.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from grader.language import SOURCE, _, language
from grader.model.text import inert, one_line, printable
from grader.render import RenderOptions

_LONGEST = 800  # characters of one paragraph; nobody reads a ten-kilobyte line
_LONG_WORD = re.compile(r"\S{121,}")
_ASCII = str.maketrans(
    {
        "✓": "+",
        "✗": "x",
        "─": "-",
        "═": "=",
        "━": "#",
        "→": ">",
        "…": "~",
        "│": "|",
        "└": "+",
        "·": ".",
        "░": "-",
        "▒": "+",
        "▓": "*",
        "█": "#",
        "▁": "_",
        "▂": ".",
        "▃": "-",
        "▄": "=",
        "▅": "+",
        "▆": "*",
        "▇": "%",
    }
)


_LETTERS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "„": '"', "“": '"', "−": "-"}
)
"""Of translations; English needs none. A line may grow by a few columns, which is better than one full of escapes."""


def console_for(options: RenderOptions, *, record: bool = False) -> Console:
    """A console that the options alone decide: neither the environment nor a real terminal is asked."""
    return Console(
        file=io.StringIO(),
        width=options.width,
        record=record,
        force_terminal=options.color,
        force_jupyter=False,  # rich would show every line below the cell by itself
        color_system="standard" if options.color else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )


def show(console: Console, lines: Iterable[Text]) -> None:
    """Print finished lines as they are."""
    for line in lines:
        console.print(line, no_wrap=True, overflow="ignore", crop=False)


def clean(text: str, limit: int = _LONGEST) -> str:
    """Text that somebody else wrote, harmless in a terminal; a report may come from a file, so nothing is trusted."""
    shown = printable(text, 50 * limit)
    return printable(
        _LONG_WORD.sub(
            lambda word: word[0][:80] + _("… ({count} more characters)").format(count=len(word[0]) - 80), shown
        ),
        limit,
    )


def heading(text: str) -> str:
    """The same for a title: one line, whatever it held."""
    return one_line(text, 200)


class Page:
    """Collects finished lines, none wider than ``width``."""

    def __init__(self, options: RenderOptions) -> None:
        self.width = options.width
        self.lines: list[Text] = []
        self._options = options
        self._console = console_for(options)

    def __str__(self) -> str:
        with self._console.capture() as capture:
            show(self._console, self.lines)
        text = inert(capture.get())
        if self._options.unicode:
            return text
        return text.translate(_ASCII if language() == SOURCE else {**_ASCII, **_LETTERS})

    def blank(self) -> None:
        """An empty line, never two in a row."""
        if self.lines and self.lines[-1].plain:
            self.lines.append(Text())

    def add(self, text: str | Text, *, style: str = "", first: str | Text = "", indent: int = 0, end: int = 0) -> None:
        """One paragraph, wrapped. ``first`` stands before its first line, ``indent`` spaces before the others.

        ``end``: columns left free at the right.
        """
        body = text if isinstance(text, Text) else Text(clean(text), style=style)
        lead = first if isinstance(first, Text) else Text(first)
        lead.pad_right(indent - lead.cell_len)
        for line in self._wrapped(body, max(self.width - indent - end, 8)):
            whole = Text.assemble(lead, line)
            whole.rstrip()
            self.lines.append(whole)
            lead = Text(" " * indent)

    def rule(self, heading: Text) -> None:
        """A heading, and a line under it as long as the page."""
        self.blank()
        self.add(heading)
        self.lines.append(Text("─" * self.width, style="dim"))

    def quote(self, text: str, *, indent: int, most: int) -> None:
        """Somebody else's lines, each behind a bar, so that they cannot pass for ours; ``most`` lines are shown."""
        given = printable(text, 50 * _LONGEST).expandtabs(4).strip("\n").split("\n")
        for line in given[:most]:
            room = self.width - indent - 2
            shown = Text(line[: 4 * room])
            shown.truncate(room, overflow="ellipsis")
            self.lines.append(Text.assemble(" " * indent, ("| ", "dim"), shown))
        if len(given) > most:
            self.lines.append(
                Text(" " * indent + "| " + _("({count} more lines)").format(count=len(given) - most), style="dim")
            )

    def _wrapped(self, body: Text, room: int) -> list[Text]:
        lines = list(body.wrap(self._console, room, tab_size=4, overflow="fold"))
        for line in lines:
            line.rstrip()
        return lines or [Text()]
