"""Which exercise is watched, and which comes next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from grader.catalog import Course
from grader.errors import UsageError
from grader.language import _
from grader.model.exercise import Exercise
from grader.model.frozen import frozen
from grader.model.report import Report
from grader.progress import Best


@frozen
class Place:
    """Where a student's work on one exercise lies."""

    path: Path
    """The file or folder that is graded."""
    remember: Callable[[Report], None]
    """Keeps the best score."""
    folder: Path | None = None
    """The working folder, in which progress is kept."""

    def files(self, exercise: Exercise) -> tuple[Path, ...]:
        """The exercise's own files; the first of them is what an editor opens."""
        if not self.is_folder(exercise):
            return (self.path,)
        return tuple(self.path / name for name in exercise.sources)

    def is_folder(self, exercise: Exercise) -> bool:
        """Decided by the names, for the files may be gone."""
        return bool(exercise.files) or self.path.name != exercise.file

    def is_there(self, exercise: Exercise) -> bool:
        """Whether there is something to check."""
        return any(path.is_file() for path in self.files(exercise))


Find = Callable[[Exercise], Place]
"""Raises UsageError where an exercise has no file."""


def first(course: Course, name: str | None, best: Mapping[str, Best], find: Find) -> Exercise | None:
    """The exercise called ``name``, or the first that is not done and has a file; None when all are done.

    Raises:
        UsageError: there is no such exercise, or no file to watch.
    """
    if name is not None:
        exercise = course.find(name)
        if exercise.framework == "none":
            raise UsageError(
                _("{exercise} has no program that could be watched. Answer it with: nngrade quiz").format(
                    exercise=exercise.id
                )
            )
        return exercise
    following = _open(course.exercises, best, find)
    if following is None:
        for exercise in course.exercises:
            if exercise.framework != "none" and not _done(exercise, best):
                find(exercise)  # raises, and says what to do
    return following


def following(course: Course, done: Exercise, best: Mapping[str, Best], find: Find) -> Exercise | None:
    """The next open one after ``done`` that has a file, else one before it; None when there is none."""
    place = course.exercises.index(done)
    others = (*course.exercises[place + 1 :], *course.exercises[:place])
    return _open(others, best, find)


def _open(exercises: tuple[Exercise, ...], best: Mapping[str, Best], find: Find) -> Exercise | None:
    for exercise in exercises:
        if exercise.framework != "none" and not _done(exercise, best) and _has_file(exercise, find):
            return exercise
    return None


def _done(exercise: Exercise, best: Mapping[str, Best]) -> bool:
    return exercise.id in best and best[exercise.id].done


def _has_file(exercise: Exercise, find: Find) -> bool:
    try:
        find(exercise)
    except UsageError:
        return False
    return True
