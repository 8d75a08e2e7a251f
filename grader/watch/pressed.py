"""What each key does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from grader.language import _
from grader.watch import page
from grader.watch.editor import open_in_editor
from grader.watch.hint import hint

if TYPE_CHECKING:
    from grader.watch.watch import Watch


def answer(watch: Watch, key: str) -> None:
    """Do it; a key without a meaning does nothing."""
    action = _ACTIONS.get(key)
    if action is not None:
        action(watch)


def _hint(watch: Watch) -> None:
    text = hint(watch.last, watch.exercise, watch.place.folder, watch.screen.options)
    watch.screen.say("\n" + text)


def _explain(watch: Watch) -> None:
    from grader.catalog import read_mistakes
    from grader.catalog.pictures import read_pictures
    from grader.render.explanation import explanation

    if watch.last is None or not watch.last.mistakes:
        text = _("No mistake was named in your last check, so there is none to explain.")
        watch.screen.say("\n" + page.said(text, watch.screen.options))
        return
    exercise = watch.exercise
    pictures = {exercise.id: read_pictures(exercise)}
    groups = [(exercise, read_mistakes(exercise))]
    watch.screen.say("\n" + explanation(groups, watch.last.mistakes[0].id, watch.screen.options, pictures))


def _open(watch: Watch) -> None:
    watch.screen.close()
    path = watch.place.files(watch.exercise)[0]
    watch.keys.__exit__(None, None, None)
    try:
        problem = open_in_editor(path)
    finally:
        watch.keys.__enter__()
    if problem:
        watch.screen.say("\n" + page.said(problem, watch.screen.options))


def _list(watch: Watch) -> None:
    from grader.render.overview import overview

    scores = {name: (item.score, item.max_score) for name, item in watch.best().items()}
    watch.screen.say("\n" + overview(watch.course.exercises, scores, watch.screen.options))


_ACTIONS: Mapping[str, Callable[[Watch], None]] = {
    "h": _hint,
    "e": _explain,
    "o": _open,
    "l": _list,
    "q": lambda watch: watch.quit(),
    "\r": lambda watch: watch.again(),
    "\n": lambda watch: watch.again(),
}
