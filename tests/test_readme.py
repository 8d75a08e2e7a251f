"""Everything in the README is true: its picture, its commands, its links, its table."""

from __future__ import annotations

import html
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from grader.catalog import load_course
from grader.cli.table import ENTRIES
from grader.grading import grade
from grader.intake import read_submission
from grader.render import FORMATS, RenderOptions, render

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)


def nngrade(*args: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """The real program, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "grader.cli", *args], cwd=cwd, capture_output=True, text=True, check=False, timeout=120
    )


def test_there_are_exactly_two_commands_to_begin_with():
    assert BLOCKS[:2] == ["pip install . && nngrade demo\n", 'pip install -e ".[dev]" && pytest\n']


def test_the_picture_is_what_the_program_prints():
    """Regenerate with: python tests/test_readme.py"""
    drawn = (ROOT / "docs" / "report.svg").read_text(encoding="utf-8")
    assert words(drawn) == words(picture())
    assert "loop-no-zero-grad" in words(drawn)


def words(svg: str) -> str:
    """The text of a picture: colours and positions may change with rich's version, what it says may not."""
    body = re.sub(r"<style.*?</style>", "", svg, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def picture() -> str:
    """The report of a bundled sample, made anew; only its time is fixed."""
    exercise = load_course().find("exercise4")
    submission = read_submission(exercise.reference / "demo" / "no_zero_grad.py", main=exercise.file, id="ada")
    report = grade(exercise, submission, course=load_course(), seed=1)
    isolation = replace(report.isolation, tier="A", details=())
    return render(replace(report, seconds=1.2, isolation=isolation, environment={}), "svg", RenderOptions(width=100))


def test_every_command_it_shows_exists(tmp_path):
    shown = [
        line.split("#")[0].split() for block in BLOCKS for line in block.splitlines() if line.startswith("nngrade")
    ]
    assert len(shown) >= 7
    for words in shown:
        assert words[1] in ENTRIES, words


def test_the_students_commands_work_in_their_order(tmp_path):
    assert nngrade("start", cwd=tmp_path).returncode == 0
    assert "exercise1" in nngrade("list", cwd=tmp_path).stdout
    assert nngrade("check", "exercise1", cwd=tmp_path).returncode == 1
    assert "averaged" in nngrade("explain", "bp-no-mean", cwd=tmp_path).stdout


def test_the_instructors_commands_work_in_their_order(tmp_path):
    solution = ROOT / "reference" / "exercise3" / "solution" / "backprop.py"
    with zipfile.ZipFile(tmp_path / "hand-in.zip", "w") as archive:
        archive.write(solution, "ada/backprop.py")
    done = nngrade(
        "check", "exercise3", "--submission", "hand-in.zip", "--format", "json", "-o", "report.json", cwd=tmp_path
    )
    assert (done.returncode, done.stdout) == (0, "")
    shown = nngrade("show", "report.json", cwd=tmp_path)
    assert "10 of 10 points" in shown.stdout


def test_the_demo_grades_every_sample(tmp_path):
    done = nngrade("demo", cwd=tmp_path)
    assert done.returncode == 0
    for demo in load_course().demos:
        assert demo.exercise.title in done.stdout


def test_every_format_it_names_is_there():
    named = re.search(r"Formats: (.*?)\.", README, re.DOTALL)
    assert named is not None
    assert set(re.findall(r"`(\w+)`", named[1])) <= set(FORMATS)


def test_the_table_lists_the_course():
    for exercise in load_course().exercises:
        assert f"| `{exercise.id}` | `{exercise.file}`" in README


def test_every_exercise_is_named_beside_what_it_teaches():
    table = README.partition("| what the chapter teaches |")[2].partition("\n\n")[0]
    named = set(re.findall(r"\b\d+\b|\bquiz\b", table))
    assert named == {exercise.id.removeprefix("exercise") for exercise in load_course().exercises}


@pytest.mark.parametrize("target", re.findall(r"\]\(([^)#]+)\)", README))
def test_its_links_lead_somewhere(target):
    assert (ROOT / target).exists()


if __name__ == "__main__":
    (ROOT / "docs" / "report.svg").write_text(picture(), encoding="utf-8")
