"""Reads from an exercise's ``play.py`` what its playground offers, without running it: it runs in the jail only."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import field
from typing import Any

from grader.errors import CourseError
from grader.model.exercise import Exercise
from grader.model.frozen import frozen

PLAY_FILE = "play.py"
DATASETS = ("xor", "circles", "spiral")


@frozen
class Setup:
    """What a training begins with."""

    dataset: str
    rate: float
    """The learning rate."""
    hidden: int
    """Hidden neurons of a layer; 0 where the student's code fixes them."""
    optimizer: str
    """One of the playground's; "" where there is no choice."""
    seed: int = 1
    """Of the start."""


@frozen
class Experiment:
    """One of the chapter's experiments, one click away."""

    name: str
    look: str
    """What to look for, in a sentence."""
    setup: Setup
    epochs: int
    """It stops by itself after so many."""
    starts: int = 1
    """It is repeated from so many starts."""


@frozen
class Playground:
    """What can be played with in one exercise."""

    text: str
    """What is the student's in it, in a sentence."""
    answers: str
    """The function that colours the map, for messages."""
    rates: tuple[float, float]
    """The lowest and the highest learning rate."""
    hidden: tuple[int, int] | None
    """The fewest and the most hidden neurons."""
    optimizers: tuple[str, ...]
    choice: str
    """What the optimizers are called on the page: of some exercises they are something else."""
    pace: int
    """Epochs between two pictures, at ordinary speed."""
    setup: Setup
    """What the page begins with."""
    experiments: tuple[Experiment, ...] = field(default=())


def has_playground(exercise: Exercise) -> bool:
    """Whether there is anything to play with."""
    return (exercise.reference / PLAY_FILE).is_file()


def read_playground(exercise: Exercise) -> Playground:
    """The dictionary ``PLAY`` of ``reference/<id>/play.py``.

    Raises:
        CourseError: it is missing, not made of literals, or has not the form of a playground.
    """
    path = exercise.reference / PLAY_FILE
    try:
        return _playground(_literals(path.read_text(encoding="utf-8")))
    except (LookupError, TypeError, ValueError, AttributeError, SyntaxError) as error:
        raise CourseError(f"{path}: PLAY has not the form of a playground ({error}).") from error


def _literals(source: str) -> Mapping[str, Any]:
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and [ast.unparse(target) for target in node.targets] == ["PLAY"]:
            found: Mapping[str, Any] = ast.literal_eval(node.value)
            return found
    raise LookupError("it is missing")


def _playground(given: Mapping[str, Any]) -> Playground:
    known = {*Playground.__annotations__} - {"setup"} | {*Setup.__annotations__} - {"seed", "hidden"} | {"start_hidden"}
    if set(given) - known:
        raise ValueError(f"unknown: {', '.join(sorted(set(given) - known))}")
    low, high = given["rates"]
    hidden = given.get("hidden")
    optimizers = tuple(str(name) for name in given.get("optimizers", ()))
    first = Setup(
        dataset=given["dataset"],
        rate=float(given["rate"]),
        hidden=int(given["start_hidden"]) if hidden else 0,
        optimizer=optimizers[0] if optimizers else "",
    )
    made = Playground(
        text=str(given["text"]),
        answers=str(given["answers"]),
        rates=(float(low), float(high)),
        hidden=(int(hidden[0]), int(hidden[1])) if hidden else None,
        optimizers=optimizers,
        choice=str(given.get("choice", "Optimizer")),
        pace=int(given["pace"]),
        setup=first,
        experiments=tuple(_experiment(each, first) for each in given.get("experiments", ())),
    )
    for setup in (first, *(each.setup for each in made.experiments)):
        _check(made, setup)
    return made


def _experiment(given: Mapping[str, Any], first: Setup) -> Experiment:
    setup = Setup(
        dataset=given.get("dataset", first.dataset),
        rate=float(given.get("rate", first.rate)),
        hidden=int(given.get("hidden", first.hidden)),
        optimizer=given.get("optimizer", first.optimizer),
    )
    return Experiment(str(given["name"]), str(given["look"]), setup, int(given["epochs"]), int(given.get("starts", 1)))


def _check(playground: Playground, setup: Setup) -> None:
    """Raises ValueError for what the page could not show."""
    if setup.dataset not in DATASETS:
        raise ValueError(f"the dataset {setup.dataset!r} is none of {', '.join(DATASETS)}")
    if not 0 < playground.rates[0] <= setup.rate <= playground.rates[1]:
        raise ValueError(f"the rate {setup.rate} is not between {playground.rates[0]} and {playground.rates[1]}")
    low, high = playground.hidden or (0, 0)
    if not low <= setup.hidden <= high:
        raise ValueError(f"{setup.hidden} hidden neurons are not between {low} and {high}")
    if setup.optimizer and setup.optimizer not in playground.optimizers:
        raise ValueError(f"there is no optimizer {setup.optimizer!r}")
    if playground.pace < 1:
        raise ValueError("the pace is below 1")
