"""What belongs to a grader is left out of a notebook; what is the student's stays."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.intake.graders import without_graders
from grader.intake.notebook import convert


@pytest.mark.parametrize(
    "cells",
    [
        ["grader = 3\nprint(grader)"],
        ["# import otter", "x = 'import grader'"],
        ["def f():\n    import otter\n    return otter.x"],
        ["from .grader import points", "points(3)"],
        ["import graders\ngraders.check()"],
        ["def f(:\nimport otter"],
        ["from grader.notebook import points", "points = [1, 2]\nprint(points)"],
        ["import otter", "def otter(x):\n    return x\ny = otter(3)"],
    ],
)
def test_what_is_the_students_stays(cells):
    assert without_graders(cells)[-1] == cells[-1]


@pytest.mark.parametrize(
    ("cells", "left"),
    [
        (["import otter\ngrader = otter.Notebook()", 'grader.check("q1")'], ["pass\npass", "pass"]),
        (["from grader.notebook import points as p\np('exercise1', of=3)"], ["pass\npass"]),
        (["from otter import N", "x = 1; n = N('ü'); y = 2", "n.check('q')"], ["pass", "x = 1; pass; y = 2", "pass"]),
        (["import otter", "z = otter.Notebook(\n    'a',\n)  # set up\ny = 1"], ["pass", "pass\n\n# set up\ny = 1"]),
        (["import otter.check.x as o", "for t in 'ab':\n    o.check(t)\ny = 1"], ["pass", "pass\n\ny = 1"]),
        (["import grader.notebook", "if True:\n    grader.notebook.points('e', 3)"], ["pass", "pass\n"]),
    ],
)  # fmt: skip
def test_what_is_a_graders_goes_and_lines_stay(cells, left):
    assert without_graders(cells) == left


@given(
    st.lists(
        st.sampled_from(["import otter", "otter.x(\n1)", "x = 1", "ü = 'é'; otter.y()", "def f(:", "\t"]), max_size=6
    )
)
def test_lines_are_never_added_or_lost(cells):
    assert [cell.count("\n") for cell in without_graders(cells)] == [cell.count("\n") for cell in cells]


def test_nbgraders_test_cells_are_not_the_students():
    def cell(source, **roles):
        return {"cell_type": "code", "source": source, "metadata": {"nbgrader": roles}, "outputs": []}

    cells = [
        cell("def f(): pass", grade=False, solution=True),
        cell("assert f() == 1", grade=True, solution=False),
        cell("g = 2", grade=True, solution=True),
    ]
    code = convert(json.dumps({"cells": cells, "metadata": {}, "nbformat": 4}).encode(), "x.ipynb")
    assert code.source == b"def f(): pass\n\ng = 2\n"
    assert code.cells == ((1, 1), (3, 3))
