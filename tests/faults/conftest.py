"""A course with two quick functions, and hands that kill a part of the grader at a step of its work."""

from __future__ import annotations

import os
import select
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from grader.catalog import Course, load_course
from grader.grading import start_sandbox
from grader.intake import read_submission
from grader.model.exercise import Exercise
from grader.model.submission import Submission
from grader.sandbox import Sandbox

TOML = 'id = "exercise1"\ntitle = "Faults"\nfile = "work.py"\nframework = "numpy"\nchapter = "One"\npoints = 2\n'
SOLUTION = "def double(x):\n    return 2 * x\n\n\ndef triple(x):\n    return 3 * x\n"
TESTS = '''
import numpy as np
import pytest

@pytest.mark.points(1)
def test_double(agree, rng):
    """double doubles."""
    agree("double", rng.normal(size=3))
    agree("double", 2.0)

@pytest.mark.points(1)
def test_triple(agree):
    """triple is three times."""
    agree("triple", np.ones(2))
'''
WRONG = SOLUTION.replace("3 * x", "4 * x")


@pytest.fixture(scope="session")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    root = tmp_path_factory.mktemp("faults")
    for folder in ("reference/exercise1/solution", "exercises/exercise1"):
        (root / folder).mkdir(parents=True)
    (root / "reference/exercise1/exercise.toml").write_text(TOML)
    (root / "reference/exercise1/solution/work.py").write_text(SOLUTION)
    (root / "reference/exercise1/test_work.py").write_text(TESTS)
    (root / "exercises/exercise1/work.py").write_text("def double(x):\n    raise NotImplementedError\n")
    return load_course(root)


@pytest.fixture(scope="session")
def exercise(course: Course) -> Exercise:
    return course.find("exercise1")


@pytest.fixture(params=[SOLUTION, WRONG], ids=["right", "wrong"])
def submission(request: pytest.FixtureRequest, tmp_path: Path) -> Submission:
    path = tmp_path / "work.py"
    path.write_text(request.param)
    return read_submission(path, main="work.py")


@pytest.fixture(scope="session")
def warm(course: Course, exercise: Exercise) -> Iterator[Callable[[str], Sandbox]]:
    """``warm(tier)``: a sandbox that all tests share."""
    boxes: dict[str, Sandbox] = {}

    def get(tier: str) -> Sandbox:
        if tier not in boxes:
            boxes[tier] = start_sandbox(exercise, course, tier)
            assert boxes[tier].isolation.tier == tier
        return boxes[tier]

    yield get
    for box in boxes.values():
        box.close()


def marked(mark: str) -> list[int]:
    """Processes that carry the mark."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError):
                if f"NNGRADE_MARK={mark}".encode() in (entry / "environ").read_bytes().split(b"\0"):
                    found.append(int(entry.name))
    return found


def children(pid: int) -> list[int]:
    return sorted(map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split()))


def family(box: Sandbox) -> tuple[int, int, list[int]]:
    """Launcher, zygote and workers (the oldest first)."""
    launcher = box._source._process.pid
    (zygote,) = children(launcher)
    return launcher, zygote, children(zygote)


@pytest.fixture
def zygote_of() -> Callable[[Sandbox], int]:
    return lambda box: family(box)[1]


@pytest.fixture
def gone() -> Callable[[Sandbox | str], None]:
    """``gone(sandbox)`` waits until nothing of a sandbox runs any more."""
    return lambda box: wait_until(lambda: not marked(box if isinstance(box, str) else box.mark))


class Hand:
    """Kills one process of a sandbox at the n-th step: before a message is sent or an answer is waited for."""

    def __init__(self, box: Sandbox, who: str, step: int) -> None:
        self._box, self._who, self._left = box, who, step
        self._before = set(family(box)[2])  # of an earlier run, on their way out
        self.killed = False
        self.steps = 0

    def __call__(self) -> None:
        self.steps += 1
        self._left -= 1
        if self._left != 0:
            return
        launcher, zygote, workers = family(self._box)
        workers = [pid for pid in workers if pid not in self._before and not _over(pid)]
        named = {"launcher": [launcher], "zygote": [zygote], "oldest": workers[:1], "youngest": workers[-1:]}
        for pid in named[self._who]:
            os.kill(pid, signal.SIGKILL)
            self.killed = True
            wait_until(lambda pid=pid: _over(pid))


def _over(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] in "ZX"
    except OSError:
        return True


def wait_until(condition: Callable[[], object]) -> None:
    """Waits for a state, not for a time; half a minute is only for a machine that does nothing at all."""
    end = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < end, "this never came true"
        select.select([], [], [], 0.001)  # looked at a thousand times a second


_STEPS = (("exchange", "Exchange", "ask"), ("exchange", "Exchange", "answer"), ("exchange", "Exchange", "close"),
          ("zygotes", "Zygote", "fork"))  # fmt: skip


@pytest.fixture
def hands() -> Iterator[pytest.MonkeyPatch]:
    with pytest.MonkeyPatch.context() as patch:
        yield patch


@pytest.fixture
def lift(hands: pytest.MonkeyPatch) -> Callable[[], None]:
    """Takes the killing hand away."""
    return hands.undo


@pytest.fixture
def hand(hands: pytest.MonkeyPatch) -> Callable[[Sandbox, str, int], Hand]:
    """``hand(sandbox, who, step)`` puts a killing hand at every step of the protocol."""

    def place(sandbox: Sandbox, who: str, step: int) -> Hand:
        made = Hand(sandbox, who, step)
        for module, kind, name in _STEPS:
            found = getattr(import_module(f"grader.sandbox.{module}"), kind)
            hands.setattr(found, name, _after(made, getattr(found, name)))
        return made

    return place


def _after(hand: Hand, real: Callable[..., Any]) -> Callable[..., Any]:
    def step(*given: Any, **named: Any) -> Any:
        hand()
        return real(*given, **named)

    return step
