"""Training loops played in NumPy, each with one mistake, and what is said about them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader.diagnosis.loops import context_of, name_loop, name_loops
from grader.diagnosis.trial import Trial
from grader.model.evidence import Evidence, Stage
from grader.model.outcome import Call, Raised, Returned
from tests.unit.diagnosis.loops.played import (
    beginning_again,
    detached,
    every_batch,
    last_left_out,
    leaking,
    maximised,
    neither,
    new_optimizer,
    no_backward,
    no_step,
    no_zero,
    only_once,
    other_model,
    right,
    rounded,
    slow_optimizer,
    step_at_start,
    step_first,
    summed,
    two_backwards,
    two_forwards,
    two_steps,
    uphill,
    validation_too,
    zero_between,
    zero_once,
)
from tests.unit.diagnosis.loops.player import Loop, Player, Rows, case, said_of


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
