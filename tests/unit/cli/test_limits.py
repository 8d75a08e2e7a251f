from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from grader.cli.limits import limited
from grader.errors import UsageError
from grader.model.exercise import Limits


def test_names_units_and_the_last_wins() -> None:
    given = [
        "call=20",
        "total=300s",
        "memory=2G",
        "output=64K",
        "scratch=1.5MiB",
        "restarts=0",
        "load=0.5",
        "CALL = 30",
    ]
    assert limited(Limits(), given) == Limits(0.5, 30.0, 300.0, 2 << 30, 64 << 10, 3 << 19, 0)
    assert limited(Limits(call_seconds=1), []) == Limits(call_seconds=1)
    assert limited(Limits(call_seconds=1), ["memory=100000000"]) == Limits(call_seconds=1, memory_bytes=100_000_000)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("call", "--limit 'call' has no value. Write for example --limit call=20."),
        ("cal=3", "There is no limit 'cal'. Did you mean 'call'?"),
        ("memory_bytes=3", "--limit"),
        ("zzz=3", "There is no limit 'zzz'. There are: load, call, total, memory, output, scratch, restarts."),
        (
            "call=0",
            "--limit call=0 is no number of seconds above 0 and up to 86400. Write for example --limit call=20.",
        ),
        ("call=nan", "--limit call=nan is no number of seconds"),
        ("call=inf", "--limit call=inf is no number of seconds"),
        ("total=-3", "--limit total=-3 is no number of seconds"),
        ("total=5m", "--limit total=5m is no number of seconds"),
        ("memory=1", "--limit memory=1 is no size from 65536K to 1024G. Write for example --limit memory=2G."),
        ("memory=2X", "--limit memory=2X is no size"),
        ("memory=" + "9" * 50, "is no size"),
        ("restarts=1.5", "--limit restarts=1.5 is no whole number from 0 to 1000."),
        ("restarts=²", "is no whole number"),
        (
            "call=100",
            "One call may take 100 s, but the whole submission only 60 s. Give both: --limit call=100 --limit",
        ),
        ("", "has no value"),
        ("=", "There is no limit ''"),
    ],
)
def test_errors_say_what_to_write(given: str, told: str) -> None:
    if given.startswith("memory_bytes"):
        told = "There is no limit 'memory_bytes'. Did you mean 'memory'?"
    with pytest.raises(UsageError) as caught:
        limited(Limits(), [given])
    assert told in str(caught.value)


def test_check_hands_them_on(cli: Callable[..., Any], course: Path, stage: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.touch()
    seen: list[Limits] = []
    real = stage.grade

    def grade(exercise: Any, *given: Any, **asked: Any) -> Any:
        seen.append(exercise.limits)
        return real(exercise, *given, **asked)

    import sys

    sys.modules["grader.grading"].grade = grade  # type: ignore[attr-defined]
    arguments = ("check", "exercise3", "--course", course, "--submission", path)
    assert cli(*arguments, "--limit", "call=2", "--limit", "memory=2G").code == 0
    assert seen == [Limits(call_seconds=2.0, memory_bytes=2 << 30)]
    wrong = cli(*arguments, "--limit", "call=fast")
    assert (wrong.code, wrong.out) == (2, "")
    assert "Write for example --limit call=20." in wrong.err
    assert len(seen) == 1
