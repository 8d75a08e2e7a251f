from __future__ import annotations

from typing import Any

import numpy as np

from grader.compare import Items, Params, Scalar, Spec, Tuple, compare, same
from grader.diagnosis import Finding, Trial, name_by_programs
from grader.model.outcome import Call, Outcome, Returned

RNG = np.random.default_rng(5)
RIGHT = {
    "W1": RNG.normal(size=(3, 4)),
    "b1": RNG.normal(size=4),
    "W2": RNG.normal(size=(4, 1)),
    "b2": RNG.normal(size=1),
}
LATER = {key: value + 1 for key, value in RIGHT.items()}


def agree(one: Outcome, other: Outcome, spec: Any) -> bool:
    return isinstance(one, Returned) and isinstance(other, Returned) and same(one.value, other.value, spec)


def name(
    observed: list[Any], wrong: dict[str, list[list[Any]]], spec: Spec | None = None, expected: Any = None
) -> Finding:
    spec = spec or Params()
    goals = expected or [RIGHT, LATER][: len(observed)]
    trials = [
        Trial("backward", Call("backward"), Returned(seen), Returned(goal), compare(seen, goal, spec), spec, "t")
        for seen, goal in zip(observed, goals, strict=True)
    ]
    outcomes = {key: [[Returned(value) for value in run] for run in runs] for key, runs in wrong.items()}
    return name_by_programs(trials, outcomes, agree)


def change(base: dict[str, Any], **factors: float) -> dict[str, Any]:
    return {key: value * factors.get(key, 1.0) for key, value in base.items()}


WRONG = {
    "bp-mean-one-layer": [[change(RIGHT, W1=5, b1=5), change(LATER, W1=5, b1=5)]],
    "bp-db-missing": [[change(RIGHT, b2=0), change(LATER, b2=0)]],
    "bp-no-mean": [[change(RIGHT, W1=5, b1=5, W2=5, b2=5), change(LATER, W1=5, b1=5, W2=5, b2=5)]],
    "bp-dW2-from-Z1": [[change(RIGHT, W2=-3), change(LATER, W2=-3)]],
}


def test_two_mistakes_in_different_entries() -> None:
    both = [change(RIGHT, W1=5, b1=5, b2=0), change(LATER, W1=5, b1=5, b2=0)]
    finding = name(both, WRONG)
    assert finding.pairs == (("bp-mean-one-layer", "bp-db-missing"),)
    assert finding.ids == ("bp-mean-one-layer", "bp-db-missing")


def test_one_mistake_is_no_pair() -> None:
    finding = name([change(RIGHT, W2=-3), change(LATER, W2=-3)], WRONG)
    assert (finding.ids, finding.pairs) == (("bp-dW2-from-Z1",), ())


def test_every_wrong_entry_must_be_explained() -> None:
    finding = name([change(RIGHT, W1=5, b1=5, b2=0, W2=7), change(LATER, W1=5, b1=5, b2=0, W2=7)], WRONG)
    assert (finding.ids, finding.pairs) == ((), ())


def test_no_right_entry_may_be_touched() -> None:
    # bp-no-mean would explain W2, but it changes what the student has right.
    finding = name([change(RIGHT, W2=5, b2=0)], {key: [run[:1] for run in runs] for key, runs in WRONG.items()})
    assert (finding.ids, finding.pairs) == ((), ())


def test_every_call_must_fit() -> None:
    finding = name([change(RIGHT, W1=5, b1=5, b2=0), change(LATER, W1=5, b1=5, b2=2)], WRONG)
    assert finding.ids == ()


def test_too_many_pairs_prove_nothing() -> None:
    twins = {f"{key}-{place}": runs for key, runs in WRONG.items() for place in range(2)}
    both = [change(RIGHT, W1=5, b1=5, b2=0), change(LATER, W1=5, b1=5, b2=0)]
    assert name(both, twins).pairs == ()


def test_a_bias_in_its_other_shape_is_right() -> None:
    observed = change(RIGHT, W1=5, b1=5, W2=-3)
    observed["b2"] = RIGHT["b2"].reshape(1, 1)
    finding = name([observed], {key: [run[:1] for run in runs] for key, runs in WRONG.items()})
    assert finding.pairs == (("bp-mean-one-layer", "bp-dW2-from-Z1"),)


def test_pieces_of_a_tuple_and_of_nested_answers() -> None:
    wrong = {"loss-sum": [[(4.0, 0.5)]], "acc-count": [[(1.0, 2.0)]]}
    finding = name([(4.0, 2.0)], wrong, Tuple(Scalar(), Scalar()), [(1.0, 0.5)])
    assert finding.pairs == (("loss-sum", "acc-count"),)
    spec = Items({"weights": Params(), "loss": Scalar()})
    goal = {"weights": RIGHT, "loss": 1.0}
    nested: dict[str, list[list[Any]]] = {
        "a": [[{"weights": change(RIGHT, b1=0), "loss": 1.0}]],
        "b": [[{"weights": RIGHT, "loss": 4.0}]],
    }
    finding = name([{"weights": change(RIGHT, b1=0), "loss": 4.0}], nested, spec, [goal])
    assert finding.pairs == (("a", "b"),)


def test_answers_in_one_piece_have_no_pairs() -> None:
    assert name([5.0], {"a": [[4.0]], "b": [[3.0]]}, Scalar(), [1.0]).pairs == ()
    assert name([{"W1": None}], WRONG).pairs == ()


def test_a_wrong_answer_that_was_not_asked_for_is_no_right_one() -> None:
    # The call that checks the arguments has no evidence, though its answer is wrong as everywhere.
    both = [change(RIGHT, W1=5, b1=5, b2=0), change(LATER, W1=5, b1=5, b2=0)]
    trials = [
        Trial("backward", Call("backward"), Returned(seen), Returned(goal), evidence, Params(), "t")
        for seen, goal, evidence in zip(both, [RIGHT, LATER], [compare(both[0], RIGHT, Params()), None], strict=True)
    ]
    outcomes = {key: [[Returned(value) for value in run] for run in runs] for key, runs in WRONG.items()}
    assert name_by_programs(trials, outcomes, agree).pairs == (("bp-mean-one-layer", "bp-db-missing"),)
