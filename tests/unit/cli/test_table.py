from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import click
import pytest

from grader.cli.table import ENTRIES

NEVER = (
    "grader.catalog",
    "grader.grading",
    "grader.model",
    "grader.render",
    "grader.sandbox",
    "numpy",
    "pytest",
    "rich",
)


def real(name: str) -> click.Command:
    return import_module(ENTRIES[name].module).command


@pytest.mark.parametrize("name", ENTRIES)
def test_the_table_says_what_the_commands_say(name: str) -> None:
    command = real(name)
    assert command.name == name
    assert command.short_help == ENTRIES[name].line
    assert len(ENTRIES[name].line) <= 66, "one line of the help at 80 columns"


@pytest.mark.parametrize("name", ENTRIES)
def test_every_command_shows_examples_of_itself(name: str) -> None:
    text = real(name).get_help(click.Context(real(name), info_name=name))
    examples = text.partition("Examples:")[2].splitlines()
    assert sum(f"nngrade {name}" in line for line in examples) >= 2


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_imports_no_command(option: str) -> None:
    code = (
        f"import sys\nfrom grader.cli import main\nassert main([{option!r}]) == 0\n"
        f"print(*[name for name in {NEVER!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == "\n"


@pytest.mark.parametrize("name", ENTRIES)
def test_a_command_module_imports_little(name: str) -> None:
    """So that completion, which asks every command for its line, stays quick."""
    heavy = tuple(module for module in NEVER if module != "grader.render")
    code = f"import sys, {ENTRIES[name].module}\nprint(*[name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "\n"
