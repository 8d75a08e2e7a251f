"""The audit for a person: one row an exercise, then every problem with its reason."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from grader.audit.record import ExerciseAudit, Kind
from grader.render import RenderOptions
from grader.render.layout import Page

_COLUMNS = ("exercise", "solution", "stub", "variants", "mistakes", "named", "pairs", "trivial", "course")


def audit_table(audits: Sequence[ExerciseAudit], options: RenderOptions) -> str:
    """The whole outcome as text."""
    page = Page(options)
    rows = [_COLUMNS, *(_row(audit) for audit in audits)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(_COLUMNS))]
    for number, row in enumerate(rows):
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        page.add(Text("  ".join(cells).rstrip(), style="dim" if not number else ""))
    shared = [(audit.exercise, ids) for audit in audits for ids in audit.collisions]
    if shared:
        page.blank()
        page.add("Mistakes that the inputs cannot tell apart, told as one cause:")
        for exercise, ids in shared:
            page.add(", ".join(ids), first=exercise, indent=len(exercise) + 2)
    problems = [case for audit in audits for case in audit.cases if not case.ok]
    for case in problems:
        page.blank()
        page.add(f"{case.exercise}: {case.kind} {case.name} {case.problem}", first="x ", indent=2)
    page.blank()
    said = "The course keeps its word." if not problems else f"{len(problems)} problems."
    page.add(Text(said, style="bold"))
    return str(page)


def _row(audit: ExerciseAudit) -> tuple[str, ...]:
    totals = audit.totals()
    return (
        audit.exercise,
        _share(audit, "reference"),
        _share(audit, "stub"),
        _share(audit, "variant"),
        f"{totals['mistakes_caught']}/{totals['mistakes']}",
        f"{totals['mistakes_named']}/{totals['mistakes']}",
        f"{totals['pairs_named']}/{totals['pairs']}",
        _share(audit, "trivial"),
        _share(audit, "course"),
    )


def _share(audit: ExerciseAudit, kind: Kind) -> str:
    cases = audit.of_kind(kind)
    return f"{sum(case.ok for case in cases)}/{len(cases)}"
