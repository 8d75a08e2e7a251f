"""The page of ``nngrade solution``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import wrap

from rich.text import Text

from grader.language import _
from grader.model.exercise import Exercise
from grader.render import RenderOptions
from grader.render.hint import add_lines
from grader.render.layout import Page, heading

_IN, _ON = 2, 8  # columns before a line of code, and before the rest of a long one


def solution_page(
    exercise: Exercise,
    parts: Sequence[tuple[str, str]],
    why: Mapping[str, str],
    styles: Sequence[tuple[str, str]],
    options: RenderOptions,
) -> str:
    """One way to write it, why it is written so, and other right ways.

    Args:
        exercise: Whose solution it is.
        parts: Name and code of each function, in file order; other lines have no name.
        why: By function, the explanation.
        styles: What differs, and the code of one function.
        options: Width and colours.
    """
    page = Page(options)
    page.add(Text.assemble((heading(exercise.title), "bold"), f"  {exercise.id}"))
    page.add(_("One right way to write it. Yours may look different and be as good: what counts is what comes out."))
    for name, code in parts:
        page.blank()
        if name:
            page.rule(Text(heading(name), style="bold"))
        if name in why:
            add_lines(page, why[name])
            page.blank()
        _code(page, code)
    if styles:
        page.blank()
        page.rule(Text(_("Other right ways"), style="bold"))
    for number, (differs, code) in enumerate(styles):
        if number:
            page.blank()
        page.add(differs)
        page.blank()
        _code(page, code)
    return str(page)


def _code(page: Page, code: str) -> None:
    """Line by line; what is too long goes on below, further to the right."""
    for line in code.splitlines():
        inside = _IN + len(line) - len(line.lstrip())
        room = max(page.width - inside, 20)
        first, *rest = wrap(line.strip(), room, subsequent_indent=" " * _ON, break_long_words=False) or [""]
        if not first:
            page.blank()
            continue
        page.add(first, indent=inside)
        for more in rest:
            page.add(more.strip(), indent=inside + _ON)
