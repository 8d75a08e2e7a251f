"""The running notebook's code: what ran, what did not, and under which number."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.intake.notebook import convert
from grader.notebook.history import Failures, as_notebook, executed


def shell(*cells: str, exceptions: Any = None) -> Any:
    """What is asked of IPython, whose first cell is number 1."""
    manager = SimpleNamespace(input_hist_raw=["", *cells])
    if exceptions is not None:
        manager.exceptions = exceptions
    return SimpleNamespace(history_manager=manager)


def test_cells_are_taken_as_they_ran():
    cells = ["import numpy as np", "def f(x):\n    return x", "%matplotlib inline\nx = 1", "%check exercise1"]
    assert executed(shell(*cells)) == cells


def test_a_cell_that_is_no_python_never_ran():
    assert executed(shell("def f(:", "def f(): pass", "now")) == ["", "def f(): pass", "now"]


RAISED = '''import numpy as np
N = 3
y = np.nope(N)
@staticmethod
def f(x):
    """Twice.

    N = 4 is no statement."""
    return 2 * x
f(y)
class A:
    pass'''
KEPT = '''import numpy as np
N = 3

@staticmethod
def f(x):
    """Twice.

    N = 4 is no statement."""
    return 2 * x

class A:
    pass'''


@pytest.mark.parametrize("known", [{"failed": {1}}, {"exceptions": {1: {}}}])
def test_a_cell_that_raised_keeps_what_can_be_used(known):
    exceptions = known.pop("exceptions", None)
    assert executed(shell(RAISED, "now", exceptions=exceptions), **known) == [KEPT, "now"]


def test_the_cell_that_runs_now_is_taken_whole():
    assert executed(shell("1/0\n%check exercise1"), {1}) == ["1/0\n%check exercise1"]


def test_otters_own_cells_before_the_first_are_not_counted():
    before = ['import sys\nsys.path.append(r"/x")', 'from otter import Notebook as notebook_abc\nnotebook_abc.x("t")']
    assert executed(shell(*before, "x = 1", "now")) == ["x = 1", "now"]


def test_failures_are_remembered():
    failures = Failures()
    failures(SimpleNamespace(execution_count=3, success=False))
    failures(SimpleNamespace(execution_count=4, success=True))
    failures(SimpleNamespace(execution_count=None, success=False))
    assert failures.cells == {3}


def test_the_nth_cell_of_the_file_is_the_nth_that_ran():
    code = convert(as_notebook(["", "x = 1", "", "y = 2\nz = 3"]), "notebook.ipynb")
    assert code.source == b"x = 1\n\ny = 2\nz = 3\n"
    assert code.cells == ((1, 2), (3, 4))


@given(st.lists(st.text(max_size=40), max_size=5))
def test_any_text_can_be_a_cell(cells):
    made = executed(shell(*cells), set(range(9)))
    assert len(made) == len(cells)
    assert [cell["source"] for cell in json.loads(as_notebook(made))["cells"]] == made
