"""The questions as text, for the screen and for the handout."""

from __future__ import annotations

from collections.abc import Sequence

from grader.model.quiz import Item


def how_to_answer(item: Item) -> str:
    """What kind of answer is wanted, in one line."""
    if item.kind == "numeric":
        return "Answer with a number."
    keys = f"{item.options[0].key} to {item.options[-1].key}"
    return f"Answer with one letter, {keys}." if item.kind == "single" else f"Answer with all letters that fit, {keys}."


def points(item: Item) -> str:
    """``1 point``, ``1.5 points``."""
    return f"{figure(item.points)} point{'' if item.points == 1 else 's'}"


def figure(value: float) -> str:
    """A number as a person writes it."""
    return f"{value:.12g}"


def questions(items: Sequence[Item]) -> str:
    """All of them as Markdown, for a handout."""
    blocks = ["## The questions"]
    for place, item in enumerate(items, start=1):
        blocks.append(f"### {place}. {item.title}")
        blocks.append(item.question)
        if item.options:
            blocks.append("\n".join(f"- **{option.key})** {option.text}" for option in item.options))
        blocks.append(f"*{how_to_answer(item)} {points(item).capitalize()}. In `answers.toml`: `{item.id}`.*")
    return "\n\n".join(blocks) + "\n"
