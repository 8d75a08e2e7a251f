"""How the two workers of a run are made: the submission beside the probes, the solution beside the mistakes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from grader.catalog import ANSWERS, is_release, mistake_files
from grader.errors import CourseError
from grader.judge.reference import Reference
from grader.judge.seeds import derived_seed
from grader.judge.several import MAIN, joined
from grader.model.exercise import Exercise, Limits
from grader.model.outcome import NotLoaded
from grader.model.submission import Submission
from grader.sandbox import Sandbox, Worker

PROBES = "probes.py"


def student_forker(
    exercise: Exercise, submission: Submission, box: Sandbox, seed: int, *, probes_file: str = PROBES
) -> Callable[[], Worker] | None:
    """Starts a worker with the submission; None when its main file is missing."""
    if submission.main is None:
        return None
    files = {file.name: file.data for file in submission.files}
    probes = _bytes(exercise.reference / probes_file)
    main = submission.main
    if exercise.files:
        files, main = joined(files, exercise), MAIN
    # A submission can read this seed; the inputs' own must not follow from it.
    load_seed = derived_seed(seed, "load")
    return lambda: box.worker(files, main, probes=probes, limits=exercise.limits, seed=load_seed)


def reference_of(exercise: Exercise, box: Sandbox, seed: int) -> Reference:
    """The solution in a worker, or its answers as they were written down for students."""
    if is_release(exercise):
        from grader.judge.recorded import Recorded, load

        return Recorded(load(exercise.reference / ANSWERS))
    return Reference(reference_forker(exercise, box, seed))


def reference_forker(exercise: Exercise, box: Sandbox, seed: int, *, probes_file: str = PROBES) -> Callable[[], Worker]:
    """Starts a worker with the solution and the known mistakes.

    Raises:
        CourseError: the solution has no file of the exercise's name.
    """
    solution = _folder(exercise.reference / "solution")
    for file in exercise.sources:
        if file not in solution:
            raise CourseError(f"{exercise.reference / 'solution'} has no {file}.")
    main = exercise.file
    if exercise.files:
        solution, main = joined(solution, exercise), MAIN
    extra = {path.relative_to(exercise.reference).as_posix(): path.read_bytes() for path in mistake_files(exercise)}
    probes = _bytes(exercise.reference / probes_file)
    # The solution and the wrong programs are ours: they get time enough on a busy machine, and tighter limits of one
    # run are not for them.
    given, usual = exercise.limits, Limits()
    limits = replace(
        given,
        load_seconds=60.0,
        call_seconds=60.0,
        total_seconds=max(given.total_seconds, usual.total_seconds),
        memory_bytes=max(given.memory_bytes, usual.memory_bytes),
        output_bytes=max(given.output_bytes, usual.output_bytes),
        scratch_bytes=max(given.scratch_bytes, usual.scratch_bytes),
    )
    return lambda: box.worker(solution, main, probes=probes, extra=extra, limits=limits, trusted=True, seed=seed)


def missing_file(exercise: Exercise, submission: Submission) -> NotLoaded | None:
    """What every test says when the exercise's file was not handed in."""
    if submission.main is not None:
        return None
    names = ", ".join(file.name for file in submission.files[:5])
    return NotLoaded("missing_file", f"There is no {exercise.file} in what was handed in. It holds: {names}.")


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _folder(folder: Path) -> Mapping[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.py"))}
