"""Honest solutions in hostile company: folders and archives whose other files want to take over."""

from __future__ import annotations

import base64
import io
import json
import zipfile
from pathlib import Path

import pytest

from grader.grading import grade, start_sandbox
from grader.intake import read_submission

HERE = Path(__file__).parent
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


def test_pickles_in_the_outputs_of_a_notebook(shooting_range, tmp_path):
    """G05: what a notebook has shown earlier is not looked at."""
    exercise = shooting_range.course.find("exercise1")
    source = (exercise.reference / "solution" / "forward.py").read_text()
    gadget = base64.b64encode(b"\x80\x04cos\nsystem\n(S'false'\ntR.").decode()
    output = {
        "output_type": "display_data",
        "metadata": {},
        "data": {"application/x-pickle": gadget, "application/octet-stream": gadget, "text/html": "<script>"},
    }
    cell = {"cell_type": "code", "metadata": {}, "execution_count": 1, "source": source, "outputs": [output] * 20}
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {"widgets": {"x": gadget}}, "cells": [cell]}
    path = tmp_path / "forward.ipynb"
    path.write_text(json.dumps(notebook))
    box = shooting_range.box("A", exercise)
    submission = read_submission(path, main=exercise.file)
    report = grade(exercise, submission, course=shooting_range.course, seed=7, sandbox=box)
    assert report.score == 10.0, report.warnings


def test_two_at_once(shooting_range):
    """Q08: two sandboxes of one course beside each other give the same report as one."""
    exercise = shooting_range.course.find("exercise1")
    submission = read_submission(exercise.reference / "solution", main=exercise.file)
    first = shooting_range.box("A", exercise)
    second = start_sandbox(exercise, shooting_range.course, "A")
    try:
        reports = [
            grade(exercise, submission, course=shooting_range.course, seed=7, sandbox=box)
            for box in (first, second, first)
        ]
    finally:
        second.close()
    assert [report.score for report in reports] == [10.0] * 3
    assert reports[0].tests == reports[1].tests == reports[2].tests


def test_a_hostile_program_handed_in_by_a_student(shooting_range, tmp_path):
    """Q11: our own attacks are public. Beside an honest file they are only files."""
    exercise = shooting_range.course.find("exercise1")
    files = {path.name: path.read_bytes() for path in sorted(HERE.glob("[ABL]/*.py"))}
    files["forward.py"] = (exercise.reference / "solution" / "forward.py").read_bytes()
    submission = read_submission(_zip(tmp_path / "hw.zip", files), main=exercise.file)
    box = shooting_range.box("A", exercise)
    report = grade(exercise, submission, course=shooting_range.course, seed=7, sandbox=box)
    assert report.score == 10.0, report.warnings
