"""ONE next step. A list of ten is no help at midnight."""

from __future__ import annotations

from grader.model.report import Report, ReportStatus, TestResult, TestStatus
from grader.render.words import PENDING, count, lost, named, place, points


def next_step(report: Report) -> str:
    """What the student should do now, in one or two sentences."""
    if report.status is ReportStatus.GRADER_ERROR:
        return (
            "Run the same command again. If that does not help, tell your instructor, "
            "or open an issue with the text above. Your work is untouched."
        )
    if report.status is ReportStatus.PASSED:
        return "See what is left with: nngrade list"
    file = _file(report)
    unloadable = [test for test in report.tests if test.status is TestStatus.NOT_LOADABLE]
    if unloadable:
        where = unloadable[0].location
        return f"Mend {place(where) if where else file}, save, and check again."
    if untouched(report):
        return f'Open {file} and write the first function. The first test says: "{named(report.tests[0])}".'
    if report.mistakes:
        return _about_mistake(report)
    wrong = failures(report)
    if wrong:
        at = f" ({place(wrong[0].location)})" if wrong[0].location else ""
        return f'Begin with "{named(wrong[0])}"{at}.'
    waiting = [test for test in report.tests if test.status is TestStatus.NOT_ATTEMPTED]
    if waiting:
        return f'Go on with the next function. Its test says: "{named(waiting[0])}".'
    return "Check again."


def _about_mistake(report: Report) -> str:
    first = report.mistakes[0]
    cost = lost([test for test in report.tests if test.id in first.tests])
    title = first.title.rstrip(".")
    return f'Begin with "{title}": it costs {points(cost)}. More about it: nngrade explain {first.id}'


def _file(report: Report) -> str:
    sources = [name for name in report.submission.files if name.endswith((".py", ".ipynb"))]
    return sources[0] if len(sources) == 1 else "your file"


def untouched(report: Report) -> bool:
    """Nothing has been written yet: the stub as it was handed out."""
    return bool(report.tests) and all(test.status is TestStatus.NOT_ATTEMPTED for test in report.tests)


def failures(report: Report) -> list[TestResult]:
    """Tests that went wrong, in the report's order; partly passed ones too."""
    return [test for test in report.tests if test.status is not TestStatus.PASSED and test.status not in PENDING]


def unnamed(report: Report) -> list[TestResult]:
    """Failures that no named mistake explains."""
    known = {test_id for mistake in report.mistakes for test_id in mistake.tests}
    ids = {mistake.id for mistake in report.mistakes}
    return [test for test in failures(report) if test.id not in known and not ids.intersection(test.mistakes)]


def not_run(report: Report) -> str:
    """Why some tests never ran, or nothing."""
    late = [test for test in report.tests if test.status is TestStatus.NOT_RUN]
    if not late:
        return ""
    reason = next((test.message for test in late if test.message), "The time for one submission was used up.")
    return f"{count(len(late), 'test')} did not run. {reason}"
