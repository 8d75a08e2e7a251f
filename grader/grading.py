"""THE flow: from files to a report. The only file that knows the order of the stages."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from grader import __version__
from grader.catalog import ANSWERS, Course, is_release, quiz_file, read_mistakes, read_quiz
from grader.errors import CourseError, GraderError, UsageError
from grader.model.exercise import Exercise
from grader.model.harmless import harmless
from grader.model.report import Isolation, NamedMistake, Report, ReportStatus, SubmissionInfo, TestResult
from grader.model.submission import Submission
from grader.sandbox import Sandbox

if TYPE_CHECKING:
    from grader.judge.following import Following
    from grader.judge.shared import Shared

_LATER = (
    "grader.judge.host",
    "grader.judge.assemble",
    "grader.judge.forks",
    "grader.judge.reference",
    "grader.judge.student",
    "grader.judge.agree",
    "grader.judge.drawn",
    "grader.sandbox.zygotes",
    "grader.sandbox.streams",
    "numpy.random",
)
"""What ``_grade`` imports on its way, and nothing else does."""
_VISIBLE_ONLY = (
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

    Returns:
        The report; its status is ``grader_error``, without a score, when the fault is the course's or ours.

    Raises:
        UsageError: the seed is out of range.
        KeyboardInterrupt: the user pressed Ctrl-C; nothing is left running.
        Superseded: ``following`` stopped the run.
    """
    started = time.monotonic()
    seed = _checked_seed(seed)
    if is_release(exercise):  # its answers were written down for one seed
        from grader.judge.recorded import seed_of

        seed = seed_of(exercise.reference / ANSWERS)
    own = sandbox is None
    box = sandbox or start_sandbox(exercise, course)
    try:
        report = _grade(exercise, submission, course, seed, staff, box, shared, on_test, following)
        if pictures:
            report = _with_pictures(report, exercise, submission, box, on_test)
    except (GraderError, CourseError) as error:
        report = _without_score(exercise, submission, seed, box, str(error))
    finally:
        if own:
            box.close()
    return harmless(replace(report, seconds=round(time.monotonic() - started, 3)))


def load() -> None:
    """Import what grading a program needs: numpy, pytest and the judge."""
    from importlib import import_module

    for name in _LATER:
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


def _grade(
    exercise: Exercise,
    submission: Submission,
    course: Course,
    seed: int,
    staff: bool,
    box: Sandbox,
    shared: Shared | None,
    on_test: Callable[[str], None] | None,
    following: Following | None,
) -> Report:
    tests: tuple[TestResult, ...] = ()
    mistakes: tuple[NamedMistake, ...] = ()
    warnings: tuple[str, ...] = ()
    if exercise.framework != "none":
        tests, mistakes, warnings = _tested(exercise, submission, seed, staff, box, shared, on_test, following)
    if quiz_file(exercise).is_file():
        answered, notes = _answered(exercise, submission)
        tests, warnings = (*tests, *answered), (*warnings, *notes)
    score = round(sum(test.points for test in tests), 6)
    full = round(sum(test.max_points for test in tests), 6)
    if exercise.points and full != exercise.points:
        raise CourseError(
            f"The tests of {exercise.id} are worth {full:g} points, but exercise.toml says {exercise.points:g}."
        )
    return Report(
        nngrade=__version__,
        exercise=exercise.id,
        title=exercise.title,
        submission=SubmissionInfo(submission.id, submission.names, submission.sha256),
        status=ReportStatus.PASSED if score == full else ReportStatus.FAILED,
        score=score,
        max_score=full,
        seed=seed,
        seconds=0.0,
        tests=tests,
        mistakes=mistakes,
        isolation=box.isolation,
        environment=dict(box.environment),
        warnings=submission.warnings + warnings,
    )


def _tested(
    exercise: Exercise,
    submission: Submission,
    seed: int,
    staff: bool,
    box: Sandbox,
    shared: Shared | None,
    on_test: Callable[[str], None] | None,
    following: Following | None,
) -> tuple[tuple[TestResult, ...], tuple[NamedMistake, ...], tuple[str, ...]]:
    """The hidden tests' part: results, named mistakes, warnings."""
    # These imports take as long as the zygote needs to warm up, and run beside it on the other core.
    from grader.judge.assemble import assemble
    from grader.judge.forks import missing_file, reference_of, student_forker
    from grader.judge.host import run_tests
    from grader.judge.plugin import Hosting
    from grader.judge.student import Student

    student = Student(
        student_forker(exercise, submission, box, seed), exercise.limits, missing_file(exercise, submission)
    )
    reference = shared.reference if shared else reference_of(exercise, box, seed)
    hosting = Hosting(student, reference, seed, on_test=on_test, following=following)
    try:
        if following:
            following.follow(student)
        student.start()
        if shared:
            shared.run_tests(hosting)
        else:
            reference.start()
            run_tests(exercise.reference, hosting)
        if following:
            following.check()
        findings = assemble(hosting, exercise, submission, lambda: read_mistakes(exercise), staff=staff)
    finally:
        student.close()
        if not shared:
            reference.close()
    notes = (_VISIBLE_ONLY,) if is_release(exercise) else ()
    return findings.tests, findings.mistakes, (*notes, *findings.warnings)


def _with_pictures(
    report: Report,
    exercise: Exercise,
    submission: Submission,
    box: Sandbox,
    on_test: Callable[[str], None] | None,
) -> Report:
    """Whatever becomes of the pictures, the grade is what it was."""
    from grader.judge.drawings import draw

    if on_test:
        on_test("Drawing pictures")
    return replace(report, drawings=draw(exercise, submission, box))


def _answered(exercise: Exercise, submission: Submission) -> tuple[tuple[TestResult, ...], tuple[str, ...]]:
    """The questions' part: one result each, and what else there is to say."""
    from grader.quiz.answers import FILE
    from grader.quiz.marking import mark

    name = submission.main if exercise.framework == "none" else FILE
    data = next((file.data for file in submission.files if file.name == name), None)
    return mark(read_quiz(exercise), data)


def _without_score(exercise: Exercise, submission: Submission, seed: int, box: Sandbox, reason: str) -> Report:
    return Report(
        nngrade=__version__,
        exercise=exercise.id,
        title=exercise.title,
        submission=SubmissionInfo(submission.id, submission.names, submission.sha256),
        status=ReportStatus.GRADER_ERROR,
        score=0.0,
        max_score=exercise.points,
        seed=seed,
        seconds=0.0,
        tests=(),
        isolation=getattr(box, "isolation_if_known", None) or Isolation("unknown"),
        warnings=(reason, *submission.warnings),
    )


def _checked_seed(seed: int | None) -> int:
    if seed is None:
        return int.from_bytes(os.urandom(4), "little") >> 1
    if not 0 <= seed < 1 << 63:
        raise UsageError(f"The seed must be a whole number from 0 to 2**63 - 1, not {seed}.")
    return seed
