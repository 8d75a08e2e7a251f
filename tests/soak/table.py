"""Counts the outcomes, and says which bars they miss."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table

from tests.soak.outcome import BAD, OUTSIDE, Outcome, Verdict

NAMED = 0.95
"""Of the programs with one mistake."""
MISNAMED = 0.005
"""At most, of the programs with mistakes."""


def table(outcomes: Sequence[Outcome]) -> Table:
    """One row for each exercise and kind of program."""
    grid = Table("exercise", "programs", "", title=f"{len(outcomes)} drawn programs", title_justify="left")
    for column in ("n", "full marks", "right name", "class", "one of two", "no name", "wrong name", "grader error"):
        grid.add_column(column, justify="right")
    for exercise in sorted({outcome.case.exercise for outcome in outcomes}):
        for kind in ("correct", "one mistake", "two mistakes", "not in the catalogue"):
            rows = [o for o in outcomes if o.case.exercise == exercise and kind_of(o) == kind]
            if rows:
                grid.add_row(exercise, kind, _mark(rows), *map(str, _counts(rows)))
    for kind in ("correct", "one mistake", "two mistakes", "not in the catalogue"):
        rows = [o for o in outcomes if kind_of(o) == kind]
        if rows:
            grid.add_row("all", kind, _mark(rows), *map(str, _counts(rows)), style="bold")
    return grid


def kind_of(outcome: Outcome) -> str:
    """Which kind of program was drawn."""
    truth = outcome.case.truth
    if OUTSIDE in truth:
        return "not in the catalogue"
    return ("correct", "one mistake", "two mistakes")[len(truth)]


def missed_bars(outcomes: Sequence[Outcome]) -> list[str]:
    """The bars that were missed, in words; empty when all is well."""
    single = [o for o in outcomes if kind_of(o) == "one mistake"]
    wrong = [o for o in outcomes if o.case.truth]
    named = _count(single, (Verdict.RIGHT, Verdict.CLASS))
    misnamed = _count(wrong, (Verdict.WRONG,))
    missed = [
        f"{_count(outcomes, (verdict,))} x {verdict.value}"
        for verdict in (Verdict.FAILED, Verdict.BLIND, Verdict.ERROR)
        if _count(outcomes, (verdict,))
    ]
    if named < NAMED * len(single):
        missed.append(f"{named} of {len(single)} single mistakes are named; {NAMED:.0%} should be")
    if misnamed > MISNAMED * len(wrong):
        missed.append(f"{misnamed} of {len(wrong)} wrong programs get a wrong name; at most {MISNAMED:.1%} may")
    return missed


def bad_cases(outcomes: Iterable[Outcome], console: Console) -> None:
    """Every case that is not as it should be, and how to see it again."""
    for outcome in outcomes:
        if outcome.verdict in BAD:
            console.print(in_words(outcome), markup=False, highlight=False, soft_wrap=True)


def in_words(outcome: Outcome) -> str:
    """One bad case."""
    case = outcome.case
    lines = [
        f"{outcome.verdict.value}: {', '.join(case.truth) or 'correct'} -> {', '.join(outcome.named) or 'no name'}",
        f"  {case.label}",
        *(f"  {' '.join(line.split())[:300]}" for line in outcome.lost[:3]),
        f"  python -m tests.soak.run {case.exercise} --seed {case.seed} --show",
    ]
    return "\n".join(lines)


def _counts(rows: Sequence[Outcome]) -> list[int]:
    return [
        len(rows),
        _count(rows, (Verdict.FINE, Verdict.BLIND)),
        _count(rows, (Verdict.RIGHT,)),
        _count(rows, (Verdict.CLASS,)),
        _count(rows, (Verdict.ONE,)),
        # A correct program that failed is told by its full marks.
        _count(rows, (Verdict.UNNAMED, Verdict.LUCKY)),
        _count(rows, (Verdict.WRONG,)),
        _count(rows, (Verdict.ERROR,)),
    ]


def _mark(rows: Sequence[Outcome]) -> str:
    return "ok" if not any(row.verdict in BAD for row in rows) else "see above"


def _count(outcomes: Iterable[Outcome], verdicts: tuple[Verdict, ...]) -> int:
    return sum(outcome.verdict in verdicts for outcome in outcomes)
