"""Training loops played in NumPy, each with one mistake, and what is said about them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader.diagnosis.loops import LoopContext, context_of, name_loop, name_loops
from grader.diagnosis.trial import Trial
from grader.model.evidence import Evidence, Stage
from grader.model.outcome import Call, Raised, Returned

Rows = Sequence[int]
Loop = Callable[["Player"], None]


def case(**changes: Any) -> dict[str, Any]:
    rng = np.random.default_rng(7)
    return {
        "weights": {
            "w": rng.normal(size=(3, 2)),
            "b": rng.normal(size=3),
            "v": rng.normal(size=(1, 3)),
            "c": np.zeros(1),
        },
        "X": rng.normal(size=(5, 2)),
        "y": np.array([[1.0], [0.0], [0.0], [1.0], [1.0]]),
        "X_val": rng.normal(size=(3, 2)),
        "y_val": np.array([[1.0], [0.0], [1.0]]),
        "batch_size": 2,
        "order": np.array([[4, 1, 0, 3, 2], [2, 0, 1, 4, 3]]),
        "epochs": 2,
    } | changes


class Player:
    """Does what a training loop does to the course's network, and notes it as a probe would."""

    def __init__(self, context: LoopContext) -> None:
        self.context = context
        self.states = [np.concatenate([weight.ravel() for weight in context.weights])]
        self.grad: np.ndarray | None = None
        self.training = context.mode == "train"
        self.recording = True
        self.own = True
        self.bare = ""
        self.events = ["("]
        self.forwards: list[tuple[Rows, np.ndarray, list[int]]] = []
        self.slopes: list[tuple[int, np.ndarray]] = []
        self.steps: list[list[float]] = []
        self.optimizer = "SGD"
        self.losses: list[np.ndarray] = []
        self.read: list[np.ndarray] = []
        self.missing: list[list[int]] = []

    def epoch(self, number: int) -> tuple[Rows, ...]:
        self.events.append(f"L{number}")
        return self.context.epochs[number]

    def zero(self) -> None:
        self.events.append("Z")
        self.grad = None

    def forward(self, rows: Rows) -> int:
        w, b, v, c = self._parts()
        z = np.maximum(self.context.X[list(rows)] @ w.T + b, 0.0) @ v[0] + c[0]
        if self.context.gate and not self.training:
            z = self.context.gate[0] * z + self.context.gate[1]
        self.events.append(f"F{len(self.forwards)}")
        flags = [self.training, self.recording, self.recording, self.own, len(self.states) - 1]
        self.forwards.append((rows, z, [int(flag) for flag in flags]))
        return len(self.forwards) - 1

    def backward(self, forward: int, factor: float = 1.0, kind: str = "B") -> None:
        self.events.append(kind)
        rows, z, _ = self.forwards[forward]
        if kind != "B" or not self.recording:
            return
        y = self.context.y[list(rows)]
        slope = factor * (1 / (1 + np.exp(-z)) - y) / len(rows)
        self.events.append(f"G{len(self.slopes)}")
        self.slopes.append((forward, slope))
        added = self._gradient(rows, slope)
        self.grad = added if self.grad is None else self.grad + added

    def step(self, rate: float = 0.1, own: bool = True, factor: float = 1.0) -> None:
        self.events.append(f"S{len(self.steps)}")
        before = len(self.states) - 1
        grad = np.zeros_like(self.states[0]) if self.grad is None else factor * self.grad
        if grad.any() and self.own:
            self.states.append(self.states[-1] - rate * grad)
        self.steps.append([own, before, rate, len(self.states) - 1])
        self.read.append(grad if self.own else np.zeros_like(grad))
        self.missing.append([int(self.grad is None or not self.own)] * 4)

    def facts(self) -> dict[str, Any]:
        flat = {"rows": [f[0] for f in self.forwards], "logits": [f[1] for f in self.forwards]}
        flat |= {"slopes": [slope for _, slope in self.slopes], "loss_inputs": self.losses}
        packed = {}
        for name, parts in flat.items():
            packed[name] = np.concatenate([np.asarray(part, dtype=float) for part in parts]) if parts else np.zeros(0)
            packed[f"{name}_counts"] = np.array([len(part) for part in parts])
        return packed | {
            "events": " ".join(self.events),
            "bare": self.bare,
            "flags": np.array([flags for _, _, flags in self.forwards]),
            "states": np.array(self.states),
            "slope_of": np.array([forward for forward, _ in self.slopes]),
            "optimizers": " ".join([self.optimizer] * len(self.steps)),
            "steps": np.array(self.steps),
            "grads": np.array(self.read),
            "missing": np.array(self.missing),
            "loss_attached": np.zeros(len(self.losses)),
        }

    def _parts(self) -> list[np.ndarray]:
        state = self.states[-1]
        return [state[:6].reshape(3, 2), state[6:9], state[9:12].reshape(1, 3), state[12:]]

    def _gradient(self, rows: Rows, slope: np.ndarray) -> np.ndarray:
        w, b, v, _ = self._parts()
        X = self.context.X[list(rows)]
        a = np.maximum(X @ w.T + b, 0.0)
        delta = slope[:, None] * (self.context.gate[0] if self.context.gate and not self.training else 1.0)
        hidden = (delta @ v) * (a > 0)
        parts = [(hidden.T @ X).ravel(), hidden.sum(axis=0), (delta.T @ a).ravel(), delta.sum(axis=0)]
        return np.concatenate(parts)


def every_batch(play: Callable[[Player, Rows], None], before: Callable[[Player], None] | None = None) -> Loop:
    def loop(player: Player) -> None:
        for number in range(len(player.context.epochs)):
            batches = player.epoch(number)
            if before:
                before(player)
            for rows in batches:
                play(player, rows)

    return loop


def right(player: Player, rows: Rows) -> None:
    player.zero()
    player.backward(player.forward(rows))
    player.step()


def no_zero(player: Player, rows: Rows) -> None:
    player.backward(player.forward(rows))
    player.step()


def two_forwards(player: Player, rows: Rows) -> None:
    """The gradient is right; a second look at the data between backward and step must not confuse."""
    player.zero()
    player.backward(player.forward(rows))
    player.forward(rows)
    player.step()


def zero_between(player: Player, rows: Rows) -> None:
    player.backward(player.forward(rows))
    player.zero()
    player.step()


def step_first(player: Player, rows: Rows) -> None:
    player.zero()
    number = player.forward(rows)
    player.step()
    player.backward(number)


def step_at_start(player: Player, rows: Rows) -> None:
    player.step()
    player.zero()
    player.backward(player.forward(rows))


def no_step(player: Player, rows: Rows) -> None:
    player.zero()
    player.backward(player.forward(rows))


def no_backward(player: Player, rows: Rows) -> None:
    player.zero()
    player.forward(rows)
    player.step()


def neither(player: Player, rows: Rows) -> None:
    player.forward(rows)


def two_steps(player: Player, rows: Rows) -> None:
    right(player, rows)
    player.step()


def two_backwards(player: Player, rows: Rows) -> None:
    player.zero()
    number = player.forward(rows)
    player.backward(number)
    player.backward(number)
    player.step()


def uphill(player: Player, rows: Rows) -> None:
    player.zero()
    player.backward(player.forward(rows), factor=-1.0)
    player.step()


def summed(player: Player, rows: Rows) -> None:
    player.zero()
    player.backward(player.forward(rows), factor=len(rows))
    player.step()


def maximised(player: Player, rows: Rows) -> None:
    player.zero()
    player.backward(player.forward(rows))
    player.step(rate=-0.1)
    player.steps[-1][2] = 0.1


def detached(player: Player, rows: Rows) -> None:
    player.zero()
    player.losses.append(player.forwards[player.forward(rows)][1])
    player.backward(0, kind="d")
    player.step()
    player.losses[:] = player.losses[:1]


def rounded(player: Player, rows: Rows) -> None:
    player.zero()
    player.losses.append((player.forwards[player.forward(rows)][1] > 0).astype(float))
    player.backward(0, kind="d")
    player.step()


def new_optimizer(player: Player, rows: Rows) -> None:
    player.zero()
    player.backward(player.forward(rows))
    player.step(own=False)


def slow_optimizer(player: Player, rows: Rows) -> None:
    player.zero()
    player.backward(player.forward(rows))
    player.step(rate=1e-3, own=False)


def other_model(player: Player, rows: Rows) -> None:
    player.own = False
    player.backward(player.forward(rows))
    player.step()


def only_once(player: Player) -> None:
    """One step an epoch, with the sum of all gradients."""
    for number in range(len(player.context.epochs)):
        player.zero()
        for rows in player.epoch(number):
            player.backward(player.forward(rows))
        player.step()


def last_left_out(player: Player) -> None:
    for number in range(len(player.context.epochs)):
        for rows in player.epoch(number)[:-1]:
            right(player, rows)


def zero_once(player: Player) -> None:
    player.zero()
    every_batch(no_zero)(player)


def beginning_again(player: Player) -> None:
    first = player.states[0]
    for number in range(len(player.context.epochs)):
        player.states.append(first.copy())
        for rows in player.epoch(number):
            right(player, rows)


def leaking(player: Player) -> None:
    """Cleared after each step, and a backward pass on the validation data after each epoch."""
    for number in range(len(player.context.epochs)):
        for rows in player.epoch(number):
            player.backward(player.forward(rows))
            player.step()
            player.zero()
        player.backward(player.forward((5, 6, 7)))


def validation_too(player: Player) -> None:
    every_batch(right)(player)
    right(player, (5, 6, 7))


def said_of(loop: Loop, function: str = "train_epoch", bare: str = "", **changes: Any) -> tuple[tuple[str, ...], str]:
    context = context_of(f"probe:{function}", case(**changes))
    assert context is not None
    player = Player(context)
    player.bare = bare
    loop(player)
    finding = name_loop(player.facts(), context)
    return finding.ids, finding.description


@pytest.mark.parametrize("play", [right, two_forwards])
def test_a_right_loop_is_not_blamed(play: Callable[[Player, Rows], None]) -> None:
    assert said_of(every_batch(play)) == ((), "")


@pytest.mark.parametrize(
    ("name", "loop"),
    [
        ("loop-no-zero-grad", every_batch(no_zero)),
        ("loop-zero-once", zero_once),
        ("loop-zero-per-epoch", every_batch(no_zero, before=Player.zero)),
        ("loop-zero-between", every_batch(zero_between)),
        ("loop-step-first", every_batch(step_first)),
        ("loop-step-at-start", every_batch(step_at_start)),
        ("loop-missing-step", every_batch(no_step)),
        ("loop-missing-backward", every_batch(no_backward)),
        ("loop-missing-backward-and-step", every_batch(neither)),
        ("loop-two-steps", every_batch(two_steps)),
        ("loop-two-backwards", every_batch(two_backwards)),
        ("loop-ascent", every_batch(uphill)),
        ("loop-ascent", every_batch(maximised)),
        ("loop-sum", every_batch(summed)),
        ("loop-detached", every_batch(detached)),
        ("loop-thresholded", every_batch(rounded)),
        ("opt-recreated", every_batch(new_optimizer)),
        ("loop-lr-default", every_batch(slow_optimizer)),
        ("opt-other-model", every_batch(other_model)),
        ("loop-step-dedent", only_once),
        ("loop-drop-last", last_left_out),
        ("mode-train-on-val", validation_too),
        ("mode-val-backward", leaking),
    ],
)
def test_one_mistake_is_named(name: str, loop: Loop) -> None:
    ids, words = said_of(loop)
    assert ids == (name,)
    assert words.endswith(".")


def test_every_epoch_from_the_beginning() -> None:
    assert said_of(beginning_again, "train")[0] == ("loop-model-recreated",)


@pytest.mark.parametrize(
    ("play", "bare"), [(no_step, "step"), (no_backward, "backward"), (no_zero, "zero_grad"), (neither, "backward step")]
)
def test_a_call_without_parentheses_is_recognised_in_the_source(play: Callable[..., None], bare: str) -> None:
    assert said_of(every_batch(play), bare=bare)[0] == ("loop-no-parens",)


def test_a_bare_line_elsewhere_changes_nothing() -> None:
    assert said_of(every_batch(no_step), bare="zero_grad eval")[0] == ("loop-missing-step",)


def test_words_tell_the_step_at_which_the_two_part() -> None:
    _, words = said_of(every_batch(no_zero))
    assert words == "At step 2 the gradient used was the fresh one plus the one of the step before."


def test_two_mistakes_that_touch_different_factors_are_a_pair() -> None:
    def both(player: Player, rows: Rows) -> None:
        player.backward(player.forward(rows), factor=len(rows))
        player.step()

    context = context_of("probe:train_epoch", case())
    assert context is not None
    player = Player(context)
    every_batch(both)(player)
    finding = name_loop(player.facts(), context)
    assert finding.pairs == (("loop-no-zero-grad", "loop-sum"),)


def test_steps_in_an_evaluation() -> None:
    assert said_of(lambda player: right(player, (5, 6, 7)), "evaluate")[0] == ("mode-train-on-val",)


def test_changed_gradients_are_described() -> None:
    def clipped(player: Player, rows: Rows) -> None:
        player.zero()
        player.backward(player.forward(rows))
        player.step(factor=0.3)

    ids, words = said_of(every_batch(clipped))
    assert ids == ()
    assert "changed" in words


class TestModes:
    GATE = (0.6, 0.35)

    def test_evaluation_mode_before_training(self) -> None:
        def loop(player: Player) -> None:
            player.training = False
            every_batch(right)(player)

        assert said_of(loop, gate=self.GATE, mode="train")[0] == ("mode-train-in-eval",)

    def test_mode_left_as_it_was(self) -> None:
        assert said_of(every_batch(right), gate=self.GATE, mode="eval")[0] == ("mode-never-back",)
        assert said_of(every_batch(right), gate=self.GATE, mode="eval", bare="train")[0] == ("mode-no-parens",)

    def test_mode_lost_after_the_first_epoch(self) -> None:
        def loop(player: Player) -> None:
            for number in range(2):
                for rows in player.epoch(number):
                    right(player, rows)
                player.training = False
                player.forward((5, 6, 7))

        assert said_of(loop, "train", gate=self.GATE)[0] == ("mode-never-back",)

    @pytest.mark.parametrize(
        ("recording", "bare", "ids"),
        [
            (True, "", ("mode-no-eval",)),
            (False, "", ("mode-no-eval", "mode-no-grad-for-eval")),
            (False, "eval", ("mode-no-parens",)),
        ],
    )
    def test_measured_in_training_mode(self, recording: bool, bare: str, ids: tuple[str, ...]) -> None:
        def loop(player: Player) -> None:
            player.recording = recording
            player.forward((5, 6, 7))

        assert said_of(loop, "evaluate", gate=self.GATE, bare=bare)[0] == ids

    def test_without_a_gate_modes_do_not_matter(self) -> None:
        assert said_of(lambda player: player.forward((5, 6, 7)) and None, "evaluate") == ((), "")


class TestTrials:
    def trial(self, test: str, audit: object, failed: bool = True) -> Trial:
        evidence = Evidence(Stage.VALUES, "differs") if failed else None
        call = Call("probe:train_epoch", (case(),))
        return Trial("train_epoch", call, Returned({"audit": audit}), Returned({}), evidence, None, test)  # type: ignore[arg-type]

    def facts(self, loop: Loop) -> dict[str, Any]:
        context = context_of("probe:train_epoch", case())
        assert context is not None
        player = Player(context)
        loop(player)
        return player.facts()

    def test_tests_with_the_same_cause_are_one_finding(self) -> None:
        stale = self.facts(every_batch(no_zero))
        found = name_loops(
            [self.trial("one", stale), self.trial("two", stale), self.trial("three", stale, failed=False)]
        )
        assert [(tests, finding.ids) for tests, finding in found] == [(("one", "two"), ("loop-no-zero-grad",))]

    def test_calls_without_facts_are_left_out(self) -> None:
        call = Call("probe:train_epoch", (case(),))
        raised = Trial("train_epoch", call, Raised("ValueError", "no"), Returned({}), None, None, "raised")  # type: ignore[arg-type]
        assert name_loops([self.trial("one", None), self.trial("two", {"events": 3}), raised]) == []


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_forged_facts_never_raise(data: st.DataObject) -> None:
    context = context_of("probe:train_epoch", case())
    assert context is not None
    player = Player(context)
    every_batch(no_zero)(player)
    facts = player.facts()
    name = data.draw(st.sampled_from(sorted(facts)))
    value = facts[name]
    if isinstance(value, str):
        words = value.split()
        facts[name] = " ".join(data.draw(st.permutations(words))) if words else "step"
    else:
        flat = np.array(value, dtype=float)
        if flat.size:
            place = data.draw(st.integers(0, flat.size - 1))
            flat.flat[place] = data.draw(st.sampled_from([np.nan, np.inf, -1.0, 0.0, 3.0, 1e300]))
        facts[name] = data.draw(st.sampled_from([flat, flat[:-1], flat[None], np.zeros_like(flat)]))
    finding = name_loop(facts, context)
    assert isinstance(finding.ids, tuple)
