"""A report below a cell: a page in a frame that can run nothing, fetch nothing and reach nothing of the notebook."""

from __future__ import annotations

import html

from grader.model.report import Report
from grader.render import FORMATS, render

_LINE = 20  # pixels, of the text that the page shows
_LOWEST, _HIGHEST = 200, 720  # pixels; more is scrolled
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{title}</title>
<style>body {{ margin: 0; font-family: sans-serif; }} svg {{ max-width: 100%; height: auto; }}</style>
</head>
<body>
<div aria-hidden="true">{picture}</div>
<details><summary>The same as text</summary><pre>{text}</pre></details>
</body>
</html>
"""
_FRAME = (
    '<iframe sandbox="" title="{title}" srcdoc="{page}" height="{height}"'
    ' style="width: 100%; border: 0; resize: vertical; overflow: auto"></iframe>'
)


def frame(report: Report) -> str:
    """HTML for a notebook's output. The sandbox has no exceptions: no scripts, no forms, no way out of the frame."""
    text = render(report, "terminal")
    page = render(report, "html") if "html" in FORMATS else _picture(report, text)
    height = min(max(_LINE * (text.count("\n") + 4), _LOWEST), _HIGHEST)
    return _FRAME.format(title=html.escape(_title(report)), page=html.escape(page), height=height)


def _picture(report: Report, text: str) -> str:
    title = html.escape(_title(report))
    return _PAGE.format(policy=_POLICY, title=title, picture=render(report, "svg"), text=html.escape(text))


def _title(report: Report) -> str:
    return f"Report on {report.exercise}"
