"""The command ``nngrade``: one file a command, each imported only when it is called."""

from __future__ import annotations

from collections.abc import Sequence


def main(args: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code. This is what the installed ``nngrade`` calls."""
    from grader.cli.run import run

    return run(args)
