"""What every package for a platform carries: the grader, one exercise with its hidden tests, and pinned versions."""

from __future__ import annotations

from pathlib import Path

from grader.catalog import Course
from grader.export import wheel
from grader.export.files import File, text
from grader.model.exercise import Exercise

_FOR_AUTHORS = ("variants", "demo")
"""Parts of ``reference/`` that grading does not read."""
_MEMORY = {"numpy": 300, "torch": 900, "none": 150}
"""MiB: judge, warm libraries and one worker at its usual work (``benchmarks/memory.py``), doubled."""


def bundle(exercise: Exercise, folder: str = "") -> dict[str, File]:
    """``wheel``, ``requirements.txt`` and ``course/`` with this exercise alone, below ``folder``."""
    files = {
        f"{folder}{wheel.name()}": File(wheel.wheel()),
        f"{folder}requirements.txt": text(wheel.requirements(exercise)),
    }
    for kind, root in (("reference", exercise.reference), ("exercises", exercise.handout)):
        home = f"{folder}course/{kind}/{exercise.id}/"
        files |= {home + path: file for path, file in tree(root).items() if path.split("/")[0] not in _FOR_AUTHORS}
    said = tree(exercise.reference.parent / "locale")
    home = f"{folder}course/reference/locale/"
    return files | {home + path: file for path, file in said.items() if path.endswith(".mo")}


def tree(root: Path) -> dict[str, File]:
    """All files below a folder, by their path from there."""
    return {
        path.relative_to(root).as_posix(): File(path.read_bytes())
        for path in sorted(root.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def memory(exercise: Exercise) -> int:
    """MiB that grading needs at least, the exercise's own limit apart."""
    return _MEMORY[exercise.framework]


def seconds(exercise: Exercise) -> int:
    """How long a platform has to wait at most: a hanging submission uses up all it is given, and so may imports."""
    return int(exercise.limits.total_seconds + exercise.limits.load_seconds) + 60


def handin(exercise: Exercise) -> str:
    """The name of the one file that is handed in."""
    return f"{exercise.file}.zip" if exercise.files else exercise.file


def guide(exercise: Exercise, course: Course, platform: str, steps: str) -> File:
    """The instructor's README."""
    lines = [
        f"# {exercise.title} ({exercise.id}) for {platform}",
        "",
        f"Made by nngrade from the course {course.version}. Keep it from students: `course/reference/` holds the",
        "solution and the hidden tests.",
        "",
        steps.strip(),
        "",
        f"Give it at least {memory(exercise)} MiB of memory and {seconds(exercise)} seconds: a submission may use",
        f"{exercise.limits.total_seconds:g} seconds, and a cold machine needs some to load its libraries. It is",
        f"`{handin(exercise)}` that is handed in, worth {exercise.points:g} points.",
        "",
        "A fault of the grader itself never becomes a zero: what happens instead is said above.",
    ]
    return text("\n".join(lines) + "\n")
