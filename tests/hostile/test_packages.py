"""Honest solutions in hostile company: folders and archives whose other files want to take over."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from grader.grading import grade
from grader.intake import read_submission

TAKEOVER = b"""
import sys
raise SystemExit("taken over by " + __name__)
"""
HOOK = b"""
def pytest_runtest_makereport(item, call):
    raise SystemExit("taken over")
"""
COMPANY = {
    "fake numpy": {"numpy.py": TAKEOVER, "numpy/__init__.py": TAKEOVER},
    "fake standard library": {
        f"{name}.py": TAKEOVER for name in ("json", "struct", "random", "types", "warnings", "os")
    },
    "fake worker": {
        f"{name}.py": TAKEOVER for name in ("wire", "worker", "jail", "zygote", "inside", "values", "calling")
    },
    "fake grader": {"grader/__init__.py": TAKEOVER, "grader/authoring.py": TAKEOVER, "nngrade.py": TAKEOVER},
    "fake probes": {"probes.py": TAKEOVER, "mistakes.py": TAKEOVER, "submission.py": TAKEOVER, "solution.py": TAKEOVER},
    "start-up files": {
        f"{name}.py": TAKEOVER for name in ("sitecustomize", "usercustomize", "__main__", "__init__", "site")
    },
    "test hooks": {
        "conftest.py": HOOK,
        "test_forward.py": HOOK,
        "pytest.py": TAKEOVER,
        "pytest.ini": b"[pytest]\npython_files=*.py",
    },
    "configuration": {
        "nngrade.toml": b"course = '/tmp'",
        "pyproject.toml": b"[tool.pytest.ini_options]\naddopts = '--co'",
    },
    "paths": {
        "x.pth": b"import sys; sys.exit(0)",
        "setup.cfg": b"[tool:pytest]\naddopts=--co",
        ".env": b"PYTHONPATH=/tmp",
    },
    "native code": {"numpy.so": b"\x7fELF", "forward.so": b"\x7fELF", "__pycache__/forward.cpython-311.pyc": b"\0\0"},
    "pickles": {"model.pt": b"\x80\x04cos\nsystem\n", "cache.npy": b"\x93NUMPY", "x.pkl": b"cos\nsystem\n(S'id'\ntR."},
    "same name below": {"old/forward.py": TAKEOVER, "forward/__init__.py": TAKEOVER, "backup/forward (1).py": TAKEOVER},
    "a reference of its own": {"reference/exercise1/exercise.toml": b"points = 1", "exercises/forward.py": TAKEOVER},
    "results": {"results.json": b'{"score": 100}', "grades.csv": b"id,score\nme,100", "report.json": b"{}"},
}


@pytest.mark.parametrize("name", COMPANY)
def test_full_marks_in_bad_company(name, shooting_range, tmp_path):
    exercise = shooting_range.course.find("exercise1")
    files = {"forward.py": (exercise.reference / "solution" / "forward.py").read_bytes(), **COMPANY[name]}
    # An archive can hold a file and a folder of one name; the other rules are the same for both (tests/unit/intake).
    submission = read_submission(_zip(tmp_path / "hw.zip", files), main=exercise.file)
    box = shooting_range.box("A", exercise)
    report = grade(exercise, submission, course=shooting_range.course, seed=7, sandbox=box)
    wrong = [f"{test.id}: {test.status.value} {test.message}" for test in report.tests if test.points < test.max_points]
    assert not wrong, "\n".join([*wrong[:3], *report.warnings])
    assert report.score == 10.0, report.warnings


@pytest.mark.parametrize(
    "stem", ["random", "numpy", "json", "submission", "probes", "conftest", "test_forward", "__init__", "os"]
)
def test_a_solution_of_an_unlucky_name(stem, shooting_range, tmp_path):
    exercise = shooting_range.course.find("exercise1")
    path = tmp_path / f"{stem}.py"
    path.write_bytes((exercise.reference / "solution" / "forward.py").read_bytes())
    box = shooting_range.box("A", exercise)
    submission = read_submission(path, main=exercise.file)
    report = grade(exercise, submission, course=shooting_range.course, seed=7, sandbox=box)
    assert report.score == 10.0, [test.message for test in report.tests if test.points < test.max_points][:2]


def _zip(path: Path, files: dict[str, bytes]) -> Path:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    path.write_bytes(buffer.getvalue())
    return path
