"""What all submissions of one exercise share that are graded with one sandbox and one seed."""

from __future__ import annotations

from grader.judge.collected import CollectedTests
from grader.judge.forks import reference_of
from grader.judge.plugin import Hosting
from grader.model.exercise import Exercise
from grader.sandbox import Sandbox


class Shared:
    """Hidden tests that are collected once; answers of the solution and of the wrong programs, asked for once."""

    def __init__(self, exercise: Exercise, sandbox: Sandbox, seed: int, *, long_last: bool = False) -> None:
        """``long_last``: tests that train for long run after the others. The report is the same."""
        self._folder = exercise.reference
        self._long_last = long_last
        self._tests = CollectedTests(self._folder, long_last=long_last)
        self.reference = reference_of(exercise, sandbox, seed)

    def run_tests(self, hosting: Hosting) -> None:
        """Run every hidden test on one submission.

        Raises:
            CourseError: a test cannot be collected, or failed for a reason that is not the student's.
        """
        if not self._tests.usable:
            self._tests.close()
            self._tests = CollectedTests(self._folder, long_last=self._long_last)
        self._tests.run(hosting)

    def close(self) -> None:
        """End the workers and the tests' session."""
        self._tests.close()
        self.reference.close()
