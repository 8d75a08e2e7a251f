"""The jail and the one process in it: started when needed, ended when it hangs."""

from __future__ import annotations

import threading
from collections.abc import Callable

from grader.catalog.playground import Playground, Setup
from grader.model.exercise import Exercise
from grader.model.submission import Submission
from grader.play import words
from grader.play.trainer import Slice, Trainer
from grader.play.trouble import Trouble
from grader.sandbox import Sandbox


class Workshop:
    """Used by the session's thread; only ``free_within`` is for others."""

    def __init__(self, exercise: Exercise, playground: Playground, start: Callable[[], Sandbox]) -> None:
        """``start`` gives a sandbox that warms up."""
        self._exercise, self._playground, self._start = exercise, playground, start
        self._submission: Submission | None = None
        self._box: Sandbox | None = None
        self._trainer: Trainer | None = None
        self._begun = False
        self._busy = threading.Condition()
        self._asked: Trainer | None = None
        self._turn = 0
        self._given_up = False
        self.tier = ""
        """What keeps the student's code in; known when something has run."""

    @property
    def ready(self) -> bool:
        """There is a network that can be trained on."""
        return self._begun and self._trainer is not None and not self._trainer.lost

    @property
    def busy(self) -> bool:
        """The student's code runs now."""
        return self._asked is not None

    def load(self, submission: Submission) -> None:
        """From now on this version."""
        self.close_trainer()
        self._submission = submission

    def begin(self, setup: Setup) -> Slice | Trouble:
        """A new network. Raises SandboxError."""
        self._begun = False
        if self._submission is None:
            return Trouble("There is no file to play with yet.", next=words.SAVE)
        if self._box is None:
            self._box = self._start()
        self.tier = self._box.isolation.tier  # waits until it is warm, which is not the student's time
        if self._trainer is None:
            self._trainer = Trainer(self._exercise, self._playground, self._submission, self._box)
        trainer = self._trainer
        result = self._ask(trainer, lambda: trainer.begin(setup))
        self._begun = isinstance(result, Slice)
        return result

    def advance(self, epochs: int, rate: float) -> Slice | Trouble:
        """Train the network on. Raises SandboxError."""
        trainer = self._trainer
        assert trainer is not None
        return self._ask(trainer, lambda: trainer.advance(epochs, rate))

    def free_within(self, seconds: float) -> None:
        """From any thread: should the student's code that runs now still run after so many seconds, end it."""
        with self._busy:
            turn = self._turn
            if self._asked is None or self._busy.wait_for(lambda: self._turn != turn, seconds):
                return
            self._given_up = True
            self._asked.abandon()

    def dismiss(self) -> None:
        """From any thread: nothing more is wanted."""
        self.free_within(0.0)
        box = self._box
        if box is not None:
            box.dismiss()

    def close_trainer(self) -> None:
        """End the process."""
        self._begun = False
        if self._trainer is not None:
            self._trainer.close()
            self._trainer = None

    def close(self) -> None:
        """End everything. It can be used again."""
        self.close_trainer()
        if self._box is not None:
            self._box.close()
            self._box = None

    def _ask(self, trainer: Trainer, ask: Callable[[], Slice | Trouble]) -> Slice | Trouble:
        with self._busy:
            self._asked, self._given_up = trainer, False
        try:
            result = ask()
        finally:
            with self._busy:
                self._asked = None
                self._turn += 1
                self._busy.notify_all()
        if self._given_up:
            self.close_trainer()
            return Trouble(words.STOPPED, lost=True)
        if isinstance(result, Trouble) and result.lost:
            self.close_trainer()
        return result
