"""Every hostile program against every tier: its own tests end as its header says, and nothing else is touched.

A header is made of comments at the top of the program:

    # attack: what it does
    # exercise: exercise1
    # expect: status=failed|skipped for test_tanh*        (several lines; `others=passed` unless said otherwise)
    # must-not: read-canary, touch-canary, write-outside, leave-process, remember, tell-inputs
    # limits: load=2 call=1.5 total=20 memory=268435456
    # tiers: A                                             (only there; default all that promise what must not happen)
    # when: full                                           (only with NNGRADE_HOSTILE=full, because it is slow)

Where a status is a choice that has `passed` in it, at least one of those tests must still not be passed.
"""

from __future__ import annotations

import json
import os
import re
import resource
import signal
import time
from dataclasses import dataclass, replace
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from grader.grading import grade
from grader.intake import read_submission
from grader.model.exercise import Exercise, Limits
from grader.model.report import Report, ReportStatus
from grader.model.submission import Submission
from grader.render import FORMATS, render

HERE = Path(__file__).parent
PROGRAMS = sorted(HERE.glob("?/*.py"))
FULL = os.environ.get("NNGRADE_HOSTILE") == "full"
"""Every program in every tier, and an honest solution after each; the usual run takes a third of the time."""
TIER_B = "EL"
"""Groups whose attacks meet other walls in tier B: reading, files, processes."""
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_LIMITS = {"load": "load_seconds", "call": "call_seconds", "total": "total_seconds", "memory": "memory_bytes"}
_SEED = 7
_MUST_NOT = {"read-canary", "touch-canary", "write-outside", "leave-process", "remember", "tell-inputs"}
_SMUGGLED = re.compile("smuggled[^ ]*[0-9]|4242")
"""What a program marked ``tell-inputs`` writes wherever it can, with numbers of its inputs."""
_SCHEMA = jsonschema.Draft202012Validator(
    json.loads(Path(render.__code__.co_filename).with_name("report.schema.json").read_text())
)
_MEMORY = 300 << 20
"""Bytes that the judge may need for the worst reply (64 MB of arrays, read and copied) and a report."""


@dataclass(frozen=True)
class Header:
    """What a program says about itself."""

    exercise: str
    expect: tuple[tuple[str, frozenset[str]], ...]
    """(pattern of test ids, statuses)."""
    others: frozenset[str]
    must_not: frozenset[str]
    limits: dict[str, float]
    tiers: frozenset[str]
    slow: bool


def read_header(path: Path) -> Header:
    """Reads the comments; zero bytes are skipped, for some programs are saved as UTF-16."""
    lines = path.read_bytes()[:8000].replace(b"\0", b"").decode("utf-8", "replace").splitlines()
    fields = [match.groups() for line in lines if (match := re.search(r"# ([a-z-]+): (.*)$", line))]
    named = dict(fields)
    expect: list[tuple[str, frozenset[str]]] = []
    others = frozenset({"passed"})
    for key, text in fields:
        if key == "expect" and text.startswith("others="):
            others = frozenset(text.removeprefix("others=").split("|"))
        elif key == "expect":
            statuses, _, tests = text.removeprefix("status=").partition(" for ")
            expect += [(pattern, frozenset(statuses.split("|"))) for pattern in tests.split(",")]
    return Header(
        named["exercise"],
        tuple(expect),
        others,
        frozenset(named.get("must-not", "").replace(" ", "").split(",")) - {""},
        {key: float(value) for key, value in (pair.split("=") for pair in named.get("limits", "").split())},
        frozenset(named.get("tiers", _tiers(named.get("must-not", ""))).split(",")),
        named.get("when") == "full",
    )


def _tiers(must_not: str) -> str:
    """Tier C has another user and no Landlock: what everybody may read or write, it can."""
    return "A,B" if {"read", "write", "touch", "remember"} & set(re.findall(r"\w+", must_not)) else "A,B,C"


def _cases() -> list[Any]:
    """In groups that share a sandbox."""
    cases = [("A", read_header(path), path) for path in PROGRAMS]
    cases += [("B", read_header(path), path) for path in PROGRAMS if FULL or path.parent.name in TIER_B]
    cases += [("C", read_header(path), path) for path in PROGRAMS if FULL]
    cases = [case for case in cases if case[0] in case[1].tiers and (FULL or not case[1].slow)]
    cases.sort(key=lambda case: (case[1].exercise, case[0]))
    return [pytest.param(tier, path, id=f"{tier}-{path.stem}") for tier, _, path in cases]


@pytest.fixture
def unmoved(shooting_range):
    """The canary, the course and the judge are as before, whatever happened in between."""
    course = shooting_range.course.root
    signals: list[int] = []
    before = {number: signal.signal(number, lambda got, _: signals.append(got)) for number in (signal.SIGWINCH,)}
    seen = _state(shooting_range.outside), _state(course)
    litter = set(os.listdir("/tmp"))
    yield
    for number, handler in before.items():
        signal.signal(number, handler)
    assert (_state(shooting_range.outside), _state(course)) == seen
    assert shooting_range.canary.read_text() == shooting_range.token
    assert not signals, "a signal reached the judge"
    assert not [name for name in set(os.listdir("/tmp")) - litter if "hostile" in name]


def _state(folder: Path) -> list[tuple[str, int, int, int, int]]:
    paths = [path for path in sorted(folder.rglob("*")) if "__pycache__" not in str(path)]
    stats = [(str(path), path.lstat()) for path in [folder, *paths]]
    return [(name, stat.st_mode, stat.st_uid, stat.st_size, _changed(name, stat)) for name, stat in stats]


def _changed(name: str, stat: os.stat_result) -> int:
    return 0 if os.path.isdir(name) else stat.st_mtime_ns  # Python writes its caches into folders


@pytest.mark.parametrize(("tier", "path"), _cases())
def test_program(tier, path, shooting_range, tmp_path, unmoved):
    header = read_header(path)
    exercise = shooting_range.course.find(header.exercise)
    box = shooting_range.box(tier, exercise)
    limits = replace(Limits(), **{_LIMITS[key]: _of_type(key, value) for key, value in header.limits.items()})
    submission = read_submission(shooting_range.submission(path, tmp_path, exercise.file), main=exercise.file)
    for _ in range(2 if "remember" in header.must_not else 1):
        before, begun = _largest_memory(), time.monotonic()
        report = _graded(replace(exercise, limits=limits), submission, shooting_range, box)
        assert _largest_memory() - before < _MEMORY, "the judge needed too much memory"
        assert time.monotonic() - begun < limits.total_seconds + limits.load_seconds + 20, "the judge took too long"
        _as_said(header, report)
        _valid(report, shooting_range)
        if "tell-inputs" in header.must_not:
            _tells_nothing(report)
    _nothing_left(shooting_range, tier, exercise)
    if _last_of_its_group(path):
        after = _graded(exercise, _solution(exercise), shooting_range, box)
        assert after.score == after.max_score, _table(after)


def _last_of_its_group(path: Path) -> bool:
    """An honest solution is graded after each group, or after each program with ``NNGRADE_HOSTILE=full``.

    In between, the next program's other functions are honest too, and have to pass.
    """
    return FULL or path == max(path.parent.glob("*.py"))


def _of_type(key: str, value: float) -> float:
    return int(value) if key == "memory" else value


def _solution(exercise: Exercise) -> Submission:
    return read_submission(exercise.reference / "solution", main=exercise.file)


def _graded(exercise: Exercise, submission: Submission, range_: Any, box: Any) -> Report:
    shared = range_.shared(exercise, box, _SEED)
    report = grade(exercise, submission, course=range_.course, seed=_SEED, sandbox=box, shared=shared)
    shared.reference.close()  # its answers stay; its workers would look like processes that were left
    assert report.status is not ReportStatus.GRADER_ERROR, report.warnings
    return report


def _as_said(header: Header, report: Report) -> None:
    wrong = []
    for test in report.tests:
        wanted = [statuses for pattern, statuses in header.expect if fnmatch(test.id, pattern)] or [header.others]
        if test.status.value not in wanted[0]:
            wrong.append(f"{test.id}: {test.status.value}, not {'|'.join(sorted(wanted[0]))}: {test.message[:300]}")
    assert not wrong, f"{len(wrong)} tests:\n" + "\n".join(wrong[:3])
    for pattern, statuses in header.expect:
        found = [test.status.value for test in report.tests if fnmatch(test.id, pattern)]
        assert found, f"no test is called {pattern}"
        assert set(found) != {"passed"} or statuses == {"passed"} or _harmless(statuses), f"{pattern} passed"


def _harmless(statuses: frozenset[str]) -> bool:
    """An attack that may come to nothing and leave a right answer says so by naming `passed` first of only two."""
    return "passed" in statuses and "failed" not in statuses


def _valid(report: Report, range_: Any) -> None:
    texts = {format: render(report, format) for format in FORMATS}
    data = json.loads(texts["json"], parse_constant=lambda name: pytest.fail(f"{name} in the report"))
    _SCHEMA.validate(data)
    assert report.score == pytest.approx(sum(test.points for test in report.tests))
    for test in report.tests:
        assert len(test.output) <= 4000
        assert not (test.hidden and test.output)
    for text in [*texts.values(), *_strings(data)]:
        assert not _CONTROL.search(text)
        assert range_.token not in text
        assert "linear part of a layer" not in text, "the solution is in the report"


def _largest_memory() -> int:
    """The most this process ever had resident. It only grows, so a program after a greedy one may hide behind it."""
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return kilobytes << 10


def _tells_nothing(report: Report) -> None:
    for test in report.tests:
        if test.hidden:
            evidence = {key: told for key, told in test.evidence.items() if key != "source"}
            told = json.dumps([test.message, evidence, test.location and test.location.line], default=str)
            assert not _SMUGGLED.search(told), told
    hidden = {test.id for test in report.tests if test.hidden}
    assert not [found for found in report.mistakes if hidden >= set(found.tests) and _SMUGGLED.search(str(found))]


def _strings(data: Any) -> list[str]:
    if isinstance(data, dict):
        return [text for pair in data.items() for item in pair for text in _strings(item)]
    if isinstance(data, list):
        return [text for item in data for text in _strings(item)]
    return [data] if isinstance(data, str) else []


def _nothing_left(range_: Any, tier: str, exercise: Exercise) -> None:
    """A killed worker may need a moment to be reaped, so this waits for the state, not for a time."""
    deadline = time.monotonic() + 10
    while (left := range_.strays(tier, exercise)) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not left, "processes were left running"


def _table(report: Report) -> str:
    return "\n".join(f"{test.status.value:12} {test.id} {test.message}" for test in report.tests)


def test_every_header_is_complete():
    for path in PROGRAMS:
        header = read_header(path)
        assert header.exercise.startswith("exercise"), path
        assert header.expect or header.others, path
        assert header.must_not <= _MUST_NOT, path
