"""What the jail sends is a claim. These tests run real workers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from grader.catalog.playground import Playground
from grader.model.exercise import Exercise
from grader.model.submission import SourceFile, Submission
from grader.play.datasets import SIZE
from grader.play.trainer import Slice, Trainer
from grader.play.trouble import Trouble
from grader.sandbox import Sandbox

Begin = Callable[..., Any]
INIT = """
import numpy as np
def init_params(n_hidden, rng):
    return {"W1": rng.normal(size=(2, n_hidden)), "b1": np.zeros(n_hidden)}
"""
TRAIN = """
def train(params, X, y, lr, epochs):
    return params, [0.5] * epochs
"""
PREDICT = """
def predict(params, X):
    return (X[:, 0] > 0.5).astype(int)
"""


@pytest.fixture
def trainer(exercise: Exercise, playground: Playground, box: Sandbox, submitted: Any) -> Any:
    @contextmanager
    def make(source: str) -> Iterator[Trainer]:
        made = Trainer(exercise, playground, submitted(source), box)
        try:
            yield made
        finally:
            made.close()

    return make


def test_the_solution_learns(trainer: Any, solution: str, playground: Playground) -> None:
    with trainer(solution) as made:
        first = made.begin(playground.setup)
        assert isinstance(first, Slice)
        assert first.losses == ()
        assert len(first.levels) == SIZE * SIZE
        for _ in range(6):
            last = made.advance(100, 2.0)
        assert isinstance(last, Slice)
        assert len(last.losses) == 100
        assert last.losses[-1] < 0.05
        assert last.right == 4
        again = made.begin(playground.setup)
        assert isinstance(again, Slice)
        assert again.levels == first.levels, "the same start"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (INIT.replace("return {", "_ = {") + TRAIN + PREDICT, "`init_params` gave back nothing (None, as a function"),
        (INIT + TRAIN + "def predict(params, X):\n    return 'no'", "`predict` did not give back numbers"),
        (INIT + TRAIN + "def predict(params, X):\n    return [1, 0]", "`predict` gave back 2 numbers for 1604 rows"),
        (INIT + TRAIN + "def predict(params, X):\n    return X[:, :1] + 1j", "`predict` did not give back numbers"),
        (INIT + TRAIN, "There is no function `predict` in xor.py."),
        (INIT + TRAIN + "def predict(params, X):\n    raise NotImplementedError", "`predict` is not written yet."),
        (INIT + TRAIN + "def predict(params, X):\n    return X[:, 7]", "Your code raised IndexError"),
        ("def init_params(:", "Python cannot read xor.py"),
    ],
)  # fmt: skip
def test_what_cannot_begin_is_told(trainer: Any, playground: Playground, source: str, words: str) -> None:
    with trainer(source) as made:
        found = made.begin(playground.setup)
    assert isinstance(found, Trouble)
    assert words in found.text


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("return params, [0.5]", "For 3 epochs, 3 losses are expected, each a plain number. There came 1."),
        ("return params, 'abc'", "There came something else."),
        ("return params, [[0.5, 1], 2, 3]", "There came something else."),
        ("return params", "`train` gave back something of the type dict, but the pair (params, losses) is expected."),
        ("return losses", "Your code raised NameError"),
        (
            "return [0.5], params",
            "`train` gave back 2 values, the first of the type list, but the pair (params, losses)",
        ),
        ("return None", "`train` gave back nothing (None"),
        ("raise ValueError('\\x1b[31m<b>' + 'x' * 9000)", "Your code raised ValueError: <b>xxx"),
        ("import os; os._exit(0)", "The Python process was ended by the program itself."),
        ("return [0.0] * 10**9, 1", "asked for more memory than a solution needs."),
        ("while True: print('x' * 10**7)", "It printed or wrote so much that it was stopped."),
    ],
)
def test_what_cannot_go_on_is_told(trainer: Any, playground: Playground, body: str, words: str) -> None:
    with trainer(f"{INIT}{PREDICT}\ndef train(params, X, y, lr, epochs):\n    {body}\n") as made:
        assert isinstance(made.begin(playground.setup), Slice)
        found = made.advance(3, 1.0)
    assert isinstance(found, Trouble)
    assert words in found.text
    assert "\x1b" not in found.text
    assert len(found.text) < 2500


def test_numbers_may_come_in_any_usual_form(trainer: Any, playground: Playground) -> None:
    for losses in ("np.array([0.5, 0.25])", "[np.float64(0.5), np.array([0.25])]", "(0.5, np.array([[0.25]]))"):
        with trainer(f"{INIT}{PREDICT}\ndef train(params, X, y, lr, epochs):\n    return params, {losses}\n") as made:
            made.begin(playground.setup)
            found = made.advance(2, 1.0)
        assert isinstance(found, Slice)
        assert found.losses == (0.5, 0.25)


def test_losses_that_are_no_numbers_stay_what_they_are(trainer: Any, playground: Playground) -> None:
    body = "return params, [float('nan'), float('inf'), np.float64('-inf'), np.array([np.nan])]"
    with trainer(f"{INIT}{PREDICT}\ndef train(params, X, y, lr, epochs):\n    {body}\n") as made:
        made.begin(playground.setup)
        found = made.advance(4, 1.0)
    assert isinstance(found, Slice)
    assert [str(loss) for loss in found.losses] == ["nan", "inf", "-inf", "nan"]


def test_numbers_that_are_none_are_on_no_side(trainer: Any, playground: Playground) -> None:
    with trainer(f"{INIT}{TRAIN}\ndef predict(params, X):\n    return X[:, 0] * np.nan\n") as made:
        found = made.begin(playground.setup)
    assert isinstance(found, Slice)
    assert found.right == 0
    assert set(found.levels) == {"."}


def test_prints_and_warnings_are_kept_as_text(trainer: Any, playground: Playground) -> None:
    body = "print('<i>\\x1b[2J'); np.log(np.zeros(1)); return params, [1.0] * epochs"
    with trainer(f"{INIT}{PREDICT}\ndef train(params, X, y, lr, epochs):\n    {body}\n") as made:
        made.begin(playground.setup)
        found = made.advance(1, 1.0)
    assert isinstance(found, Slice)
    assert found.printed == "<i>\n"
    assert found.warnings[0].startswith("RuntimeWarning: divide by zero")


def test_an_unwritten_function_points_to_its_exercise(trainer: Any, exercise: Exercise, playground: Playground) -> None:
    stub = (exercise.handout / exercise.file).read_text(encoding="utf-8")
    with trainer(stub) as made:
        found = made.begin(playground.setup)
    assert isinstance(found, Trouble)
    assert found.text == "`init_params` is not written yet."
    assert found.where.startswith("xor.py, line ")
    assert "It belongs to exercise6" in found.next
    assert not found.lost


def test_a_place_in_a_notebook_is_a_cell(exercise: Exercise, playground: Playground, box: Sandbox) -> None:
    source = f"{INIT}\ndef predict(params, X):\n    return X[:, 7]\n"
    line = source[: source.index("return X")].count("\n") + 1
    cells = ((1, 1), (line - 1, 2))
    notebook = Submission("ada", (SourceFile("xor.py", source.encode()),), "xor.py", "0", (), cells)
    made = Trainer(exercise, playground, notebook, box)
    try:
        found = made.begin(playground.setup)
    finally:
        made.close()
    assert isinstance(found, Trouble)
    assert found.where == "xor.ipynb, cell 2, line 2"
