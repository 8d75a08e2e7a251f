"""Options that several commands share, and what the Tab key completes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.language import N_
from grader.render import FORMATS

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

course_option = click.option(
    "--course",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help=N_("A course of your own: a folder with exercises/ and reference/. Default: the bundled one."),
)
format_option = click.option(
    "--format",
    type=click.Choice(list(FORMATS)),
    default="terminal",
    show_default=True,
    help=N_("How the report is written."),
)
output_option = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=N_("Write to FILE. It is replaced whole, or left as it was."),
)
staff_option = click.option(
    "--staff", is_flag=True, help=N_("For instructors: hidden tests show their values, and tests their ids.")
)


def complete_exercise(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids of exercises that begin as typed. Never an error: a shell would show it in the middle of a line."""
    from click.shell_completion import CompletionItem

    try:
        from grader.catalog import load_course

        exercises = load_course(ctx.params.get("course")).exercises
    except Exception:
        return []
    return [CompletionItem(item.id, help=item.title) for item in exercises if item.id.startswith(incomplete)]


def complete_mistake(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids of mistakes that begin as typed."""
    from click.shell_completion import CompletionItem

    try:
        from grader.catalog import load_course, read_mistakes

        exercises = load_course(ctx.params.get("course")).exercises
        titles = {item.id: item.title for exercise in exercises for item in read_mistakes(exercise)}
    except Exception:
        return []
    return [CompletionItem(name, help=title) for name, title in titles.items() if name.startswith(incomplete)]


limit_option = click.option(
    "--limit",
    "limits",
    multiple=True,
    metavar="NAME=VALUE",
    help=N_(
        "Another limit than the exercise's: load, call or total in seconds, memory, output or "
        "scratch in bytes (64M, 2G), restarts. May be given several times."
    ),
)
