"""Which files of a submission are those of an exercise that has several.

Each is found by the rule of :mod:`grader.intake.choose`, apart from its last step: the only file there is could be any
of them. What is found gets the name that the exercise knows it by, so that messages are the same for everybody.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from grader.errors import SubmissionError
from grader.intake.choose import choose_main
from grader.intake.names import listing, shown
from grader.intake.snapshot import snapshot
from grader.language import _, ngettext
from grader.model.submission import Submission


def part_of_file(name: str, parts: Sequence[str]) -> str:
    """Which part a single file is.

    Raises:
        SubmissionError: its name does not tell.
    """
    found = [part for part in parts if _choose([name], part) == name]
    if len(found) == 1:
        return found[0]
    first, last = PurePosixPath(parts[0]).name, PurePosixPath(parts[-1]).name
    raise SubmissionError(
        _("{name} could be any of {first} to {last}. Give it the name of the one it is.").format(
            name=shown(name), first=first, last=last
        )
    )


def in_parts(id: str, files: Mapping[str, bytes], notes: Sequence[str], parts: Sequence[str], main: str) -> Submission:
    """The snapshot with every part under its own name; its main is ``main``, or None when no part is there."""
    names = [name for name in files if name.endswith(".py")]
    chosen = {part: name for part in parts if (name := _choose(names, part))}
    taken = {name: part for part, name in chosen.items()}
    placed = {taken.get(name, name): data for name, data in files.items() if name in taken or name not in parts}
    missing = [part for part in parts if part not in chosen]
    warnings = list(notes)
    for part, name in chosen.items():
        if PurePosixPath(name).name != PurePosixPath(part).name:
            warnings.append(_("{name} was graded as {part}.").format(name=shown(name), part=shown(part)))
    if missing and chosen:
        words = ngettext("{names} was not handed in.", "{names} were not handed in.", len(missing))
        warnings.append(words.format(names=listing(missing, 3)))
    return snapshot(id, placed, main if chosen else None, warnings)


def _choose(names: Sequence[str], part: str) -> str | None:
    if part in names:
        return part
    base = PurePosixPath(part).name
    # A file of quite another name is never taken: with two names the step "the only file there is" does not apply.
    return choose_main([*names, "a.py", "b.py"], base).name
