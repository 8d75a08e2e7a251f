"""A course is any folder with ``exercises/`` and ``reference/``; the bundled one is the default."""

from __future__ import annotations

import hashlib
from pathlib import Path

from grader.catalog.exercise import read_exercise
from grader.errors import UsageError
from grader.language import _, course_text
from grader.model.exercise import Exercise
from grader.model.frozen import frozen

ANSWERS = "answers.bin"
"""In an exercise's folder of a release for students, instead of the solution."""
_RELEASED = "visible"


def is_release(exercise: Exercise) -> bool:
    """Whether only the visible tests are here, with the solution's answers instead of the solution."""
    return (exercise.reference / ANSWERS).is_file()


@frozen
class Demo:
    """A bundled sample submission that ``nngrade demo`` grades."""

    exercise: Exercise
    path: Path
    line: str
    """What the sample shows, in one line."""


@frozen
class Course:
    """All exercises of one folder, in the order a student meets them."""

    root: Path
    exercises: tuple[Exercise, ...]

    def find(self, name: str) -> Exercise:
        """The exercise called ``name``: its id, its number, or its file's stem.

        Raises:
            UsageError: there is none; says which one was probably meant.
        """
        wanted = name.strip().lower().removesuffix(".py")
        for exercise in self.exercises:
            if wanted in _names(exercise):
                return exercise
        known = {spelling: exercise.id for exercise in self.exercises for spelling in _names(exercise)}
        from difflib import get_close_matches

        near = get_close_matches(wanted, known, n=1, cutoff=0.6)
        ids = ", ".join(exercise.id for exercise in self.exercises)
        if near:
            words = _("There is no exercise {name!r}. Did you mean {near}?")
            raise UsageError(words.format(name=name, near=known[near[0]]))
        raise UsageError(_("There is no exercise {name!r}. There are: {ids}.").format(name=name, ids=ids))

    @property
    def demos(self) -> tuple[Demo, ...]:
        """The sample submissions, right and wrong, in exercise order."""
        found = []
        for exercise in self.exercises:
            for path in sorted((exercise.reference / "demo").glob("*.py")):
                first = path.read_text(encoding="utf-8").splitlines()[0]
                line = course_text(self.root / "reference", first.lstrip("# ").strip())
                found.append(Demo(exercise, path, line))
        return tuple(found)

    @property
    def version(self) -> str:
        """A short hash over everything that decides a grade, so that two machines can compare their courses.

        Translations decide nothing.
        """
        digest = hashlib.sha256()
        for path in sorted((self.root / "reference").rglob("*")):
            if path.is_file() and not {"__pycache__", "locale"} & {*path.parts}:
                data = path.read_bytes()
                digest.update(f"{path.relative_to(self.root).as_posix()}\0{len(data)}\0".encode() + data)
        return digest.hexdigest()[:16]


def load_course(path: Path | None = None) -> Course:
    """The course in ``path``, or the bundled one.

    A grader without a bundled course takes the release for students that the current folder lies in. No other does: the
    tests of a course run unjailed, and whoever stands in a student's folder must not run what the student put there.

    Raises:
        UsageError: the folder is no course.
        CourseError: an ``exercise.toml`` is wrong.
    """
    root = bundled_root() if path is None else Path(path)
    if path is None and not (root / "reference").is_dir():
        root = _release(Path.cwd()) or root
    reference = root / "reference"
    if not reference.is_dir() and _is_release(root):
        folders = [folder for folder in (root / _RELEASED).iterdir() if (folder / "exercise.toml").is_file()]
        return Course(root, tuple(sorted((read_exercise(one, root / one.name) for one in folders), key=_order)))
    if not reference.is_dir():
        raise UsageError(_("{root} is not a course: it has no folder named reference.").format(root=root))
    folders = [folder for folder in reference.iterdir() if (folder / "exercise.toml").is_file()]
    if not folders:
        raise UsageError(
            _("{root} is an empty course: no folder in {reference} has an exercise.toml.").format(
                root=root, reference=reference
            )
        )
    exercises = [read_exercise(folder, root / "exercises" / folder.name) for folder in folders]
    return Course(root, tuple(sorted(exercises, key=_order)))


def _release(here: Path) -> Path | None:
    """This folder or one of the two above it, if a release for students was unpacked there."""
    return next((folder for folder in (here, *here.parents[:2]) if _is_release(folder)), None)


def _is_release(folder: Path) -> bool:
    return next((folder / _RELEASED).glob(f"*/{ANSWERS}"), None) is not None


def bundled_root() -> Path:
    """Inside an installed wheel the course lies in ``grader/_course``; in a checkout beside ``grader``."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "_course"
    return inside if inside.is_dir() else package.parent


def _names(exercise: Exercise) -> set[str]:
    number = _number(exercise.id)
    stem = exercise.file.removesuffix(".py").lower()
    return {exercise.id.lower(), stem} | ({str(number)} if number is not None else set())


def _number(exercise_id: str) -> int | None:
    digits = exercise_id.lstrip("abcdefghijklmnopqrstuvwxyz_-")
    return int(digits) if digits.isdecimal() else None


def _order(exercise: Exercise) -> tuple[bool, int, str]:
    number = _number(exercise.id)
    return (number is None, number or 0, exercise.id)
