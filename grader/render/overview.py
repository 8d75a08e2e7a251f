"""The pages of ``nngrade list``, ``start`` and ``demo``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from rich.text import Text

from grader.model.exercise import Exercise
from grader.model.report import Report
from grader.render import RenderOptions
from grader.render.layout import Page, clean, heading
from grader.render.words import count, number

_MOST_KEPT = 5
_NARROW = 64  # columns below which the names of the files are left out
_BAR = 26  # cells of the bar that shows how much of the course is reached


def overview(exercises: Sequence[Exercise], best: Mapping[str, tuple[float, float]], options: RenderOptions) -> str:
    """The course as a path: what is done, what comes next, points. ``best``: score and full marks by exercise id."""
    page = Page(options)
    following = next((item for item in exercises if not _done(item, best)), None)
    narrow = options.width < _NARROW
    rows = [(item.id, "" if narrow else item.file, _reached(item, best, narrow)) for item in exercises]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(3)]
    for exercise, (name, file, reached) in zip(exercises, rows, strict=True):
        mark = "✓" if _done(exercise, best) else "→" if exercise is following else " "
        before = Text.assemble((f"{mark} ", "green"), (name.ljust(widths[0]), "bold"), f"  {file}")
        start = len(page.lines)
        indent = sum(widths[:2]) + (4 if narrow else 6)
        page.add(heading(exercise.title), first=before, indent=indent, end=widths[2] + 2)
        line = page.lines[start]
        line.pad_right(page.width - line.cell_len - widths[2])
        line.append(reached.rjust(widths[2]), style="" if exercise.id in best else "dim")
    page.blank()
    page.add(_total(exercises, best))
    for text in _next(following, best):
        page.add(text)
    return str(page)


def _done(exercise: Exercise, best: Mapping[str, tuple[float, float]]) -> bool:
    return exercise.id in best and best[exercise.id][0] >= best[exercise.id][1]


def _reached(exercise: Exercise, best: Mapping[str, tuple[float, float]], narrow: bool) -> str:
    if exercise.id not in best:
        return f"{'' if narrow else 'not checked, '}{number(exercise.points)} points"
    score, full = best[exercise.id]
    if narrow:
        return f"{number(score)}/{number(full)}"
    return f"{number(score)} of {number(full)} points"


def _total(exercises: Sequence[Exercise], best: Mapping[str, tuple[float, float]]) -> Text:
    reached = sum(best[item.id][0] for item in exercises if item.id in best)
    full = sum(item.points for item in exercises)
    done = sum(_done(item, best) for item in exercises)
    filled = int(_BAR * reached / full) if full > 0 else 0
    words = f"  {number(reached)} of {number(full)} points, {done} of {count(len(exercises), 'exercise')} done"
    return Text.assemble(("━" * filled, "green"), ("─" * (_BAR - filled), "dim"), words)


def _next(exercise: Exercise | None, best: Mapping[str, tuple[float, float]]) -> list[str]:
    if exercise is None:
        return ["All of it is done."]
    title = f"Next: {exercise.id}, {heading(exercise.title)}."
    if exercise.id in best:
        score, full = best[exercise.id]
        lines = [f"{title} {number(full - score)} of its points are still open.", f"  nngrade check {exercise.id}"]
        return lines if exercise.framework == "none" else [*lines, f"  nngrade hint {exercise.id}   when you are stuck"]
    if exercise.framework == "none":
        return [title, "  nngrade quiz" if exercise.id == "quiz" else f"  nngrade quiz {exercise.id}"]
    return [f"{title} Read its README.md, {_work(exercise)}, then:", f"  nngrade check {exercise.id}"]


def _work(exercise: Exercise) -> str:
    """What a student does with what was handed out."""
    name = heading(exercise.file)
    return f"mend the programs in {name}" if exercise.files else f"fill in {name}"


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
    page.add(f"  Read {first.id}/README.md, and {_work(replace(first, file=f'{first.id}/{first.file}'))}.")
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
