"""One network in the jail. What comes back from there is a claim: its size is bounded, its numbers are looked at."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

import numpy as np

from grader.catalog.playground import PLAY_FILE, Playground, Setup
from grader.judge.forks import missing_file, student_forker
from grader.judge.sketch import levels
from grader.judge.student import Student
from grader.judge.tables import as_array
from grader.model.exercise import Exercise
from grader.model.frozen import frozen
from grader.model.outcome import Call, Returned
from grader.model.submission import Submission
from grader.model.text import one_line, printable
from grader.play import trouble
from grader.play.datasets import SIZE, Dataset, FloatArray, dataset
from grader.play.trouble import Trouble
from grader.sandbox import Sandbox

_SESSION = 86_400.0
"""Seconds for one version of the file. Every single call has the exercise's own limit."""
_PRINTED = 1 << 28
"""Bytes that it may print in that time: whoever prints every epoch's loss trains for hours."""


@frozen
class Slice:
    """Some epochs more."""

    losses: tuple[float, ...]
    """One for each epoch; may be nan or inf."""
    levels: str
    """The map, a letter for each place."""
    right: int
    """Points on the right side."""
    printed: str
    warnings: tuple[str, ...]
    seconds: float


class Trainer:
    """Begins and continues trainings of one version of a file, in one process. Not for several threads at once."""

    def __init__(self, exercise: Exercise, playground: Playground, submission: Submission, box: Sandbox) -> None:
        self._exercise, self._playground, self._submission = exercise, playground, submission
        limits = replace(exercise.limits, total_seconds=_SESSION, output_bytes=_PRINTED)
        fork = student_forker(replace(exercise, limits=limits), submission, box, 0, probes_file=PLAY_FILE)
        self._student = Student(fork, limits, missing_file(exercise, submission))
        self._data: Dataset = dataset("xor")
        self._seed = 0
        self.lost = False
        """The process ended, or was ended: nothing can be asked any more."""

    def begin(self, setup: Setup) -> Slice | Trouble:
        """A new network."""
        self._data, self._seed = dataset(setup.dataset), setup.seed
        chosen: Any = {"hidden": setup.hidden, "optimizer": setup.optimizer, "seed": setup.seed, "rate": setup.rate}
        return self._ask("begin", (self._data.X, self._data.y, self._data.places(), chosen), 0)

    def advance(self, epochs: int, rate: float) -> Slice | Trouble:
        """Train on."""
        self._seed += 1_000_003  # every call is seeded anew, and must not draw the same numbers again
        return self._ask("advance", (epochs, rate), epochs)

    def abandon(self) -> None:
        """End what is being computed; from any thread. Whoever waits for it gets a trouble."""
        self._student.abandon()

    def close(self) -> None:
        """End the process."""
        self._student.close()

    def _ask(self, probe: str, args: tuple[Any, ...], epochs: int) -> Slice | Trouble:
        began = time.monotonic()
        outcome = self._student.call(Call(f"probe:{probe}", args, seed=self._seed))
        if not isinstance(outcome, Returned):
            found = trouble.of(outcome, self._exercise, self._submission)
            self.lost = found.lost
            return found
        try:
            losses, answers = self._numbers(outcome.value, epochs)
        except ValueError as error:
            return Trouble(str(error), printed=printable(outcome.output, 2000))
        mine = answers[SIZE * SIZE :]
        right = int(np.sum(np.isfinite(mine) & ((mine >= 0.5) == (self._data.y.ravel() == 1.0))))
        return Slice(
            losses,
            levels(answers[: SIZE * SIZE]),
            right,
            printable(outcome.output, 2000),
            tuple(one_line(text, 300) for text in outcome.warnings[:2]),
            time.monotonic() - began,
        )

    def _numbers(self, value: Any, epochs: int) -> tuple[tuple[float, ...], FloatArray]:
        """Losses and answers. Raises ValueError, with the sentence for the page, for what is no such thing."""
        given = value if isinstance(value, dict) else {}
        losses, answers = _flat(given.get("losses")), _flat(given.get("answers"))
        wanted = SIZE * SIZE + len(self._data.X)
        name = self._playground.answers
        if answers is None:
            raise ValueError(f"`{name}` did not give back numbers, one for each row.")
        if answers.size != wanted:
            raise ValueError(f"`{name}` gave back {answers.size} numbers for {wanted} rows; one for each is expected.")
        if losses is None or losses.size != epochs:
            seen = "something else" if losses is None else f"{losses.size}"
            needed = f"For {epochs} epochs, {epochs} losses are" if epochs != 1 else "For one epoch, one loss is"
            raise ValueError(f"{needed} expected, each a plain number. There came {seen}.")
        return tuple(losses.tolist()), answers


def _flat(value: Any) -> FloatArray | None:
    """An array, a number, or a list of single numbers as one row; None for anything else."""
    if isinstance(value, (list, tuple)):
        parts = [_flat(item) for item in value if not isinstance(item, (list, tuple))]
        fine = [part for part in parts if part is not None and part.size == 1]
        return np.concatenate([np.zeros(0), *fine]) if len(fine) == len(value) else None
    if isinstance(value, (bool, int, float)):  # not by as_array, to which nan is infinite
        return np.array([float(value)])
    found = as_array(value)
    return None if found is None else found.ravel()
