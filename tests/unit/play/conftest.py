"""Playgrounds without a jail, and with one."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from grader.catalog import Course, load_course
from grader.catalog.playground import Playground, read_playground
from grader.model.exercise import Exercise
from grader.model.submission import SourceFile, Submission
from grader.play.board import Board
from grader.sandbox import Sandbox


@pytest.fixture(scope="session")
def course() -> Course:
    return load_course()


@pytest.fixture(scope="session")
def exercise(course: Course) -> Exercise:
    return course.find("exercise6")


@pytest.fixture(scope="session")
def playground(exercise: Exercise) -> Playground:
    return read_playground(exercise)


@pytest.fixture(scope="session")
def solution(exercise: Exercise) -> str:
    return (exercise.reference / "solution" / exercise.file).read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def box() -> Iterator[Sandbox]:
    """One for all tests of a file."""
    with Sandbox.start("numpy") as started:
        yield started


def submission(source: str, name: str = "xor.py") -> Submission:
    """One file."""
    return Submission("ada", (SourceFile(name, source.encode()),), name, f"{hash(source):x}")


@pytest.fixture
def submitted() -> Callable[..., Submission]:
    return submission


def until(board: Board, fits: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    """The first state that fits."""
    end, state = time.monotonic() + 60.0, {"version": 0}
    while time.monotonic() < end:
        state = json.loads(board.wait(state.get("version", 0), 5.0))
        if state.get("version") and fits(state):
            return state
    raise AssertionError(f"this never came; the last was {state}")


@pytest.fixture
def awaited() -> Callable[..., dict[str, Any]]:
    return until
