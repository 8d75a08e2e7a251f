"""The submission's side: restarts, budgets, and what hangs."""

from __future__ import annotations

from dataclasses import replace

from grader.judge.student import Student
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


def test_a_function_that_a_probe_misses_is_missing(fake, limits):
    def probe():
        return Raised("AttributeError", "module 'submission' has no attribute 'numerical_gradient'")

    names = Loaded(names=("numeric_gradient", "forward"))
    student = Student(lambda: fake({"probe:measure": probe}, load=names), limits)
    assert student.call(Call("probe:measure")) == Missing("numerical_gradient", similar=("numeric_gradient",))
