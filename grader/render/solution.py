"""The page of ``nngrade solution``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.text import Text

from grader.model.exercise import Exercise
from grader.render import RenderOptions
from grader.render.hint import add_lines
from grader.render.layout import Page, heading

_IN = 2  # columns before a line of code


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
    page.add("One right way to write it. Yours may look different and be as good: what counts is what comes out.")
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
        page.rule(Text("Other right ways", style="bold"))
    for differs, code in styles:
        page.add(differs)
        page.blank()
        _code(page, code)
        page.blank()
    return str(page)


def _code(page: Page, code: str) -> None:
    for line in code.splitlines():
        text = line.strip()
        inside = _IN + len(line) - len(line.lstrip())
        if text:
            page.add(text, first=" " * inside, indent=inside + 4)
        else:
            page.blank()
