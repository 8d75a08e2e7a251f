"""Every entry gets a report, whatever happens on the way."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import pytest

from grader.batch.judge import Order
from grader.batch.layout import Entry
from grader.batch.record import Plan, Results
from grader.batch.run import Batch, Place
from grader.errors import CourseError
from grader.model.exercise import Exercise
from grader.model.report import ReportStatus
from grader.model.submission import Submission

HERE = Path("nowhere")
EXERCISE = Exercise("exercise3", "Backpropagation", "backprop.py", "numpy", "Backward", 10.0, HERE, HERE)
ORDER = Order(None, "c0ffee", "0.1.0", "exercise3", EXERCISE.limits, 7)


class Pool(Executor):
    """Answers at once, in this process. A submission in ``killers`` ends it, with all that it was doing."""

    def __init__(self, judge: Callable[[str], Any], killers: dict[str, int], seen: list[str]) -> None:
        self._judge, self._killers, self._seen = judge, killers, seen
        self._broken = False

    def submit(self, function: Any, /, order: Order, submission: Submission) -> Future[Any]:  # type: ignore[override]  # one use
        if self._broken:
            raise BrokenProcessPool
        self._seen.append(submission.id)
        future: Future[Any] = Future()
        if self._killers.get(submission.id, 0) > 0:
            self._killers[submission.id] -= 1
            self._broken = True
            future.set_exception(BrokenProcessPool())
        else:
            future.set_result(self._judge(submission.id))
        return future


def place(executor: Callable[[], Executor], jobs: int) -> Place:
    return Place(executor, lambda: jobs, lambda executor: executor.shutdown(), (LostError,))


@pytest.fixture
def entries(tmp_path: Path) -> list[Entry]:
    names = ["ada", "alan", "edsger", "grace", "kurt"]
    for name in names:
        (tmp_path / f"{name}.py").write_text("x = 1\n")
    return [Entry(name, (tmp_path / f"{name}.py",)) for name in names]


@pytest.fixture
def results(tmp_path: Path) -> Results:
    made = Results(tmp_path / "out")
    made.begin(Plan("exercise3", "c0ffee", 7))
    return made


def test_each_report_is_on_disk_when_it_is_told(entries, results, report) -> None:
    batch = Batch(EXERCISE, ORDER, results, place(lambda: Pool(report, {}, []), 2))
    for made in batch.run(entries):
        assert results.report(made.submission.id) == made
    assert len(list(results.reports.iterdir())) == 5


@pytest.mark.parametrize("killer", ["ada", "grace", "kurt"])
def test_one_that_ends_its_process_harms_nobody_else(entries, results, report, killer: str) -> None:
    batch = Batch(EXERCISE, ORDER, results, place(lambda: Pool(report, {killer: 99}, []), 2))
    found = {made.submission.id: made.status for made in batch.run(entries)}
    assert found.pop(killer) is ReportStatus.GRADER_ERROR
    assert set(found.values()) == {ReportStatus.PASSED}
    assert len(found) == 4


def test_an_accident_is_not_held_against_anybody(entries, results, report) -> None:
    killers, seen = {"alan": 1}, []
    batch = Batch(EXERCISE, ORDER, results, place(lambda: Pool(report, killers, seen), 2))
    assert {made.status for made in batch.run(entries)} == {ReportStatus.PASSED}
    assert seen.count("alan") == 2


def test_all_of_them_end_their_process(entries, results, report) -> None:
    killers = {entry.id: 99 for entry in entries}
    batch = Batch(EXERCISE, ORDER, results, place(lambda: Pool(report, killers, []), 3))
    assert [made.status for made in batch.run(entries)] == [ReportStatus.GRADER_ERROR] * 5


def test_processes_that_cannot_even_begin_are_given_up(entries, results, report) -> None:
    class Stillborn(Pool):
        def submit(self, *_: Any, **__: Any) -> Future[Any]:  # type: ignore[override]  # one use
            raise BrokenProcessPool

    batch = Batch(EXERCISE, ORDER, results, place(lambda: Stillborn(report, {}, []), 3))
    assert [made.status for made in batch.run(entries)] == [ReportStatus.GRADER_ERROR] * 5


def test_what_cannot_be_read_gets_a_report_too(entries, results, report, tmp_path) -> None:
    (tmp_path / "broken.zip").write_bytes(b"PK\3\4 no")
    broken, gone = Entry("broken", (tmp_path / "broken.zip",)), Entry("gone", (tmp_path / "gone.py",))
    batch = Batch(EXERCISE, ORDER, results, place(lambda: Pool(report, {}, []), 2))
    found = {made.submission.id: made for made in batch.run([broken, *entries, gone])}
    assert len(found) == 7
    for name in ("broken", "gone"):
        assert (found[name].status, found[name].score, found[name].max_score) == (ReportStatus.FAILED, 0.0, 10.0)
        assert len(found[name].warnings) == 1


def test_a_wrong_course_on_a_machine_stops_the_batch(entries, results) -> None:
    def other_version(_: str) -> None:
        raise CourseError("A machine of the cluster has nngrade 9.")

    class Failing(Pool):
        def submit(self, function: Any, /, order: Order, submission: Submission) -> Future[Any]:
            future: Future[Any] = Future()
            future.set_exception(CourseError("A machine of the cluster has nngrade 9."))
            return future

    batch = Batch(EXERCISE, ORDER, results, place(lambda: Failing(other_version, {}, []), 2))
    with pytest.raises(CourseError, match="nngrade 9"):
        list(batch.run(entries))


def test_only_a_few_submissions_are_read_ahead(entries, results, report) -> None:
    taken: list[str] = []

    def watched():
        for entry in entries:
            taken.append(entry.id)
            yield entry

    running = Batch(EXERCISE, ORDER, results, place(lambda: Pool(report, {}, []), 1)).run(watched())
    next(running)
    assert len(taken) <= 2
    running.close()


class LostError(Exception):
    """As a cluster says it."""


def test_what_a_cluster_gave_up_twice_has_no_score(entries, results, report) -> None:
    class Losing(Pool):
        def submit(self, function: Any, /, order: Order, submission: Submission) -> Future[Any]:
            if submission.id != "alan":
                return super().submit(function, order, submission)
            future: Future[Any] = Future()
            future.set_exception(LostError())
            return future

    batch = Batch(EXERCISE, ORDER, results, place(lambda: Losing(report, {}, []), 2))
    found = {made.submission.id: made.status for made in batch.run(entries)}
    assert found.pop("alan") is ReportStatus.GRADER_ERROR
    assert set(found.values()) == {ReportStatus.PASSED}
    assert len(found) == 4
