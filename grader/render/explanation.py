"""The pages of ``nngrade explain``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

from rich.text import Text

from grader.errors import UsageError
from grader.language import _
from grader.model.exercise import Exercise
from grader.model.mistake import Mistake
from grader.model.picture import Picture
from grader.render import RenderOptions
from grader.render.layout import Page, heading
from grader.render.picture import add_picture

Groups = Sequence[tuple[Exercise, Sequence[Mistake]]]


def explanation(
    groups: Groups, name: str, options: RenderOptions, pictures: Mapping[str, Mapping[str, Picture]] | None = None
) -> str:
    """All about one mistake; where several exercises know it, once for each different text.

    ``pictures``: by exercise and mistake, what it does to small numbers.

    Raises:
        UsageError: no exercise knows it; says which one was probably meant.
    """
    found = [
        (exercise, item)
        for exercise, mistakes in groups
        for item in mistakes
        if item.id.lower() == name.strip().lower()
    ]
    if not found:
        raise UsageError(_unknown(name, [item.id for __, mistakes in groups for item in mistakes]))
    page = Page(options)
    for exercise, mistake in found:
        page.blank()
        page.rule(Text.assemble((mistake.id, "bold magenta"), "  ", (heading(mistake.title), "bold")))
        for paragraph in mistake.explanation.split("\n\n"):
            page.add(" ".join(paragraph.split()))
            page.blank()
        add_picture(page, (pictures or {}).get(exercise.id, {}).get(mistake.id))
        page.add(mistake.hint, first=Text(_("Hint"), style="bold"), indent=8)
        if mistake.find:
            page.add(mistake.find, first=Text(_("Find it"), style="bold"), indent=8)
        page.add(mistake.chapter, first=Text(_("Reread"), style="bold"), indent=8)
        functions = ", ".join(target.removeprefix("probe:") for target in mistake.functions)
        where = _("{exercise} ({title}), in {functions}")
        where = where.format(exercise=exercise.id, title=exercise.title, functions=functions)
        page.add(where, first=Text(_("Met in"), style="bold"), indent=8)
    return str(page)


def all_mistakes(groups: Groups, options: RenderOptions) -> str:
    """Every id with its title, by exercise."""
    page = Page(options)
    for exercise, mistakes in groups:
        if not mistakes:
            continue
        page.rule(Text(f"{exercise.id}  {exercise.title}", style="bold"))
        width = max(len(item.id) for item in mistakes)
        for item in mistakes:
            page.add(heading(item.title), first=Text(item.id, style="magenta"), indent=width + 2)
    page.blank()
    page.add(_("More about one: nngrade explain ID"))
    return str(page)


def _unknown(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name.strip().lower(), list(known), n=1, cutoff=0.5)
    if near:
        return _("There is no mistake {name!r}. Did you mean {near}?").format(name=name, near=near[0])
    return _("There is no mistake {name!r}. All of them: nngrade explain").format(name=name)
