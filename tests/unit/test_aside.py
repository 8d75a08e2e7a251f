"""The judge in a process of its own, as the command uses it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from grader import aside
from grader.catalog import load_course
from grader.cli import _will_grade

linux = pytest.mark.skipif(sys.platform != "linux", reason="only where a sandbox is a process that can be handed on")
Check = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """``check("exercise1", "--seed", "3")``: the command in a process of its own."""

    def run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "grader.cli", "check", *words]
        where = {**os.environ, "PYTHONPATH": str(Path(aside.__file__).parents[1]), **environment}
        return subprocess.run(command, cwd=tmp_path, env=where, capture_output=True, text=True, check=False)

    return run


@linux
def test_the_report_is_that_of_one_process(check: Check, tmp_path: Path) -> None:
    exercise = load_course().find("exercise2")
    work = exercise.reference / "demo"
    submission = next(iter(sorted(work.glob("*.py"))), exercise.reference / "solution" / exercise.file)
    words = ("exercise2", "--submission", str(submission), "--seed", "5", "--format", "json")
    two, one = check(*words), check(*words, NNGRADE_DEBUG="1")
    assert two.stderr == one.stderr == ""
    assert two.returncode == one.returncode
    reports = [json.loads(done.stdout) for done in (two, one)]
    for report in reports:
        report.pop("seconds")
    assert reports[0] == reports[1]


WATCHED = """
import sys
from grader import aside, cli

follow = aside.Aside._follow

def seen(self, *how):
    report = follow(self, *how)
    print("judged aside", file=sys.stderr, flush=True)
    return report

aside.Aside._follow = seen
cli.main()
"""


@linux
def test_it_is_the_other_process_that_judges(tmp_path: Path) -> None:
    """What breaks in it would only make every check slower: this process would judge in its place, and say nothing."""
    solution = load_course().find("exercise2").reference / "solution"
    words = [sys.executable, "-c", WATCHED, "check", "exercise2", "--submission", str(solution)]
    where = {**os.environ, "PYTHONPATH": str(Path(aside.__file__).parents[1])}
    done = subprocess.run(words, cwd=tmp_path, env=where, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "judged aside\n")


EXERCISE = """
id = "exercise1"
title = "Doubling"
file = "work.py"
framework = "numpy"
chapter = "Numbers"
points = 3
"""
TESTS = """
import pytest


@pytest.mark.points(2)
def test_calls(student, agree):
    '''double counts its calls.'''
    agree.value(student.double(1), [2, 1])
    agree.value(student.double(1), [2, 2])


@pytest.mark.points(1)
def test_alone(student, agree):
    '''double counts its calls in each process.'''
    agree.value(student.double(3), [6, 1])
"""
WORK = """
calls = []


def double(z):
    calls.append(z)
    return [2 * z, len(calls)]
"""


@linux
@pytest.mark.parametrize("environment", [{}, {"NNGRADE_DEBUG": "1"}])
def test_a_long_call_is_made_in_a_fresh_process(check: Check, tmp_path: Path, environment: dict[str, str]) -> None:
    """Whether it begins before pytest is loaded, or when it is asked for by a judge that is alone."""
    reference = tmp_path / "course" / "reference" / "exercise1"
    (reference / "solution").mkdir(parents=True)
    (reference / "exercise.toml").write_text(EXERCISE)
    (reference / "test_work.py").write_text(TESTS)
    (reference / "solution" / "work.py").write_text(WORK)
    words = ("1", "--course", "course", "--submission", str(reference / "solution" / "work.py"), "--format", "json")
    assert json.loads(check(*words, **environment).stdout)["score"] == 2
    (reference / "ahead.py").write_text("CALLS = {'test_alone': [('double', 3)]}\n")
    done = check(*words, **environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["score"] == 3
    (reference / "ahead.py").write_text("CALLS = {'test_alone': [('double', 3)]\n")
    done = check(*words, **environment)
    assert done.returncode == 3
    assert "ahead.py cannot be read: SyntaxError" in json.loads(done.stdout)["warnings"][0]


@linux
@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("no-such-exercise",), 2, "There is no exercise 'no-such-exercise'"),
        (("exercise1", "--submission", "nothing.py"), 2, "nothing.py"),
        (("quiz", "--submission", "answers.toml"), 1, ""),
        (("--help",), 0, ""),
    ],
)
def test_nobody_waits_for_a_judge_that_is_not_needed(
    check: Check, tmp_path: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    (tmp_path / "answers.toml").write_text("q1 = 1\n")
    done = check(*words)
    assert done.returncode == code
    assert said in done.stderr


@pytest.mark.parametrize(
    ("words", "starts"),
    [
        (["check", "exercise1"], True),
        (["check"], False),
        (["check", "-h"], False),
        (["check", "exercise1", "--help"], False),
        (["list"], False),
        ([], False),
    ],
)
def test_only_a_check_starts_one(words: list[str], starts: bool) -> None:
    assert _will_grade(words) is starts


def test_what_is_loaded_ahead_is_what_grading_needs() -> None:
    """Else the second process would import it when it should be asking the student."""
    code = (
        "import sys; from grader import grading; grading.load(); before = {*sys.modules}\n"
        "from grader.catalog import load_course; from grader.intake import read_submission\n"
        "exercise = load_course().find('exercise1'); path = exercise.reference / 'solution'\n"
        "report = grading.grade(exercise, read_submission(path, main=exercise.file), course=load_course(), seed=1)\n"
        "assert report.score == report.max_score\n"
        "print(*({*sys.modules} - before))"
    )
    home = str(Path(aside.__file__).parents[1])
    done = subprocess.run([sys.executable, "-c", code], cwd=home, capture_output=True, text=True, check=True)
    late = [
        name for name in done.stdout.split() if name.startswith(("numpy", "pytest", "grader.judge", "grader.compare"))
    ]
    assert late == []
