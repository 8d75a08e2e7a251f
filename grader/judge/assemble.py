"""From the records of a session to the tests and mistakes of a report: one bug, one failure, one hint."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from grader.judge.cells import in_cell
from grader.judge.plugin import Hosting
from grader.judge.record import TestRecord
from grader.judge.verdicts import Verdict, judge
from grader.language import N_, _
from grader.model.exercise import Exercise
from grader.model.frozen import frozen
from grader.model.mistake import Mistake
from grader.model.report import NamedMistake, TestResult, TestStatus
from grader.model.submission import Submission
from grader.model.text import printable

if TYPE_CHECKING:
    from grader.diagnosis import Finding
    from grader.judge.naming import Named

_OUTPUT = 4000  # characters a test
_TWO = N_("Two mistakes act here at once, so there are two things to mend.")
_NOT_A_BUG = (
    TestStatus.PASSED,
    TestStatus.SKIPPED,
    TestStatus.NOT_ATTEMPTED,
    TestStatus.NOT_LOADABLE,
    TestStatus.NOT_RUN,
)


@frozen
class Findings:
    """The judge's part of a report."""

    tests: tuple[TestResult, ...]
    mistakes: tuple[NamedMistake, ...]
    warnings: tuple[str, ...]


def assemble(
    hosting: Hosting,
    exercise: Exercise,
    submission: Submission,
    read_mistakes: Callable[[], Sequence[Mistake]],
    *,
    staff: bool,
) -> Findings:
    """Judge every record, skip what only follows from another failure, and name the causes of the rest.

    ``read_mistakes`` is asked only when something failed: reading them takes longer than judging full marks.
    """
    records = hosting.records
    verdicts = {
        record.id: judge(record, open_values=staff or not record.hidden, main=exercise.file) for record in records
    }
    verdicts = _skip_followers(records, verdicts)
    blamed = {record.id for record in records if verdicts[record.id].status not in _NOT_A_BUG}
    mistakes = read_mistakes() if blamed else ()
    named = _name(hosting, blamed, mistakes) if blamed else []
    known = {mistake.id for mistake in mistakes}
    placed = {name: in_cell(verdict, submission, exercise.file) for name, verdict in verdicts.items()}
    tests = tuple(_result(record, placed[record.id], named, known, staff) for record in records)
    return Findings(tests, _named_mistakes(tests, mistakes, named), _warnings(records))


def _name(hosting: Hosting, blamed: set[str], mistakes: Sequence[Mistake]) -> list[Named]:
    from grader.judge.naming import name_mistakes  # not needed for full marks, so not loaded for them

    guilty: dict[str, set[str]] = {}  # function: tests it is to blame for
    for trial in hosting.trials:
        if trial.test in blamed and trial.failed:
            guilty.setdefault(trial.function, set()).add(trial.test)
    reasons = {record.id: _fallen_needs(record, hosting.records, blamed) for record in hosting.records}
    # A skipped test adds its evidence about a function, unless it may have failed for another function's fault.
    trials = [
        trial
        for trial in hosting.trials
        if trial.function in guilty
        and (trial.test in blamed or not trial.failed or reasons[trial.test] <= guilty[trial.function])
    ]
    named = name_mistakes(trials, mistakes, hosting.reference, blamed)
    return [replace(item, tests=tuple(test for test in item.tests if test in blamed)) for item in named]


def _fallen_needs(record: TestRecord, records: Sequence[TestRecord], blamed: set[str]) -> set[str]:
    """The blamed tests that this one builds on."""
    return {other.id for other in records if other.id in blamed and {other.id, other.base} & set(record.needs)}


def _skip_followers(records: Sequence[TestRecord], verdicts: Mapping[str, Verdict]) -> dict[str, Verdict]:
    """A failure that a failed prerequisite explains is no second failure. A test that passes keeps its points."""
    fallen = {
        name: record.title
        for record in records
        for name in (record.id, record.base)
        # Who writes the later function first has not failed the earlier one.
        if verdicts[record.id].status not in (TestStatus.PASSED, TestStatus.NOT_ATTEMPTED)
    }
    result = dict(verdicts)
    for record in records:
        reasons = [fallen[name] for name in record.needs if name in fallen]
        if reasons and verdicts[record.id].status not in _NOT_A_BUG:
            message = _("First comes: {test}. This test builds on it.").format(test=reasons[0].rstrip("."))
            result[record.id] = Verdict(TestStatus.SKIPPED, message)
    return result


def _result(
    record: TestRecord, verdict: Verdict, named: Sequence[Named], known: Collection[str], staff: bool
) -> TestResult:
    open_values = staff or not record.hidden
    findings = [item.finding for item in named if record.id in item.tests]
    # Several causes may be at work in one test; each is told once, in the order of the functions.
    proven = [*verdict.mistakes, *(name for finding in findings for name in finding.ids)]
    ids = tuple(dict.fromkeys(name for name in proven if name in known))
    # What stands out comes first and takes the place of "the numbers are not the expected ones".
    seen = [finding.words(record.id, numbers=open_values) for finding in findings]
    two = any(len(finding.pairs) > 0 and len(set(finding.ids) & set(ids)) > 1 for finding in findings)
    told = list(dict.fromkeys(filter(None, seen)))
    rest = verdict.message if not told or verdict.proof is None else verdict.proof
    message = " ".join([*([_(_TWO)] if two else []), *told, rest]).strip()
    return TestResult(
        id=printable(record.id, 200),
        title=printable(record.title, 200),
        status=verdict.status,
        points=round(record.points * verdict.share, 6),
        max_points=record.points,
        hidden=record.hidden,
        message=printable(message, 2000),
        mistakes=ids,
        evidence=dict(verdict.evidence),
        location=verdict.location,
        output=printable(record.output, _OUTPUT) if open_values else "",
    )


def _named_mistakes(
    tests: Sequence[TestResult], mistakes: Sequence[Mistake], named: Sequence[Named]
) -> tuple[NamedMistake, ...]:
    known = {mistake.id: mistake for mistake in mistakes}
    classes = [_class(item.finding) for item in named]
    ids = dict.fromkeys(name for test in tests for name in test.mistakes)
    return tuple(
        NamedMistake(
            id=name,
            title=known[name].title,
            hint=known[name].hint,
            tests=tuple(test.id for test in tests if name in test.mistakes),
            chapter=known[name].chapter,
            equivalent=tuple(
                dict.fromkeys(other for ids_ in classes if name in ids_ for other in ids_ if other != name)
            ),
        )
        for name in ids
        if name in known
    )


def _class(finding: Finding) -> tuple[str, ...]:
    """Ids of which one is the cause, and no input tells which. Of two mistakes at once, each is a cause."""
    return tuple(name for name in finding.ids if not all(name in pair for pair in finding.pairs) or not finding.pairs)


def _warnings(records: Sequence[TestRecord]) -> tuple[str, ...]:
    texts = dict.fromkeys(text for record in records if not record.hidden for text in record.warnings)
    return tuple(printable(_("Python warned: {text}").format(text=text), 300) for text in list(texts)[:5])
