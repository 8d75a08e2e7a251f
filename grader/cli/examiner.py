"""Grades submissions for a command: the sandbox first, then everything else while it warms up."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from grader.cli.signals import held, orderly, undisturbed
from grader.cli.waiting import Waiting
from grader.errors import SandboxError
from grader.language import _
from grader.model.report import Report, ReportStatus

if TYPE_CHECKING:
    from grader.aside import Aside
    from grader.catalog import Course
    from grader.model.exercise import Exercise
    from grader.model.submission import Submission
    from grader.sandbox import Sandbox

_CODES = {ReportStatus.PASSED: 0, ReportStatus.FAILED: 1, ReportStatus.GRADER_ERROR: 3}


class Examiner:
    """Keeps a warm sandbox for each framework. A context: nothing is left running, however it is left."""

    def __init__(self, course: Course) -> None:
        self._course = course
        self._boxes: dict[str, Sandbox] = {}
        self._signals = ExitStack()
        self._aside: Aside | None = None
        self._leaving = False

    def __enter__(self) -> Examiner:
        self._signals.enter_context(orderly())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            with undisturbed():
                if self._aside is not None:
                    self._aside.close()
                if not self._leaving:
                    for box in self._boxes.values():
                        box.close()
        finally:
            self._signals.__exit__(kind, error, trace)

    def dismiss(self) -> None:
        """Nothing more will be graded; the sandboxes begin to end."""
        for box in self._boxes.values():
            box.dismiss()
        # A process that was forked for one check ends with it, and its sandbox ends by itself, a little later.
        self._leaving = self._aside is not None

    def grade(
        self,
        exercise: Exercise,
        path: Path,
        *,
        seed: int | None = None,
        staff: bool = False,
        pictures: bool = False,
        meanwhile: Callable[[], object] = lambda: None,
    ) -> Report:
        """The report on the file, folder, archive or notebook ``path``; with ``pictures`` of what the code does.

        Args:
            meanwhile: called while the judge works, if it does so in another process.

        Raises:
            SubmissionError: nothing in ``path`` can be read.
            KeyboardInterrupt: Ctrl-C, or SIGTERM as its subclass Terminated.
        """
        from grader.grading import grade

        self._start(exercise)  # returns at once and warms up beside the imports that follow
        from grader.intake import read_submission

        submission = read_submission(path, main=exercise.file, parts=exercise.files)
        with Waiting(_("Checking {exercise}").format(exercise=exercise.id)) as waiting:
            wishes: Any = {
                "course": self._course,
                "seed": seed,
                "staff": staff,
                "on_test": waiting.say,
                "pictures": pictures,
            }
            report = self._beside(exercise, submission, {**wishes, "meanwhile": meanwhile})
            return report or grade(exercise, submission, sandbox=self._start(exercise), **wishes)

    def _start(self, exercise: Exercise) -> Sandbox:
        from grader.grading import start_sandbox

        if exercise.framework not in self._boxes:
            with held():  # a sandbox that nobody knows of could not be closed
                self._boxes[exercise.framework] = start_sandbox(exercise, self._course)
        return self._boxes[exercise.framework]

    def _beside(self, exercise: Exercise, submission: Submission, wishes: dict[str, Any]) -> Report | None:
        """By the judge that was forked when the command began; None when there is none, or it could not."""
        from grader.aside import LostError, take

        self._aside = take() if exercise.framework != "none" else None
        if self._aside is None:
            return None
        try:
            return self._aside.grade(exercise, submission, sandbox=self._boxes[exercise.framework], **wishes)
        except (LostError, SandboxError):
            self._aside.close()
            with undisturbed():
                self._boxes.pop(exercise.framework).close()
            return None


def exit_code(report: Report) -> int:
    """0 full marks, 1 less, 3 no score was given."""
    return _CODES[report.status]
