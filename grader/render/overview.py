"""The pages of ``nngrade list``, ``start`` and ``demo``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.text import Text

from grader.model.exercise import Exercise
from grader.model.report import Report
from grader.render import RenderOptions
from grader.render.layout import Page, clean, heading
from grader.render.words import count, number

_MOST_KEPT = 5


def overview(exercises: Sequence[Exercise], best: Mapping[str, tuple[float, float]], options: RenderOptions) -> str:
    """One row an exercise; ``best`` has score and full marks by exercise id."""
    page = Page(options)
    rows = [(item.id, item.file, _reached(item, best)) for item in exercises]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(3)]
    for exercise, (name, file, reached) in zip(exercises, rows, strict=True):
        done = exercise.id in best and best[exercise.id][0] >= best[exercise.id][1]
        before = Text.assemble((f"{'✓' if done else ' '} ", "green"), (name.ljust(widths[0]), "bold"), f"  {file}")
        start = len(page.lines)
        page.add(heading(exercise.title), first=before, indent=widths[0] + widths[1] + 6, end=widths[2] + 2)
        line = page.lines[start]
        line.pad_right(page.width - line.cell_len - widths[2])
        line.append(reached.rjust(widths[2]), style="" if exercise.id in best else "dim")
    page.blank()
    page.add(_total(exercises, best))
    page.add(f"Next: nngrade check {_next(exercises, best)}")
    return str(page)


def _reached(exercise: Exercise, best: Mapping[str, tuple[float, float]]) -> str:
    if exercise.id not in best:
        return f"not checked, {number(exercise.points)} points"
    score, full = best[exercise.id]
    return f"{number(score)} of {number(full)} points"


def _total(exercises: Sequence[Exercise], best: Mapping[str, tuple[float, float]]) -> str:
    reached = sum(best[item.id][0] for item in exercises if item.id in best)
    full = sum(item.points for item in exercises)
    return f"{number(reached)} of {number(full)} points in {count(len(exercises), 'exercise')}"


def _next(exercises: Sequence[Exercise], best: Mapping[str, tuple[float, float]]) -> str:
    open_ones = [item.id for item in exercises if item.id not in best or best[item.id][0] < best[item.id][1]]
    return open_ones[0] if open_ones else exercises[-1].id


def laid_out(
    exercises: Sequence[Exercise], folder: Path, made: Sequence[Path], kept: Sequence[Path], options: RenderOptions
) -> str:
    """What ``start`` made, what it left alone, and what to do now."""
    page = Page(options)
    for path in made:
        page.add(f"made  {path}")
    if kept:
        page.add(f"Left alone, because {'it was' if len(kept) == 1 else 'they were'} there already: {_names(kept)}")
    page.blank()
    page.add(f"{count(len(made), 'file')} made in {folder.resolve()}, {len(kept)} left alone.")
    first = exercises[0]
    page.add("Next", style="bold")
    if folder.resolve() != Path.cwd():
        page.add(f"  cd {folder}")
    page.add(f"  Read {first.id}/README.md, and fill in {first.id}/{first.file}.")
    page.add(f"  Then: nngrade check {first.id}")
    return str(page)


def _names(paths: Sequence[Path]) -> str:
    shown = ", ".join(str(path) for path in paths[:_MOST_KEPT])
    return f"{shown} and {len(paths) - _MOST_KEPT} more" if len(paths) > _MOST_KEPT else shown


def demo_heading(position: int, total: int, line: str, options: RenderOptions) -> str:
    """Stands above each report of the demo."""
    page = Page(options)
    page.add("═" * page.width)
    page.add(Text(f"{position} of {total}: {clean(line)}", style="bold"))
    page.lines.append(Text())
    return str(page)


def demo_end(reports: Sequence[Report], options: RenderOptions) -> str:
    """The demo's last words."""
    page = Page(options)
    page.lines.append(Text())
    if not reports:
        page.add("This course has no samples: put them into reference/EXERCISE/demo/.")
        return str(page)
    named = sum(len(report.mistakes) for report in reports)
    page.add(f"{count(len(reports), 'sample')} graded, {count(named, 'mistake')} named.", style="bold")
    page.add("Now yours: nngrade start my-course && cd my-course")
    return str(page)
