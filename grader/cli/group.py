"""The top of the command line: help, version, and commands that load when they are called."""

from __future__ import annotations

import os
from copy import copy
from gettext import bindtextdomain, textdomain  # Click has loaded it
from importlib import import_module
from inspect import cleandoc
from typing import cast

import click

from grader import __version__
from grader.cli.table import ENTRIES, SECTIONS
from grader.language import FOLDER, N_, SOURCE, _, language

_EPILOG = N_("""\
\b
Begin with:
  nngrade start my-course && cd my-course
  nngrade check exercise1

\b
Each command has its own help, for example: nngrade check --help

\b
Completion of commands and exercises with the Tab key, for good:
  bash  echo 'eval "$(_NNGRADE_COMPLETE=bash_source nngrade)"' >> ~/.bashrc
  zsh   echo 'eval "$(_NNGRADE_COMPLETE=zsh_source nngrade)"' >> ~/.zshrc
  fish  echo '_NNGRADE_COMPLETE=fish_source nngrade | source' >> ~/.config/fish/config.fish
""")


class LazyGroup(click.Group):
    """Knows its commands from the table and imports one only to run it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(ENTRIES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        entry = ENTRIES.get(cmd_name)
        return in_words(cast(click.Command, import_module(entry.module).command)) if entry else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and args[0] not in ENTRIES and not ctx.resilient_parsing:
            raise click.UsageError(_unknown(args[0]), ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for heading, entries in SECTIONS.items():
            with formatter.section(_(heading)):
                formatter.write_dl([(name, _(entry.line)) for name, entry in entries.items()], col_max=12)


def in_words(command: click.Command) -> click.Command:
    """The command with its help in the language that is spoken."""
    if language() == SOURCE:
        return command
    spoken = copy(command)
    for name in ("help", "epilog", "short_help"):
        text = getattr(command, name) or ""
        setattr(spoken, name, _(cleandoc(text) if name == "help" else text))
    spoken.params = [copy(param) for param in command.params]
    for param in spoken.params:
        if isinstance(param, click.Option) and param.help:
            param.help = _(param.help)
    return spoken


def speak_click() -> None:
    """Click's own words, such as "Usage", come from the standard library's gettext, and from a catalogue of ours."""
    if language() == SOURCE:
        textdomain("messages")  # the standard library's own default, of which there is no catalogue
        return
    os.environ["LANGUAGE"] = language()  # gettext knows no other way to be told
    bindtextdomain("click", str(FOLDER))
    textdomain("click")


def _unknown(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name.lower(), ENTRIES, n=1, cutoff=0.5)
    if near:
        return _("There is no command {name!r}. Did you mean {near!r}?").format(name=name, near=near[0])
    return _("There is no command {name!r}. There are: {names}.").format(name=name, names=", ".join(ENTRIES))


@click.group(
    cls=LazyGroup,
    epilog=_EPILOG,
    options_metavar="",
    subcommand_metavar="COMMAND ...",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(
    __version__, prog_name="nngrade", message="%(prog)s %(version)s", help=N_("Show the version and exit.")
)
def nngrade() -> None:
    """Grade exercises in which you build neural networks from scratch, and learn what went wrong."""
