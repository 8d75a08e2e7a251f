"""Derives ``pictures.json``: what each mistake does to the small examples that ``pictures.py`` of its exercise holds.

The examples run in a trusted worker, in place of the probes: first with the solution, then with each wrong program.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from grader.audit.contrast import picture_of
from grader.audit.examples import DRIVER, answers_of
from grader.audit.record import CaseResult
from grader.catalog import Course, mistake_files, read_mistakes
from grader.catalog.pictures import pictures_file, read_pictures
from grader.errors import CourseError
from grader.grading import start_sandbox
from grader.judge.several import MAIN, joined
from grader.model.exercise import Exercise, Limits
from grader.model.outcome import Call
from grader.model.picture import Picture

_LIMITS = Limits(load_seconds=60.0, call_seconds=60.0, total_seconds=300.0)


def derive(exercise: Exercise, course: Course) -> str | None:
    """The text that ``pictures.json`` should hold; None when the exercise has no ``pictures.py``.

    Raises:
        CourseError: the examples cannot be run with the solution.
    """
    path = exercise.reference / "pictures.py"
    if not path.is_file():
        return None
    folder = exercise.reference / "solution"
    files = {item.relative_to(folder).as_posix(): item.read_bytes() for item in sorted(folder.rglob("*.py"))}
    main = exercise.file
    if exercise.files:
        files, main = joined(files, exercise), MAIN
    extra = {item.relative_to(exercise.reference).as_posix(): item.read_bytes() for item in mistake_files(exercise)}
    probes = path.read_bytes() + DRIVER.encode()
    call = Call("probe:picture")
    with start_sandbox(exercise, course) as box:
        worker = box.worker(files, main, probes=probes, extra=extra, limits=_LIMITS, trusted=True)
        try:
            right = answers_of(worker.call(call))
            if not right.examples:
                raise CourseError(f"{path}: the examples could not be run with the solution.")
            worker.send_mistakes([call], [mistake.id for mistake in read_mistakes(exercise)])
            programs = worker.receive_mistakes()
        finally:
            worker.close()
    pictures = {
        mistake.id: found
        for mistake in read_mistakes(exercise)
        if (found := picture_of(right, mistake.functions, programs.get(mistake.id, ())))
    }
    return _written(pictures)


def stale_pictures(course: Course) -> dict[Path, str]:
    """The picture files that are not what the examples and the wrong programs at hand give, with their right text."""
    wanted = {pictures_file(exercise): derive(exercise, course) for exercise in course.exercises}
    return {
        path: text
        for path, text in wanted.items()
        if text is not None and not (path.is_file() and path.read_text(encoding="utf-8") == text)
    }


def write_pictures(course: Course) -> list[Path]:
    """Write every picture file that is missing or stale; returns the files written."""
    stale = stale_pictures(course)
    for path, text in stale.items():
        path.write_text(text, encoding="utf-8", newline="\n")
    return list(stale)


def picture_cases(exercise: Exercise, course: Course) -> list[CaseResult]:
    """What the audit says: the pictures are fresh, and every mistake has one."""
    path = pictures_file(exercise)
    try:
        wanted = derive(exercise, course)
    except CourseError as error:
        problem = str(error)
    else:
        is_fresh = wanted is None or (path.is_file() and path.read_text(encoding="utf-8") == wanted)
        problem = lacking(exercise) if is_fresh else f"{path} is stale: run nngrade stubs"
    if not read_mistakes(exercise) and not problem:
        return []
    return [CaseResult(exercise.id, "course", "pictures", not problem, problem)]


def lacking(exercise: Exercise) -> str:
    """Which mistakes have no picture; empty when all have one."""
    mistakes, source = read_mistakes(exercise), exercise.reference / "pictures.py"
    if mistakes and not source.is_file():
        return f"{source} is missing: its examples show what each mistake does"
    shown = read_pictures(exercise)
    bare = [mistake.id for mistake in mistakes if mistake.id not in shown]
    return f"no example of {source} shows {', '.join(bare)}" if bare else ""


def _written(pictures: Mapping[str, Picture]) -> str:
    """JSON with one row a line, sorted: a change of one picture is a change of its lines."""
    blocks = []
    for name in sorted(pictures):
        picture = pictures[name]
        parts = [f'    "setup": {_json(picture.setup)}'] if picture.setup else []
        parts.append('    "rows": [\n' + ",\n".join(f"      {_json(row)}" for row in picture.rows) + "\n    ]")
        if picture.curves:
            parts.append(
                '    "curves": [\n' + ",\n".join(f"      {_json(side)}" for side in picture.curves) + "\n    ]"
            )
        blocks.append(f"  {_json(name)}: {{\n" + ",\n".join(parts) + "\n  }")
    return "{\n" + ",\n".join(blocks) + "\n}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
