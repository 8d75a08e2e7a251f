"""What students get of the tests, and what their own machine makes of it."""

from __future__ import annotations

import ast
import re
import shutil
from pathlib import Path

import numpy as np
import pytest

from grader.catalog import Course, load_course
from grader.errors import CourseError, UsageError
from grader.export import export, wheel
from grader.export.visible import _parts, visible
from grader.grading import grade, start_sandbox
from grader.intake import read_submission
from grader.judge.recorded import Recorded, dump, load, seed_of
from grader.judge.signals import Unrecorded
from grader.model.exercise import Exercise
from grader.model.outcome import Call, Returned
from grader.model.report import Report, ReportStatus, TestStatus
from grader.model.value import TensorValue

TOML = 'id = "exercise1"\ntitle = "Lines"\nfile = "work.py"\nframework = "numpy"\nchapter = "One"\npoints = 4\n'
SOLUTION = "def double(x):\n    return 2 * x\n\n\ndef start(rng):\n    return rng.normal()\n"
CONFTEST = """
import numpy as np
import pytest

SECRET_ROWS = 17
OPEN_ROWS = 3

@pytest.fixture
def secret_input(rng):
    return rng.normal(size=SECRET_ROWS)

@pytest.fixture
def open_input(rng):
    return rng.normal(size=OPEN_ROWS)
"""
TESTS = '''
import numpy as np
import pytest

@pytest.mark.points(1)
def test_double(agree, open_input):
    """double doubles."""
    agree("double", open_input)

@pytest.mark.points(1)
@pytest.mark.hidden
@pytest.mark.needs("test_double")
def test_secret(agree, secret_input):
    """double doubles many."""
    agree("double", secret_input)

@pytest.mark.points(1)
@pytest.mark.needs("test_double", "test_secret")
def test_twice(agree):
    """Twice is four times."""
    first = agree("double", 2.0)
    agree("double", first)

@pytest.mark.points(1)
def test_own(student, reference, agree):
    """What you start with is doubled."""
    agree.value(student.double(student.call("probe:begin")), reference.double(student.call("probe:begin")))
'''
PROBES = """
import numpy as np

def begin(submission):
    return float(submission.start(np.random.default_rng()))

def secret_probe(submission):
    return 1
"""


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    root = tmp_path_factory.mktemp("course")
    reference, handout = root / "reference/exercise1", root / "exercises/exercise1"
    (reference / "solution").mkdir(parents=True)
    (reference / "variants").mkdir()
    handout.mkdir(parents=True)
    files = {"exercise.toml": TOML, "solution/work.py": SOLUTION, "conftest.py": CONFTEST, "test_work.py": TESTS}
    variant = "def double(x):\n    return x + x\n\n\ndef start(rng):\n    return rng.normal() + 1\n"
    for name, text in {**files, "probes.py": PROBES, "play.py": "PLAY = {}\n", "variants/sum.py": variant}.items():
        (reference / name).write_text(text)
    (handout / "work.py").write_text("def double(x):\n    raise NotImplementedError\n")
    (handout / "README.md").write_text("# Lines\n")
    return load_course(root)


@pytest.fixture(scope="module")
def release(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("release") / "course"
    export("student", None, course, out)
    return out


def graded(release: Path, tmp_path: Path, source: str) -> Report:
    (tmp_path / "work.py").write_text(source)
    mine = load_course(release)
    exercise = mine.find("exercise1")
    return grade(exercise, read_submission(tmp_path / "work.py", main="work.py"), course=mine)


def test_everything_that_students_get(release: Path) -> None:
    assert sorted(path.relative_to(release).as_posix() for path in release.rglob("*") if path.is_file()) == [
        "README.md", "exercise1/README.md", "exercise1/work.py", wheel.name(), "requirements.txt",
        "visible/exercise1/answers.bin", "visible/exercise1/conftest.py", "visible/exercise1/exercise.toml",
        "visible/exercise1/play.py", "visible/exercise1/test_work.py",
    ]  # fmt: skip
    text = "\n".join(path.read_text(errors="replace") for path in (release / "visible").rglob("*") if path.is_file())
    assert not re.search("(?i)secret|return 2|SOLUTION|test_own", text)
    assert "test_twice" in text


def test_the_visible_tests_are_graded_and_that_is_said(release: Path, tmp_path: Path) -> None:
    report = graded(release, tmp_path, SOLUTION)
    assert (report.score, report.max_score) == (2.0, 2.0)
    assert [test.title for test in report.tests] == ["double doubles.", "Twice is four times."]
    (said,) = report.warnings
    assert said == (
        "Only the visible tests are here. The hidden ones are run, and mistakes named, when you hand in to your course."
    )


def test_it_is_used_unasked_only_where_no_course_is_bundled(
    release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tests of a course run unjailed: a student's folder must not bring its own."""
    monkeypatch.chdir(release / "exercise1")
    assert load_course().root != release
    monkeypatch.setattr("grader.catalog.course.bundled_root", lambda: tmp_path)
    assert load_course().root == release
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match="is not a course"):
        load_course()


def test_a_wrong_program_loses_points_there_too(release: Path, tmp_path: Path) -> None:
    report = graded(release, tmp_path, SOLUTION.replace("2 * x", "3 * x"))
    assert report.score == 0.0
    assert "differs" in report.tests[0].message or "expected" in report.tests[0].message
    assert report.mistakes == ()


def test_a_question_that_nobody_wrote_down_is_no_failure_of_the_student(release: Path, tmp_path: Path) -> None:
    """``first`` is wrong here, but the test ends at its first comparison; the rest is never asked."""
    report = graded(release, tmp_path, "def double(x):\n    return 2 * x if not isinstance(x, float) else 5.0\n")
    assert [test.status for test in report.tests] == [TestStatus.PASSED, TestStatus.FAILED]
    with pytest.raises(Unrecorded):
        Recorded({}).call(Call("double", (2.0,)))


def test_a_damaged_file_is_told(release: Path, tmp_path: Path, course: Course) -> None:
    path = tmp_path / "answers.bin"
    data = (release / "visible/exercise1/answers.bin").read_bytes()
    for text in (data[:-3], b"", b"x" * 40, data[60:]):
        path.write_bytes(text)
        with pytest.raises(CourseError, match="Unpack the course again"):
            load(path)


def test_a_release_with_a_damaged_file_gives_no_score(release: Path, tmp_path: Path) -> None:
    own = shutil.copytree(release, tmp_path / "course")
    path = own / "visible/exercise1/answers.bin"
    path.write_bytes(path.read_bytes()[60:])
    report = graded(own, tmp_path, "def double(x):\n    return 2 * x\n")
    assert report.status is ReportStatus.GRADER_ERROR
    assert "answers.bin is damaged" in report.warnings[0]


def test_answers_come_back_as_they_were(tmp_path: Path) -> None:
    tensor = TensorValue(np.ones((2, 1), np.float32), requires_grad=True, is_parameter=False)
    answers = {
        b"\x01" * 16: Returned({"dW1": np.arange(6.0).reshape(2, 3), "n": (1, None, float("inf"))}),
        b"\x02" * 16: Returned(tensor),
    }
    path = tmp_path / "answers.bin"
    path.write_bytes(dump(7, answers))
    assert seed_of(path) == 7
    found = load(path)
    np.testing.assert_array_equal(found[b"\x01" * 16].value["dW1"], np.arange(6.0).reshape(2, 3))
    assert found[b"\x01" * 16].value["n"] == (1, None, float("inf"))
    assert found[b"\x02" * 16].value.requires_grad


@pytest.mark.parametrize("exercise", load_course().exercises, ids=lambda exercise: exercise.id)
def test_no_hidden_test_of_the_course_is_in_it(exercise: Exercise) -> None:
    hidden = {
        node.name: str(ast.get_docstring(node))
        for path in exercise.reference.glob("test_*.py")
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.FunctionDef) and any("mark.hidden" in ast.unparse(one) for one in node.decorator_list)
    }
    text = "\n".join(_parts(exercise, set()).values())
    assert not [name for name in hidden if re.search(rf"\b{name}\b", text)]
    assert not [title for title in hidden.values() if title in text]


def test_a_bundled_exercise_is_written_down_and_all_its_variants_pass() -> None:
    course = load_course()
    exercise = course.find("exercise3")
    with start_sandbox(exercise, course) as sandbox:
        parts = visible(exercise, course, sandbox)
    assert {"exercise.toml", "answers.bin", "conftest.py", "test_gradients.py"} <= set(parts)
    assert len(parts["answers.bin"].data) < 1 << 20
