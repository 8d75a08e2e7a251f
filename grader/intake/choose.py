"""Which file of a package holds the exercise.

The rule, in this order:

1. the file of exactly the wanted name at the top;
2. the file of exactly that name deeper down, the highest one if there are several;
3. a file whose name differs only in upper and lower case (``Backprop.py``), then one with a mark that people and
   browsers add (``backprop (1).py``, ``backprop_final.py``, ``Copy of backprop.py``), then one with a name in front
   as course platforms put it (``lovelaceada_123_backprop.py``);
4. the only Python file there is.

Within a step the highest folder wins. Two files that are equally near are a question that only their author can
answer: none is taken, and both are named. A notebook counts as the Python file of its name, after that file itself.
Every choice but the first is said in a warning.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from pathlib import PurePosixPath

from grader.intake.names import listing, shown
from grader.language import _
from grader.model.frozen import frozen

_ENDING = re.compile(
    r"(?:[\s_.-]*(?:\(\d+\)|\d+|v\d+|copy|final|new|old|fixed|done|latest|last|solved|solution|submission|draft|version)"
    r"[\s_.-]*)+$"
)
_BEGINNING = re.compile(r"^(?:copy of|my|final|new|the)[\s_.-]+")
_FRONT = re.compile(r"[\s_-]$")


@frozen
class Choice:
    """The chosen file, which may be a notebook, and what to tell the student about it."""

    name: str | None
    warning: str = ""


def choose_main(names: Collection[str], main: str) -> Choice:
    """Chooses among the source files and notebooks ``names`` the one that holds the exercise ``main``."""
    if main in names:
        return Choice(main)
    ranked = [(rank, name.count("/"), name) for name in names if (rank := _nearness(name, main)) is not None]
    if ranked:
        best = min(ranked)[:2]
        equal = sorted(name for *key, name in ranked if tuple(key) == best)
        if len(equal) == 1:
            return _taken(equal[0], main, [name for *_, name in ranked])
        sources = [name for name in equal if not _is_notebook(name)]
        if len(sources) == 1 and len({_stem(name) for name in equal}) == 1:
            return _taken(sources[0], main, equal)
        question = _("{names} could each be {main}; none was graded. Keep one and name it {main}.")
        return Choice(None, question.format(names=listing(equal), main=shown(main)))
    return _only_one([name for name in names if PurePosixPath(name).name != "__init__.py"], main)


def _only_one(names: Iterable[str], main: str) -> Choice:
    candidates = list(names)
    if len(candidates) == 1:
        return Choice(
            candidates[0],
            _("There is no {main}; {name} was graded in its place.").format(
                main=shown(main), name=shown(candidates[0])
            ),
        )
    return Choice(None)


def _taken(name: str, main: str, candidates: list[str]) -> Choice:
    others = sorted(set(candidates) - {name})
    said = {"main": shown(main), "name": shown(name), "others": listing(others)}
    if PurePosixPath(name).name == PurePosixPath(main).name:
        words = _("{main} is not at the top; {name} was graded.")
        if others:
            words = _("{main} is not at the top; {name} was graded, not {others}.")
        return Choice(name, words.format(**said))
    if name == str(PurePosixPath(main).with_suffix(".ipynb")) and not others:
        return Choice(name)
    words = _("There is no {main}; {name} was graded in its place.")
    if others:
        words = _("There is no {main}; {name} was graded in its place, not {others}.")
    return Choice(name, words.format(**said))


def _nearness(name: str, main: str) -> int | None:
    """0 for the wanted name itself, then the rank in step 3; None for a file that has nothing to do with it."""
    if name.endswith("/" + main):
        return 0
    if PurePosixPath(name).suffix.lower() not in (PurePosixPath(main).suffix.lower(), ".ipynb"):
        return None
    stem, wanted = _stem(name), PurePosixPath(main).stem
    if stem == wanted:
        return 1
    stem, wanted = stem.lower(), wanted.lower()
    if stem == wanted:
        return 2
    if _ENDING.sub("", _BEGINNING.sub("", stem)) == wanted:
        return 3
    if stem.startswith("test"):
        return None
    bare = _ENDING.sub("", stem)
    if bare.endswith(wanted) and _FRONT.search(bare[: -len(wanted)]):
        return 4
    return None


def _stem(name: str) -> str:
    return PurePosixPath(name).stem


def _is_notebook(name: str) -> bool:
    return name.lower().endswith(".ipynb")
