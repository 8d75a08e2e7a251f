"""The next hint for a working folder."""

from __future__ import annotations

import hashlib
from pathlib import Path

from grader.catalog.hints import read_hints
from grader.errors import UsageError
from grader.hints.stages import Stage, stages_of
from grader.hints.topic import Topic, topic_named, topic_of, tries
from grader.language import _
from grader.model.exercise import Exercise
from grader.model.hint import Hint, NoHint, Silence, Unlock
from grader.model.progress import ExerciseProgress, Shown
from grader.progress import load_progress, remember_hint


def next_hint(folder: Path, exercise: Exercise, *, about: str = "", stage: int = 0) -> Hint | NoHint:
    """What to tell a student next. Changes nothing: call :func:`show_hint` when it was shown.

    Args:
        folder: The working folder, with or without a record.
        exercise: The one that the student works on.
        about: A mistake's id or a function's name; default: what the last check says.
        stage: A stage that is open, to read it again; default: one further than the last.

    Raises:
        UsageError: nothing is known about ``about``, or ``stage`` is not open.
        CourseError: the hints cannot be read.
    """
    if exercise.framework == "none":
        return NoHint(exercise.id, Silence.QUESTIONS)
    book = read_hints(exercise)
    record = load_progress(folder).exercises.get(exercise.id, ExerciseProgress())
    topic = topic_named(book, about, record.attempts) if about else topic_of(book, record)
    if isinstance(topic, Silence):
        return NoHint(exercise.id, topic)
    stages = stages_of(topic)
    if not stages:
        return NoHint(exercise.id, Silence.UNWRITTEN)
    shown = record.hints.get(topic.key, Shown(0))
    done = tries(topic, record.attempts) if _checkable(exercise) else _changes(folder, exercise, shown)
    opened = min(1 + done, len(stages))
    if stage > opened:
        raise UsageError(_not_open(stage, opened, len(stages), exercise))
    chosen = stage or min(opened, shown.stage + 1)
    return _hint(exercise, topic, stages, chosen, opened)


def show_hint(folder: Path, exercise: Exercise, hint: Hint) -> tuple[str, ...]:
    """Remember that a hint was shown; returns what is to be said about the record, usually nothing.

    Raises:
        OSError: the folder cannot be written.
    """
    file = "" if _checkable(exercise) else _fingerprint(folder, exercise)
    return remember_hint(folder, exercise.id, hint.key, hint.stage, file)


def _hint(exercise: Exercise, topic: Topic, stages: tuple[Stage, ...], chosen: int, opened: int) -> Hint:
    stage, mistake = stages[chosen - 1], topic.mistake
    waits = Unlock.CHECK if _checkable(exercise) else Unlock.CHANGE
    return Hint(
        exercise=exercise.id,
        key=topic.key,
        function=topic.function.name if topic.function else "",
        mistake=mistake.id if mistake else "",
        about=mistake.title if mistake else "",
        reason=topic.reason,
        stage=chosen,
        stages=len(stages),
        heading=stage.heading,
        later=tuple(one.heading for one in stages[chosen:]),
        texts=stage.texts,
        source=stage.source,
        unlock=Unlock.LAST if chosen == len(stages) else Unlock.OPEN if chosen < opened else waits,
    )


def _not_open(stage: int, opened: int, stages: int, exercise: Exercise) -> str:
    if stage > stages:
        return _("There are {stages} stages, and no stage {stage}.").format(stages=stages, stage=stage)
    words = _(
        "Stage {stage} of {stages} is not open yet, stage {opened} is. Change your file, then ask for a hint again"
    )
    if _checkable(exercise):
        words = _(
            "Stage {stage} of {stages} is not open yet, stage {opened} is. "
            "Change your file, then: nngrade check {exercise}"
        )
    return words.format(stage=stage, stages=stages, opened=opened, exercise=exercise.id)


def _checkable(exercise: Exercise) -> bool:
    """Whether the tests are on this machine; a release for students may have none."""
    return exercise.reference.is_dir()


def _changes(folder: Path, exercise: Exercise, shown: Shown) -> int:
    """How many different files there were when hints were asked for, this one included, the first not counted."""
    return len({*shown.files, _fingerprint(folder, exercise)}) - 1


def _fingerprint(folder: Path, exercise: Exercise) -> str:
    """SHA-256 over the student's files, wherever in the working folder they lie."""
    digest = hashlib.sha256()
    for name in exercise.sources:
        places = (folder / name, folder / exercise.id / name, folder / "exercises" / exercise.id / name)
        found = next((path for path in places if path.is_file()), None)
        digest.update(found.read_bytes() if found else b"")
    return digest.hexdigest()
