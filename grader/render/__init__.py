"""One report, many faces: an explicit table of formats, each in a file of its own that is imported on first use."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from grader.errors import UsageError
from grader.language import _

if TYPE_CHECKING:
    from grader.model.report import Report

FORMATS = {
    "terminal": "grader.render.terminal",
    "json": "grader.render.json",
    "markdown": "grader.render.markdown",
    "svg": "grader.render.svg",
    "html": "grader.render.html",
    "junit": "grader.render.platforms.junit",
    "tap": "grader.render.platforms.tap",
    "ctrf": "grader.render.platforms.ctrf",
    "sarif": "grader.render.platforms.sarif",
    "github": "grader.render.platforms.github",
    "gradescope": "grader.render.platforms.gradescope",
    "prairielearn": "grader.render.platforms.prairielearn",
    "autolab": "grader.render.platforms.autolab",
    "classroom50": "grader.render.platforms.classroom50",
    "coderunner": "grader.render.platforms.coderunner",
    "vpl": "grader.render.platforms.vpl",
    "coursera": "grader.render.platforms.coursera",
}
PLATFORMS = frozenset({"gradescope", "prairielearn", "autolab", "classroom50", "coderunner", "vpl", "coursera"})
"""Read by a course platform, which takes another exit code than 0 for a broken grader."""

PICTURED = frozenset({"html"})
"""Formats that show drawings; only for them the code is run once more to make some."""


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """What a reader's screen can show, and who the reader is."""

    width: int = 80
    """Columns; only the terminal's format breaks lines."""
    color: bool = False
    """ANSI colours and weights; without them the text is plain and says the same."""
    unicode: bool = True
    """Check marks and rules; without them ASCII stands in."""
    staff: bool = False
    """Also the ids of tests, the hash, the versions, and what hidden tests hold (if the report was made for staff)."""


class Renderer(Protocol):
    """What each format's module offers."""

    def render(self, report: Report, options: RenderOptions) -> str:
        """The whole report as text, ending in a newline."""


def load(format: str) -> None:
    """Import what a format needs, while there is time for it."""
    import_module(FORMATS[format])


def render(report: Report, format: str, options: RenderOptions | None = None) -> str:
    """The report in one of ``FORMATS``.

    Raises:
        UsageError: there is no such format.
        NoScoreError: the report has no score, and the format cannot say so.
    """
    if format not in FORMATS:
        raise UsageError(
            _("There is no format {format!r}. There are: {names}.").format(format=format, names=", ".join(FORMATS))
        )
    from grader.model.harmless import harmless  # not when only the names of the formats are wanted

    renderer = cast(Renderer, import_module(FORMATS[format]))
    return renderer.render(harmless(report), options or RenderOptions())
