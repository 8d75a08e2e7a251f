"""Both players: restarts, budgets, memory, and whose fault a failure is."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from grader.errors import CourseError
from grader.judge.players import Reference, Student
from grader.model.exercise import Limits
from grader.model.outcome import Call, Died, Loaded, Missing, NotLoaded, Raised, Returned


def test_a_call_reaches_the_worker(fake, limits):
    student = Student(lambda: fake({"relu": lambda z: z * 2}), limits)
    assert student.call(Call("relu", (2.0,))) == Returned(4.0)


def test_a_dead_worker_costs_its_own_call_only(fake, limits):
    workers = []

    def fork():
        workers.append(fake({"bad": lambda: Died("crashed"), "good": lambda: 1.0}))
        return workers[-1]

    student = Student(fork, limits)
    assert student.call(Call("bad")) == Died("crashed")
    assert student.call(Call("good")) == Returned(1.0)
    assert len(workers) == 2
    assert workers[0].closed


def test_a_function_that_hung_is_not_waited_for_again(fake, limits):
    asked = []

    def hang():
        asked.append(1)
        return Died("timeout")

    student = Student(lambda: fake({"hang": hang, "good": lambda: 1.0}), limits)
    assert student.call(Call("hang")) == Died("timeout")
    again = student.call(Call("hang"))
    assert isinstance(again, Died)
    assert again.reason == "timeout"
    assert "earlier test" in again.detail
    assert len(asked) == 1
    assert student.call(Call("good")) == Returned(1.0)


def test_restarts_are_limited(fake):
    student = Student(lambda: fake({"bad": lambda: Died("crashed")}), replace(Limits(), restarts=2))
    outcomes = [student.call(Call("bad")).reason for _ in range(5)]
    assert outcomes == ["crashed", "crashed", "crashed", "not_run", "not_run"]


def test_the_budget_of_the_whole_submission_ends(fake, limits):
    student = Student(lambda: fake({"f": lambda: 1.0}), replace(limits, total_seconds=0.0))
    student.call(Call("f"))  # the clock starts with the first worker
    outcome = student.call(Call("f"))
    assert outcome.reason == "not_run"
    assert "0 seconds" in outcome.detail


def test_a_file_that_does_not_load_is_tried_once(fake, limits):
    started = []
    broken = NotLoaded("syntax", "line 3")

    def fork():
        started.append(1)
        return fake({}, load=broken)

    student = Student(fork, limits)
    assert student.call(Call("f")) == broken
    assert student.call(Call("g")) == broken
    assert len(started) == 1


def test_nothing_to_load_needs_no_worker(limits):
    missing = NotLoaded("missing_file", "There is no forward.py.")
    student = Student(None, limits, missing)
    student.start()
    assert student.call(Call("relu")) == missing
    student.close()


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


def test_a_function_that_a_probe_misses_is_missing(fake, limits):
    def probe():
        return Raised("AttributeError", "module 'submission' has no attribute 'numerical_gradient'")

    names = Loaded(names=("numeric_gradient", "forward"))
    student = Student(lambda: fake({"probe:measure": probe}, load=names), limits)
    assert student.call(Call("probe:measure")) == Missing("numerical_gradient", similar=("numeric_gradient",))


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
    monkeypatch.setattr("grader.judge.players._WORTH_A_WORKER", worth)
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
