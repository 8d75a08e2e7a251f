"""The small commands: what they print, whole."""

from __future__ import annotations

import sys
from pathlib import Path
from textwrap import dedent
from types import SimpleNamespace
from typing import Any

import pytest

from grader.model.report import ReportStatus
from grader.progress import remember
from grader.render.json import dump


def test_start_says_what_it_did_and_what_comes_next(cli: Any, course: Path) -> None:
    Path("mine/exercise3").mkdir(parents=True)
    Path("mine/exercise3/backprop.py").write_text("my work")
    ended = cli("start", "mine", "--course", course)
    assert (ended.code, ended.err) == (0, "")
    where = Path("mine").resolve()
    first, _, rest = ended.out.partition("\n\n")
    assert first.splitlines() == [
        "made  mine/exercise1/README.md",
        "made  mine/exercise1/forward.py",
        "made  mine/exercise3/README.md",
        "made  mine/exercise4/README.md",
        "made  mine/exercise4/training.py",
        "Left alone, because it was there already: mine/exercise3/backprop.py",
    ]
    # A long path is broken over lines wherever it must be.
    assert "".join(rest.split()).startswith("".join(f"5 files made in {where}, 1 left alone.".split()))
    assert rest.endswith(
        dedent("""\
            Next
              cd mine
              Read exercise1/README.md, and fill in exercise1/forward.py.
              Then: nngrade check exercise1
            """)
    )
    assert Path("mine/exercise3/backprop.py").read_text() == "my work"


def test_start_in_a_file_is_one_line(cli: Any, course: Path) -> None:
    Path("file").touch()
    ended = cli("start", "file", "--course", course)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "nngrade: file/exercise1/README.md cannot be written: Not a directory.\n"


def test_list_before_and_after(cli: Any, course: Path, report_of: Any) -> None:
    assert cli("list", "--course", course).out == dedent("""\
        → exercise1  forward.py   The forward pass                not checked, 10 points
          exercise3  backprop.py  Backpropagation                 not checked, 10 points
          exercise4  training.py  The training loop               not checked, 10 points

        ──────────────────────────  0 of 30 points, 0 of 3 exercises done
        Next: exercise1, The forward pass. Read its README.md, fill in forward.py, then:
          nngrade check exercise1
        """)
    remember(Path.cwd(), report_of(10.0, exercise="exercise1"))
    remember(Path.cwd(), report_of(7.5))
    assert cli("list", "--course", course).out == dedent("""\
        ✓ exercise1  forward.py   The forward pass                       10 of 10 points
        → exercise3  backprop.py  Backpropagation                       7.5 of 10 points
          exercise4  training.py  The training loop               not checked, 10 points

        ━━━━━━━━━━━━━━━───────────  17.5 of 30 points, 1 of 3 exercises done
        Next: exercise3, Backpropagation. 2.5 of its points are still open.
          nngrade check exercise3
          nngrade hint exercise3   when you are stuck
        """)


def test_list_says_whose_progress_it_shows(
    cli: Any, course: Path, report_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    remember(Path.cwd(), report_of(7.5))
    above = Path.cwd()
    (above / "below").mkdir()
    monkeypatch.chdir(above / "below")
    told = cli("list", "--course", course).out
    assert told.endswith(f"\nYour progress is kept in a folder above this one: {above}\n")


def test_explain_one(cli: Any, course: Path) -> None:
    ended = cli("explain", "BP-no-mean", "--course", course)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == dedent(f"""\
        bp-no-mean  The gradients are summed.
        {"─" * 80}
        A sum grows with the batch.

        The step then depends on the batch size.

        Hint    Compare one example with four.
        Reread  Part 3
        Met in  exercise3 (Backpropagation), in backward
        """)


def test_explain_all(cli: Any, course: Path) -> None:
    assert cli("explain", "--course", course).out == dedent(f"""\
        exercise3  Backpropagation
        {"─" * 80}
        bp-no-mean  The gradients are summed.

        More about one: nngrade explain ID
        """)


@pytest.mark.parametrize(
    ("name", "advice"), [("bp-nomean", "Did you mean bp-no-mean?"), ("zzz", "All of them: nngrade explain")]
)
def test_explain_unknown(cli: Any, course: Path, name: str, advice: str) -> None:
    ended = cli("explain", name, "--course", course)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == f"nngrade: There is no mistake {name!r}. {advice}\n"


def test_show(cli: Any, report_of: Any) -> None:
    Path("ada.json").write_text(dump(report_of(7.5)))
    ended = cli("show", "ada.json")
    assert (ended.code, ended.err) == (0, "")
    assert "\n7.5 of 10 points\n" in ended.out
    assert cli("show", "ada.json", "--format", "json").out == dump(report_of(7.5))


def test_show_keeps_the_old_file_when_the_report_is_broken(cli: Any) -> None:
    Path("ada.json").write_text("{")
    Path("out.txt").write_text("old")
    ended = cli("show", "ada.json", "-o", "out.txt")
    assert ended.code == 2
    assert ended.err == (
        "nngrade: ada.json is not a report: it is not JSON "
        "(Expecting property name enclosed in double quotes, line 1, column 2).\n"
    )
    assert Path("out.txt").read_text() == "old"


@pytest.mark.parametrize(
    ("data", "reason"),
    [(None, "cannot be read: No such file"), (b"\xff\xfe\x00", "not UTF-8 text"), (b"", "it is not JSON")],
)
def test_show_unreadable(cli: Any, data: bytes | None, reason: str) -> None:
    if data is not None:
        Path("ada.json").write_bytes(data)
    ended = cli("show", "ada.json")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("nngrade: ada.json ")
    assert reason in ended.err


@pytest.mark.parametrize(("stale", "code"), [([], 0), ([Path("exercises/x.py")], 1)])
def test_stubs(cli: Any, course: Path, monkeypatch: pytest.MonkeyPatch, stale: list[Path], code: int) -> None:
    fake = SimpleNamespace(stale_stubs=lambda course: stale, write_stubs=lambda course: stale)
    monkeypatch.setitem(sys.modules, "grader.stubs", fake)
    drawn = SimpleNamespace(stale_pictures=lambda _: [], write_pictures=lambda _: [], lacking=lambda _: "")
    monkeypatch.setitem(sys.modules, "grader.audit.pictures", drawn)
    checked = cli("stubs", "--check", "--course", course)
    assert checked.code == code
    assert checked.out == ("stale: exercises/x.py\n" if stale else "All stubs are up to date.\n")
    written = cli("stubs", "--course", course)
    assert written.code == 0
    assert written.out == ("written: exercises/x.py\n" if stale else "All stubs are up to date.\n")


def test_stubs_names_stale_pictures_and_mistakes_without_one(
    cli: Any, course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = course / "reference" / "exercise3" / "pictures.json"
    monkeypatch.setitem(
        sys.modules, "grader.stubs", SimpleNamespace(stale_stubs=lambda _: [], write_stubs=lambda _: [])
    )
    for stale, said in (([path], f"stale: {path}\n"), ([], "exercise3: no example shows x\n")):
        drawn = SimpleNamespace(
            stale_pictures=lambda _, stale=stale: stale,
            write_pictures=lambda _: [],
            lacking=lambda exercise: "no example shows x" if exercise.id == "exercise3" else "",
        )
        monkeypatch.setitem(sys.modules, "grader.audit.pictures", drawn)
        checked = cli("stubs", "--check", "--course", course)
        assert (checked.code, checked.out) == (1, said)


def test_demo_grades_every_sample_with_one_sandbox_a_framework(cli: Any, course: Path, stage: Any) -> None:
    ended = cli("demo", "--course", course)
    assert (ended.code, ended.err) == (0, "")
    assert stage.events == [
        "start numpy", "read a_right.py", "grade exercise3",
        "start torch", "read b_wrong.py", "grade exercise4",
        "close", "close",
    ]  # fmt: skip
    assert "1 of 2: A right one." in ended.out
    assert "2 of 2: A wrong one." in ended.out
    assert ended.out.endswith(
        "\n2 samples graded, 0 mistakes named.\nNow yours: nngrade start my-course && cd my-course\n"
    )


def test_demo_with_a_broken_jail(cli: Any, course: Path, stage: Any, report_of: Any) -> None:
    stage.answer = report_of(0.0, ReportStatus.GRADER_ERROR)
    assert cli("demo", "--course", course).code == 3
