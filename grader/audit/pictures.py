"""Derives ``pictures.json``: what each mistake does to the small examples that ``pictures.py`` of its exercise holds.

The examples run in a trusted worker, in place of the probes: first with the solution, then with each wrong program.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import field
from math import isfinite
from pathlib import Path
from typing import Any

from grader.audit.record import CaseResult
from grader.catalog import Course, mistake_files, read_mistakes
from grader.catalog.pictures import pictures_file, read_pictures
from grader.errors import CourseError
from grader.grading import start_sandbox
from grader.model.exercise import Exercise, Limits
from grader.model.frozen import frozen
from grader.model.outcome import Call, Outcome, Returned
from grader.model.picture import Picture

_MOST = 4  # rows of one picture
_WIDTH = 80  # of its table, where there are rows enough that fit
_MOST_FAILURES = 2  # where the wrong program only fails
_LIMITS = Limits(load_seconds=60.0, call_seconds=60.0, total_seconds=300.0)

# Stands after the author's EXAMPLES in the worker: every answer becomes a short text there. An example that computes
# without end is given up after 5 seconds of its own computing time, so that a busy machine changes nothing; one that
# sleeps, after 20 seconds.
_DRIVER = """

_CURVE = [step / 8 for step in range(-24, 25)]


class _Endless(BaseException):
    pass


def _text(value):
    import numpy
    if hasattr(value, "detach"):
        value = value.detach().numpy()
    if value is None or isinstance(value, (str, bool)):
        return " ".join(str(value).split())
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


def _run(example, *given):
    import signal
    import warnings

    def give_up(*_):
        raise _Endless

    timers = {signal.SIGVTALRM: (signal.ITIMER_VIRTUAL, 5.0), signal.SIGALRM: (signal.ITIMER_REAL, 20.0)}
    before = {number: signal.signal(number, give_up) for number in timers}
    for timer, seconds in timers.values():
        signal.setitimer(timer, seconds)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return example(*given)
    except _Endless:
        return "does not end"
    except Exception as error:
        return "raises " + type(error).__name__
    finally:
        for timer, _ in timers.values():
            signal.setitimer(timer, 0.0)
        for number, handler in before.items():
            signal.signal(number, handler)


def _curve(submission, name):
    import numpy
    values = numpy.asarray(getattr(submission, name)(numpy.array(_CURVE)), dtype=float)
    return values.tolist() if values.shape == (len(_CURVE),) else []


def _is_wrong(submission, name):
    code = getattr(getattr(submission, name, None), "__code__", None)
    return getattr(code, "co_filename", "").startswith("/mistakes")


def picture(submission):
    setups, rows, curves = globals().get("SETUP", {}), [], []
    replaced = [name for name in EXAMPLES if _is_wrong(submission, name)]
    for name in replaced or EXAMPLES:
        for label, example, *setup in EXAMPLES[name]:
            answer = _run(lambda: _text(example(submission)))
            rows.append([name, label, answer, *(setup or [setups.get(name, "")])])
            if answer == "does not end":
                return [rows, []]
    for name in globals().get("CURVES", ()):
        if replaced and name not in replaced:
            continue
        values = _run(_curve, submission, name)
        curves.append([name, values if isinstance(values, list) else []])
    return [rows, curves]
"""


@frozen
class _Example:
    """One example and its answer."""

    function: str
    label: str
    answer: str
    setup: str

    @property
    def is_value(self) -> bool:
        return not self.answer.startswith(("raises ", "does not end"))


@frozen
class _Answers:
    """Everything one program answered."""

    examples: tuple[_Example, ...] = ()
    curves: Mapping[str, tuple[float, ...]] = field(default_factory=dict)


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
    call = Call("probe:picture")
    with start_sandbox(exercise, course) as box:
        worker = box.worker(files, exercise.file, probes=probes, extra=extra, limits=_LIMITS, trusted=True)
        try:
            right = _answers(worker.call(call))
            if not right.examples:
                raise CourseError(f"{path}: the examples could not be run with the solution.")
            worker.send_mistakes([call], [mistake.id for mistake in read_mistakes(exercise)])
            programs = worker.receive_mistakes()
        finally:
            worker.close()
    pictures = {
        mistake.id: found
        for mistake in read_mistakes(exercise)
        if (found := _picture(right, mistake.functions, programs.get(mistake.id, ())))
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


def _answers(outcome: Outcome) -> _Answers:
    """None when the program did not come back."""
    if not isinstance(outcome, Returned):
        return _Answers()
    value: Any = outcome.value
    rows, curves = value
    examples = tuple(_Example(*(str(part) for part in row)) for row in rows)
    return _Answers(examples, {str(name): tuple(float(y) for y in values) for name, values in curves})


def _picture(right: _Answers, functions: Sequence[str], programs: Sequence[Sequence[Outcome]]) -> Picture | None:
    """Of the first wrong program that answers a number where it differs; without one, of the first that differs."""
    found = [picture for outcomes in programs if (picture := _compared(right, functions, _answers(outcomes[0])))]
    telling = (picture for picture in found if not picture.rows[-1][2].startswith("raises "))
    return next(telling, found[0] if found else None)


def _compared(right: _Answers, functions: Sequence[str], wrong: _Answers) -> Picture | None:
    """The examples that differ and belong together, with one before them that does not, if there is one."""
    answered = {(bad.function, bad.setup, bad.label): bad for bad in wrong.examples}
    pairs = [
        (good, bad)
        for good in right.examples
        if good.function in functions and (bad := answered.get((good.function, good.setup, good.label)))
    ]
    groups: dict[tuple[str, str], list[tuple[_Example, _Example]]] = {}
    for good, bad in pairs:
        groups.setdefault((good.function, good.setup), []).append((good, bad))
    rows = max((_telling(group) for group in groups.values()), key=_worth, default=[])
    if not rows:
        return None
    curve = next(
        (
            (right.curves[name], wrong.curves[name])
            for name in functions
            if _look_different(right.curves.get(name, ()), wrong.curves.get(name, ()))
        ),
        (),
    )
    return Picture(
        setup=rows[0][0].setup,
        rows=tuple((good.label, good.answer, bad.answer) for good, bad in rows),
        curves=tuple(tuple(_short(y) for y in side) for side in curve),
    )


def _telling(group: Sequence[tuple[_Example, _Example]]) -> list[tuple[_Example, _Example]]:
    """Of examples that belong together those that differ, in values if possible, and the first that does not."""
    differing = [pair for pair in group if pair[0].answer != pair[1].answer]
    if not differing:
        return []
    valued = [pair for pair in differing if pair[1].is_value]
    shown = valued or differing[:_MOST_FAILURES]
    before = group[: group.index(shown[0])]
    wanted = [*[pair for pair in before if pair not in differing][:1], *shown]
    fitting: list[tuple[_Example, _Example]] = []
    for pair in wanted:
        if _width([*fitting, pair]) <= _WIDTH:
            fitting.append(pair)
    return (fitting if any(pair in shown for pair in fitting) else wanted)[:_MOST]


def _width(rows: Sequence[tuple[_Example, _Example]]) -> int:
    """Columns of the table of these rows; its third heading is 17 columns wide, and two gaps take 4."""
    cells = [(good.label, good.answer, bad.answer) for good, bad in rows]
    return sum(max(map(len, column)) for column in zip(*cells, ("", "right", " " * 17), strict=True)) + 4


def _worth(rows: Sequence[tuple[_Example, _Example]]) -> int:
    """Values tell more than failures, and failures more where something else still works; of equals, the first."""
    if any(good.answer != bad.answer and bad.is_value for good, bad in rows):
        return 3
    return 2 if any(good.answer == bad.answer for good, bad in rows) else len(rows[:1])


def _look_different(right: Sequence[float], wrong: Sequence[float]) -> bool:
    """Whether a drawing a dozen lines high would show two curves."""
    if len(right) != len(wrong) or not right or not all(map(isfinite, right)):
        return False
    step = (max(right) - min(right)) / 10
    apart = [not abs(bad - good) <= step for good, bad in zip(right, wrong, strict=True)]
    return sum(apart) >= 3 and sum(map(isfinite, wrong)) > len(wrong) / 2


def _short(number: float) -> float | None:
    """Three digits; None, as in JSON, for what is no number."""
    return float(f"{number:.3g}") if isfinite(number) else None


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
