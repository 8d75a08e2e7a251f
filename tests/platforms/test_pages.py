"""Every command on the pages about platforms is run, word for word."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from grader.catalog import load_course
from grader.export import PLATFORMS

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "docs" / "platforms"


def commands(page: Path) -> list[str]:
    blocks = re.findall(r"^```sh\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with everything that the commands read."""
    solution = load_course().find("exercise3").reference / "solution" / "backprop.py"
    (tmp_path / "work").mkdir()
    shutil.copy(solution, tmp_path / "work")
    with zipfile.ZipFile(tmp_path / "submissions.zip", "w") as archive:
        archive.writestr("lovelaceada_1042_99_backprop.py", solution.read_text())
    (tmp_path / "gradebook.csv").write_text(
        'Student,ID,Section,Backprop (4711)\n    Points Possible,,,10\n"Lovelace, Ada",1042,S,\n'
    )
    (tmp_path / "bin").mkdir()
    script = tmp_path / "bin" / "nngrade"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m grader.cli "$@"\n')
    script.chmod(0o755)
    return tmp_path


def packed(place: Path) -> list[str]:
    """Names of all files that the commands made, those in archives too."""
    names = [path.name for path in place.rglob("*")]
    for path in place.glob("*.zip"):
        names += [name.rpartition("/")[2] for name in zipfile.ZipFile(path).namelist()]
    return names


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.md")), ids=lambda page: page.stem)
def test_its_commands_work(place: Path, page: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PATH": f"{place / 'bin'}{os.pathsep}{os.environ['PATH']}"}
    found = commands(page)
    assert found or page.stem == "jupyter"  # whose commands are a notebook's
    where = place
    for command in found:
        if command.startswith("cd "):
            where = where / command.removeprefix("cd ")
            continue
        if (
            not command.startswith("nngrade ") or " submitted " in command
        ):  # otter's and nbgrader's own, and what they made
            assert command.split()[0] in ("nngrade", "pip", "otter", "nbgrader"), command
            continue
        done = subprocess.run(["sh", "-c", command], cwd=where, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, (command, done.stderr)
    named = re.findall(r"`([\w.-]+\.(?:sh|py|b64|xml|json|html|yml)|run_autograder)`", page.read_text(encoding="utf-8"))
    assert {*named} <= {*packed(place), "report.json", "backprop.py"}


def test_there_is_a_page_for_every_platform() -> None:
    assert {path.stem for path in PAGES.glob("*.md")} >= {*PLATFORMS} - {"student"}
