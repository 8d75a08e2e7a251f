"""What students get: stubs, handouts and visible tests of the whole course, and nothing of the reference."""

from __future__ import annotations

from contextlib import ExitStack

from grader.catalog import Course
from grader.export import wheel
from grader.export.bundle import tree
from grader.export.files import File, Files, text
from grader.grading import start_sandbox
from grader.model.exercise import Exercise

_README = """# {title}

Every exercise is a folder with a README.md that teaches and a file to fill in. Once:

    pip install -r requirements.txt
    pip install --no-deps {wheel}

Then, in this folder:

    nngrade check {first}

It runs the visible tests, which lie in `visible/`. Your course runs hidden ones as well, and names mistakes, when you
hand in your file. With another nngrade than the one in this folder, add `--course .`
"""


def files(exercise: Exercise | None, course: Course) -> Files:
    """A folder for each exercise, or for one, and ``visible/`` for ``nngrade check``.

    Raises:
        CourseError: a solution does not pass its own visible tests.
    """
    from grader.export.visible import visible

    chosen = [exercise] if exercise else course.exercises
    found: dict[str, File] = {f"{one.id}/{path}": file for one in chosen for path, file in tree(one.handout).items()}
    with ExitStack() as stack:
        # Both libraries are loaded beside each other.
        boxes = {one.framework: one for one in chosen if one.framework != "none"}
        sandboxes = {name: stack.enter_context(start_sandbox(one, course)) for name, one in boxes.items()}
        for one in chosen:
            if one.framework in sandboxes:
                parts = visible(one, course, sandboxes[one.framework])
                found |= {f"visible/{one.id}/{path}": file for path, file in parts.items()}
    if any(path.startswith("visible/") for path in found):
        title = exercise.title if exercise else "Neural networks from scratch"
        found["README.md"] = text(_README.format(title=title, first=chosen[0].id, wheel=wheel.name()))
        largest = next((one for one in chosen if one.framework == "torch"), chosen[0])
        found["requirements.txt"] = text(wheel.requirements(largest, "watchfiles"))
        found[wheel.name()] = File(wheel.wheel())
    return found
