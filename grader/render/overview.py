"""The pages of ``nngrade list``, ``start`` and ``demo``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.text import Text

from grader.language import _, ngettext
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
        words = _("{number} points") if narrow else _("not checked, {number} points")
        return words.format(number=number(exercise.points))
    score, full = best[exercise.id]
    if narrow:
        return f"{number(score)}/{number(full)}"
    return _("{reached} of {full} points").format(reached=number(score), full=number(full))


def _total(exercises: Sequence[Exercise], best: Mapping[str, tuple[float, float]]) -> Text:
    reached = sum(best[item.id][0] for item in exercises if item.id in best)
    full = sum(item.points for item in exercises)
    done = sum(_done(item, best) for item in exercises)
    filled = int(_BAR * reached / full) if full > 0 else 0
    words = _("{reached} of {full} points, {done} of {exercises} done").format(
        reached=number(reached), full=number(full), done=done, exercises=count(len(exercises), "exercise")
    )
    return Text.assemble(("━" * filled, "green"), ("─" * (_BAR - filled), "dim"), f"  {words}")


def _next(exercise: Exercise | None, best: Mapping[str, tuple[float, float]]) -> list[str]:
    if exercise is None:
        return [_("All of it is done.")]
    about = {"exercise": exercise.id, "title": heading(exercise.title), "file": heading(exercise.file)}
    check = f"  nngrade check {exercise.id}"
    if exercise.id in best:
        score, full = best[exercise.id]
        words = _("Next: {exercise}, {title}. {number} of its points are still open.")
        lines = [words.format(number=number(full - score), **about), check]
        stuck = _("when you are stuck")
        return lines if exercise.framework == "none" else [*lines, f"  nngrade hint {exercise.id}   {stuck}"]
    if exercise.framework == "none":
        quiz = "  nngrade quiz" if exercise.id == "quiz" else f"  nngrade quiz {exercise.id}"
        return [_("Next: {exercise}, {title}.").format(**about), quiz]
    if exercise.files:
        words = _("Next: {exercise}, {title}. Read its README.md, mend the programs in {file}, then:")
    else:
        words = _("Next: {exercise}, {title}. Read its README.md, fill in {file}, then:")
    return [words.format(**about), check]


def laid_out(
    exercises: Sequence[Exercise], folder: Path, made: Sequence[Path], kept: Sequence[Path], options: RenderOptions
) -> str:
    """What ``start`` made, what it left alone, and what to do now."""
    page = Page(options)
    for path in made:
        page.add(f"{_('made')}  {path}")
    if kept:
        words = ngettext(
            "Left alone, because it was there already: {names}",
            "Left alone, because they were there already: {names}",
            len(kept),
        )
        page.add(words.format(names=_names(kept)))
    page.blank()
    words = _("{files} made in {folder}, {kept} left alone.")
    page.add(words.format(files=count(len(made), "file"), folder=folder.resolve(), kept=len(kept)))
    first = exercises[0]
    page.add(_("Next"), style="bold")
    if folder.resolve() != Path.cwd():
        page.add(f"  cd {folder}")
    if first.files:
        words = _("Read {exercise}/README.md, and mend the programs in {exercise}/{file}.")
    else:
        words = _("Read {exercise}/README.md, and fill in {exercise}/{file}.")
    page.add("  " + words.format(exercise=first.id, file=heading(first.file)))
    page.add("  " + _("Then: nngrade check {exercise}").format(exercise=first.id))
    return str(page)


def _names(paths: Sequence[Path]) -> str:
    shown = ", ".join(str(path) for path in paths[:_MOST_KEPT])
    if len(paths) <= _MOST_KEPT:
        return shown
    return _("{names} and {count} more").format(names=shown, count=len(paths) - _MOST_KEPT)


def demo_heading(position: int, total: int, line: str, options: RenderOptions) -> str:
    """Stands above each report of the demo."""
    page = Page(options)
    page.add("═" * page.width)
    page.add(
        Text(_("{number} of {count}: {line}").format(number=position, count=total, line=clean(line)), style="bold")
    )
    page.lines.append(Text())
    return str(page)


def demo_end(reports: Sequence[Report], options: RenderOptions) -> str:
    """The demo's last words."""
    page = Page(options)
    page.lines.append(Text())
    if not reports:
        page.add(_("This course has no samples: put them into reference/EXERCISE/demo/."))
        return str(page)
    named = sum(len(report.mistakes) for report in reports)
    words = _("{samples} graded, {mistakes} named.")
    page.add(words.format(samples=count(len(reports), "sample"), mistakes=count(named, "mistake")), style="bold")
    page.add(_("Now yours: nngrade start my-course && cd my-course"))
    return str(page)
