"""THE flow: from files to a report. The only file that knows the order of the stages."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING

from grader import __version__
from grader.catalog import ANSWERS, Course, is_release, quiz_file, read_mistakes, read_quiz
from grader.errors import CourseError, GraderError, UsageError
from grader.language import N_, _
from grader.model.exercise import Exercise
from grader.model.frozen import frozen
from grader.model.harmless import harmless
from grader.model.report import Isolation, NamedMistake, Report, ReportStatus, SubmissionInfo, TestResult
from grader.model.submission import Submission
from grader.sandbox import Sandbox

if TYPE_CHECKING:
    from grader.judge.apart import Apart
    from grader.judge.following import Following
    from grader.judge.shared import Shared

_FIRST = (
    "numpy.random",
    "grader.judge.apart",
    "grader.judge.forks",
    "grader.judge.student",
    "grader.sandbox.exchange",
    "grader.sandbox.line",
    "grader.sandbox.orders",
    "grader.sandbox.streams",
    "grader.sandbox.worker",
)
"""What ``_grade`` imports on its way to ask the student's code, and nothing else does."""
_LATER = ("grader.judge.host", "grader.judge.assemble", "grader.judge.agree", "grader.judge.drawn")
"""What it needs to run the tests."""
_VISIBLE_ONLY = N_(
    "Only the visible tests are here. The hidden ones are run, and mistakes named, when you hand in to your course."
)


def grade(
    exercise: Exercise,
    submission: Submission,
    *,
    course: Course,
    seed: int | None = None,
    staff: bool = False,
    sandbox: Sandbox | None = None,
    shared: Shared | None = None,
    on_test: Callable[[str], None] | None = None,
    pictures: bool = False,
    following: Following | None = None,
    apart: Apart | None = None,
) -> Report:
    """Grade one submission.

    Args:
        seed: of the hidden tests' inputs; drawn afresh when None. The same seed gives the same report.
        staff: hidden tests show their values too.
        sandbox: a warm one for the exercise's framework; without it one is started and closed here.
        shared: from ``start_shared`` with this exercise, sandbox and seed: collected tests, and the solution's and
            the wrong programs' answers, kept from one submission to the next.
        on_test: called with each test's title before it runs.
        pictures: run the code once more, with public inputs, and keep pictures of what it does.
        following: is told each verdict as it falls, and may stop the run from another thread.
        apart: from ``long_calls`` with this exercise, submission, sandbox and seed, if they were to begin early.

    Returns:
        The report; its status is ``grader_error``, without a score, when the fault is the course's or ours.

    Raises:
        UsageError: the seed is out of range.
        KeyboardInterrupt: the user pressed Ctrl-C; nothing is left running.
        Superseded: ``following`` stopped the run.
    """
    started = time.monotonic()
    seed = checked_seed(seed)
    box = sandbox or start_sandbox(exercise, course)
    task = _Task(exercise, submission, seed, staff, box, shared, on_test, following, apart)
    try:
        report = _grade(task)
        if pictures:
            report = _with_pictures(report, task)
    except (GraderError, CourseError) as error:
        report = _without_score(task, str(error))
    finally:
        if sandbox is None:
            box.close()
    return harmless(replace(report, seconds=round(time.monotonic() - started, 3)))


def long_calls(exercise: Exercise, submission: Submission, box: Sandbox, seed: int) -> Apart | None:
    """The calls that the course's author wants in processes of their own; ``begin`` starts them early.

    Raises:
        CourseError: the course's list of them cannot be read.
    """
    from grader.judge.apart import Apart, read_calls
    from grader.judge.forks import student_forker

    calls = read_calls(exercise, seed)
    fork = student_forker(exercise, submission, box, seed) if calls else None
    return Apart(fork, calls) if fork else None


def checked_seed(seed: int | None) -> int:
    """The seed, or one drawn for this run. Raises UsageError when it is out of range."""
    if seed is None:
        return int.from_bytes(os.urandom(4), "little") >> 1
    if not 0 <= seed < 1 << 63:
        raise UsageError(_("The seed must be a whole number from 0 to 2**63 - 1, not {seed}.").format(seed=seed))
    return seed


def load_first() -> None:
    """Import what asking the student's code needs: NumPy and the sandbox's side of the judge, but not pytest."""
    for name in _FIRST:
        import_module(name)


def load() -> None:
    """Import what grading a program needs: numpy, pytest and the judge."""
    for name in (*_FIRST, *_LATER):
        import_module(name)


def start_sandbox(exercise: Exercise, course: Course, tier: str | None = None) -> Sandbox:
    """The zygote an exercise needs; it warms up while the caller goes on."""
    return Sandbox.start(exercise.framework, tier=tier, hide=(course.root / "reference", course.root / "visible"))


def start_shared(exercise: Exercise, sandbox: Sandbox, seed: int, *, long_last: bool = False) -> Shared:
    """For many submissions of one exercise with one seed. The caller closes it, before the sandbox.

    ``long_last``: tests that train for long run after the others, for somebody who waits.
    """
    from grader.judge.shared import Shared

    return Shared(exercise, sandbox, seed, long_last=long_last)


@frozen
class _Task:
    """One call of ``grade``."""

    exercise: Exercise
    submission: Submission
    seed: int
    staff: bool
    box: Sandbox
    shared: Shared | None
    on_test: Callable[[str], None] | None
    following: Following | None
    apart: Apart | None


def _grade(task: _Task) -> Report:
    exercise, submission = task.exercise, task.submission
    if is_release(exercise):  # its answers were written down for one seed
        from grader.judge.recorded import seed_of

        task = replace(task, seed=seed_of(exercise.reference / ANSWERS))
    tests: tuple[TestResult, ...] = ()
    mistakes: tuple[NamedMistake, ...] = ()
    warnings: tuple[str, ...] = ()
    if exercise.framework != "none":
        tests, mistakes, warnings = _tested(task)
    if quiz_file(exercise).is_file():
        answered, notes = _answered(exercise, submission)
        tests, warnings = (*tests, *answered), (*warnings, *notes)
    score = round(sum(test.points for test in tests), 6)
    full = round(sum(test.max_points for test in tests), 6)
    if exercise.points and full != exercise.points:
        raise CourseError(
            _("The tests of {exercise} are worth {full:g} points, but exercise.toml says {points:g}.").format(
                exercise=exercise.id, full=full, points=exercise.points
            )
        )
    return replace(
        _without_score(task, ""),
        status=ReportStatus.PASSED if score == full else ReportStatus.FAILED,
        score=score,
        max_score=full,
        tests=tests,
        mistakes=mistakes,
        isolation=task.box.isolation,
        environment=dict(task.box.environment),
        warnings=submission.warnings + warnings,
    )


def _tested(task: _Task) -> tuple[tuple[TestResult, ...], tuple[NamedMistake, ...], tuple[str, ...]]:
    """The hidden tests' part: results, named mistakes, warnings."""
    # These imports take as long as the zygote needs to warm up, and run beside it on the other core.
    from grader.judge.assemble import assemble
    from grader.judge.forks import missing_file, reference_of, student_forker
    from grader.judge.host import run_tests
    from grader.judge.plugin import Hosting
    from grader.judge.student import Student

    exercise, submission, box, shared = task.exercise, task.submission, task.box, task.shared
    apart = task.apart or long_calls(exercise, submission, box, task.seed)
    fork = student_forker(exercise, submission, box, task.seed)
    student = Student(fork, exercise.limits, missing_file(exercise, submission), apart)
    reference = shared.reference if shared else reference_of(exercise, box, task.seed)
    hosting = Hosting(student, reference, task.seed, on_test=task.on_test, following=task.following)
    try:
        if task.following:
            task.following.follow(student)
        student.start()
        if shared:
            shared.run_tests(hosting)
        else:
            reference.start()
            run_tests(exercise.reference, hosting)
        if task.following:
            task.following.check()
        findings = assemble(hosting, exercise, submission, lambda: read_mistakes(exercise), staff=task.staff)
    finally:
        student.close()
        if not shared:
            reference.close()
    notes = (_(_VISIBLE_ONLY),) if is_release(exercise) else ()
    return findings.tests, findings.mistakes, (*notes, *findings.warnings)


def _with_pictures(report: Report, task: _Task) -> Report:
    """Whatever becomes of the pictures, the grade is what it was."""
    from grader.judge.drawings import draw

    if task.on_test:
        task.on_test(_("Drawing pictures"))
    return replace(report, drawings=draw(task.exercise, task.submission, task.box))


def _answered(exercise: Exercise, submission: Submission) -> tuple[tuple[TestResult, ...], tuple[str, ...]]:
    """The questions' part: one result each, and what else there is to say."""
    from grader.quiz.answers import FILE
    from grader.quiz.marking import mark

    name = submission.main if exercise.framework == "none" else FILE
    data = next((file.data for file in submission.files if file.name == name), None)
    return mark(read_quiz(exercise), data)


def _without_score(task: _Task, reason: str) -> Report:
    exercise, submission = task.exercise, task.submission
    return Report(
        nngrade=__version__,
        exercise=exercise.id,
        title=exercise.title,
        submission=SubmissionInfo(submission.id, submission.names, submission.sha256),
        status=ReportStatus.GRADER_ERROR,
        score=0.0,
        max_score=exercise.points,
        seed=task.seed,
        seconds=0.0,
        tests=(),
        isolation=Isolation("unknown"),
        warnings=(reason, *submission.warnings),
    )
