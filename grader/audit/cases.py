"""Each case: grade one submission and say whether the course kept its word."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from grader.audit.made import TRIVIAL, from_path, in_float32, with_mistake, with_trivial_answers
from grader.audit.questions import (
    WrongAnswer,
    answered,
    right_answers,
    same_answer_everywhere,
    told,
    with_answers,
    wrong_answers,
)
from grader.audit.record import CaseResult, Kind
from grader.catalog import Course, Program, read_programs
from grader.errors import CourseError
from grader.grading import grade, long_calls
from grader.model.exercise import Exercise
from grader.model.frozen import frozen
from grader.model.report import Report, ReportStatus, TestStatus
from grader.model.submission import Submission
from grader.sandbox import Sandbox

if TYPE_CHECKING:
    from grader.judge.shared import Shared

# A wrong loop may hang in the audit too; it need not be waited for as long as a student's.
_CALL_SECONDS = 2.0
FLOAT32 = "float32"


@frozen
class Case:
    """One thing to grade; picklable, so that both cores can share the work."""

    kind: Kind
    name: str
    seed: int
    path: Path | None = None
    program: Program | None = None
    wrong: WrongAnswer | None = None
    answers: bytes | None = None
    """Of a submission that only answers questions."""


def cases_of(exercise: Exercise, seeds: int) -> list[Case]:
    """Every case of an exercise."""
    cases = [
        Case("mistake", wrong.name, 0, wrong=wrong, answers=right_answers(exercise, {wrong.item.id: wrong.answer}))
        for wrong in wrong_answers(exercise)
    ]
    if exercise.framework == "none":
        trivial = {"a everywhere": "a", "every letter": list("abcdefghijklmnopqrstuvwxyz"), "zeros": 0, "a lie": True}
        return [
            Case("reference", "right answers", 0, answers=right_answers(exercise)),
            Case("stub", "stub", 0, exercise.handout / exercise.file),
            *cases,
            *(
                Case("trivial", name, 0, answers=same_answer_everywhere(exercise, value))
                for name, value in trivial.items()
            ),
        ]
    return [*_code_cases(exercise, seeds), *cases]


def _code_cases(exercise: Exercise, seeds: int) -> list[Case]:
    solution = exercise.reference / "solution" / ("" if exercise.files else exercise.file)
    cases = [Case("reference", f"seed {seed}", seed, solution) for seed in range(seeds)]
    if exercise.framework == "numpy":  # torch exercises are run with models of both kinds anyway
        cases += [Case("reference", f"{FLOAT32} seed {seed}", seed) for seed in range(seeds)]
    cases.append(Case("stub", "stub", 0, exercise.handout / ("" if exercise.files else exercise.file)))
    variants = sorted((exercise.reference / "variants").glob("*/" if exercise.files else "*.py"))
    cases += [Case("variant", path.stem, number, path) for number, path in enumerate(variants)]
    cases += [
        Case("mistake" if len(program.ids) == 1 else "pair", program.id, 7, program=program)
        for program in read_programs(exercise)
    ]
    cases += [Case("trivial", name, 3) for name in TRIVIAL]
    return cases


def run_case(
    case: Case,
    exercise: Exercise,
    course: Course,
    box: Sandbox,
    equal: dict[str, set[str]],
    shared: Shared | None = None,
) -> CaseResult:
    """Grade the case. ``equal``: for each mistake id the ids that no input can tell from it.

    ``shared``: keeps tests and answers from one case to the next with the same seed.
    """
    quick = exercise
    if case.kind not in ("reference", "variant"):  # right programs get their full time, also on a busy machine
        quick = replace(exercise, limits=replace(exercise.limits, call_seconds=_CALL_SECONDS))
    submission = _submission(case, exercise)
    apart = None
    if case.kind == "reference":
        with suppress(CourseError):  # grading says what is wrong
            apart = long_calls(quick, submission, box, case.seed)
    report = grade(quick, submission, course=course, seed=case.seed, sandbox=box, shared=shared, apart=apart)
    named = tuple(mistake.id for mistake in report.mistakes)
    if report.status is ReportStatus.GRADER_ERROR:
        problem = f"grader error: {report.warnings[0]}"
    else:
        problem = told(case.wrong, report) if case.wrong else _CHECKS[case.kind](case, report, equal)
    if apart and not problem and apart.unasked:
        problem = f"ahead.py names a call of {apart.unasked[0]} that no test makes"
    if case.wrong and not problem:
        named = (case.name,)
    return CaseResult(exercise.id, case.kind, case.name, not problem, problem, report.score, named)


def _submission(case: Case, exercise: Exercise) -> Submission:
    if case.answers is not None:
        return with_answers(exercise, case.answers, case.name)
    if case.program is not None:
        return with_mistake(exercise, case.program)
    if case.path is not None:
        made = from_path(exercise, case.path)
        return made if case.kind == "stub" else answered(exercise, made)
    if case.name.startswith(FLOAT32):
        return answered(exercise, in_float32(exercise))
    return with_trivial_answers(exercise, case.name)


def _full_marks(case: Case, report: Report, equal: dict[str, set[str]]) -> str:
    if report.status is ReportStatus.PASSED:
        return ""
    lost = next(test for test in report.tests if test.status is not TestStatus.PASSED)
    return f"{report.score:g} of {report.max_score:g}: {lost.id} {lost.status.value}: {lost.message}"


def _not_attempted(case: Case, report: Report, equal: dict[str, set[str]]) -> str:
    attempted = [test.id for test in report.tests if test.status is not TestStatus.NOT_ATTEMPTED]
    if report.score:
        return f"the stub gets {report.score:g} points"
    return f"{attempted[0]} is not 'not attempted'" if attempted else ""


def _caught_and_named(case: Case, report: Report, equal: dict[str, set[str]]) -> str:
    named = {mistake.id for mistake in report.mistakes}
    if report.status is ReportStatus.PASSED:
        return "gets full marks"
    if not named:
        return "is not named"
    wrong = named - {case.name} - equal.get(case.name, set())
    if wrong and case.name in named:
        return f"cannot be told from {', '.join(sorted(wrong))}, and collisions.toml does not say so"
    return f"is named {', '.join(sorted(wrong))} instead of {case.name}" if wrong else ""


def _both_named(case: Case, report: Report, equal: dict[str, set[str]]) -> str:
    named = {mistake.id for mistake in report.mistakes}
    if report.status is ReportStatus.PASSED:
        return "gets full marks"
    if not named:
        return "is not named"
    classes = [{name, *equal.get(name, ())} for name in case.name.split("+")]
    wrong = named - set.union(*classes)
    if wrong:
        return f"is named {', '.join(sorted(named))} instead of {case.name}"
    return "" if all(named & ids for ids in classes) else f"is named {', '.join(sorted(named))} only"


def _loses_marks(case: Case, report: Report, equal: dict[str, set[str]]) -> str:
    # Constant answers are right here and there (a count, a class); most points must go all the same.
    return "" if report.score <= 0.35 * report.max_score else f"gets {report.score:g} of {report.max_score:g} points"


_CHECKS: dict[str, Callable[[Case, Report, dict[str, set[str]]], str]] = {
    "reference": _full_marks,
    "variant": _full_marks,
    "stub": _not_attempted,
    "mistake": _caught_and_named,
    "pair": _both_named,
    "trivial": _loses_marks,
}
