"""Grades submissions for a command: the sandbox first, then everything else while it warms up."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from grader.cli.signals import held, orderly, undisturbed
from grader.cli.waiting import Waiting
from grader.model.report import Report, ReportStatus

if TYPE_CHECKING:
    from grader.catalog import Course
    from grader.model.exercise import Exercise
    from grader.sandbox import Sandbox

_CODES = {ReportStatus.PASSED: 0, ReportStatus.FAILED: 1, ReportStatus.GRADER_ERROR: 3}


class Examiner:
    """Keeps a warm sandbox for each framework. A context: nothing is left running, however it is left."""

    def __init__(self, course: Course) -> None:
        self._course = course
        self._boxes: dict[str, Sandbox] = {}
        self._signals = ExitStack()

    def __enter__(self) -> Examiner:
        self._signals.enter_context(orderly())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            with undisturbed():
                for box in self._boxes.values():
                    box.close()
        finally:
            self._signals.__exit__(kind, error, trace)

    def dismiss(self) -> None:
        """Nothing more will be graded; the sandboxes begin to end."""
        for box in self._boxes.values():
            box.dismiss()

    def grade(
        self, exercise: Exercise, path: Path, *, seed: int | None = None, staff: bool = False, pictures: bool = False
    ) -> Report:
        """The report on the file, folder, archive or notebook ``path``; with ``pictures`` of what the code does.

        Raises:
            SubmissionError: nothing in ``path`` can be read.
            KeyboardInterrupt: Ctrl-C, or SIGTERM as its subclass Terminated.
        """
        from grader.grading import grade, start_sandbox

        if exercise.framework not in self._boxes:  # returns at once and warms up beside the imports that follow
            with held():  # a sandbox that nobody knows of could not be closed
                self._boxes[exercise.framework] = start_sandbox(exercise, self._course)
        box = self._boxes[exercise.framework]
        from grader.intake import read_submission

        submission = read_submission(path, main=exercise.file, parts=exercise.files)
        with Waiting(f"Checking {exercise.id}") as waiting:
            return grade(
                exercise,
                submission,
                course=self._course,
                seed=seed,
                staff=staff,
                sandbox=box,
                on_test=waiting.say,
                pictures=pictures,
            )


def exit_code(report: Report) -> int:
    """0 full marks, 1 less, 3 no score was given."""
    return _CODES[report.status]
