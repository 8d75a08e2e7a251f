from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from grader.catalog import load_course
from grader.catalog.playground import Experiment, Playground, Setup, has_playground, read_playground
from grader.errors import CourseError
from grader.model.exercise import Exercise

PLAY = {
    "text": "All of it.",
    "answers": "predict",
    "dataset": "xor",
    "rates": [0.01, 10.0],
    "rate": 1.0,
    "hidden": [1, 8],
    "start_hidden": 4,
    "pace": 5,
    "optimizers": ["plain", "Adam"],
    "experiments": [{"name": "Too high", "look": "It jumps.", "rate": 10, "epochs": 50, "starts": 2}],
}


def exercise(folder: Path, source: object) -> Exercise:
    (folder / "play.py").write_text(source if isinstance(source, str) else f"PLAY = {source!r}", encoding="utf-8")
    return replace(load_course().find("exercise6"), reference=folder)


def test_the_dictionary_is_read_and_nothing_is_run(tmp_path: Path) -> None:
    setup = Setup("xor", 1.0, 4, "plain")
    assert read_playground(exercise(tmp_path, f"import nothing_like_this\nPLAY = {PLAY!r}")) == Playground(
        "All of it.",
        "predict",
        (0.01, 10.0),
        (1, 8),
        ("plain", "Adam"),
        "Optimizer",
        5,
        setup,
        (Experiment("Too high", "It jumps.", replace(setup, rate=10.0), 50, 2),),
    )


def test_a_network_of_fixed_size_without_choice_of_an_optimizer(tmp_path: Path) -> None:
    left = {key: value for key, value in PLAY.items() if key not in ("hidden", "start_hidden", "optimizers")}
    found = read_playground(exercise(tmp_path, left))
    assert (found.hidden, found.optimizers, found.setup.hidden, found.setup.optimizer) == (None, (), 0, "")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"dataset": "moons"}, "moons"),
        ({"rate": 100.0}, "the rate 100.0 is not between"),
        ({"start_hidden": 9}, "9 hidden neurons"),
        ({"pace": 0}, "the pace is below 1"),
        ({"rates": [1.0]}, "not enough values"),
        ({"colour": "red"}, "unknown: colour"),
        ({"experiments": [{"name": "a", "look": "b"}]}, "epochs"),
        ({"experiments": [{"name": "a", "look": "b", "epochs": 1, "optimizer": "LBFGS"}]}, "LBFGS"),
    ],
)
def test_a_slip_of_the_author_is_named(tmp_path: Path, changed: dict[str, object], words: str) -> None:
    with pytest.raises(CourseError, match=words):
        read_playground(exercise(tmp_path, {**PLAY, **changed}))


@pytest.mark.parametrize("source", ["X = 1", "PLAY = f()", "PLAY = [", "PLAY = 3"])
def test_a_file_without_the_dictionary(tmp_path: Path, source: str) -> None:
    with pytest.raises(CourseError, match="PLAY has not the form"):
        read_playground(exercise(tmp_path, source))


PLAYABLE = [each.id for each in load_course().exercises if has_playground(each)]


def test_which_exercises_can_be_played_with() -> None:
    assert PLAYABLE == ["exercise4", "exercise5", "exercise6", "exercise8", "exercise11"]


@pytest.mark.parametrize("name", PLAYABLE)
def test_every_playground_has_the_chapters_experiments(name: str) -> None:
    playground = read_playground(load_course().find(name))
    first, *others = playground.experiments
    assert [first.name, others[0].name] == ["Learning rate too high", "Learning rate too low"]
    assert others[0].setup.rate < playground.setup.rate < first.setup.rate
    assert any(each.starts > 1 for each in others)
    assert all("look" in each.look for each in playground.experiments)
