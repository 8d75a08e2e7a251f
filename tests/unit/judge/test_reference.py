"""The course's side: what is remembered, and whose fault a failure is."""

from __future__ import annotations

import numpy as np
import pytest

from grader.errors import CourseError
from grader.judge.reference import Reference
from grader.model.outcome import Call, NotLoaded, Returned


def test_reference_answers_are_remembered_per_inputs(fake):
    asked = []
    reference = Reference(lambda: fake({"relu": lambda z: asked.append(1) or z}))
    z = np.array([1.0, 2.0])
    reference.call(Call("relu", (z,)))
    reference.call(Call("relu", (z.copy(),)))
    reference.call(Call("relu", (z.astype(np.float32),)))
    reference.call(Call("relu", (z,), seed=1))
    assert len(asked) == 3


def test_a_failing_solution_is_the_authors_fault(fake):
    def broken():
        raise ValueError("oh")

    with pytest.raises(CourseError, match="own solution failed in f: ValueError: oh"):
        Reference(lambda: fake({"f": broken})).call(Call("f"))


def test_a_solution_that_does_not_load_is_the_authors_fault(fake):
    reference = Reference(lambda: fake({}, load=NotLoaded("syntax", "line 3")))
    with pytest.raises(CourseError, match="cannot be loaded: line 3"):
        reference.call(Call("f"))


def test_wrong_programs_run_once_for_equal_calls(fake):
    asked = []

    class Counting(type(fake({}))):
        def send_mistakes(self, calls, ids=None):
            asked.append(([call.args[0] for call in calls], list(ids)))
            super().send_mistakes(calls, ids)

    worker = Counting({"wrong a": lambda z: z + 1, "wrong b": lambda z: z + 2})
    reference = Reference(lambda: worker)
    one, two = Call("f", (1.0,)), Call("f", (2.0,))
    assert reference.mistakes([one], ["a"]) == {"a": [[Returned(2.0)]]}
    assert reference.mistakes([one, two], ["a", "b"]) == {
        "a": [[Returned(2.0), Returned(3.0)]],
        "b": [[Returned(3.0), Returned(4.0)]],
    }
    assert reference.mistakes([two, one], ["b"]) == {"b": [[Returned(4.0), Returned(3.0)]]}
    assert asked == [([1.0], ["a"]), ([2.0], ["a"]), ([1.0, 2.0], ["b"])]


def test_one_program_of_an_id_is_not_asked_again_for_a_known_call(fake):
    asked = []

    class Counting(type(fake({}))):
        def send_mistakes(self, calls, ids=None):
            asked.append(([call.args[0] for call in calls], list(ids)))
            super().send_mistakes(calls, ids)

    worker = Counting({"wrong a": lambda z: z + 1})
    reference = Reference(lambda: worker)
    one, two = Call("f", (1.0,)), Call("f", (2.0,))
    reference.mistakes([one], ["a"])
    assert reference.mistakes([one, two], ["a#0"]) == {"a#0": [[Returned(2.0), Returned(3.0)]]}
    assert asked == [([1.0], ["a"]), ([2.0], ["a#0"])]


@pytest.mark.parametrize(("worth", "workers"), [(-1.0, 2), (1e9, 1)])
def test_long_work_with_wrong_programs_is_shared_between_two_workers(fake, monkeypatch, worth, workers):
    monkeypatch.setattr("grader.judge.reference._WORTH_A_WORKER", worth)
    ids = [f"m{number}" for number in range(20)]
    functions = {f"wrong {name}": lambda z, name=name: f"{name} {z}" for name in ids}
    started = []
    reference = Reference(lambda: started.append(fake(functions)) or started[-1])
    found = reference.mistakes([Call("f", (1,))], ids)
    assert found == {name: [[Returned(f"{name} 1")]] for name in ids}
    assert list(found) == ids
    assert len(started) == workers
    reference.close()
    assert all(worker.closed for worker in started)
