"""Derives ``pictures.json``: what each mistake does to the small examples that ``pictures.py`` of its exercise holds.

The examples run in a trusted worker, in place of the probes: first with the solution, then with each wrong program.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from grader.audit.record import CaseResult
from grader.catalog import Course, mistake_files, read_mistakes
from grader.catalog.pictures import Row, pictures_file
from grader.errors import CourseError
from grader.grading import start_sandbox
from grader.model.exercise import Exercise, Limits
from grader.model.outcome import Call, Outcome, Returned

_MOST = 4  # rows of one picture
_LIMITS = Limits(load_seconds=60.0, call_seconds=60.0, total_seconds=300.0)

# Stands after the author's EXAMPLES in the worker: every answer becomes a short text there.
_DRIVER = """

def _text(value):
    import numpy
    if hasattr(value, "detach"):
        value = value.detach().numpy()
    if value is None or isinstance(value, (str, bool)):
        return str(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_text(item)}" for key, item in value.items()) + "}"
    if isinstance(value, tuple):
        return "(" + ", ".join(map(_text, value)) + ")"
    if isinstance(value, (numpy.ndarray, list)):
        if isinstance(value, numpy.ndarray) and not value.ndim:
            return _text(value.item())
        return "[" + ", ".join(map(_text, value)) + "]"
    if isinstance(value, numpy.generic):
        return _text(value.item())
    if isinstance(value, (int, float)):
        short = f"{value:.4g}" if isinstance(value, float) else str(value)
        return "0" if short == "-0" else short
    return "a " + type(value).__name__


def picture_rows(submission):
    import warnings
    answers = []
    for name, examples in EXAMPLES.items():
        for label, example in examples:
            try:
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    answer = _text(example(submission))
            except Exception as error:
                answer = "raises " + type(error).__name__
            answers.append(name + "\\n" + label + "\\n" + answer)
    return answers
"""


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
    extra = {item.relative_to(exercise.reference).as_posix(): item.read_bytes() for item in mistake_files(exercise)}
    probes = path.read_bytes() + _DRIVER.encode()
    call = Call("probe:picture_rows")
    with start_sandbox(exercise, course) as box:
        worker = box.worker(files, exercise.file, probes=probes, extra=extra, limits=_LIMITS, trusted=True)
        try:
            right = _answers(worker.call(call))
            if not right:
                raise CourseError(f"{path}: the examples could not be run with the solution.")
            worker.send_mistakes([call])
            programs = worker.receive_mistakes()
        finally:
            worker.close()
    rows = {
        mistake.id: found
        for mistake in read_mistakes(exercise)
        if (found := _differing(right, mistake.functions, programs.get(mistake.id, ())))
    }
    return _written(rows)


def stale_pictures(course: Course) -> dict[Path, str]:
    """The picture files that are not what the examples and the wrong programs at hand give, with their right text."""
    wanted = {pictures_file(exercise): derive(exercise, course) for exercise in course.exercises}
    return {
        path: text
        for path, text in wanted.items()
        if text is not None and not (path.is_file() and path.read_text(encoding="utf-8") == text)
    }


def picture_cases(exercise: Exercise, course: Course) -> list[CaseResult]:
    """What the audit says: the pictures are fresh, and every mistake has one."""
    wanted, path = derive(exercise, course), pictures_file(exercise)
    if wanted is None:
        return []
    if not path.is_file() or path.read_text(encoding="utf-8") != wanted:
        problem = f"{path} is stale: run nngrade stubs"
    else:
        shown = json.loads(wanted)
        bare = [mistake.id for mistake in read_mistakes(exercise) if mistake.id not in shown]
        problem = f"no example of pictures.py shows {', '.join(bare)}" if bare else ""
    return [CaseResult(exercise.id, "course", "pictures", not problem, problem)]


def _answers(outcome: Outcome) -> list[tuple[str, str, str]]:
    """``(function, label, answer)`` of every example; none when the program did not come back."""
    if not isinstance(outcome, Returned) or not isinstance(outcome.value, (list, tuple)):
        return []
    parts = [str(item).split("\n", 2) for item in outcome.value]
    return [(name, label, answer) for name, label, answer in parts]


def _differing(
    right: Sequence[tuple[str, str, str]], functions: Sequence[str], programs: Sequence[Sequence[Outcome]]
) -> list[Row]:
    """Of the first wrong program that shows a difference: the examples that differ."""
    for outcomes in programs:
        wrong = _answers(outcomes[0])
        rows = [
            (label, good, bad)
            for (name, label, good), (_, _, bad) in zip(right, wrong, strict=False)
            if name in functions and good != bad
        ]
        if rows:
            return rows[:_MOST]
    return []


def _written(rows: Mapping[str, Sequence[Row]]) -> str:
    """JSON with one row a line, sorted: a change of one picture is a change of its lines."""
    blocks = []
    for name in sorted(rows):
        lines = ",\n".join(f"    {json.dumps(list(row), ensure_ascii=False)}" for row in rows[name])
        blocks.append(f"  {json.dumps(name)}: [\n{lines}\n  ]")
    return "{\n" + ",\n".join(blocks) + "\n}\n"
