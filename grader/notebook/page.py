"""A report below a cell: a page in a frame that can fetch nothing and reach nothing of the notebook."""

from __future__ import annotations

import html

from grader.language import _
from grader.model.report import Report
from grader.render import render

_LINE = 20  # pixels, of the text that the page shows
_LOWEST, _HIGHEST = 200, 720  # pixels; more is scrolled
_FRAME = (
    '<iframe sandbox="allow-scripts" title="{title}" srcdoc="{page}" height="{height}"'
    ' style="width: 100%; border: 0; resize: vertical; overflow: auto"></iframe>'
)


def frame(report: Report) -> str:
    """HTML for a notebook's output.

    The page's own scripts draw its pictures, and its policy lets no others run. The frame has an origin of its own, so
    that not even they could reach the notebook, open a window or send a form.
    """
    text = render(report, "terminal")
    height = min(max(_LINE * (text.count("\n") + 4), _LOWEST), _HIGHEST)
    return _FRAME.format(title=html.escape(_title(report)), page=html.escape(render(report, "html")), height=height)


def _title(report: Report) -> str:
    return _("Report on {exercise}").format(exercise=report.exercise)
