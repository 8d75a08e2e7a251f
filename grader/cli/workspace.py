"""The student's working folder: where ``check`` looks for a file, and what ``start`` lays out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from grader.errors import CourseError, OutputError, UsageError
from grader.language import _
from grader.model.exercise import Exercise
from grader.model.frozen import frozen
from grader.model.report import Report


@frozen
class Found:
    """What is to be graded."""

    path: Path
    folder: Path | None
    """The working folder it belongs to; None for something from elsewhere, which is not the student's progress."""
    exercise: Exercise | None = None

    def remember(self, report: Report) -> None:
        """Keep what the report says. A folder that cannot be written costs the record and a line, never the report."""
        folder = self.folder
        if folder is None:
            return
        from grader.catalog.functions import function_of
        from grader.cli.study import keep
        from grader.progress import remember

        keep(lambda: remember(folder, report, function_of(self.exercise) if self.exercise else None))


def locate(exercise: Exercise, submission: Path | None, here: Path | None = None) -> Found:
    """The file or folder to grade: ``submission``, or else the student's file in or just above the folder ``here``.

    Looked for, in ``here`` and then in the folder above it: ``FILE``, ``EXERCISE/FILE``, ``exercises/EXERCISE/FILE``.
    A file in a folder named after the exercise is graded with that folder, so that helpers beside it can be imported.

    Raises:
        UsageError: there is no such file.
    """
    here = Path.cwd() if here is None else here
    own = next((path for path in _candidates(exercise, here) if _is_there(exercise, path)), None)
    if submission is not None:
        mine = own is not None and submission.exists() and submission.resolve() in (own.resolve(), own.parent.resolve())
        return Found(submission, _home(exercise, own) if mine and own is not None else None, exercise)
    if own is None:
        raise UsageError(
            _(
                "{file} was not found: not here, not in {exercise}/ or exercises/{exercise}/, and "
                "not in the folder above. Lay out a working folder with: nngrade start. Or name the "
                "file: --submission PATH"
            ).format(file=exercise.file, exercise=exercise.id)
        )
    return Found(own.parent if own.parent.name == exercise.id else own, _home(exercise, own), exercise)


def answers_file(exercise: Exercise, here: Path | None = None) -> Path:
    """Where the answers to an exercise's questions are kept, whether the file is there already or not.

    Beside the exercise's own file, or in its folder, or for the course's quiz simply here.

    Raises:
        UsageError: there is no such place.
    """
    here = Path.cwd() if here is None else here
    places = [path.parent for path in _candidates(exercise, here) if _is_there(exercise, path)]
    places += [path.parent for path in _candidates(exercise, here) if path.parent.name == exercise.id]
    found = next((place for place in places if place.is_dir()), here if exercise.framework == "none" else None)
    if found is None:
        raise UsageError(
            _(
                "There is no folder {exercise} here. Lay one out with: nngrade start. Or name a file: --file FILE"
            ).format(exercise=exercise.id)
        )
    path = found / "answers.toml"
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _candidates(exercise: Exercise, here: Path) -> Iterator[Path]:
    for base in (here, here.parent):
        for folder in (base, base / exercise.id, base / "exercises" / exercise.id):
            yield folder / exercise.file


def _is_there(exercise: Exercise, path: Path) -> bool:
    """Whether the exercise's file is there, or of several in a folder at least one."""
    if not exercise.files:
        return path.is_file()
    return any((path.parent / file).is_file() for file in exercise.files)


def _home(exercise: Exercise, file: Path) -> Path:
    folder = file.resolve().parent
    if folder.name == exercise.id:
        folder = folder.parent
        if folder.name == "exercises":
            folder = folder.parent
    return folder


@frozen
class Layout:
    """What ``start`` did."""

    made: tuple[Path, ...]
    kept: tuple[Path, ...]
    """Files that were there already, and are as they were."""


def lay_out(exercises: tuple[Exercise, ...], folder: Path) -> Layout:
    """Copy every handout to ``folder/EXERCISE/``. A file that exists is never touched, whatever it holds.

    Raises:
        CourseError: the course has no handouts yet.
        OutputError: the folder cannot be written.
    """
    for exercise in exercises:
        for name in exercise.sources:
            if not (exercise.handout / name).is_file():
                raise CourseError(
                    _("{handout} holds no {name} to hand out. An author runs: nngrade stubs").format(
                        handout=exercise.handout, name=name
                    )
                )
    made: list[Path] = []
    kept: list[Path] = []
    for exercise in exercises:
        for source in _handed_out(exercise.handout):
            target = folder / exercise.id / source.relative_to(exercise.handout)
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                with target.open("xb") as file:
                    file.write(source.read_bytes())
            except FileExistsError:
                kept.append(target)
            except OSError as error:
                raise OutputError(
                    _("{path} cannot be written: {reason}.").format(path=target, reason=error.strerror)
                ) from None
            else:
                made.append(target)
    return Layout(tuple(made), tuple(kept))


def _handed_out(handout: Path) -> list[Path]:
    def wanted(path: Path) -> bool:
        parts = path.relative_to(handout).parts
        return path.is_file() and not any(part.startswith(".") or part == "__pycache__" for part in parts)

    return sorted(path for path in handout.rglob("*") if wanted(path))
