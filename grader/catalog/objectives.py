"""Reads ``reference/objectives.toml``: what the course teaches, and where it is practised."""

from __future__ import annotations

from grader.catalog.course import Course
from grader.errors import CourseError
from grader.language import course_text
from grader.model.frozen import frozen
from grader.toml import read_toml


@frozen
class Objective:
    """One thing that a student can do at the end."""

    title: str
    exercises: tuple[str, ...]
    """Ids."""


def read_objectives(course: Course) -> tuple[Objective, ...]:
    """In the chapter's order; a course without the file has one for each exercise.

    Raises:
        CourseError: a field is missing, or names an exercise that there is not.
    """
    path = course.root / "reference" / "objectives.toml"
    if not path.is_file():
        return tuple(Objective(exercise.title, (exercise.id,)) for exercise in course.exercises)
    known = {exercise.id for exercise in course.exercises}
    found = []
    for number, entry in enumerate(read_toml(path).get("objective", []), start=1):
        title, exercises = entry.get("title"), entry.get("exercises")
        if not isinstance(title, str) or not isinstance(exercises, list) or not exercises:
            raise CourseError(f"{path}: objective {number} needs a title and a list of exercises.")
        missing = [name for name in exercises if name not in known]
        if missing:
            raise CourseError(f"{path}: objective {number} names {missing[0]!r}, which is no exercise.")
        found.append(Objective(course_text(course.root / "reference", title), tuple(exercises)))
    return tuple(found)
