"""A small course on disk, and stand-ins for the parts that grade: these tests are about the command line only."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from grader.cli.run import run
from grader.model.report import Report, ReportStatus, SubmissionInfo, TestResult, TestStatus

TOML = """\
id = "{id}"
title = "{title}"
file = "{file}"
framework = "{framework}"
chapter = "Part {id}"
points = 10
"""
MISTAKES = '''\
from grader.authoring import mistake


@mistake(
    "bp-no-mean",
    of="backward",
    title="The gradients are summed.",
    hint="Compare one example with four.",
    chapter="Part 3",
)
def bp_no_mean(params, cache, y):
    """A sum grows with the batch.

    The step then depends on the batch size.
    """
'''
EXERCISES = (
    ("exercise1", "The forward pass", "forward.py", "numpy"),
    ("exercise3", "Backpropagation", "backprop.py", "numpy"),
    ("exercise4", "The training loop", "training.py", "torch"),
)


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course with three exercises, one known mistake and two samples."""
    root = tmp_path / "course"
    for name, title, file, framework in EXERCISES:
        reference, handout = root / "reference" / name, root / "exercises" / name
        (reference / "demo").mkdir(parents=True)
        handout.mkdir(parents=True)
        (reference / "exercise.toml").write_text(TOML.format(id=name, title=title, file=file, framework=framework))
        (handout / file).write_text("raise NotImplementedError\n")
        (handout / "README.md").write_text(f"# {title}\n")
    (root / "reference/exercise3/mistakes.py").write_text(MISTAKES)
    (root / "reference/exercise3/demo/a_right.py").write_text("# A right one.\n")
    (root / "reference/exercise4/demo/b_wrong.py").write_text("# A wrong one.\n")
    return root


def make_report(score: float = 10.0, status: ReportStatus | None = None, exercise: str = "exercise3") -> Report:
    """A report with one test."""
    test = TestResult(
        "test_all", "All is well.", TestStatus.PASSED if score == 10 else TestStatus.FAILED, score, 10.0, False
    )
    return Report(
        nngrade="0.1.0",
        exercise=exercise,
        title="Backpropagation",
        submission=SubmissionInfo("backprop", ("backprop.py",), "0" * 64),
        status=status or (ReportStatus.PASSED if score == 10 else ReportStatus.FAILED),
        score=score,
        max_score=10.0,
        seed=1,
        seconds=0.1,
        tests=() if status is ReportStatus.GRADER_ERROR else (test,),
        warnings=("The jail broke.",) if status is ReportStatus.GRADER_ERROR else (),
    )


@dataclass
class Stage:
    """What the stand-ins do, and what was asked of them, in order."""

    answer: Report | BaseException = field(default_factory=make_report)
    events: list[Any] = field(default_factory=list)
    asked: dict[str, Any] = field(default_factory=dict)

    def start_sandbox(self, exercise: Any, course: Any) -> Any:
        self.events.append(f"start {exercise.framework}")
        return SimpleNamespace(dismiss=lambda: self.events.append("dismiss"), close=lambda: self.events.append("close"))

    def read_submission(self, path: Path, *, main: str, parts: tuple[str, ...]) -> Any:
        self.events.append(f"read {path.name}")
        return SimpleNamespace(id=path.stem, main=main)

    def grade(self, exercise: Any, submission: Any, **asked: Any) -> Report:
        self.events.append(f"grade {exercise.id}")
        self.asked = asked
        if isinstance(self.answer, BaseException):
            raise self.answer
        return self.answer


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Stage:
    """Grading without a sandbox."""
    made = Stage()
    grading = SimpleNamespace(grade=made.grade, start_sandbox=made.start_sandbox)
    monkeypatch.setitem(sys.modules, "grader.grading", grading)
    monkeypatch.setitem(sys.modules, "grader.intake", SimpleNamespace(read_submission=made.read_submission))
    return made


@dataclass(frozen=True)
class Ended:
    """A command after its end."""

    code: int
    out: str
    err: str


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Ended]:
    """Runs a command in an empty folder ``work`` and returns what came out of it."""
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "NNGRADE_DEBUG"):
        monkeypatch.delenv(name, raising=False)

    def call(*args: str | Path) -> Ended:
        code = run([str(arg) for arg in args])
        text = capsys.readouterr()
        return Ended(code, text.out, text.err)

    return call


@pytest.fixture
def report_of() -> Callable[..., Report]:
    """Makes reports with one test."""
    return make_report
