"""What is exported for nbgrader and otter: the files, and their points as these programs themselves give them."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from grader.catalog import Course, load_course
from grader.errors import UsageError
from grader.export import export
from tests.platforms.conftest import POINTS, SUBMISSIONS, Installed
from tests.platforms.tools import python_with

Package = Callable[[str], Path]
STUB = "def double(x):\n    raise NotImplementedError"
ROLES = {"grade": True, "solution": False, "locked": True, "task": False, "points": 3.0}
TAMPERED = "raise SystemExit('a student wrote into the test cell')"


def cells(path: Path) -> list[dict[str, Any]]:
    made: dict[str, Any] = json.loads(path.read_text())
    assert (made["nbformat"], made["nbformat_minor"]) == (4, 5)
    assert len({cell["id"] for cell in made["cells"]}) == len(made["cells"])
    return list(made["cells"])


def fill_in(path: Path, work: str, to: Path) -> None:
    """A student's notebook: the stub replaced."""
    made = json.loads(path.read_text())
    for cell in made["cells"]:
        if cell["id"] == "work":
            cell["source"] = work
        if cell["metadata"].get("nbgrader"):
            cell["source"] = TAMPERED
    to.parent.mkdir(parents=True, exist_ok=True)
    to.write_text(json.dumps(made))


def run(words: list[object], place: Path, installed: Installed, python: Path) -> subprocess.CompletedProcess[str]:
    environment = {**installed.environment, "PATH": f"{python.parent}{os.pathsep}{os.environ['PATH']}"}
    environment |= {"HOME": str(place), "JUPYTER_PLATFORM_DIRS": "1", "IPYTHONDIR": str(place / ".ipython")}
    command = [str(word) for word in words]
    return subprocess.run(command, cwd=place, env=environment, capture_output=True, text=True, check=False)


def test_the_nbgrader_assignment(package: Package) -> None:
    place = package("nbgrader")
    source, release = (cells(place / kind / "exercise1" / "exercise1.ipynb") for kind in ("source", "release"))
    assert [cell["id"] for cell in release] == ["handout", "work", "check-yourself", "points"]
    assert release[1]["source"] == STUB
    assert release[3]["source"] == "# nngrade gives the points here when your instructor collects your notebook."
    assert source[3]["source"].splitlines()[1:] == [
        "### BEGIN HIDDEN TESTS",
        "from grader.notebook import points",
        "",
        'points("exercise1", of=3)',
        "### END HIDDEN TESTS",
    ]
    assert source[:3] == release[:3]
    for cell in (source[3], release[3]):
        assert {key: cell["metadata"]["nbgrader"][key] for key in ROLES} == ROLES
        assert cell["metadata"]["nbgrader"]["schema_version"] == 3


def test_otters_tests_tell_nothing_of_hidden_ones(package: Package) -> None:
    place = package("otter")
    for kind, numbers in (("autograder", [1, 2]), ("student", [1])):
        text = (place / kind / "tests" / "exercise1.py").read_text()
        held: dict[str, Any] = {}
        exec(text, held)
        (suite,) = held["test"]["suites"]
        assert held["OK_FORMAT"] is True
        assert [case["points"] for case in suite["cases"]] == [1.5] * len(numbers)
        assert [case["hidden"] for case in suite["cases"]] == [False, True][: len(numbers)]
        assert re.findall(r"verdict\(\\\"exercise1\\\", (\d)", text) == [str(number) for number in numbers]
        assert not re.search("secret|triple|double", text)
    student = {path.relative_to(place / "student").as_posix() for path in (place / "student").rglob("*.*")}
    assert student == {"exercise1.ipynb", "tests/exercise1.py"}


@pytest.mark.parametrize("platform", ["nbgrader", "otter"])
def test_ten_programs_are_no_notebook(platform: str, tmp_path: Path) -> None:
    course = load_course()
    with pytest.raises(UsageError, match=rf"^{platform} grades a notebook; exercise12 is 10 programs\.$"):
        export(platform, course.find("exercise12"), course, tmp_path / "out")


@pytest.fixture(scope="module")
def graded(package: Package, installed: Installed) -> dict[str, Any]:
    """A class as nbgrader grades it, by its README; the last student met a broken grader."""
    python = python_with("nbgrader", "ipykernel", "numpy", "click", "rich", "pytest")
    place = package("nbgrader")
    made = run(
        [python, "-m", "nbgrader", "generate_assignment", "exercise1", "--create", "--force"], place, installed, python
    )
    assert made.returncode == 0, made.stderr
    release = place / "release" / "exercise1" / "exercise1.ipynb"
    for kind, work in {**SUBMISSIONS, "stub": STUB}.items():
        fill_in(release, work, place / "submitted" / kind / "exercise1" / "exercise1.ipynb")
    done = run([python, "-m", "nbgrader", "autograde", "exercise1"], place, installed, python)
    assert done.returncode == 0, done.stderr
    toml = place / "grader" / "course" / "reference" / "exercise1" / "exercise.toml"
    toml.write_text(toml.read_text().replace("points = 3", "points = 4"))
    fill_in(release, SUBMISSIONS["right"], place / "submitted" / "unlucky" / "exercise1" / "exercise1.ipynb")
    broken = run([python, "-m", "nbgrader", "autograde", "exercise1", "--student", "unlucky"], place, installed, python)
    run([python, "-m", "nbgrader", "export"], place, installed, python)
    with (place / "grades.csv").open() as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file)}
    return {"place": place, "rows": rows, "broken": broken}


@pytest.mark.parametrize("kind", [*SUBMISSIONS, "stub"])
def test_nbgrader_gives_the_points(graded: dict[str, Any], kind: str) -> None:
    row = graded["rows"][kind]
    assert (float(row["score"]), float(row["max_score"])) == (POINTS.get(kind, 0.0), 3.0)
    *_, last = cells(graded["place"] / "autograded" / kind / "exercise1" / "exercise1.ipynb")
    assert {output.get("name", "result") for output in last["outputs"]} == {"stdout", "result"}
    told = "".join("".join(output.get("text", "")) for output in last["outputs"])
    assert f"{POINTS.get(kind, 0.0):g} of 3 points" in told
    assert "secret_name" not in told


def test_nbgrader_refuses_a_submission_after_a_fault_of_ours(graded: dict[str, Any]) -> None:
    broken = graded["broken"]
    assert broken.returncode != 0
    assert "There was an error processing assignment 'exercise1' for student 'unlucky'" in broken.stderr
    assert not (graded["place"] / "autograded" / "unlucky" / "exercise1").exists()


@pytest.fixture(scope="module")
def autograder(package: Package, installed: Installed) -> tuple[Path, Path]:
    """otter's zip, made by the package's README, and the Python that made it."""
    python = python_with("otter", "ipykernel", "numpy", "click", "rich", "pytest")
    place = package("otter") / "autograder"
    line = re.search(r"otter (generate .*)", (place.parent / "README.md").read_text())
    assert line is not None
    done = run([python, "-m", "otter", *line[1].split()], place / "files", installed, python)
    assert done.returncode == 0, done.stderr
    return place / "autograder.zip", python


def graded_by_otter(autograder: tuple[Path, Path], file: Path, installed: Installed) -> Any:
    made, python = autograder
    words = [python, "-m", "otter", "run", "-a", made, "-o", file.parent, "--no-logo", file]
    return run(words, file.parent, installed, python)


@pytest.mark.parametrize("kind", ["right", "wrong", "spoofing"])
def test_otter_gives_the_points(
    autograder: Any, package: Package, installed: Installed, tmp_path: Path, kind: str
) -> None:
    file = tmp_path / "exercise1.ipynb"
    fill_in(autograder[0].parent.parent / "student" / "exercise1.ipynb", SUBMISSIONS[kind], file)
    done = graded_by_otter(autograder, file, installed)
    assert done.returncode == 0, done.stderr
    results = json.loads((tmp_path / "results.json").read_text())
    public, all_of_it = results["tests"]
    assert (all_of_it["score"], all_of_it["max_score"]) == (POINTS[kind], 3.0)
    assert (public["visibility"], all_of_it["visibility"]) == ("visible", "hidden")
    assert not re.search("secret_name|triple", public["output"])
    assert "secret_name" not in json.dumps(results)


def test_otter_takes_a_script(autograder: Any, installed: Installed, tmp_path: Path) -> None:
    (tmp_path / "work.py").write_text(SUBMISSIONS["wrong"])
    graded_by_otter(autograder, tmp_path / "work.py", installed)
    assert json.loads((tmp_path / "results.json").read_text())["tests"][1]["score"] == 1.5


def test_otter_writes_no_result_after_a_fault_of_ours(autograder: Any, installed: Installed, tmp_path: Path) -> None:
    made, python = autograder
    broken = tmp_path / "autograder.zip"
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(broken, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data.replace(b"points = 3", b"points = 4") if name.endswith("exercise.toml") else data)
    (tmp_path / "work.py").write_text(SUBMISSIONS["right"])
    done = graded_by_otter((broken, python), tmp_path / "work.py", installed)
    assert done.returncode != 0
    assert not (tmp_path / "results.json").exists()


def test_a_student_checks_the_public_tests(
    small: Course, package: Package, installed: Installed, tmp_path: Path
) -> None:
    """``grader.check`` in a kernel without a grading mode: the hidden test is not among its cases."""
    python = python_with("otter", "nbclient", "ipykernel", "numpy", "click", "rich", "pytest")
    fill_in(package("otter") / "student" / "exercise1.ipynb", SUBMISSIONS["wrong"], tmp_path / "exercise1.ipynb")
    tests = tmp_path / "tests"
    tests.mkdir()
    (tests / "exercise1.py").write_bytes((package("otter") / "student" / "tests" / "exercise1.py").read_bytes())
    script = (
        f"import os; os.environ['NNGRADE_COURSE'] = {str(small.root)!r}\n"
        "import nbformat; from nbclient import NotebookClient\n"
        "nb = nbformat.read('exercise1.ipynb', 4); NotebookClient(nb).execute(); print(nb.cells[-1].outputs)\n"
    )
    done = run([python, "-c", script], tmp_path, installed, python)
    assert "exercise1 results: All test cases passed!" in done.stdout, done.stderr
