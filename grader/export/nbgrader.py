"""A course folder for nbgrader: an assignment whose test cell asks nngrade, and what the grading machine needs."""

from __future__ import annotations

from typing import Any

from grader.catalog import Course
from grader.export import wheel
from grader.export.bundle import bundle, seconds
from grader.export.files import File, Files, text
from grader.export.notebook import code, handed_out, markdown, notebook, only_one_file
from grader.model.exercise import Exercise

_CELL = """# nngrade gives the points here when your instructor collects your notebook.
### BEGIN HIDDEN TESTS
from grader.notebook import points

points("{exercise}", of={points:g})
### END HIDDEN TESTS"""
_OWN_CHECK = """Check yourself at any time, in a cell of your own (if nngrade is installed where your notebook runs):

    %load_ext grader
    %check {exercise}
"""
_CONFIG = """# Read by nbgrader when it is called in this folder.
import os
from pathlib import Path

c = get_config()
c.CourseDirectory.root = str(Path(__file__).resolve().parent) if "__file__" in globals() else os.getcwd()
c.CourseDirectory.course_id = "nngrade"
# The longest that a submission may take; nbgrader's own 30 seconds would cut off a slow one.
c.ExecutePreprocessor.timeout = {seconds}
# The course that the test cell grades with. It is no part of the assignment: students never get it.
os.environ["NNGRADE_COURSE"] = os.path.join(c.CourseDirectory.root, "grader", "course")
"""
_README = """# {title} ({exercise}) for nbgrader

Made by nngrade from the course {version}. This folder is a course folder of nbgrader. Keep it from students, apart from
`release/`: `grader/course/reference/` holds the solution and the hidden tests.

1. Install the grader beside nbgrader (`ipykernel` brings Jupyter's Python kernel):

       pip install nbgrader ipykernel -r grader/requirements.txt
       pip install --no-deps grader/{wheel}

2. In this folder, tell nbgrader of the assignment. It writes `release/{exercise}/` anew, and a gradebook:

       nbgrader generate_assignment {exercise} --create --force

3. Hand out `release/{exercise}/{exercise}.ipynb`, and put each student's notebook into
   `submitted/STUDENT/{exercise}/{exercise}.ipynb` (or let `nbgrader collect` do it).
4. Grade, and look at the points:

       nbgrader autograde {exercise}
       nbgrader export

The test cell is worth {points:g} points and gets a part of them, as nngrade gives them. What nngrade says to the
student stands below the cell: `nbgrader generate_feedback {exercise}` hands it back.

If the grader itself fails, nbgrader refuses this student ("There was an error processing assignment", after a
`ValueError`), goes on with the others, and ends with an error. Nothing is recorded for the student, which `nbgrader
export` writes as 0, as it does for every notebook that is not autograded yet. This tells why; when it is mended,
autograde again:

    nngrade check {exercise} --course grader/course --submission submitted/STUDENT/{exercise}/{exercise}.ipynb

nbgrader runs a student's code and the test cell in one kernel, so a student who means to can give the cell any points.
Where that matters, grade the same notebooks in a jail:

    nngrade batch {exercise} submitted -o results --course grader/course
"""


def files(exercise: Exercise, course: Course) -> Files:
    """The course folder: source and release of the assignment, the configuration, the grader."""
    only_one_file(exercise, "nbgrader")
    name = exercise.id
    readme = _README.format(
        title=exercise.title, exercise=name, version=course.version, wheel=wheel.name(), points=exercise.points
    )
    return {
        **bundle(exercise, "grader/"),
        f"source/{name}/{name}.ipynb": _assignment(exercise, release=False),
        f"release/{name}/{name}.ipynb": _assignment(exercise, release=True),
        "nbgrader_config.py": text(_CONFIG.format(seconds=seconds(exercise))),
        "README.md": text(readme),
    }


def _assignment(exercise: Exercise, *, release: bool) -> File:
    source = _CELL.format(exercise=exercise.id, points=exercise.points)
    if release:
        source = source.partition("\n")[0]
    cells = [*handed_out(exercise), markdown(_OWN_CHECK.format(exercise=exercise.id), "check-yourself")]
    return notebook([*cells, code(source, "points", _test(exercise))])


def _test(exercise: Exercise) -> dict[str, Any]:
    """The metadata of an autograded test cell, schema 3."""
    roles = {"grade": True, "solution": False, "locked": True, "task": False}
    name = {"schema_version": 3, "grade_id": f"{exercise.id}-points", "cell_type": "code"}
    return {"nbgrader": {**name, **roles, "points": exercise.points}}
