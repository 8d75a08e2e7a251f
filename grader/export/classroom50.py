"""A Classroom 50 autograder folder: ``autograder.py`` is run in the student's checkout and writes ``result.json``."""

from __future__ import annotations

from grader.catalog import Course
from grader.export import wheel
from grader.export.bundle import bundle, guide
from grader.export.files import Files, text
from grader.model.exercise import Exercise

_AUTOGRADER = '''"""Run by Classroom 50 in the student's checkout. Another exit code than 0: we failed."""

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
TARGET = Path(os.environ.get("RUNNER_TEMP", "/tmp")) / "nngrade"


def install():
    """The grader, beside the runner's own Python packages."""
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(TARGET)]
    subprocess.run([*pip, "-r", str(HERE / "requirements.txt")], check=True)
    subprocess.run([*pip, "--no-deps", str(HERE / "@WHEEL@")], check=True)


def main():
    """Grade the checkout in the current folder."""
    if not (TARGET / "grader").is_dir():
        install()
    path = os.pathsep.join(filter(None, [str(TARGET), os.environ.get("PYTHONPATH", "")]))
    command = [sys.executable, "-m", "grader.cli", "check", "@EXERCISE@", "--course", str(HERE / "course"),
               "--submission", ".", "--format", "classroom50", "-o", "result.json"]
    return subprocess.run(command, env={**os.environ, "PYTHONPATH": path}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
'''
_STEPS = """
1. Copy this folder to `CLASSROOM/autograders/ASSIGNMENT/`.
2. **What lies there is public** to whoever finds the classroom's pages: with this platform, the hidden tests and the
   solution are not secret. Take another one if that matters.

Points are whole numbers here: where the exercise's are not, all are multiplied by the same number.
"""


def files(exercise: Exercise, course: Course) -> Files:
    """The autograder's folder."""
    program = _AUTOGRADER.replace("@WHEEL@", wheel.name()).replace("@EXERCISE@", exercise.id)
    return {
        **bundle(exercise),
        "autograder.py": text(program),
        "README.md": guide(exercise, course, "Classroom 50", _STEPS),
    }
