"""Grades honest submissions alone, then again among hostile ones, and compares the reports:
``python -m tests.mixed.batch --honest 100 --hostile 60``.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from grader.catalog import Course, load_course
from grader.catalog.course import bundled_root
from grader.grading import grade, start_sandbox
from grader.intake import read_submission
from grader.model.exercise import Exercise, Limits
from grader.model.report import Report
from grader.render.json import as_json
from grader.sandbox import Sandbox

TESTS = Path(__file__).resolve().parents[1]
SEED = 20
_LIMITS = {"load": "load_seconds", "call": "call_seconds", "total": "total_seconds", "memory": "memory_bytes"}


@dataclass(frozen=True)
class Entry:
    """One submission of the batch."""

    exercise: str
    path: Path
    hostile: bool = False

    def __str__(self) -> str:
        return f"{self.exercise} {self.path.name if self.path.is_file() else '/'.join(self.path.parts[-2:])}"


def honest_entries(course: Course) -> list[Entry]:
    """Solutions, other right programs, and the wrong ones that students write."""
    found = []
    for exercise in course.exercises:
        reference = exercise.reference
        found += [
            Entry(exercise.id, path)
            for path in (reference / "solution", *sorted((reference / "variants").glob("*.py")))
        ]
        stories = sorted((TESTS / "stories" / exercise.id).glob("*/expected.json"))
        found += [Entry(exercise.id, path.parent) for path in stories]
    return [entry for entry in found if entry.path.exists()]


def hostile_entries(*, quick: bool) -> list[Entry]:
    """``quick``: only those that need no limits of their own, because they end by themselves."""
    found = []
    for path in sorted((TESTS / "hostile").glob("?/*.py")):
        header = _header(path)
        slow = "# limits:" in header or "# when:" in header
        found += [Entry(re.search(r"# exercise: (\w+)", header)[1], path, True)] if not (quick and slow) else []  # type: ignore[index]
    return found


def _header(path: Path) -> str:
    return path.read_bytes()[:8000].replace(b"\0", b"").decode("utf-8", "replace")


def ground(root: Path) -> Course:
    """A copy of the course: an attack that succeeds harms only that."""
    for name in ("reference", "exercises"):
        shutil.copytree(bundled_root() / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    return load_course(root)


def graded(entry: Entry, course: Course, box: Sandbox, folder: Path) -> Report:
    """The report, with the time left out."""
    exercise = course.find(entry.exercise)
    path = _armed(entry, course, folder, exercise) if entry.hostile else entry.path
    if entry.hostile:
        exercise = replace(exercise, limits=_limits(entry))
    submission = read_submission(path, main=exercise.file)
    return replace(grade(exercise, submission, course=course, seed=SEED, sandbox=box), seconds=0.0)


def _limits(entry: Entry) -> Limits:
    given = re.search(r"# limits: (.*)", _header(entry.path))
    pairs = [pair.split("=") for pair in given[1].split()] if given else []
    values = {_LIMITS[key]: int(float(value)) if key == "memory" else float(value) for key, value in pairs}
    return replace(Limits(), **values)  # type: ignore[arg-type]


def _armed(entry: Entry, course: Course, folder: Path, exercise: Exercise) -> Path:
    """A copy that knows where its targets are."""
    data = entry.path.read_bytes()
    targets = {
        "@CANARY@": folder / "canary", "@OUTSIDE@": folder, "@REFERENCE@": course.root / "reference",
        "@REPOSITORY@": course.root, "@JUDGE@": f"/proc/{os.getpid()}", "@JUDGEPID@": os.getpid(),
    }  # fmt: skip
    for mark, target in targets.items():
        data = data.replace(mark.encode(), str(target).encode())
    path = folder / "hostile" / exercise.file
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    return path


def compared(
    course: Course, honest: list[Entry], hostile: list[Entry], folder: Path, *, fresh: bool, seed: int
) -> list[str]:
    """What is different about the honest reports; empty when nothing is.

    ``fresh``: alone means a sandbox of its own (of NumPy; one of torch takes seconds to warm).
    """
    alone: dict[Entry, Report] = {}
    (folder / "canary").write_text("tweet")
    with ExitStack() as stack:
        first: dict[str, Sandbox] = {}
        for entry in honest:
            exercise = course.find(entry.exercise)
            if fresh and exercise.framework == "numpy":
                with start_sandbox(exercise, course) as box:
                    alone[entry] = graded(entry, course, box, folder)
                continue
            if exercise.framework not in first:
                first[exercise.framework] = stack.enter_context(start_sandbox(exercise, course))
            alone[entry] = graded(entry, course, first[exercise.framework], folder)
    batch = [*honest, *hostile]
    random.Random(seed).shuffle(batch)
    wrong = []
    with ExitStack() as stack:
        warm: dict[str, Sandbox] = {}
        for entry in batch:
            exercise = course.find(entry.exercise)
            if exercise.framework not in warm:
                warm[exercise.framework] = stack.enter_context(start_sandbox(exercise, course))
            report = graded(entry, course, warm[exercise.framework], folder)
            if not entry.hostile and report != alone[entry]:
                wrong.append(f"{entry}: {_difference(report, alone[entry])}")
    return wrong


def _difference(report: Report, alone: Report) -> str:
    left, right = as_json(report), as_json(alone)
    names = [name for name in left if json.dumps(left[name], default=str) != json.dumps(right[name], default=str)]
    tests = [f"{a.id}: {a.status.value} {a.message!r}, alone {b.status.value} {b.message!r}"
             for a, b in zip(report.tests, alone.tests, strict=False) if a != b]  # fmt: skip
    return f"{', '.join(names)} differ. {' '.join(tests[:2])} {' '.join(report.warnings[:1])}"


def sample(entries: Iterable[Entry], count: int, seed: int) -> list[Entry]:
    """That many, drawn."""
    found = list(entries)
    return random.Random(seed).sample(found, min(count, len(found)))


def main() -> int:
    """The batch; 1 when a report differs."""
    parser = argparse.ArgumentParser(prog="python -m tests.mixed.batch", description=__doc__)
    parser.add_argument("--honest", type=int, default=100)
    parser.add_argument("--hostile", type=int, default=60)
    parser.add_argument("--seed", type=int, default=int.from_bytes(os.urandom(3), "big"))
    given = parser.parse_args()
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="nngrade-mixed-") as name:
        course = ground(Path(name))
        honest = sample(honest_entries(course), given.honest, given.seed)
        hostile = sample(hostile_entries(quick=False), given.hostile, given.seed)
        wrong = compared(course, honest, hostile, Path(name), fresh=True, seed=given.seed)
    print("\n".join(wrong))
    minutes = (time.monotonic() - started) / 60
    print(
        f"{len(honest)} honest among {len(hostile)} hostile, seed {given.seed}: {len(wrong)} differ ({minutes:.1f} min)"
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
