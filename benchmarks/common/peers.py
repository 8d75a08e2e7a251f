"""How each grader grades the common assignment, as its own documentation recommends.

``prepare`` lays out what the grader wants and returns the commands. None of this counts: only the commands are timed.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from common.programs import EXERCISES, FILES

HERE = Path(__file__).parent
ASSIGNMENT = HERE / "assignment"
CHECKS = {
    "numpy": ["forward_shape", "forward_values", "backward_unchanged", "bce_values", "bce_saturated",
              "backward_values", "backward_slope", "train_xor"],
    "torch": ["count", "shape", "logits", "one_step", "three_steps", "train"],
}  # fmt: skip
LIBRARIES = ("numpy==2.4.6", "torch==2.13.0")


@dataclass(frozen=True)
class Command:
    """One process to run and time."""

    words: list[str]
    folder: Path
    submissions: int = 1


class Peer(Protocol):
    """A grader."""

    name: str
    packages: tuple[str, ...]
    most: int
    """How many submissions of a class it is given; slow ones get a fifth, and the table says so."""
    at_once: int
    """Commands beside each other; one for those that use both cores by themselves, or know no other way."""

    def prepare(self, place: Path, kind: str, submissions: list[Path], python: Path) -> list[Command]:
        """The commands that grade all submissions. They run ``at_once`` at a time."""


def module(kind: str) -> str:
    """The checks' module."""
    return f"checks_{kind}"


class Bare:
    """No grading: a Python process for each submission."""

    name, most, at_once = "bare Python process", 100, 2
    packages = LIBRARIES

    def prepare(self, place: Path, kind: str, submissions: list[Path], python: Path) -> list[Command]:
        return [Command([str(python), str(HERE / "bare.py"), module(kind), str(path)], place) for path in submissions]


class Pytest:
    """``pytest --timeout`` in each student's folder."""

    name, most, at_once = "pytest", 100, 2
    packages = ("pytest==9.2.0", "pytest-timeout==2.4.0", *LIBRARIES)

    def prepare(self, place: Path, kind: str, submissions: list[Path], python: Path) -> list[Command]:
        words = [str(python), "-m", "pytest", "-q", "--timeout=10", "-p", "no:cacheprovider"]
        tests = {"test_checks.py": _pytest(kind)}
        return [Command(words, _with(path, place, kind, tests)) for path in submissions]


class Gradescope:
    """gradescope-utils: unittest with its JSON runner, as in Gradescope's own example."""

    name, most, at_once = "gradescope-utils", 20, 2
    packages = ("gradescope-utils==0.5.0", *LIBRARIES)

    def prepare(self, place: Path, kind: str, submissions: list[Path], python: Path) -> list[Command]:
        tests = "".join(
            f"    @weight(1)\n    def test_{name}(self):\n        check_{name}(student)\n\n" for name in CHECKS[kind]
        )
        text = (
            "import json, unittest\nfrom gradescope_utils.autograder_utils.decorators import weight\n"
            "from gradescope_utils.autograder_utils.json_test_runner import JSONTestRunner\n"
            f"from {module(kind)} import *\nimport {FILES[kind][:-3]} as student\n\n"
            f"class TestAll(unittest.TestCase):\n{tests}\n"
            "if __name__ == '__main__':\n    suite = unittest.defaultTestLoader.loadTestsFromTestCase(TestAll)\n"
            "    with open('results.json', 'w') as file:\n"
            "        JSONTestRunner(visibility='visible', stream=file).run(suite)\n"
        )
        return [
            Command([str(python), "run_tests.py"], _with(path, place, kind, {"run_tests.py": text}))
            for path in submissions
        ]


class Check50:
    """check50 --dev: checks beside each other on both cores, so one submission after the other."""

    name, most, at_once = "check50", 20, 1
    packages = ("check50==3.5.0", *LIBRARIES)

    def prepare(self, place: Path, kind: str, submissions: list[Path], python: Path) -> list[Command]:
        checks = place / "checks"
        checks.mkdir()
        (checks / ".cs50.yml").write_text("check50:\n  checks: __init__.py\n")
        shutil.copy(HERE / f"{module(kind)}.py", checks)
        body = "".join(
            f"@check50.check()\ndef {name}():\n    '''{name}'''\n    _run(lambda student: check_{name}(student))\n\n"
            for name in CHECKS[kind]
        )
        (checks / "__init__.py").write_text(
            "import sys, os\nimport check50\nimport check50.py\n"
            f"sys.path.insert(0, {str(checks)!r})\nfrom {module(kind)} import *\n\n"
            f"def _run(check):\n    student = check50.py.import_({FILES[kind]!r})\n    try:\n        check(student)\n"
            "    except Exception as error:\n        raise check50.Failure(repr(error))\n\n" + body
        )
        words = [str(python.with_name("check50")), "--dev", "--no-install-dependencies", "-o", "json", "--output-file",
                 "result.json", str(checks)]  # fmt: skip
        return [Command(words, _with(path, place, kind, {}, checks=False)) for path in submissions]


class Otter:
    """otter run, its mode without containers."""

    name, most, at_once = "otter", 20, 2
    packages = ("otter-grader==7.0.0", "ipykernel", *LIBRARIES)

    def prepare(self, place: Path, kind: str, submissions: list[Path], python: Path) -> list[Command]:
        tests, support = place / "tests", place / "support"
        tests.mkdir()
        support.mkdir()
        shutil.copy(HERE / f"{module(kind)}.py", support / "checks.py")
        (support / "__init__.py").write_text("")
        for name in CHECKS[kind]:
            (tests / f"{name}.py").write_text(
                "from otter.test_files import test_case\n\nOK_FORMAT = False\n"
                f"name = {name!r}\npoints = 1\n\n"
                f"@test_case(points=1)\ndef test_{name}(env):\n"
                "    from types import SimpleNamespace\n    from support import checks\n"
                f"    checks.check_{name}(SimpleNamespace(**env))\n"
            )
        made = place / "autograder.zip"
        (place / "requirements.txt").write_text("")
        subprocess.run(
            [str(python.with_name("otter")), "generate", "-t", "tests", "-o", str(made), "--no-environment",
             "-r", "requirements.txt", "support"],
            cwd=place, check=True, capture_output=True,
        )  # fmt: skip
        commands = []
        for path in submissions:
            folder = place / "runs" / path.name
            folder.mkdir(parents=True)
            shutil.copy(path / FILES[kind], folder)
            words = [str(python.with_name("otter")), "run", "-a", str(made), "-o", str(folder), "--no-logo",
                     str(folder / FILES[kind])]  # fmt: skip
            commands.append(Command(words, folder))
        return commands


class Nbgrader:
    """nbgrader autograde, its own batch; a notebook with the student's file in one cell and a test in each other."""

    name, most, at_once = "nbgrader", 20, 1
    packages = ("nbgrader==0.9.6", "ipykernel", *LIBRARIES)

    def prepare(self, place: Path, kind: str, submissions: list[Path], python: Path) -> list[Command]:
        (place / "nbgrader_config.py").write_text(
            f"c = get_config()\nc.CourseDirectory.root = {str(place)!r}\nc.ExecutePreprocessor.timeout = 10\n"
            f"c.ExecutePreprocessor.kernel_name = 'python3'\n"
        )
        _notebook(place / "source" / "ps1" / "work.ipynb", kind, "raise NotImplementedError()")
        tool = str(python.with_name("nbgrader"))
        run = {"cwd": place, "check": True, "capture_output": True, "env": environment(python)}
        subprocess.run([tool, "generate_assignment", "ps1", "--force"], **run)  # type: ignore[call-overload]  # a dict
        for path in submissions:
            folder = place / "submitted" / path.name / "ps1"
            _notebook(folder / "work.ipynb", kind, (path / FILES[kind]).read_text(encoding="utf-8"))
        return [Command([tool, "autograde", "ps1"], place, len(submissions))]


class Nngrade:
    """Ours, with jail, hidden tests and diagnosis."""

    name, most, at_once = "nngrade", 100, 1
    packages: tuple[str, ...] = ()

    def prepare(self, place: Path, kind: str, submissions: list[Path], python: Path) -> list[Command]:
        words = [sys.executable, "-m", "grader.cli", "batch", EXERCISES[kind], str(submissions[0].parent)]
        words += ["-o", str(place / "out"), "--course", str(ASSIGNMENT), "--seed", "1"]
        return [Command(words, place, len(submissions))]


PEERS: list[Peer] = [Nngrade(), Bare(), Gradescope(), Pytest(), Check50(), Otter(), Nbgrader()]


def _with(path: Path, place: Path, kind: str, files: dict[str, str], *, checks: bool = True) -> Path:
    folder = place / path.name
    folder.mkdir(parents=True)
    shutil.copy(path / FILES[kind], folder)
    if checks:
        shutil.copy(HERE / f"{module(kind)}.py", folder)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def _pytest(kind: str) -> str:
    tests = "".join(f"def test_{name}():\n    check_{name}(student)\n\n\n" for name in CHECKS[kind])
    return f"from {module(kind)} import *\nimport {FILES[kind][:-3]} as student\n\n\n{tests}"


def environment(python: Path) -> dict[str, str]:
    """With the peer's own programs first: nbgrader starts others by name."""
    return {**os.environ, "PATH": f"{python.parent}{os.pathsep}{os.environ['PATH']}"}


def _notebook(path: Path, kind: str, work: str) -> None:
    def cell(source: str, name: str, **roles: object) -> dict[str, object]:
        nbgrader = {"schema_version": 3, "grade_id": name, "locked": False, "task": False, "cell_type": "code", **roles}
        return {"cell_type": "code", "execution_count": None, "id": name, "metadata": {"nbgrader": nbgrader},
                "outputs": [], "source": source}  # fmt: skip

    checks = (HERE / f"{module(kind)}.py").read_text(encoding="utf-8")
    cells = [cell(work, "work", grade=False, solution=True)]
    setup = f"{checks}\n\nimport types\nstudent = types.SimpleNamespace(**globals())\n"
    cells.append(cell(setup, "setup", grade=False, solution=False, locked=True))
    cells += [
        cell(f"check_{name}(student)", name, grade=True, solution=False, locked=True, points=1) for name in CHECKS[kind]
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    path.write_text(json.dumps({"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}))
