"""The questions as text, for the screen and for the handout."""

from __future__ import annotations

from collections.abc import Sequence

from grader.language import _, ngettext
from grader.model.quiz import Item


def how_to_answer(item: Item) -> str:
    """What kind of answer is wanted, in one line."""
    if item.kind == "numeric":
        return _("Answer with a number.")
    keys = _("{first} to {last}").format(first=item.options[0].key, last=item.options[-1].key)
    return (
        _("Answer with one letter, {keys}.").format(keys=keys)
        if item.kind == "single"
        else _("Answer with all letters that fit, {keys}.").format(keys=keys)
    )


def points(item: Item) -> str:
    """``1 point``, ``1.5 points``."""
    return ngettext("{number} point", "{number} points", item.points).format(number=figure(item.points))


def figure(value: float) -> str:
    """A number as a person writes it."""
    return f"{value:.12g}"


def questions(items: Sequence[Item]) -> str:
    """All of them as Markdown, for a handout."""
    blocks = [_("## The questions")]
    for place, item in enumerate(items, start=1):
        blocks.append(f"### {place}. {item.title}")
        blocks.append(item.question)
        if item.options:
            blocks.append("\n".join(f"- **{option.key})** {option.text}" for option in item.options))
        blocks.append(f"*{how_to_answer(item)} {points(item).capitalize()}. In `answers.toml`: `{item.id}`.*")
    return "\n\n".join(blocks) + "\n"
