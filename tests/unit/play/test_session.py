"""Orders, one after the other, with a workshop in which nothing takes time; and with a real one where things hang."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from grader.catalog.playground import Playground, Setup
from grader.errors import SandboxError, UsageError
from grader.model.exercise import Exercise
from grader.model.submission import Submission
from grader.play import session as rules
from grader.play.datasets import SIZE
from grader.play.orders import Order
from grader.play.session import Session
from grader.play.trainer import Slice
from grader.play.trouble import Trouble
from grader.play.workshop import Workshop
from grader.sandbox import Sandbox

Awaited = Callable[..., dict[str, Any]]


def part(losses: tuple[float, ...], **more: Any) -> Slice:
    return Slice(losses, more.get("letter", "A") * SIZE * SIZE, 3, more.get("printed", ""), (), 0.001 * len(losses))


class FakeWorkshop:
    """Answers at once; ``play`` may be replaced by whatever a student's code could do."""

    tier = "A"

    def __init__(self) -> None:
        self.ready = False
        self.begun: list[Setup] = []
        self.asked: list[tuple[int, float]] = []
        self.loaded: list[Submission] = []
        self.closed = 0
        self.play: Callable[[int, float], Slice | Trouble] = lambda epochs, rate: part((0.5,) * epochs)
        self.open: Callable[[Setup], Slice | Trouble] = lambda setup: part(())

    def load(self, submission: Submission) -> None:
        self.loaded.append(submission)
        self.ready = False

    def begin(self, setup: Setup) -> Slice | Trouble:
        self.begun.append(setup)
        result = self.open(setup)
        self.ready = isinstance(result, Slice)
        return result

    def advance(self, epochs: int, rate: float) -> Slice | Trouble:
        self.asked.append((epochs, rate))
        return self.play(epochs, rate)

    def free_within(self, seconds: float) -> None: ...

    def dismiss(self) -> None: ...

    def close_trainer(self) -> None:
        self.ready = False

    def close(self) -> None:
        self.ready = False
        self.closed += 1


@pytest.fixture
def workshop() -> FakeWorkshop:
    return FakeWorkshop()


@pytest.fixture
def file() -> list[str]:
    """The student's file; its last entry counts, and "" is no file."""
    return ["one"]


@pytest.fixture
def session(
    playground: Playground, workshop: Any, file: list[str], submitted: Any, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Session]:
    monkeypatch.setattr(rules, "_FRAME", 0.0)

    def read() -> Submission:
        if not file[-1]:
            raise UsageError("There is no file or folder xor.py.")
        made: Submission = submitted(file[-1])
        return made

    made = Session(playground, workshop, read)
    made.start()
    yield made
    made.close()
    assert made.fault is None


def test_it_begins_untrained_and_still(session: Session, awaited: Awaited, workshop: FakeWorkshop) -> None:
    state = awaited(session.board, lambda state: True)
    assert (state["running"], state["told"]) == (False, "Before training: 3 of 4 points on the right side.")
    assert (state["curve"], state["trouble"], state["said"], state["tier"]) == ("", None, "", "A")
    assert workshop.asked == []


def test_start_and_stop(session: Session, awaited: Awaited, workshop: FakeWorkshop) -> None:
    session.submit(Order("start"))
    awaited(session.board, lambda state: state["running"] and len(workshop.asked) > 1)
    assert workshop.asked[:2] == [(1, 2.0), (10, 2.0)], "how long an epoch takes is not known at first"
    session.submit(Order("stop"))
    state = awaited(session.board, lambda state: not state["running"])
    assert state["told"].startswith("Epoch ")
    assert "loss 0.5, 3 of 4 points on the right side." in state["told"]
    assert "<svg" in state["curve"]


def test_one_more_epoch_is_one(session: Session, awaited: Awaited, workshop: FakeWorkshop) -> None:
    session.submit(Order("step"))
    session.submit(Order("step"))
    state = awaited(session.board, lambda state: "Epoch 2:" in state["told"])
    assert not state["running"]
    assert workshop.asked == [(1, 2.0), (1, 2.0)]


def test_a_new_rate_counts_at_once(session: Session, awaited: Awaited, workshop: FakeWorkshop) -> None:
    session.submit(Order("step"))
    session.submit(Order("rate", 0.5))
    session.submit(Order("step"))
    awaited(session.board, lambda state: "Epoch 2:" in state["told"])
    assert workshop.asked == [(1, 2.0), (1, 0.5)]
    assert len(workshop.begun) == 1


@pytest.mark.parametrize(("name", "value"), [("hidden", 7), ("dataset", "circles")])
def test_other_settings_begin_anew(
    session: Session, awaited: Awaited, workshop: FakeWorkshop, name: str, value: Any
) -> None:
    session.submit(Order("step"))
    session.submit(Order(name, value))
    state = awaited(session.board, lambda state: state["setup"][name] == value)
    assert state["told"].startswith("Before training")
    assert getattr(workshop.begun[-1], name) == value


def test_reset_begins_with_the_first_start(session: Session, awaited: Awaited, workshop: FakeWorkshop) -> None:
    session.submit(Order("another"))
    session.submit(Order("reset"))
    state = awaited(session.board, lambda state: len(workshop.begun) == 3 and not state["running"])
    assert [setup.seed for setup in workshop.begun] == [1, 2, 1]
    assert state["starts"] == []


def test_an_experiment_ends_by_itself(session: Session, awaited: Awaited, playground: Playground) -> None:
    session.submit(Order("experiment", 0))
    state = awaited(session.board, lambda state: state["said"])
    assert state["said"] == "Done: 300 epochs. Start goes on from here."
    assert state["told"].startswith("Epoch 300:")
    assert state["setup"]["rate"] == playground.experiments[0].setup.rate
    assert state["experiment"] == 0
    session.submit(Order("start"))
    awaited(session.board, lambda state: state["told"] > "Epoch 300:" and state["running"])


def test_even_a_training_without_an_end_ends(
    session: Session, awaited: Awaited, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "_MOST_EPOCHS", 25)
    for _ in range(2):  # pressing Start once more changes nothing
        session.submit(Order("start"))
        state = awaited(session.board, lambda state: state["said"] and not state["running"])
        assert state["said"] == "25 epochs are enough for one network. Reset begins a new one."
        assert state["told"].startswith("Epoch 25:")


def test_several_starts_are_compared(session: Session, awaited: Awaited, workshop: FakeWorkshop) -> None:
    session.submit(Order("experiment", 2))
    state = awaited(session.board, lambda state: state["said"])
    assert [setup.seed for setup in workshop.begun[1:]] == [1, 2, 3, 4, 5, 6]
    assert state["starts"][0] == "Start 1: 3 of 4 right, loss 0.5, epoch 500."
    assert len(state["starts"]) == 6
    assert state["curve"].count("<path") > 6


@pytest.mark.parametrize(("loss", "word"), [(math.nan, "not a number (nan)"), (math.inf, "infinite (inf)")])
def test_a_loss_that_is_no_number_is_named(
    session: Session, awaited: Awaited, workshop: FakeWorkshop, loss: float, word: str
) -> None:
    workshop.play = lambda epochs, rate: part((loss,) * epochs)
    session.submit(Order("start"))
    state = awaited(session.board, lambda state: state["said"])
    assert state["said"].startswith(f"The loss is {word} from epoch 1 on")
    assert "Look at the learning rate" in state["said"]
    assert not state["running"]


def test_code_that_raises_is_told_and_the_page_goes_on(
    session: Session, awaited: Awaited, workshop: FakeWorkshop
) -> None:
    workshop.play = lambda epochs, rate: Trouble("It broke.", printed="hello")
    session.submit(Order("start"))
    state = awaited(session.board, lambda state: state["trouble"])
    assert (state["trouble"]["text"], state["printed"], state["running"]) == ("It broke.", "hello", False)
    workshop.play = lambda epochs, rate: part((0.25,) * epochs)
    session.submit(Order("step"))
    assert awaited(session.board, lambda state: "Epoch 1:" in state["told"])["trouble"] is None


@pytest.mark.parametrize("stopped", [False, True])
def test_a_mended_file_trains_on_unless_somebody_pressed_stop(
    session: Session, awaited: Awaited, workshop: FakeWorkshop, file: list[str], stopped: bool
) -> None:
    workshop.play = lambda epochs, rate: Trouble("It broke.")
    session.submit(Order("start"))
    awaited(session.board, lambda state: state["trouble"])
    if stopped:
        session.submit(Order("stop"))
    workshop.open = lambda setup: Trouble("Half a line.")
    file.append("two")
    session.saved()
    awaited(session.board, lambda state: state["trouble"]["text"] == "Half a line.")
    workshop.open = lambda setup: part(())
    workshop.play = lambda epochs, rate: part((0.25,) * epochs)
    file.append("three")
    session.saved()
    assert awaited(session.board, lambda state: not state["trouble"])["running"] is not stopped


def test_a_network_that_is_lost_is_begun_anew(session: Session, awaited: Awaited, workshop: FakeWorkshop) -> None:
    def died(epochs: int, rate: float) -> Trouble:
        workshop.ready = False
        return Trouble("It ended.", lost=True)

    workshop.play = died
    session.submit(Order("start"))
    awaited(session.board, lambda state: state["trouble"])
    workshop.play = lambda epochs, rate: part((0.25,) * epochs)
    session.submit(Order("start"))
    awaited(session.board, lambda state: state["running"] and "Epoch" in state["told"])
    assert len(workshop.begun) == 2


def test_a_saved_file_is_read_again_and_trained_on(
    session: Session, awaited: Awaited, workshop: FakeWorkshop, file: list[str]
) -> None:
    session.submit(Order("start"))
    awaited(session.board, lambda state: state["running"])
    file.append("two")
    session.saved()
    state = awaited(session.board, lambda state: state["said"])
    assert state["said"] == "Your file was read again. A new network begins."
    assert state["running"]
    assert [each.files[0].data for each in workshop.loaded] == [b"one", b"two"]


def test_a_save_that_changed_nothing_disturbs_nothing(
    session: Session, awaited: Awaited, workshop: FakeWorkshop
) -> None:
    session.submit(Order("step"))
    session.saved()
    session.submit(Order("step"))
    awaited(session.board, lambda state: "Epoch 2:" in state["told"])
    assert len(workshop.loaded) == 1
    session.submit(Order("reload"))
    state = awaited(session.board, lambda state: state["said"])
    assert state["said"] == "Your file is the same as before. A new network begins."


def test_a_file_that_is_gone_is_waited_for(
    session: Session, awaited: Awaited, workshop: FakeWorkshop, file: list[str]
) -> None:
    file.append("")
    session.saved()
    state = awaited(session.board, lambda state: state["trouble"])
    assert state["trouble"]["text"] == "There is no file or folder xor.py."
    file.append("three")
    session.saved()
    assert awaited(session.board, lambda state: not state["trouble"])["said"].startswith("Your file was read again")


def test_a_file_that_comes_back_unchanged_is_shown_again(session: Session, awaited: Awaited, file: list[str]) -> None:
    file.append("")
    session.saved()
    awaited(session.board, lambda state: state["trouble"])
    file.append("one")
    session.saved()
    assert awaited(session.board, lambda state: not state["trouble"])["told"].startswith("Before training")


def test_a_fault_of_ours_is_no_fault_of_the_students(
    session: Session, awaited: Awaited, workshop: FakeWorkshop
) -> None:
    def broken(epochs: int, rate: float) -> Slice:
        raise SandboxError("A worker was killed from outside.")

    workshop.play = broken
    session.submit(Order("start"))
    state = awaited(session.board, lambda state: state["said"])
    assert "it is not your fault. A worker was killed from outside." in state["said"]
    assert (state["running"], workshop.closed) == (False, 1)


def test_nobody_looks_and_nothing_is_computed(
    session: Session, awaited: Awaited, monkeypatch: pytest.MonkeyPatch
) -> None:
    awaited(session.board, lambda state: True)
    monkeypatch.setattr(session.board, "unread", lambda: 31.0)
    session.submit(Order("start"))
    state = awaited(session.board, lambda state: state["said"])
    assert state["said"] == "Paused: nobody was looking at this page. Press Start to go on."
    assert not state["running"]


def test_a_slow_epoch_is_not_asked_for_ten_times(session: Session, awaited: Awaited, workshop: FakeWorkshop) -> None:
    def slow(epochs: int, rate: float) -> Slice:
        return Slice((0.5,) * epochs, "A" * SIZE * SIZE, 3, "", (), 1.0 * epochs)

    workshop.play = slow
    session.submit(Order("start"))
    awaited(session.board, lambda state: len(workshop.asked) >= 3)
    assert {epochs for epochs, _ in workshop.asked} == {1}


def test_a_crash_of_ours_ends_it_and_is_kept(playground: Playground, workshop: FakeWorkshop, submitted: Any) -> None:
    workshop.open = lambda setup: 1 // 0  # type: ignore[return-value]
    made = Session(playground, workshop, lambda: submitted("one"))  # type: ignore[arg-type]
    made.start()
    assert made.over.wait(30.0)
    made.close()
    assert isinstance(made.fault, ZeroDivisionError)


LOOP = "\ndef train(params, X, y, lr, epochs):\n    while True: pass\n"


@pytest.mark.parametrize("order", ["stop", "reset", "reload"])
def test_an_endless_loop_is_ended_by_who_cannot_wait(
    exercise: Exercise,
    playground: Playground,
    solution: str,
    submitted: Any,
    awaited: Awaited,
    monkeypatch: pytest.MonkeyPatch,
    order: str,
) -> None:
    monkeypatch.setattr(rules, "_PATIENCE", 0.0)
    workshop = Workshop(exercise, playground, lambda: Sandbox.start("numpy"))
    made = Session(playground, workshop, lambda: submitted(solution + LOOP))
    made.start()
    try:
        awaited(made.board, lambda state: state["levels"])
        made.submit(Order("start"))
        awaited(made.board, lambda state: state["running"])
        while not workshop.busy:
            pass
        made.submit(Order(order))
        state = awaited(made.board, lambda state: not state["running"])
        if order == "stop":
            assert "Your code did not come back by itself, so it was ended" in state["trouble"]["text"]
        awaited(made.board, lambda state: order == "stop" or not state["trouble"])
        made.submit(Order("reset"))
        assert awaited(made.board, lambda state: not state["trouble"])["told"].startswith("Before training")
    finally:
        made.close()
    assert made.fault is None
