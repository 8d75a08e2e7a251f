"""IPython runs a notebook's cells, as a student would, with the magic and with the cells that other graders run."""

from __future__ import annotations

import atexit
import os
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from grader.catalog import Course
from grader.notebook import cell as notebook_cell
from tests.platforms.conftest import POINTS, SOLUTION, SUBMISSIONS

USAGE = "%check EXERCISE [--submission PATH] [--course DIR] [--seed N]"


@pytest.fixture
def shell(small: Course, monkeypatch: pytest.MonkeyPatch) -> Iterator[InteractiveShell]:
    """IPython without a terminal, in which the small course is the course."""
    for name in ("__main__", "otter"):
        monkeypatch.setitem(sys.modules, name, sys.modules.get(name, SimpleNamespace()))
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setenv("NNGRADE_COURSE", str(small.root))
    monkeypatch.setenv("COLUMNS", "80")
    notebook_cell._last.clear()
    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    made = InteractiveShell.instance(config=config)
    yield made
    made._atexit_once()
    atexit.unregister(made.atexit_operations)
    InteractiveShell.clear_instance()


@pytest.fixture
def run(shell: InteractiveShell, capsys: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    """``run("x = 1", "x")``: runs cells; the last one's result, output and errors."""

    def cells(*sources: str) -> Any:
        for source in sources:
            capsys.readouterr()
            done = shell.run_cell(source, store_history=True)
        text = capsys.readouterr()
        return SimpleNamespace(result=done.result, success=done.success, out=text.out, err=text.err)

    return cells


def test_the_magic_grades_the_cells_that_ran(run):
    done = run("%load_ext grader", "def f(:", SOLUTION, "N = 1\n1/0", "%check exercise1 --seed 1")
    assert done.success
    assert done.out.splitlines()[:4] == [
        "Doubling & <tripling>  exercise1                                  notebook.ipynb",
        "─" * 80,
        "✓ passed  double doubles: part 1                                      1.5 of 1.5",
        "✓ passed  triple is three times (hidden)                              1.5 of 1.5",
    ]
    assert "3 of 3 points" in done.out
    assert done.err == ""


def test_the_report_names_the_cell_as_the_notebook_does(run):
    done = run("%load_ext grader", "import numpy as np", SOLUTION.replace("3 * x", "1 / 0"), "%check 1")
    assert "Where   notebook.ipynb, cell 3, line 6" in done.out


def test_the_later_definition_counts(run):
    done = run("%load_ext grader", SOLUTION, "def triple(x):\n    return x", "%check exercise1")
    assert "1.5 of 3 points" in done.out
    assert "3 of 3 points" in run(SOLUTION, "%check exercise1").out


def test_a_file_is_graded_by_name(run, tmp_path):
    (tmp_path / "my work.py").write_text(SUBMISSIONS["wrong"])
    done = run("%load_ext grader", SOLUTION, f'%check exercise1 --submission "{tmp_path}/my work.py"')
    assert "1.5 of 3 points" in done.out


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", f"Write: {USAGE}, for example: %check exercise3"),
        ("--help", f"Write: {USAGE}, for example: %check exercise3"),
        ("exercise2", "There is no exercise 'exercise2'. Did you mean exercise1?"),
        ("exercise1 --format json", f"unrecognized arguments: --format json. Write: {USAGE}"),
        ('exercise1 --submission "x', f"No closing quotation. Write: {USAGE}"),
        ("exercise1 --seed x", f"argument --seed: invalid int value: 'x'. Write: {USAGE}"),
        ("exercise1 --course nowhere", "nowhere is not a course: it has no folder named reference."),
        ("exercise1 --submission none.py", "There is no file or folder none.py. Check the spelling and the folder."),
    ],
)
def test_wrong_use_is_one_line(run, line, said):
    done = run("%load_ext grader", f"%check {line}")
    assert (done.success, done.out, done.err) == (True, "", f"nngrade: {said}\n")


def test_our_own_fault_is_one_line(run, monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr("grader.notebook.running.executed", lambda *args: 1 / 0)
    done = run("%load_ext grader", "%check exercise1")
    (log,) = tmp_path.glob("nngrade-crash-*.log")
    said = f"the grader itself failed (ZeroDivisionError); no score was given. Please send {log} to the maintainers"
    assert (done.success, done.out, done.err) == (True, "", f"nngrade: {said}: it says where.\n")
    assert "ZeroDivisionError: division by zero" in log.read_text()


def test_an_interrupt_is_one_line(run, monkeypatch):
    def interrupted(*args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("grader.notebook.running.check", interrupted)
    assert run("%load_ext grader", "%check exercise1").err == "nngrade: interrupted.\n"


def test_jupyter_gets_a_page_and_its_text(shell, run, monkeypatch):
    shown = []
    monkeypatch.setattr(shell, "kernel", object(), raising=False)
    monkeypatch.setattr("IPython.display.publish_display_data", shown.append)
    done = run("%load_ext grader", SOLUTION, "%check exercise1")
    assert (done.out, done.err) == ("", "")
    (data,) = shown
    assert data["text/html"].startswith('<iframe sandbox="allow-scripts" title="Report on exercise1" srcdoc="&lt;!')
    assert "3 of 3 points" in data["text/plain"]


@pytest.mark.parametrize("kind", ["right", "wrong", "crashing", "hanging"])
def test_an_nbgrader_cell_shows_its_points(run, kind):
    done = run(SUBMISSIONS[kind], "from grader.notebook import points\npoints('exercise1', of=6)")
    assert done.out.endswith(f"Out[2]: {2 * POINTS[kind]!r}\n")
    assert done.result == 2 * POINTS[kind]
    assert done.err == ""
    assert "secret_name" not in done.out


def test_points_are_shown_whole_whatever_the_precision(run):
    done = run(SUBMISSIONS["wrong"], "%precision 0", "from grader.notebook import points\npoints('exercise1', of=5)")
    assert done.out.endswith("Out[3]: 2.5\n")


def test_no_warning_costs_points(capsys):
    with notebook_cell._quiet():
        warnings.warn("deprecated", stacklevel=1)
        thread = threading.Thread(target=lambda: print("from elsewhere", file=sys.stderr))
        thread.start()
        thread.join()
        print("the report")
    assert capsys.readouterr() == ("the report\n", "")


@pytest.mark.parametrize("name", ["exercise2", "exercise1"])
def test_without_a_score_nbgrader_gets_more_points_than_there_are(run, monkeypatch, small, name):
    def broken(*args: object) -> None:
        return 1 / 0

    if name == "exercise1":
        monkeypatch.setattr("grader.notebook.cell._report", broken)
    done = run(SOLUTION, f"from grader.notebook import points\npoints('{name}', of=3)")
    assert done.success
    assert float(repr(done.result)) > 3
    assert done.out.startswith("No score was given. ")
    assert done.err == ""


def test_an_otter_case_says_passed_or_what_is_wrong(run):
    run(SUBMISSIONS["wrong"].replace("2 * x", "x"), "from grader.notebook import verdict")
    first = run("verdict('exercise1', 1)").out.splitlines()
    assert first[:2] == ["double doubles: part 1", "Failed."]
    assert "was expected" in first[2]
    hidden = run("verdict('exercise1', 2)").out.splitlines()
    assert hidden[:2] == ["triple is three times (hidden)", "Failed."]
    assert run(SOLUTION, "verdict('exercise1', 2)").out == "passed\n"
    assert run("verdict('exercise1', 3)").out == ("No score was given. exercise1 has 2 tests, so there is no test 3.\n")


def test_all_cases_read_one_report(run, monkeypatch):
    asked = []
    from grader.notebook import running

    real = running.check_running
    monkeypatch.setattr("grader.notebook.running.check_running", lambda *a: asked.append(a[0]) or real(*a))
    case = "from grader.notebook import verdict\n"
    run(SOLUTION, case + "verdict('exercise1', 1)\nverdict('exercise1', 2)")
    assert asked == ["exercise1"]


def test_a_fault_while_otter_grades_ends_the_kernel(run, monkeypatch):
    ended = []
    monkeypatch.setitem(sys.modules, "otter", SimpleNamespace(Notebook=SimpleNamespace(_grading_mode=True)))
    monkeypatch.setattr(os, "_exit", ended.append)
    run(SOLUTION, "from grader.notebook import verdict\nverdict('nope', 1)")
    assert ended == [notebook_cell.FAULT]


def test_plain_python_has_no_cells(small, monkeypatch, capsys):
    monkeypatch.setenv("NNGRADE_COURSE", str(small.root))
    assert float(repr(notebook_cell.points("exercise1", of=3))) > 3
    assert "This works in a notebook only." in capsys.readouterr().out
