"""Following a run: verdicts as they fall, in an order that suits somebody who waits, and an end at any time."""

from __future__ import annotations

from textwrap import dedent

import pytest

from grader.judge.collected import CollectedTests
from grader.judge.following import Began, Following, Seen, Superseded
from grader.judge.plugin import Hosting
from grader.judge.reference import Reference
from grader.judge.student import Student
from grader.model.exercise import Limits
from grader.model.outcome import Call, Died
from grader.model.report import TestStatus

TESTS = """
    import pytest

    @pytest.mark.points(1)
    def test_train(agree):
        '''train learns.'''
        agree("train", 1.0)

    @pytest.mark.points(1)
    def test_relu(agree):
        '''relu is right.'''
        agree("relu", 1.0)

    @pytest.mark.points(1)
    @pytest.mark.hidden
    @pytest.mark.needs("test_relu")
    def test_relu_batch(agree):
        '''relu works for a batch.'''
        agree("relu", 2.0)
"""


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "exercise"
    made.mkdir()
    (made / "test_it.py").write_text(dedent(TESTS))
    return made


@pytest.fixture
def reference(fake):
    return Reference(lambda: fake({"train": lambda z: z, "relu": lambda z: z}))


def play(tests, reference, fake, relu=lambda z: z, told=None):
    hosting = Hosting(Student(lambda: fake({"train": lambda z: z, "relu": relu}), Limits()), reference, seed=1)
    news = []
    hosting.following = Following("a.py", news.append if told is None else told)
    hosting.following.follow(hosting.student)
    tests.run(hosting)
    return hosting, news


def test_every_verdict_is_told_when_it_falls(folder, reference, fake):
    tests = CollectedTests(folder)
    _, news = play(tests, reference, fake, relu=lambda z: -z)
    tests.close()
    assert news == [
        Began(3, 3),
        Seen("test_train", "train learns.", TestStatus.PASSED, False),
        Seen("test_relu", "relu is right.", TestStatus.FAILED, False),
        Seen("test_relu_batch", "relu works for a batch.", TestStatus.SKIPPED, True),
    ]


def test_what_took_long_runs_last_and_the_results_keep_their_order(folder, reference, fake, monkeypatch):
    from grader.judge.costs import Costs

    monkeypatch.setattr(Costs, "seconds", lambda self, test: float("test_train" in test))
    tests = CollectedTests(folder, long_last=True)
    hosting, news = play(tests, reference, fake)
    tests.close()
    assert news[0] == Began(2, 3)
    assert [item.test for item in news[1:]] == ["test_relu", "test_relu_batch", "test_train"]
    assert [record.id for record in hosting.records] == ["test_train", "test_relu", "test_relu_batch"]
    assert [trial.test for trial in hosting.trials] == ["test_train", "test_relu", "test_relu_batch"]


def test_the_solution_s_time_makes_a_test_long_but_no_endless_loop_does(folder, fake, monkeypatch):
    clock = iter(range(10**6))
    monkeypatch.setattr("grader.judge.student.time.monotonic", lambda: next(clock) * 1.0)
    tests = CollectedTests(folder, long_last=True)
    known = Reference(lambda: fake({"train": lambda z: z, "relu": lambda z: z}))
    known.call(Call("relu", (1.0,), seed=0))
    play(tests, known, fake, relu=lambda z: Died("timeout"))
    assert tests._costs is not None
    slow = {name.partition("::")[2] for name, seconds in tests._costs._solution.items() if seconds > 0}
    tests.close()
    assert "test_train" in slow, "the solution was asked"
    assert not any("relu" in name for name in tests._costs._passed), "what failed says nothing"


def test_a_stopped_run_asks_nobody_any_more(folder, reference, fake):
    tests = CollectedTests(folder)
    asked = []
    student = Student(lambda: fake({"train": lambda z: asked.append(z) or z, "relu": lambda z: z}), Limits())
    news = []
    following = Following("a.py", news.append)
    hosting = Hosting(student, reference, seed=1, following=following)
    following.follow(student)
    following.stop()
    tests.run(hosting)
    again, _ = play(tests, reference, fake)
    tests.close()
    assert asked == []
    assert news == [Began(3, 3)]
    assert {record.ended.outcome.reason for record in hosting.records} == {"not_run"}
    with pytest.raises(Superseded):
        following.check()
    assert all(record.ended is None for record in again.records), "the tests can be used again"


def test_stopped_before_anybody_is_asked(fake):
    following = Following("a.py", lambda news: None)
    following.stop()
    student = Student(lambda: fake({"f": lambda: 1.0}), Limits())
    following.follow(student)
    assert student.call(Call("f")).reason == "not_run"
