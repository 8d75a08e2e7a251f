"""The same submission, seed and version give the same report, whatever else the machine does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.append(str(Path(__file__).resolve().parents[2]))  # this folder is also a program: python -m tests.mixed.batch

from grader.catalog import Course
from grader.grading import start_sandbox
from tests.mixed.batch import Entry, compared, graded, ground, honest_entries, hostile_entries, sample

HONEST, HOSTILE = 7, 4
EXERCISES = ("exercise1", "exercise2")


@pytest.fixture(scope="session")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return ground(tmp_path_factory.mktemp("mixed"))


def set_apart(known: list[Entry], right: list[Entry]) -> list[Entry]:
    return [entry for entry in known if entry not in right]


def test_honest_among_hostile(course: Course, tmp_path: Path) -> None:
    """``python -m tests.mixed.batch`` does the same with 100 and 60."""
    known = [entry for entry in honest_entries(course) if entry.exercise in EXERCISES]
    right = [entry for entry in known if "stories" not in str(entry.path)]
    honest = sample(right, HONEST - 3, 1) + sample(set_apart(known, right), 3, 1)
    hostile = sample((entry for entry in hostile_entries(quick=True) if entry.exercise in EXERCISES), HOSTILE, 1)
    assert (len(honest), len(hostile)) == (HONEST, HOSTILE)
    assert not compared(course, honest, hostile, tmp_path, fresh=False, seed=5)


@pytest.fixture
def wrong(course: Course) -> Entry:
    """A submission with named mistakes: what can differ is in its report."""
    return next(
        entry for entry in honest_entries(course) if entry.path.name == "two-mistakes" or "stories" in str(entry.path)
    )


def test_again_and_in_a_fresh_sandbox(course: Course, wrong: Entry, tmp_path: Path) -> None:
    exercise = course.find(wrong.exercise)
    with start_sandbox(exercise, course) as box:
        first = graded(wrong, course, box, tmp_path)
        assert first.mistakes
        assert graded(wrong, course, box, tmp_path) == first
    with start_sandbox(exercise, course) as box:
        assert graded(wrong, course, box, tmp_path) == first


@pytest.fixture
def cores() -> Iterator[list[int]]:
    """The cores of this machine; whatever a test sets is undone."""
    before = os.sched_getaffinity(0)
    yield sorted(before)
    os.sched_setaffinity(0, before)


@pytest.mark.parametrize("story", ["exercise3", "exercise4"])
def test_one_core_or_two_and_any_order_of_sets(course: Course, cores: list[int], story: str) -> None:
    """In processes of their own, whose sets and dictionaries are in another order each time."""
    if len(cores) < 2:
        pytest.skip("needs two cores")
    entry = next(entry for entry in honest_entries(course) if entry.exercise == story and "stories" in str(entry.path))
    command = [sys.executable, "-m", "grader.cli", "check", story, "--submission", str(entry.path), "--seed", "5"]
    running = []
    for number, used in enumerate((cores[:1], cores[:2]), start=1):
        os.sched_setaffinity(0, used)
        environment = {**os.environ, "PYTHONHASHSEED": str(number)}
        running.append(subprocess.Popen([*command, "--format", "json"], stdout=subprocess.PIPE, env=environment))
    one, two = (_timeless(process.communicate()[0]) for process in running)
    assert one == two
    assert one["status"] == "failed"


def _timeless(text: bytes) -> Any:
    return {**json.loads(text), "seconds": 0}
