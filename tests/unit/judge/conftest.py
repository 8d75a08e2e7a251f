"""Workers that answer from memory: the judge is tested without a jail."""

from __future__ import annotations

import copy
import inspect
import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace
from textwrap import dedent

import pytest

from grader.judge.host import run_tests
from grader.judge.plugin import Hosting
from grader.judge.reference import Reference
from grader.judge.student import Student
from grader.model.exercise import Limits
from grader.model.outcome import Call, Died, Loaded, Missing, NotLoaded, Outcome, Raised, Returned


class FakeWorker:
    """Answers with plain functions; a function may return an Outcome to play any accident."""

    def __init__(self, functions: dict[str, Callable[..., object]], load: Loaded | NotLoaded | None = None) -> None:
        self.functions = functions
        self.load = load or Loaded()
        self.alive = True
        self.closed = False
        self.calls: list[Call] = []

    def loaded(self) -> Loaded | NotLoaded:
        return self.load

    def send(self, call: Call) -> None:
        self.calls.append(call)

    def receive(self) -> Outcome:
        call = self.calls[-1]
        function = self.functions.get(call.target)
        if function is None:
            return Missing(call.target)
        copies = [copy.deepcopy(call) for _ in range(call.repeat)]
        outcomes = [self._once(function, one) for one in copies]
        for outcome in outcomes:
            if not isinstance(outcome, Returned):
                self.alive = not isinstance(outcome, Died)
                return outcome
        values = [outcome.value for outcome in outcomes]
        args = tuple(copies[0].args) if call.want_args else None
        return replace(outcomes[0], value=values if call.repeat > 1 else values[0], args=args)

    def _once(self, function: Callable[..., object], call: Call) -> Outcome:
        try:
            value = function(*call.args, **call.kwargs)
        except Exception as error:
            return Raised(type(error).__name__, str(error), where=inspect.trace()[-1].function)
        return value if isinstance(value, (Returned, Raised, Missing, Died)) else Returned(value)

    def send_mistakes(self, calls: Sequence[Call], ids: Sequence[str] | None = None) -> None:
        self.asked = list(calls), list(ids or [])

    def call(self, call: Call) -> Outcome:
        self.send(call)
        return self.receive()

    def abandon(self) -> None:
        self.alive = False

    def receive_mistakes(self) -> dict[str, list[list[Outcome]]]:
        calls, ids = self.asked
        programs = {name: self.functions["wrong " + name.removesuffix("#0")] for name in ids}
        return {name: [[Returned(program(*call.args)) for call in calls]] for name, program in programs.items()}

    def close(self) -> None:
        self.closed = True
        self.alive = False


@pytest.fixture
def fake():
    """``fake({"relu": function})``: a worker."""
    return FakeWorker


@pytest.fixture
def limits() -> Limits:
    return Limits()


@pytest.fixture
def hosted(fake, tmp_path):
    """``hosted(test source, student functions, reference functions)``: the hosting after a run of the tests."""
    numbers = itertools.count(1)

    def run(source: str, mine: dict[str, Callable[..., object]], theirs: dict[str, Callable[..., object]]) -> Hosting:
        folder = tmp_path / f"exercise9_{next(numbers)}"
        folder.mkdir()
        (folder / "test_it.py").write_text("import numpy as np\nimport pytest\n" + dedent(source), encoding="utf-8")
        student = Student(lambda: fake(mine), Limits())
        hosting = Hosting(student, Reference(lambda: fake(theirs)), seed=5)
        run_tests(folder, hosting)
        return hosting

    return run
