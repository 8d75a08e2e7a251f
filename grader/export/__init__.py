"""Packages that carry an exercise with its grader to where a course already grades: one file a platform."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from grader.catalog import Course
from grader.errors import UsageError
from grader.export.files import Files, write
from grader.model.exercise import Exercise

PLATFORMS = {
    "gradescope": "grader.export.gradescope",
    "prairielearn": "grader.export.prairielearn",
    "autolab": "grader.export.autolab",
    "github": "grader.export.github",
    "gitlab": "grader.export.gitlab",
    "classroom50": "grader.export.classroom50",
    "coderunner": "grader.export.coderunner",
    "vpl": "grader.export.vpl",
    "coursera": "grader.export.coursera",
    "nbgrader": "grader.export.nbgrader",
    "otter": "grader.export.otter",
    "docker": "grader.export.docker",
    "student": "grader.export.student",
}
STUDENT = "student"


class Platform(Protocol):
    """What each platform's module offers."""

    def files(self, exercise: Exercise, course: Course) -> Files:
        """Everything in the package."""


def export(platform: str, exercise: Exercise | None, course: Course, out: Path) -> int:
    """Write a package: a zip or tar archive by the ending of ``out``, else a new folder.

    Returns:
        How many files are in it.

    Raises:
        UsageError: no such platform, or it cannot grade this exercise.
        OutputError: ``out`` cannot be written.
    """
    if platform not in PLATFORMS:
        raise UsageError(f"There is no platform {platform!r}. There are: {', '.join(PLATFORMS)}.")
    if exercise is None and platform != STUDENT:
        raise UsageError(f"Which exercise? For example: nngrade export {platform} {course.exercises[0].id} -o {out}")
    if exercise is not None and exercise.framework == "none" and platform != STUDENT:
        raise UsageError(f"{exercise.id} has no program to grade; platforms ask questions better themselves.")
    module = import_module(PLATFORMS[platform])
    if platform == STUDENT:
        return write(module.files(exercise, course), out)
    assert exercise is not None
    return write(cast(Platform, module).files(exercise, course), out)
