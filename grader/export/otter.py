"""An assignment for otter: a notebook, the students' public tests, and all tests for the autograder.

A case is a test of the exercise, by its number: no name, no input and no value of a hidden test is in these files.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from grader.catalog import Course
from grader.errors import CourseError
from grader.export import wheel
from grader.export.bundle import bundle, handin, memory, seconds
from grader.export.files import File, Files, text
from grader.export.notebook import code, handed_out, notebook, only_one_file
from grader.model.exercise import Exercise
from grader.model.report import ReportStatus, TestResult

_COURSE = "../source/files/course"
"""From the submission's folder, where otter runs it. (Otter copies it there, too, but a folder of that name in the
hand-in would win.)"""
_TESTS = """OK_FORMAT = True

test = {{
    "name": "{exercise}",
    "points": None,
    "suites": [
        {{
            "type": "doctest",
            "scored": True,
            "setup": "",
            "teardown": "",
            "cases": [
{cases}
            ],
        }}
    ],
}}
"""
_CASE = """                {{
                    "code": {code},
                    "points": {points:g},
                    "hidden": {hidden},
                    "locked": False,
                }},"""
_DOCTEST = """>>> from grader.notebook import verdict
>>> verdict({arguments})
passed
"""
_INIT = """import otter
grader = otter.Notebook()"""
_CHECK = 'grader.check("{exercise}")'
_README = """# {title} ({exercise}) for otter

Made by nngrade from the course {version}. Students get `student/` and nothing else:
`autograder/files/course/reference/` holds the solution and the hidden tests.

1. Hand out `student/`: the notebook and the public tests. Where a student's notebook runs,
   `grader.check("{exercise}")` needs nngrade with this exercise; without it they can work, but not check.
2. Make the autograder. Paths in its zip are those seen from the folder in which it is made:

       pip install otter-grader ipykernel -r autograder/requirements.txt
       cd autograder/files
       otter generate -t ../tests -r ../requirements.txt -o ../autograder.zip course {wheel}

3. Upload `autograder.zip` to Gradescope. Or grade here, with the grader installed beside otter:

       cd ..
       otter run -a autograder.zip -o . {exercise}.ipynb

   A script `{file}` may be handed in instead of the notebook.

Give it at least {memory} MiB of memory and {seconds} seconds. The exercise is worth {points:g} points: a case is one
of its tests, and gives its points in full or not at all.

If the grader itself fails, the kernel ends, and otter stops without a result: Gradescope then says that the autograder
failed. `nngrade check {exercise} --course files/course --submission NOTEBOOK` tells why.

otter runs a student's code and the tests in one kernel, so a student who means to can pass any test. Where that
matters, `nngrade export gradescope {exercise} -o autograder.zip` takes the same notebooks and grades them in a jail.
"""


def files(exercise: Exercise, course: Course) -> Files:
    """``student/`` and ``autograder/``."""
    only_one_file(exercise, "otter")
    tests = _tests(exercise, course)
    name = exercise.id
    readme = _README.format(
        title=exercise.title, exercise=name, version=course.version, file=handin(exercise), points=exercise.points,
        memory=memory(exercise), seconds=seconds(exercise), wheel=wheel.name(),
    )  # fmt: skip
    packed = bundle(exercise, "autograder/files/")
    packed["autograder/requirements.txt"] = _requirements(packed.pop("autograder/files/requirements.txt"))
    return {
        **packed,
        f"autograder/tests/{name}.py": _test_file(exercise, tests, course=_COURSE, hidden=True),
        f"student/tests/{name}.py": _test_file(exercise, tests, course=None, hidden=False),
        f"student/{name}.ipynb": _assignment(exercise),
        "README.md": text(readme),
    }


def _requirements(pinned: File) -> File:
    """In otter's image, pip reads this beside ``files/``; so it does in the folder ``autograder/``."""
    return text(f"{pinned.data.decode()}./files/{wheel.name()}\n")


def _assignment(exercise: Exercise) -> File:
    check = _CHECK.format(exercise=exercise.id)
    return notebook([code(_INIT, "otter"), *handed_out(exercise), code(check, "check")])


def _test_file(exercise: Exercise, tests: Sequence[TestResult], *, course: str | None, hidden: bool) -> File:
    cases = [
        _case(exercise, number, test, course) for number, test in enumerate(tests, start=1) if hidden or not test.hidden
    ]
    return text(_TESTS.format(exercise=exercise.id, cases="\n".join(cases)))


def _case(exercise: Exercise, number: int, test: TestResult, course: str | None) -> str:
    arguments = f'"{exercise.id}", {number}' + (f', course="{course}"' if course else "")
    source = json.dumps(_DOCTEST.format(arguments=arguments))
    return _CASE.format(code=source, points=test.max_points, hidden=test.hidden)


def _tests(exercise: Exercise, course: Course) -> Sequence[TestResult]:
    """The exercise's tests in the order of every report, from grading the solution."""
    from grader.grading import grade
    from grader.intake import read_submission

    solution = read_submission(exercise.reference / "solution" / exercise.file, main=exercise.file)
    report = grade(exercise, solution, course=course)
    if report.status is not ReportStatus.PASSED:
        raise CourseError(f"The solution of {exercise.id} does not get full marks; see: nngrade audit {exercise.id}")
    return report.tests
