"""The paths of three learners through exercise 3, each with all that their terminal shows.

``terminal.txt`` is a session: lines that begin with ``$`` are what was typed, the rest is the answer, exit codes other
than 0 in brackets. ``$ save FILE`` copies a file beside it to where the student writes. A minute passes before every
command. Write the answers anew with: ``python tests/paths/test_paths.py``
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest

from grader.cli.run import run

HERE = Path(__file__).resolve().parent
PATHS = sorted(path.parent for path in HERE.glob("*/terminal.txt"))
MORNING = 1_790_000_000.0  # 2026-09-21, 14:13:20 in UTC
CHANGES = ((re.compile(r"^Isolation: [\s\S]*?, seed (\d+), [\d.]+ s$", re.MULTILINE), r"Isolation: …, seed \1, … s"),)
"""What depends on the machine, and what stands for it."""


def typed(command: str, stories: Path) -> str:
    """Run one command in the current folder; returns what it printed."""
    words = shlex.split(command)
    if words[0] == "save":
        target = Path("exercise3/backprop.py")
        target.parent.mkdir(exist_ok=True)
        shutil.copyfile(stories / words[1], target)
        return ""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        code = run(words[1:])
    out.flush()
    text = out.buffer.getvalue().decode().replace(str(Path.cwd()), "HERE")
    for pattern, stands in CHANGES:
        text = pattern.sub(stands, text)
    return text + (f"[{code}]\n" if code else "")


def session(stories: Path, home: Path) -> str:
    """The whole session of a learner who begins in the empty folder ``home``."""
    commands = re.findall(r"^\$ (.*)$", (stories / "terminal.txt").read_text(encoding="utf-8"), re.MULTILINE)
    clean = {name: value for name, value in os.environ.items() if name not in ("FORCE_COLOR", "COLUMNS", "NO_COLOR")}
    times = iter(range(60, 10_000, 60))
    with _inside(home), mock.patch.dict(os.environ, clean, clear=True):
        parts = []
        for command in commands:
            moment = MORNING + next(times)
            with mock.patch("grader.progress.clock.now", return_value=moment), mock.patch("sys.stdin", io.StringIO()):
                parts.append(f"$ {command}\n{typed(command, stories)}")
    return "\n".join(parts)


@contextlib.contextmanager
def _inside(folder: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


@pytest.mark.parametrize("stories", PATHS, ids=lambda path: path.name)
def test_a_learners_path(stories: Path, tmp_path: Path) -> None:
    assert session(stories, tmp_path) == (stories / "terminal.txt").read_text(encoding="utf-8")


if __name__ == "__main__":
    for each in PATHS:
        with tempfile.TemporaryDirectory() as folder:
            (each / "terminal.txt").write_text(session(each, Path(folder).resolve()), encoding="utf-8")
