"""The terminal's report as a picture for a README: the same bytes for the same report, nothing fetched from the web."""

from __future__ import annotations

from rich.terminal_theme import TerminalTheme

from grader.model.report import Report
from grader.render import RenderOptions
from grader.render.layout import console_for, show
from grader.render.terminal import compose

WIDTH = 100

# One palette that can be read on its own dark card, whatever page the picture stands on.
_THEME = TerminalTheme(
    (24, 26, 31),
    (220, 223, 228),
    [
        (24, 26, 31),
        (240, 113, 120),
        (152, 195, 121),
        (229, 192, 123),
        (97, 175, 239),
        (214, 140, 240),
        (86, 182, 194),
        (220, 223, 228),
    ],
)

# rich's own template loads a font from a CDN; this one asks for what the reader has.
_TEMPLATE = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg" role="img">
<title>A report of nngrade</title>
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; \
font-size: {char_height}px; line-height: {line_height}px; font-variant-east-asian: full-width; }}
.{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def render(report: Report, options: RenderOptions) -> str:
    """An SVG of a terminal 100 columns wide; the screen's own width and colours do not matter."""
    page = RenderOptions(width=WIDTH, color=True, staff=options.staff)
    console = console_for(page, record=True)
    show(console, compose(report, page).lines)
    title = f"nngrade check {report.exercise}"
    return console.export_svg(title=title, theme=_THEME, code_format=_TEMPLATE, unique_id="nngrade")
