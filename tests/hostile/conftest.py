"""What the hostile programs are let loose on: a copy of the course, a canary, and a sandbox of every tier there is."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from grader.catalog import Course, load_course
from grader.catalog.course import bundled_root
from grader.errors import SandboxError
from grader.grading import start_sandbox, start_shared
from grader.judge.shared import Shared
from grader.model.exercise import Exercise
from grader.sandbox import Sandbox


@dataclass
class Range:
    """The shooting range. Nothing in it is the real thing: an attack that succeeds harms only this folder."""

    course: Course
    outside: Path
    """A folder beside the submissions; the canary lies in it."""
    canary: Path
    token: str
    """The canary's text, also in the judge's environment: whoever reports it has read what it must not read."""
    boxes: dict[tuple[str, str], Sandbox] = field(default_factory=dict)
    warm: dict[tuple[str, str], set[int]] = field(default_factory=dict)
    """The processes of a sandbox that only waits."""
    _shared: dict[tuple[str, str, int], Shared] = field(default_factory=dict)

    def box(self, tier: str, exercise: Exercise) -> Sandbox:
        """The sandbox for an exercise, started once; skips the test on a machine without this tier."""
        key = (tier, exercise.framework)
        if key not in self.boxes:
            box = start_sandbox(exercise, self.course, tier)
            try:
                assert box.isolation.tier == tier
            except SandboxError as error:
                pytest.skip(f"This machine has no isolation tier {tier}: {error}")
            self.boxes[key] = box
            self.warm[key] = processes(box.mark)
        return self.boxes[key]

    def shared(self, exercise: Exercise, box: Sandbox, seed: int) -> Shared:
        """Collected tests and the solution's answers: asked for once, for all programs of an exercise in a sandbox."""
        key = (box.mark, exercise.id, seed)
        if key not in self._shared:
            self._shared[key] = start_shared(exercise, box, seed)
        return self._shared[key]

    def close(self) -> None:
        """End everything that was started."""
        for shared in self._shared.values():
            shared.close()
        for box in self.boxes.values():
            box.close()

    def strays(self, tier: str, exercise: Exercise) -> set[int]:
        """Processes that a program left running beside its sandbox."""
        key = (tier, exercise.framework)
        return processes(self.boxes[key].mark) - self.warm[key]

    def submission(self, path: Path, folder: Path, main: str) -> Path:
        """A copy of a hostile program that knows where its targets are."""
        targets = {
            "@CANARY@": self.canary,
            "@OUTSIDE@": self.outside,
            "@REFERENCE@": self.course.root / "reference",
            "@REPOSITORY@": self.course.root,
            "@JUDGE@": f"/proc/{os.getpid()}",
            "@JUDGEPID@": os.getpid(),
        }
        data = path.read_bytes()
        for mark, target in targets.items():
            data = data.replace(mark.encode(), str(target).encode())
        copied = folder / main
        copied.write_bytes(data)
        return copied


def processes(mark: str) -> set[int]:
    """The processes of a sandbox and whatever its programs left running."""
    wanted = f"NNGRADE_MARK={mark}".encode()
    found = set()
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if wanted in (entry / "environ").read_bytes().split(b"\0"):
                    found.add(int(entry.name))
            except OSError:
                continue  # gone already, or another user's
    return found


@pytest.fixture(scope="session")
def shooting_range(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Range]:
    """Copies the course, so that no attack can reach the real one; ends every sandbox afterwards."""
    root = tmp_path_factory.mktemp("course")
    for name in ("reference", "exercises"):
        shutil.copytree(bundled_root() / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    outside = tmp_path_factory.mktemp("outside")
    token = "canary-" + secrets.token_hex(12)
    canary = outside / "kept" / "secret.txt"
    canary.parent.mkdir()
    canary.write_text(token)
    for path in (outside, canary.parent, canary, *outside.parents[:3]):
        path.chmod(path.stat().st_mode | 0o755)  # only the jail may stand in the way, not the mode of a folder
    os.environ["NNGRADE_TOKEN"] = token
    made = Range(load_course(root), outside, canary, token)
    yield made
    del os.environ["NNGRADE_TOKEN"]
    marks = [box.mark for box in made.boxes.values()]
    made.close()
    assert not [pid for mark in marks for pid in processes(mark)], "processes outlived their sandbox"
