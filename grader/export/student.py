"""What students get: stubs and handouts of the whole course, and nothing of the reference."""

from __future__ import annotations

from grader.catalog import Course
from grader.export.bundle import tree
from grader.export.files import Files
from grader.model.exercise import Exercise


def files(exercise: Exercise | None, course: Course) -> Files:
    """The exercise's folder, or all of them."""
    chosen = [exercise] if exercise else course.exercises
    return {f"{one.id}/{path}": file for one in chosen for path, file in tree(one.handout).items()}
