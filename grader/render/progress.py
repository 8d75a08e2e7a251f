"""The page of ``nngrade progress``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rich.text import Text

from grader.language import _
from grader.model.exercise import Exercise
from grader.model.progress import Attempt, Met, Progress
from grader.render import RenderOptions
from grader.render.layout import Page, heading
from grader.render.words import count, number

_BAR = 20  # cells
_MOST_CHECKS, _MOST_MET = 5, 12

Goals = Sequence[tuple[str, Sequence[Exercise]]]
"""What the course teaches, and the exercises that practise it."""


def progress_page(goals: Goals, progress: Progress, today: str, options: RenderOptions) -> str:
    """A bar for every goal, the last checks, what was learned, and the days. ``today``: as ``2026-03-01``."""
    page = Page(options)
    if not any(entry.attempts or entry.best for entry in progress.exercises.values()):
        page.add(_("Nothing was checked in this folder yet. Begin with: nngrade list"))
        _notice(page, progress)
        return str(page)
    page.add(_("What the chapter teaches"), style="bold")
    for title, exercises in goals:
        _goal(page, title, exercises, progress)
    _checks(page, progress)
    met = [one for entry in progress.exercises.values() for one in entry.met]
    _met(page, _("Learned: named once, and gone"), "✓", [one for one in met if one.gone])
    _met(page, _("Named, and still there"), "→", [one for one in met if not one.gone])
    gave_up = sorted(name for name, entry in progress.exercises.items() if entry.gave_up)
    page.blank()
    if gave_up:
        page.add(_("Solution read before full marks: {names}.").format(names=", ".join(map(heading, gave_up))))
    if progress.days:
        page.add(days(progress.days, today))
    _notice(page, progress)
    return str(page)


def days(kept: Sequence[str], today: str) -> str:
    """How often the student was here. A break is no fault, so none is counted."""
    known = {_number(one) for one in kept} - {0}
    last = _number(today)
    last -= last not in known  # today is not over
    running = 0
    while last - running in known:
        running += 1
    words = _("You worked here on {days}. Nothing is lost by a break: all of this stays.")
    if running > 1:
        words = _(
            "You worked here on {days}, the last {number} in a row. Nothing is lost by a break: all of this stays."
        )
    return words.format(days=count(len(known), "day"), number=running)


def _number(day: str) -> int:
    """Days since the year 1; 0 for what is no date."""
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return 0


def _goal(page: Page, title: str, exercises: Sequence[Exercise], progress: Progress) -> None:
    reached = full = 0.0
    for exercise in exercises:
        entry = progress.exercises.get(exercise.id)
        best = entry.best if entry else None
        full += exercise.points
        if best is not None and best.max_score > 0:
            reached += exercise.points * min(best.score / best.max_score, 1.0)
    filled = int(_BAR * reached / full + 1e-9) if full > 0 else 0
    share = f"{int(100 * reached / full + 1e-9) if full > 0 else 0:3d} %"
    bar = Text.assemble(("━" * filled, "green"), ("─" * (_BAR - filled), "dim"), f" {share}  ")
    page.add(heading(title), first=bar, indent=_BAR + 8)


def _checks(page: Page, progress: Progress) -> None:
    checks = [(one, name) for name, entry in progress.exercises.items() for one in entry.attempts]
    last = sorted(checks, key=lambda pair: pair[0].time)[-_MOST_CHECKS:]
    if last:
        page.blank()
        total = sum(entry.best.checks for entry in progress.exercises.values() if entry.best is not None)
        page.add(_("Last checks (of {count})").format(count=total), style="bold")
    for attempt, name in reversed(last):
        when = heading(attempt.time.replace("T", " ")[:16])
        page.add(_check(attempt, name), first=when, indent=18)


def _check(attempt: Attempt, name: str) -> str:
    why = ", ".join(map(heading, attempt.mistakes)) or heading(attempt.stuck)
    result = _("{reached} of {full} points").format(reached=number(attempt.score), full=number(attempt.max_score))
    return f"{heading(name)}  {result}{f', {why}' if why and not attempt.done else ''}"


def _met(page: Page, title: str, mark: str, met: Sequence[Met]) -> None:
    if not met:
        return
    page.blank()
    page.add(f"{title} ({len(met)})", style="bold")
    newest = sorted(met, key=lambda one: one.gone or one.first, reverse=True)
    for one in newest[:_MOST_MET]:
        page.add(f"{heading(one.title or one.id)} ({heading(one.id)})", first=f"{mark} ", indent=2)
    if len(met) > _MOST_MET:
        page.add(_("and {count} more").format(count=len(met) - _MOST_MET), first="  ", indent=2)


def _notice(page: Page, progress: Progress) -> None:
    if progress.notice:
        page.add(progress.notice, first=Text(_("Note"), style="bold"), indent=8)
