"""Calls in a process of their own: begun early or when asked for, the answer is the same."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from grader.catalog import load_course
from grader.errors import CourseError, SandboxError
from grader.judge.apart import Apart, read_calls
from grader.judge.seeds import seed_of_calls
from grader.judge.student import Student
from grader.model.exercise import Exercise
from grader.model.outcome import Call, Died, Missing, NotLoaded, Raised, Returned

LONG = Call("train", (3,), seed=7)


@pytest.fixture
def exercise(tmp_path: Path) -> Exercise:
    return replace(load_course().find("exercise1"), reference=tmp_path)


class Workers:
    """Forks workers whose ``train`` counts how often it was called in its process."""

    def __init__(self, fake, **others):
        self.made = []
        self._fake, self._others = fake, others

    def __call__(self):
        calls = []

        def train(steps):
            calls.append(steps)
            return float(len(calls) * steps)

        self.made.append(self._fake({"train": train, "relu": lambda z: z, **self._others}))
        return self.made[-1]


@pytest.mark.parametrize("early", [True, False])
def test_a_long_call_has_a_process_of_its_own(fake, limits, early):
    workers = Workers(fake)
    apart = Apart(workers, [LONG])
    if early:
        apart.begin()
    student = Student(workers, limits, apart=apart)
    assert student.call(Call("train", (2,), seed=7)) == Returned(2.0)
    assert student.call(LONG) == Returned(3.0)  # the first of its process
    assert student.call(Call("train", (2,), seed=7)) == Returned(4.0)
    assert student.call(LONG) == Returned(3.0)  # asked again: another process
    assert apart.unasked == ()
    student.close()
    assert len(workers.made) == 3
    assert all(worker.closed for worker in workers.made)


def test_a_call_that_differs_in_anything_is_another_call(fake, limits):
    apart = Apart(Workers(fake), [LONG])
    for other in (Call("relu", (3,), seed=7), Call("train", (3.0,), seed=7), Call("train", (3,), seed=8)):
        assert apart.take(other) is None
    assert apart.unasked == ("train",)


@pytest.mark.parametrize("early", [True, False])
def test_what_hangs_apart_is_not_waited_for_again(fake, limits, early):
    asked = []

    def hang(number):
        asked.append(number)
        return Died("timeout")

    workers = Workers(fake, solve=hang)
    apart = Apart(workers, [Call("solve", (0,)), Call("solve", (1,))])
    if early:
        apart.begin()
    student = Student(workers, limits, apart=apart)
    first, second = student.call(Call("solve", (0,))), student.call(Call("solve", (1,)))
    assert first == Died("timeout")
    assert isinstance(second, Died)
    assert "earlier test" in second.detail
    assert asked == [0]


@pytest.mark.parametrize("early", [True, False])
def test_what_does_not_load_apart_is_told(fake, early):
    broken = NotLoaded("crashed", "It ended.")
    apart = Apart(lambda: fake({}, load=broken), [LONG])
    if early:
        apart.begin()
    run = apart.take(LONG)
    assert run is not None
    assert run.answer() == broken


@pytest.mark.parametrize("early", [True, False])
def test_a_fault_of_ours_is_raised_where_the_answer_is_wanted(early):
    def fork():
        raise SandboxError("The sandbox process is gone.")

    apart = Apart(fork, [LONG])
    if early:
        apart.begin()
    run = apart.take(LONG)
    assert run is not None
    with pytest.raises(SandboxError, match="gone"):
        run.answer()


def test_an_early_call_that_nobody_wants_is_ended(fake, limits):
    computing, ended = threading.Event(), threading.Event()

    def train(steps):
        computing.set()
        assert ended.wait(30)
        return Died("crashed")

    workers = Workers(fake, train=train)
    workers_abandon = []

    def fork():
        worker = workers()
        worker.abandon = lambda: (workers_abandon.append(1), ended.set())
        return worker

    apart = Apart(fork, [LONG, Call("train", (4,), seed=7)])
    apart.begin()
    assert computing.wait(30)
    Student(fork, limits, apart=apart).close()
    run = apart.take(Call("train", (4,), seed=7))
    assert run is not None
    assert run.answer() == Died("not_run", "Nobody waits for it any more.")
    assert workers_abandon == [1]
    assert len(workers.made) == 1


UNWRITTEN = Raised("NotImplementedError", "")


@pytest.mark.parametrize("answer", [UNWRITTEN, Returned(None, trivial=True), Missing("train")])
def test_where_nothing_is_written_no_second_process_is_begun(fake, limits, answer):
    workers = Workers(fake, relu=lambda z: answer, train=lambda steps: answer)
    student = Student(workers, limits, apart=Apart(workers, [LONG]))
    assert student.call(Call("relu", (1,))) == answer
    assert student.call(LONG) == answer
    assert student.call(Call("relu", (1,))) == answer
    student.close()
    assert len(workers.made) == 1


def test_what_is_written_after_all_has_a_process_of_its_own(fake, limits):
    """However many restarts are left: the judge's own decision costs the student none."""
    workers = Workers(fake, relu=lambda z: UNWRITTEN)
    apart = Apart(workers, [LONG])
    student = Student(workers, replace(limits, restarts=0), apart=apart)
    assert student.call(Call("relu", (1,))) == UNWRITTEN
    assert student.call(LONG) == Returned(3.0)
    assert student.call(Call("train", (2,), seed=7)) == Returned(2.0)  # nothing is left of the try
    assert student.call(LONG) == Returned(3.0)
    student.close()
    assert len(workers.made) == 4
    assert all(worker.closed for worker in workers.made)


def test_who_dies_in_the_try_is_asked_once_more_apart(fake, limits):
    workers = Workers(fake, relu=lambda z: UNWRITTEN, train=lambda steps: Died("exited"))
    student = Student(workers, replace(limits, restarts=0), apart=Apart(workers, [LONG]))
    student.call(Call("relu", (1,)))
    assert student.call(LONG) == Died("exited")
    assert student.call(Call("relu", (1,))) == UNWRITTEN
    assert len(workers.made) == 3


def test_the_calls_are_those_of_the_tests(exercise):
    text = "import numpy as np\nCALLS = {'test_xor': [('probe:xor', np.ones(2), 5), ('train',)]}\n"
    (exercise.reference / "ahead.py").write_text(text)
    first, second = read_calls(exercise, 3)
    assert (first.target, second.target, second.args) == ("probe:xor", "train", ())
    np.testing.assert_array_equal(first.args[0], np.ones(2))
    assert first.seed == second.seed == seed_of_calls(3, "test_xor")


def test_most_exercises_have_no_long_calls(exercise):
    assert read_calls(exercise, 3) == ()


@pytest.mark.parametrize("text", ["CALLS = ", "1 / 0", "", "CALLS = {'test': [3]}", "CALLS = [('train',)]"])
def test_a_list_that_cannot_be_read_is_the_courses_fault(exercise, text):
    (exercise.reference / "ahead.py").write_text(text)
    with pytest.raises(CourseError, match=r"ahead.py cannot be read"):
        read_calls(exercise, 3)
