"""The wrong programs of ``mistakes.py``, run in the place of the solution's functions. Only for trusted workers."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from types import ModuleType
from typing import Any

from . import calling
from .loading import Submission, run_text
from .values import Packer


def load(submission: Submission, sources: Mapping[str, bytes]) -> None:
    """Run ``mistakes.py``, or each file of the folder ``mistakes`` as a module of its own.

    Their ``from grader.authoring import ...`` gets a stand-in: grader is not in the jail.
    """
    package, authoring = ModuleType("grader"), ModuleType("grader.authoring")
    package.__path__ = []

    def mistake(id: str, *, of: str | tuple[str, ...], **_words: str) -> Callable[[Any], Any]:
        def keep(program: Any) -> Any:
            submission.wrong.append((id, of, program))
            return program

        return keep

    def both(first: str, second: str, *, of: str | tuple[str, ...]) -> Callable[[Any], Any]:
        return mistake(f"{first}+{second}", of=of)  # the judge asks for it by this name

    vars(authoring).update(mistake=mistake, both=both)
    vars(package)["authoring"] = authoring
    sys.modules.update({"grader": package, "grader.authoring": authoring})
    for name, source in sources.items():
        run_text(name.removesuffix(".py").replace("/", "."), source, f"/{name}")


def in_place(submission: Submission, of: str | tuple[str, ...], program: Any) -> ModuleType:
    """The solution run afresh with ``program`` as its function(s) ``of``: its other functions call the wrong one."""
    module = submission.fresh()
    for name in (of,) if isinstance(of, str) else of:
        holder: Any = module
        *path, last = name.split(".")
        for part in path:
            holder = getattr(holder, part)
        setattr(holder, last, program)
    return module


def run_all(
    submission: Submission, info: Any, values: Callable[[], Any], packer: Packer, torch: Any
) -> tuple[str, dict[str, Any], Any]:
    """Every wanted wrong program with every call.

    ``info["calls"]`` describes the calls, ``values()`` gives their arguments. ``info["ids"]`` names what is wanted: all
    programs of an id, or one alone, ``id#0`` being the first.
    """
    wanted = None if info["ids"] is None else set(info["ids"])
    programs, trees = [], []
    seen: Counter[str] = Counter()
    for ident, of, program in submission.wrong:
        alone = f"{ident}#{seen[ident]}"
        seen[ident] += 1
        if wanted is not None and ident not in wanted:
            if alone not in wanted:
                continue
            ident = alone
        answers, values_of = [], []
        for place, request in enumerate(info["calls"]):
            module = in_place(submission, of, program)
            given = partial(_nth, values, place)
            op, said, val = calling.run(submission, module, request, given, packer, torch)
            answers.append([op, said])
            values_of.append(val)
        programs.append([ident, answers])
        trees.append(values_of)
    return "programs", {"programs": programs}, trees


def _nth(values: Callable[[], Any], place: int) -> Any:
    return values()[place]
