"""A batch that is killed, interrupted or robbed of its results goes on where it was."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

import grader
from grader.catalog import Course

HOME = Path(grader.__file__).parents[1]
STAGE = Path(__file__).parent / "stage.py"
NEVER = "grader.cli.doctor:command"
RIGHT = "def double(x):\n    return 2 * x\n\n\ndef triple(x):\n    return 3 * x\n"
CLASS = {
    "ada": RIGHT,
    "alan": RIGHT.replace("2 * x", "x"),
    "edsger": "import os\nos._exit(3)\n",
    "grace": RIGHT.replace("3 * x", "x"),
    "kurt": "def double(x:\n",
}
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def batch(tmp_path: Path, course: Course) -> Run:
    """``batch(out, ..., where=, accident=)``: the command with an accident, or none."""
    return prepared(tmp_path, course)


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory, course: Course) -> Path:
    """The results of a run that nothing disturbed."""
    folder = tmp_path_factory.mktemp("calm")
    done = prepared(folder, course)("out", "--seed", "3")
    assert (done.returncode, complaints(done)) == (0, [])
    assert done.stdout.startswith("5 submissions: 1 with full marks, mean")
    return folder / "out"


def prepared(tmp_path: Path, course: Course) -> Run:
    for name, source in CLASS.items():
        (tmp_path / "class" / name).mkdir(parents=True)
        (tmp_path / "class" / name / "work.py").write_text(source)

    def run(out: str, *more: str, where: str = NEVER, accident: str = "9") -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(STAGE), str(HOME), where, accident, "batch", "1", str(tmp_path / "class")]
        command += ["-o", str(tmp_path / out), "--course", str(course.root), "--jobs", "2", *more]
        (tmp_path / "tmp").mkdir(exist_ok=True, mode=0o777)
        environment = {**os.environ, "TMPDIR": str(tmp_path / "tmp")}
        return subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False)

    return run


def complaints(done: subprocess.CompletedProcess[str]) -> list[str]:
    """What a user would have read on standard error."""
    return [line for line in done.stderr.splitlines() if not line.startswith("mark ")]


def reports(out: Path) -> dict[str, Any]:
    """All reports without what differs between two runs of the same."""
    found = {path.stem: json.loads(path.read_text()) for path in sorted((out / "reports").glob("*.json"))}
    for report in found.values():
        del report["seconds"]
    return found


def tables(out: Path) -> list[list[str]]:
    """The rows of grades.csv without the seconds."""
    rows = [line.split(",") for line in (out / "grades.csv").read_text().splitlines()]
    place = rows[0].index("seconds")
    return [row[:place] + row[place + 1 :] for row in rows]


def test_everybody_gets_a_report(calm: Path) -> None:
    assert set(reports(calm)) == set(CLASS)
    assert sorted(path.name for path in calm.iterdir()) == [
        "batch.json",
        "class.html",
        "grades.csv",
        "reports",
        "summary.json",
    ]


STAGES = {
    "killed after a report": ("grader.batch.record:Results:keep:after", signal.SIGKILL, -9),
    "interrupted": ("grader.batch.record:Results:keep:after", signal.SIGINT, 130),
    "killed before the tables": ("grader.batch.finish:finish", signal.SIGKILL, -9),
}
MORE = {
    "killed before a report": ("grader.batch.record:Results:keep", signal.SIGKILL, -9),
    "terminated": ("grader.batch.run:Batch:run", signal.SIGTERM, 143),
}
if os.environ.get("NNGRADE_FAULTS") == "full":
    STAGES |= MORE


@pytest.mark.parametrize(("where", "accident", "code"), STAGES.values(), ids=list(STAGES))
def test_it_goes_on_with_the_same_result(
    batch: Run, tmp_path: Path, calm: Path, gone: Callable[[str], None], where: str, accident: int, code: int
) -> None:
    stopped = batch("out", "--seed", "3", where=where, accident=str(int(accident)))
    assert stopped.returncode == code, stopped.stderr
    gone(stopped.stderr.partition("mark ")[2].partition("\n")[0])
    assert "Traceback" not in stopped.stderr
    kept = {path: path.stat().st_mtime_ns for path in (tmp_path / "out" / "reports").iterdir()}
    again = batch("out", "--resume")
    assert again.returncode == 0, again.stderr
    assert {path: path.stat().st_mtime_ns for path in kept if path.suffix == ".json"} == {
        path: time for path, time in kept.items() if path.suffix == ".json"
    }, "nothing is graded twice"
    assert reports(tmp_path / "out") == reports(calm)
    assert tables(tmp_path / "out") == tables(calm)


def test_only_what_was_asked_for_is_graded_anew(batch: Run, tmp_path: Path) -> None:
    batch("out", "--seed", "3")
    folder = tmp_path / "out" / "reports"
    before = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    (tmp_path / "class" / "grace" / "work.py").write_text(RIGHT)
    assert "5 submissions: 2 with full marks" in batch("out", "--changed").stdout
    batch("out", "--regrade", "ada")
    after = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    assert {name for name in after if after[name] != before[name]} == {"grace.json", "ada.json"}
    wrong = batch("out", "--regrade", "adda")
    assert (wrong.returncode, wrong.stderr) == (
        2,
        "nngrade: There is no submission adda to grade anew. Did you mean ada?\n",
    )


@pytest.mark.parametrize("attempt", range(50 if os.environ.get("NNGRADE_FAULTS") == "full" else 1))
def test_killed_at_any_time(tmp_path: Path, course: Course, calm: Path, attempt: int) -> None:
    """Not at a step of ours: whenever a number of reports is there, for as many numbers, again and again."""
    prepared(tmp_path, course)
    out, random = tmp_path / "out", Random(attempt)
    command = [sys.executable, "-m", "grader.cli", "batch", "1", str(tmp_path / "class"), "-o", str(out), "--jobs", "2"]
    command += ["--course", str(course.root)]
    begun = False
    for limit in sorted(random.choices(range(len(CLASS) + 1), k=2)):
        with subprocess.Popen(
            command + (["--resume"] if begun else ["--seed", "3"]), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as running:
            while running.poll() is None and len(list(out.glob("reports/*.json"))) < limit:
                pass
            running.kill()
        begun = (out / "batch.json").exists()
    done = subprocess.run(
        command + (["--resume"] if begun else ["--seed", "3"]), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert reports(out) == reports(calm)
    assert tables(out) == tables(calm)
