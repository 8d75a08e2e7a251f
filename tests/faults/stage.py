"""``nngrade`` in a process of its own, with an accident at one stage: run by test_command.py.

Arguments: the folder that ``grader`` lies in, where the accident happens (``module:name``, before it is called, or
``module:name:after``), what happens (a signal's number, ``vanish:FOLDER``, or ``lost``: the judge's process ends, if
it is another than the command's), the command.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

MAIN = os.getpid()
"""The command's own process, which signals are for; the judge may be another."""

accidents: list[str] = []
"""What has happened: once is enough, for the judge goes on until the command has ended it."""

if __name__ == "__main__":
    sys.path.insert(0, sys.argv[1])
    where, accident = sys.argv[2:4]


def happen() -> None:
    if accidents:
        return
    accidents.append(accident)
    if accident.startswith("vanish:"):
        shutil.rmtree(accident.removeprefix("vanish:"))
    elif accident == "lost":
        if os.getpid() != MAIN:
            os._exit(1)
    else:
        os.kill(MAIN, int(accident))


def beside(real: Callable[..., Any], after: bool) -> Callable[..., Any]:
    def both(*given: Any, **named: Any) -> Any:
        if not after:
            happen()
        result = real(*given, **named)
        if after:
            happen()
        return result

    return both


def told(real: Callable[..., Any]) -> Callable[..., Any]:
    """The mark of each sandbox goes to standard error, so that whatever is left of it can be found."""

    def start(self: Any, *given: Any, **named: Any) -> None:
        real(self, *given, **named)
        os.write(2, f"mark {self.mark}\n".encode())

    return start


def lay() -> None:
    """Put the accident in its place."""
    zygotes = import_module("grader.sandbox.zygotes")
    zygotes.Zygote.__init__ = told(zygotes.Zygote.__init__)
    module, *names = where.split(":")
    after = names[-1] == "after"
    names = names[:-1] if after else names
    holder = import_module(module)
    for name in names[:-1]:
        holder = getattr(holder, name)
    setattr(holder, names[-1], beside(getattr(holder, names[-1]), after))


if __name__ == "__main__":  # a grading process of a batch imports this file once more
    lay()
    from grader.cli import main

    sys.argv[1:] = sys.argv[4:]
    main()
