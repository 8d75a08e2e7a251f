"""Each package is laid out as its platform does it and run with its own entry script, on what students hand in."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from grader.export import wheel
from tests.platforms.conftest import POINTS, SUBMISSIONS, Installed

Package = Callable[[str], Path]


def run(words: list[str], place: Path, installed: Installed) -> subprocess.CompletedProcess[str]:
    return subprocess.run(words, cwd=place, env=installed.environment, capture_output=True, text=True, check=False)


@pytest.fixture
def elsewhere(tmp_path: Path) -> Callable[[Path, str], Path]:
    """``elsewhere(script, root)``: the script with the platform's absolute folder in a place of our own."""

    def moved(script: Path, root: str) -> Path:
        copied = tmp_path / script.name
        copied.write_text(script.read_text().replace(root, str(tmp_path / "root")))
        copied.chmod(script.stat().st_mode)
        return copied

    return moved


@pytest.mark.parametrize("kind", SUBMISSIONS)
def test_gradescope(package: Package, installed: Installed, elsewhere: Any, tmp_path: Path, kind: str) -> None:
    source, root = package("gradescope"), tmp_path / "root"
    shutil.copytree(source, root / "source")
    (root / "submission").mkdir()
    (root / "submission" / "work.py").write_text(SUBMISSIONS[kind])
    (root / "venv" / "bin").mkdir(parents=True)
    (root / "venv" / "bin" / "nngrade").symlink_to(installed.nngrade)
    script = elsewhere(source / "run_autograder", "/autograder")
    assert os.access(script, os.X_OK)
    done = run([str(script)], root, installed)
    assert done.returncode == 0, done.stderr
    results = json.loads((root / "results" / "results.json").read_text())
    assert results["score"] == POINTS[kind]
    assert [test["max_score"] for test in results["tests"]] == [1.5, 1.5]
    assert "secret_name" not in json.dumps(results)


@pytest.mark.parametrize("kind", SUBMISSIONS)
def test_prairielearn(package: Package, installed: Installed, elsewhere: Any, tmp_path: Path, kind: str) -> None:
    source, root = package("prairielearn"), tmp_path / "root"
    shutil.copytree(source / "tests", root / "tests")
    (root / "student").mkdir()
    (root / "student" / "work.py").write_text(SUBMISSIONS[kind])
    done = run([str(elsewhere(source / "tests" / "run.sh", "/grade"))], root, installed)
    assert done.returncode == 0, done.stderr
    results = json.loads((root / "results" / "results.json").read_text())
    assert (results["gradable"], results["score"]) == (True, POINTS[kind] / 3)
    assert "secret_name" not in json.dumps(results)


@pytest.mark.parametrize("kind", SUBMISSIONS)
def test_autolab(package: Package, installed: Installed, tmp_path: Path, kind: str) -> None:
    if shutil.which("make") is None:
        pytest.skip("Autolab runs make")
    lab = package("autolab") / "exercise1"
    place = tmp_path / "empty"
    place.mkdir()
    shutil.copy(lab / "autograde-Makefile", place / "Makefile")
    shutil.copy(lab / "autograde.tar", place)
    (place / "work.py").write_text(SUBMISSIONS[kind])
    done = run(["make", "--no-print-directory"], place, installed)
    *_, feedback, scores = done.stdout.splitlines()
    for line in (feedback, scores):
        assert re.sub(r"([a-zA-Z0-9]+):", r'"\1":', line) == line, "Autolab would rewrite it"
    assert json.loads(scores) == {"scores": {"exercise1": POINTS[kind]}, "scoreboard": [POINTS[kind]]}
    assert set(json.loads(feedback)["Tests"]) == {"double doubles : part 1", "triple is three times (hidden)"}
    assert "secret_name" not in done.stdout


@pytest.mark.parametrize("kind", SUBMISSIONS)
def test_github(package: Package, installed: Installed, tmp_path: Path, kind: str) -> None:
    source = package("github")
    shutil.copytree(source / "grader", tmp_path / "grader")
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / "work.py").write_text(SUBMISSIONS[kind])
    workflow = (source / ".github" / "workflows" / "exercise1.yml").read_text()
    script = re.search(r"name: grade\n        run: \|\n(.*?)\n      - if", workflow, re.DOTALL)
    assert script is not None
    lines = "\n".join(line.removeprefix(" " * 10) for line in script[1].splitlines())
    (tmp_path / "summary.md").touch()
    environment = {**installed.environment, "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md")}
    done = subprocess.run(
        ["bash", "-e", "-c", lines], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == (0 if kind == "right" else 1), done.stderr
    assert json.loads((tmp_path / "report.json").read_text())["score"] == POINTS[kind]
    assert done.stdout.splitlines()[-1] == f"::notice title=exercise1::{POINTS[kind]:g} of 3 points."
    assert all(re.match("::(error|notice) (file|title)=", line) for line in done.stdout.splitlines())
    assert "secret_name" not in done.stdout + (tmp_path / "summary.md").read_text()


@pytest.mark.parametrize("platform", ["gradescope", "prairielearn"])
def test_nothing_handed_in(
    package: Package, installed: Installed, elsewhere: Any, tmp_path: Path, platform: str
) -> None:
    source, root = package(platform), tmp_path / "root"
    shutil.copytree(source, root / "source")
    shutil.copytree(source / "tests" if platform == "prairielearn" else source, root / "tests")
    for name in ("submission", "student"):
        (root / name).mkdir()
    (root / "venv" / "bin").mkdir(parents=True)
    (root / "venv" / "bin" / "nngrade").symlink_to(installed.nngrade)
    script = {"gradescope": "run_autograder", "prairielearn": "tests/run.sh"}[platform]
    folder = {"gradescope": "/autograder", "prairielearn": "/grade"}[platform]
    done = run([str(elsewhere(source / script, folder))], root, installed)
    assert done.returncode == 0
    results = json.loads((root / "results" / "results.json").read_text())
    assert "Hand in work.py" in json.dumps(results)


def test_what_students_get(package: Package) -> None:
    place = package("student")
    names = sorted(path.relative_to(place).as_posix() for path in place.rglob("*") if path.is_file())
    assert names == [
        "README.md", "exercise1/README.md", "exercise1/work.py", wheel.name(), "package.zip", "requirements.txt",
        "visible/exercise1/answers.bin", "visible/exercise1/exercise.toml", "visible/exercise1/test_work.py",
    ]  # fmt: skip


def test_students_check_themselves_with_what_is_in_it(package: Package, tmp_path: Path) -> None:
    place, home = package("student"), tmp_path / "home"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(home)]
    subprocess.run([*pip, str(place / wheel.name())], check=True, capture_output=True)
    (place / "exercise1" / "work.py").write_text(SUBMISSIONS["wrong"])  # in what the hidden test asks
    done = run([str(home / "bin" / "nngrade"), "check", "1"], place, Installed(home))
    assert done.returncode == 0, done.stderr
    assert "1.5 of 1.5 points" in done.stdout
    assert "Only the visible tests are here." in done.stdout
