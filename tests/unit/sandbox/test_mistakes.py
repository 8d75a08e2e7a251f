"""Wrong programs in the place of right ones."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from grader.errors import SandboxError
from grader.model.outcome import Call, Loaded, Raised, Returned
from grader.sandbox import Worker

Start = Callable[..., Worker]
SOLUTION = """
def double(x): return 2 * x
def twice(x): return double(double(x))
class Net:
    def forward(self, x): return x
"""
MISTAKES = b"""
from grader.authoring import mistake
from work import double
import work

@mistake("m-triple", of="double", title="...", hint="...", chapter="...")
def m_triple(x):
    return 3 * x

@mistake("m-raise", of="double", title="...", hint="...", chapter="...")
def m_raise(x):
    raise ValueError("no")

@mistake("m-triple", of="double")
def m_triple_again(x):
    return double(x) + work.double(x) / 2

@mistake("m-both", of=("double", "twice"))
def m_both(x):
    return 0

@mistake("m-net", of="Net.forward")
def m_net(self, x):
    return -x
"""
PROBES = b"def run(submission, x):\n    return [submission.twice(x), submission.Net().forward(x)]"


@pytest.fixture
def reference(start: Start) -> Worker:
    return start(SOLUTION, trusted=True, probes=PROBES, extra={"mistakes.py": MISTAKES})


def test_each_wrong_program_answers_each_call(reference: Worker) -> None:
    calls = [Call("double", (1,)), Call("twice", (1,)), Call("probe:run", (2,))]
    reference.send_mistakes(calls)
    found = reference.receive_mistakes()
    assert list(found) == ["m-triple", "m-raise", "m-both", "m-net"]
    assert found["m-triple"] == [
        [Returned(3), Returned(9), Returned([18, 2])],
        [Returned(3.0), Returned(9.0), Returned([18.0, 2])],
    ]
    assert [type(outcome) for outcome in found["m-raise"][0]] == [Raised, Raised, Raised]
    assert found["m-both"] == [[Returned(0), Returned(0), Returned([0, 2])]]
    assert found["m-net"] == [[Returned(2), Returned(4), Returned([8, -2])]]


def test_only_the_wanted_ones(reference: Worker) -> None:
    reference.send_mistakes([Call("double", (np.ones(2),))], ["m-net"])
    found = reference.receive_mistakes()
    assert list(found) == ["m-net"]
    outcome = found["m-net"][0][0]
    assert isinstance(outcome, Returned)
    assert outcome.value.tolist() == [2.0, 2.0]


def test_one_program_of_an_id_alone(reference: Worker) -> None:
    reference.send_mistakes([Call("double", (1,))], ["m-triple#1", "m-raise#3"])
    assert reference.receive_mistakes() == {"m-triple#1": [[Returned(3.0)]]}


def test_the_solution_itself_is_untouched(reference: Worker) -> None:
    reference.send_mistakes([Call("twice", (1,))])
    reference.receive_mistakes()
    assert reference.call(Call("twice", (1,))) == Returned(4)


def test_several_files(start: Start) -> None:
    extra = {"mistakes/one.py": b"from grader.authoring import mistake\n@mistake('m', of='double')\ndef m(x): return 0"}
    worker = start(SOLUTION, trusted=True, extra=extra)
    worker.send_mistakes([Call("twice", (1,))])
    assert worker.receive_mistakes() == {"m": [[Returned(0)]]}


def test_a_student_cannot_run_mistakes(start: Start) -> None:
    worker = start(SOLUTION, extra={"mistakes.py": MISTAKES})
    with pytest.raises(SandboxError):
        worker.send_mistakes([])


def test_mistakes_that_do_not_load_are_the_authors_fault(start: Start) -> None:
    worker = start(SOLUTION, trusted=True, extra={"mistakes.py": b"nonsense"})
    assert isinstance(worker.loaded(), Loaded)  # they load when they are asked for: full marks do not wait for them
    worker.send_mistakes([Call("double", (1,))])
    with pytest.raises(SandboxError, match=r"mistakes\.py could not be loaded: NameError"):
        worker.receive_mistakes()


def test_a_wrong_program_that_hangs_is_an_error_of_the_course(start: Start) -> None:
    from grader.model.exercise import Limits

    source = b"from grader.authoring import mistake\n@mistake('m', of='double')\ndef m(x):\n    while True: pass"
    worker = start(SOLUTION, trusted=True, extra={"mistakes.py": source}, limits=Limits(total_seconds=0.2))
    worker.send_mistakes([Call("double", (1,))])
    with pytest.raises(SandboxError, match="timeout"):
        worker.receive_mistakes()
