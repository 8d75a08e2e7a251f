from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from grader.catalog import load_course, read_mistakes
from grader.catalog.functions import function_of, functions_of
from grader.model.exercise import Exercise

EXERCISES = [exercise for exercise in load_course().exercises if exercise.framework != "none"]
each = pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)


def names_of_tests(exercise: Exercise) -> list[str]:
    trees = [ast.parse(path.read_text()) for path in sorted(exercise.reference.glob("test_*.py"))]
    return [
        node.name
        for tree in trees
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    ]


@each
def test_every_function_is_found_by_some_test(exercise: Exercise) -> None:
    find = function_of(exercise)
    assert {find(test) for test in names_of_tests(exercise)} == set(functions_of(exercise))


@each
def test_every_mistake_is_about_a_known_function(exercise: Exercise) -> None:
    for mistake in read_mistakes(exercise):
        assert set(mistake.functions) & set(functions_of(exercise)), mistake.id


@pytest.mark.parametrize(
    ("exercise_id", "test", "function"),
    [
        ("exercise2", "test_bce_exactly_zero", "bce"),
        ("exercise2", "test_bce_with_logits_far", "bce_with_logits"),
        ("exercise2", "test_bce_with_logits_grad_batch", "bce_with_logits_grad"),
        ("exercise3", "test_gradients.py::test_backward_relu_batch[3-2]", "backward"),
        ("exercise3", "test_relu_derivative", "relu_derivative"),
        ("exercise4", "test_one_step", "train_step"),
        ("exercise4", "test_steps_in_a_row", "train_step"),
        ("exercise4", "test_epoch_loss", "train_epoch"),
        ("exercise4", "test_train_no_epochs", "train"),
        ("exercise5", "test_spiral_net_shape", "SpiralNet"),
        ("exercise5", "test_deeper_spiral_net_outputs", "DeeperSpiralNet"),
        ("exercise9", "test_best_so_far", "EarlyStopping"),
        ("exercise9", "test_restore_buffers", "EarlyStopping"),
        ("exercise9", "test_fit_in_a_row", "fit"),
        ("exercise12", "test_case07_other_data", "case07"),
    ],
)
def test_the_less_obvious_ones(exercise_id: str, test: str, function: str) -> None:
    assert function_of(load_course().find(exercise_id))(test) == function


@each
def test_a_name_that_begins_with_a_function_is_about_it(exercise: Exercise) -> None:
    for name in functions_of(exercise):
        snake = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()
        assert function_of(exercise)(f"test_{snake}[x]") == name


def test_no_handout_means_no_function(tmp_path: Path) -> None:
    exercise = Exercise("one", "One", "net.py", "numpy", "1", 1.0, tmp_path, tmp_path)
    assert functions_of(exercise) == ()
    assert function_of(exercise)("test_anything") == ""
