"""Every right program can be played with, in whatever style it is written."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from grader.catalog import Course, load_course
from grader.catalog.playground import DATASETS, Playground, has_playground, read_playground
from grader.model.exercise import Exercise
from grader.play.trainer import Slice, Trainer
from grader.play.trouble import Trouble
from grader.sandbox import Sandbox

COURSE = load_course()
PLAYABLE = [each for each in COURSE.exercises if has_playground(each)]
RIGHT = [
    (each, path)
    for each in PLAYABLE
    for path in sorted((each.reference / "variants").iterdir())
    if path.suffix == ".py"
]


@pytest.fixture(scope="module")
def boxes() -> Iterator[dict[str, Sandbox]]:
    with Sandbox.start("numpy") as numpy, Sandbox.start("torch") as torch:
        yield {"numpy": numpy, "torch": torch}


Make = Callable[[Exercise, str], tuple[Trainer, Playground]]


@pytest.fixture
def make(boxes: dict[str, Sandbox], submitted: Any) -> Iterator[Make]:
    made: list[Trainer] = []

    def begin(exercise: Exercise, source: str) -> tuple[Trainer, Playground]:
        playground = read_playground(exercise)
        made.append(Trainer(exercise, playground, submitted(source, exercise.file), boxes[exercise.framework]))
        return made[-1], playground

    yield begin
    for each in made:
        each.close()


def solution(exercise: Exercise) -> str:
    return (exercise.reference / "solution" / exercise.file).read_text(encoding="utf-8")


@pytest.mark.parametrize(("exercise", "path"), RIGHT, ids=[f"{each.id}-{path.stem}" for each, path in RIGHT])
def test_every_right_program_trains(make: Make, exercise: Exercise, path: Path) -> None:
    trainer, playground = make(exercise, path.read_text(encoding="utf-8"))
    for optimizer in playground.optimizers or ("",):
        first = trainer.begin(replace(playground.setup, optimizer=optimizer))
        parts = [trainer.advance(epochs, playground.setup.rate) for epochs in (1, 3)]
        assert isinstance(first, Slice), first
        assert all(isinstance(part, Slice) and all(map(math.isfinite, part.losses)) for part in parts), parts


@pytest.mark.parametrize("exercise", PLAYABLE, ids=lambda each: each.id)
def test_the_solution_learns_what_the_page_begins_with(make: Make, exercise: Exercise) -> None:
    trainer, playground = make(exercise, solution(exercise))
    trainer.begin(playground.setup)
    parts = [trainer.advance(30 * playground.pace, playground.setup.rate) for _ in range(2)]
    assert isinstance(parts[1], Slice)
    points = 4 if playground.setup.dataset == "xor" else 120
    assert parts[1].right >= 0.97 * points
    assert parts[1].losses[-1] < 0.2


@pytest.mark.parametrize("dataset", DATASETS)
@pytest.mark.parametrize("exercise", PLAYABLE, ids=lambda each: each.id)
def test_every_setting_can_be_had(make: Make, exercise: Exercise, dataset: str) -> None:
    trainer, playground = make(exercise, solution(exercise))
    for hidden in playground.hidden or (0,):
        first = trainer.begin(replace(playground.setup, dataset=dataset, hidden=hidden))
        assert isinstance(first, Slice)
        for rate in playground.rates:
            assert isinstance(trainer.advance(2, rate), Slice)


@pytest.mark.parametrize("exercise", PLAYABLE, ids=lambda each: each.id)
def test_the_same_start_is_the_same_network_and_another_one_is_not(make: Make, exercise: Exercise) -> None:
    trainer, playground = make(exercise, solution(exercise))
    losses = []
    for seed in (1, 1, 2):
        trainer.begin(replace(playground.setup, seed=seed))
        part = trainer.advance(2, playground.setup.rate)
        assert isinstance(part, Slice)
        losses.append(part.losses)
    assert losses[0] == losses[1] != losses[2]


@pytest.mark.parametrize("exercise", PLAYABLE, ids=lambda each: each.id)
def test_what_was_handed_out_names_what_is_missing(make: Make, exercise: Exercise) -> None:
    trainer, playground = make(exercise, (exercise.handout / exercise.file).read_text(encoding="utf-8"))
    found = trainer.begin(playground.setup)
    found = found if isinstance(found, Trouble) else trainer.advance(1, playground.setup.rate)
    assert isinstance(found, Trouble)
    assert found.text.endswith("is not written yet.")
    assert exercise.id in found.next


def test_there_are_exercises_to_play_with(course: Course) -> None:
    assert len(PLAYABLE) == 5
    assert len(RIGHT) > 50
