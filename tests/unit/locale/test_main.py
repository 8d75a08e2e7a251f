"""``python -m grader.locale``: what translators run."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from grader.locale import catalogues

ROOT = catalogues.ROOT


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course of one exercise, without a language but its own."""
    for folder in ("reference", "exercises"):
        shutil.copytree(ROOT / folder / "exercise1", tmp_path / folder / "exercise1")
    return tmp_path


def test_a_language_is_begun_for_a_course_of_ones_own(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert catalogues.main(["--course", str(course), "--new", "fr"]) == 0
    folder = course / "reference" / "locale" / "fr" / "LC_MESSAGES"
    assert capsys.readouterr().out == f"written: {folder / 'course.po'}\nwritten: {folder / 'course.mo'}\n"
    with (folder / "course.po").open("rb") as file:
        begun = read_po(file, locale="fr")
    assert begun.get("The forward pass") is not None
    assert not any(message.string for message in begun if message.id)
    assert catalogues.main(["--course", str(course), "--check"]) == 0


def test_a_stale_catalogue_is_told_and_not_written(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    catalogues.main(["--course", str(course), "--new", "fr"])
    path = course / "reference" / "locale" / "fr" / "LC_MESSAGES" / "course.po"
    told = path.read_text(encoding="utf-8")
    path.write_text(told + '\nmsgid "No longer said"\nmsgstr "Plus dit"\n', encoding="utf-8")
    before = path.read_bytes()
    capsys.readouterr()
    assert catalogues.main(["--course", str(course), "--check"]) == 1
    assert capsys.readouterr().out.startswith(f"stale: {path}. Run: python -m grader.locale")
    assert path.read_bytes() == before
    assert catalogues.main(["--course", str(course)]) == 0
    assert path.read_text(encoding="utf-8") == told


def test_a_folder_without_a_course_is_said_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        catalogues.main(["--course", str(tmp_path)])
    assert ended.value.code == 2
    assert capsys.readouterr().err.endswith(f"error: there is no folder reference/ in {tmp_path}: is it a course?\n")


def test_without_babel_one_line_says_what_to_install() -> None:
    hidden = "import sys, runpy; sys.modules['babel'] = None; runpy.run_module('grader.locale', run_name='__main__')"
    ended = subprocess.run([sys.executable, "-c", hidden], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (2, "Translators need Babel: pip install babel\n")
