"""An exercise of several programs from its folder to its report: each file costs only its own points."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from grader.audit import audit_course
from grader.catalog import Course, load_course
from grader.cli.workspace import lay_out, locate
from grader.errors import CourseError
from grader.grading import grade
from grader.intake import read_submission
from grader.model.report import Report, TestResult, TestStatus
from grader.stubs import write_stubs

TOML = """
id = "exercise1"
title = "Two programs"
file = "work"
files = ["work/one.py", "work/two.py"]
framework = "numpy"
chapter = "Numbers"
points = 2
"""
TESTS = """
import numpy as np
import pytest

Z = np.array([1.0, 2.0, 3.5])


@pytest.mark.points(1)
def test_one(agree):
    '''The first program doubles.'''
    agree("one", Z)


@pytest.mark.points(1)
def test_two(agree):
    '''The second program negates.'''
    agree("probe:called", "two", Z, about="two")
"""
MISTAKE = """
from grader.authoring import mistake


@mistake("no-sign", of="two", title="The sign is lost.", hint="Which sign?", chapter="Numbers", find="Look at 1.")
def no_sign(z):
    '''A number is not its negative.'''
    return z + 0.0
"""
ONE = "def run(z):\n    return 2.0 * z\n"
TWO = "def run(z):\n    return -z\n"
STARTER = "def run(z):\n    return 0.0 * z\n"


@pytest.fixture
def course(tmp_path: Path) -> Course:
    reference = tmp_path / "course" / "reference" / "exercise1"
    texts = {
        "exercise.toml": TOML,
        "handout.md": "# Two programs\n",
        "probes.py": "def called(submission, name, z):\n    return getattr(submission, name)(z)\n",
        "test_work.py": TESTS,
        "mistakes/two.py": MISTAKE,
        "solution/work/one.py": ONE,
        "solution/work/two.py": TWO,
        "starter/work/one.py": STARTER,
        "starter/work/two.py": STARTER,
        "variants/other/work/one.py": "def run(z):\n    return z + z\n",
        "variants/other/work/two.py": "import numpy as np\n\nrun = np.negative\n",
    }
    for name, text in texts.items():
        (reference / name).parent.mkdir(parents=True, exist_ok=True)
        (reference / name).write_text(text)
    loaded = load_course(tmp_path / "course")
    write_stubs(loaded)
    return loaded


def graded(course: Course, folder: Path, **files: str) -> tuple[Report, dict[str, TestResult]]:
    exercise = course.find("work")
    for name, text in files.items():
        (folder / "work" / f"{name}.py").parent.mkdir(parents=True, exist_ok=True)
        (folder / "work" / f"{name}.py").write_text(text)
    submission = read_submission(folder, main=exercise.file, parts=exercise.files)
    report = grade(exercise, submission, course=course, seed=1)
    return report, {test.id: test for test in report.tests}


def test_the_course_proves_itself(course: Course) -> None:
    (audit,) = audit_course(course, seeds=1, jobs=1)
    problems = [result for result in audit.cases if not result.ok and result.name != "pictures"]
    assert problems == []


def test_the_starters_are_handed_out_and_found_again(course: Course, tmp_path: Path) -> None:
    exercise = course.find("1")
    lay_out(course.exercises, tmp_path / "home")
    assert (tmp_path / "home" / "exercise1" / "work" / "two.py").read_text() == STARTER
    for here in ("home", "home/exercise1", "home/exercise1/work"):
        found = locate(exercise, None, tmp_path / here)
        assert found.path == tmp_path / "home" / "exercise1"
        assert found.folder == tmp_path / "home"


def test_all_right(course: Course, tmp_path: Path) -> None:
    report, _ = graded(course, tmp_path / "mine", one=ONE, two=TWO)
    assert report.score == 2
    assert report.submission.files == ("work/one.py", "work/two.py")


def test_untouched_and_missing_files_are_not_attempted(course: Course, tmp_path: Path) -> None:
    _, tests = graded(course, tmp_path / "mine", one=STARTER + "\n")
    assert tests["test_one"].status is tests["test_two"].status is TestStatus.NOT_ATTEMPTED
    assert tests["test_one"].message == "The file is not there, or still as it was handed out."


@pytest.mark.parametrize(
    ("wrong", "line"),
    [
        ("def run(z)\n    return z\n", 1),
        ("import nothing_of_this_name\n", 1),
        ("x = 1\n\n\ndef run(z):\n    return z[17]\n", 5),
        ("x = 1\n", None),
    ],
)
def test_what_goes_wrong_in_one_costs_only_that_one(
    course: Course, tmp_path: Path, wrong: str, line: int | None
) -> None:
    report, tests = graded(course, tmp_path / "mine", one=wrong, two=TWO)
    assert report.score == 1
    place = tests["test_one"].location
    assert (place and (place.file, place.line)) == (line and ("work/one.py", line))


def test_a_syntax_error_is_explained(course: Course, tmp_path: Path) -> None:
    _, tests = graded(course, tmp_path / "mine", two="def run(z)\n    return z\n")
    assert "A colon is missing at the end of the line" in tests["test_two"].message


def test_a_missing_run_is_told(course: Course, tmp_path: Path) -> None:
    for name in ("one", "two"):
        _, tests = graded(course, tmp_path / name, **{name: "x = 1\n"})
        assert tests[f"test_{name}"].message == "There is no function `run` in the file any more."


def test_a_mistake_is_named(course: Course, tmp_path: Path) -> None:
    report, _ = graded(course, tmp_path / "mine", two="def run(z):\n    return z * 1.0\n")
    assert [mistake.id for mistake in report.mistakes] == ["no-sign"]


@pytest.mark.parametrize("files", ['["other/one.py"]', '["work/one.py", "work/one.py"]', "[1]", '["work/a-b.py"]'])
def test_a_wrong_list_of_files_is_the_authors_fault(tmp_path: Path, files: str) -> None:
    folder = tmp_path / "reference" / "exercise1"
    folder.mkdir(parents=True)
    text = TOML.replace(str(ast.literal_eval('["work/one.py", "work/two.py"]')).replace("'", '"'), files)
    (folder / "exercise.toml").write_text(text)
    with pytest.raises(CourseError, match="'files' must be a list"):
        load_course(tmp_path)
