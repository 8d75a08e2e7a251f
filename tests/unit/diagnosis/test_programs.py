from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from grader.compare import Array, Params, Spec, compare, same
from grader.diagnosis import Trial, name_by_programs
from grader.model.outcome import Call, Died, Outcome, Raised, Returned

Z = np.array([[-2.0, -0.5, 0.0], [0.5, 1.5, 3.0]])
POSITIVE = np.array([0.5, 1.0, 2.5])


def agree(one: Outcome, other: Outcome, spec: Any) -> bool:
    """What the judge hands in."""
    if isinstance(one, Returned) and isinstance(other, Returned):
        return same(one.value, other.value, spec)
    return isinstance(one, Raised) and isinstance(other, Raised) and one.type_name == other.type_name


def relu(z: Any) -> Any:
    return np.maximum(0, z)


PROGRAMS: dict[str, Callable[[Any], Any]] = {
    "relu-abs": np.abs,
    "relu-minimum": lambda z: np.minimum(0, z),
    "relu-leaky": lambda z: np.where(z > 0, z, 0.01 * z),
    "relu-identity": lambda z: z,
    "relu-step": lambda z: (z > 0) * 1.0,
}


def trial(function: str, observed: Any, expected: Any, *args: Any, spec: Spec | None = None, test: str = "t") -> Trial:
    spec = spec or Array()
    seen = observed if isinstance(observed, (Raised, Died)) else Returned(observed)
    evidence = compare(observed, expected, spec) if isinstance(seen, Returned) else None
    return Trial(function, Call(function, args), seen, Returned(expected), evidence, spec, test)


def run(inputs: list[Any], student: Callable[[Any], Any]) -> tuple[list[Trial], dict[str, list[list[Outcome]]]]:
    trials = [trial("relu", student(z), relu(z), z) for z in inputs]
    return trials, {name: [[Returned(program(z)) for z in inputs]] for name, program in PROGRAMS.items()}


def test_the_mistake_that_gives_the_same_numbers_is_named() -> None:
    trials, wrong = run([Z, POSITIVE], lambda z: abs(z))
    assert name_by_programs(trials, wrong, agree).ids == ("relu-abs",)


def test_another_wrong_answer_is_not_named() -> None:
    trials, wrong = run([Z, POSITIVE], lambda z: np.maximum(0, z) + 0.1)
    finding = name_by_programs(trials, wrong, agree)
    assert finding.ids == ()
    assert finding.plain == "All the numbers are the expected ones plus the same amount everywhere."


def test_a_mistake_must_fit_the_calls_that_went_well() -> None:
    trials, wrong = run([-POSITIVE, POSITIVE], lambda z: np.where(z > 0, z, -z if z.max() < 0 else z))
    assert trials[1].evidence is None
    assert name_by_programs(trials, wrong, agree).ids == ("relu-abs",)
    trials, wrong = run([-POSITIVE, Z], lambda z: abs(z) if z.max() < 0 else np.maximum(0, z))
    assert name_by_programs(trials, wrong, agree).ids == ()


def test_causes_that_cannot_be_told_apart_are_all_given() -> None:
    trials, wrong = run([-POSITIVE], lambda z: z)
    assert name_by_programs(trials, wrong, agree).ids == ("relu-minimum", "relu-identity")


def test_several_wrong_programs_of_one_mistake() -> None:
    trials, _ = run([Z, POSITIVE], lambda z: np.where(z > 0, z, 0.2 * z))
    programs = [[Returned(np.where(z > 0, z, slope * z)) for z in (Z, POSITIVE)] for slope in (0.01, 0.1, 0.2)]
    assert name_by_programs(trials, {"relu-leaky": programs}, agree).ids == ("relu-leaky",)
    # One and the same program must fit everywhere.
    trials = [trials[0], trial("relu", np.where(Z > 0, Z, 0.1 * Z), relu(Z), Z)]
    wrong = {"relu-leaky": [[Returned(np.where(Z > 0, Z, slope * Z))] * 2 for slope in (0.01, 0.1, 0.2)]}
    assert name_by_programs(trials, wrong, agree).ids == ()


def test_an_accepted_variant_where_the_student_is_right_is_no_objection() -> None:
    spec = Array(dtypes="fib", ignore=[2])
    slope = (Z > 0).astype(float)
    zero = np.zeros(3)
    trials = [
        trial("slope", np.ones((2, 3)), slope, Z, spec=spec),
        trial("slope", np.array([0.0, 0.0, 0.5]), zero, -POSITIVE, spec=spec),
    ]
    wrong = {"relup-ones": [[Returned(np.ones((2, 3))), Returned(zero)]]}
    assert name_by_programs(trials, wrong, agree).ids == ("relup-ones",)


def test_nothing_failed_nothing_is_named() -> None:
    trials, wrong = run([Z], relu)
    assert name_by_programs(trials, wrong, agree) == name_by_programs([], {}, agree)


def test_a_program_that_is_right_names_nothing() -> None:
    trials, _ = run([Z], lambda z: abs(z))
    always = {"sees-nothing": [[Returned(relu(Z))]]}
    assert name_by_programs(trials, always, lambda *_: True).ids == ()


def test_programs_that_did_not_answer_every_call_are_left_out() -> None:
    trials, wrong = run([Z, POSITIVE], lambda z: abs(z))
    assert name_by_programs(trials, {"relu-abs": [wrong["relu-abs"][0][:1]]}, agree).ids == ()


def test_the_same_exception_type_counts_beside_a_wrong_value() -> None:
    raised = Raised("ValueError", "operands could not be broadcast together with shapes (5,4) (5,3)")
    trials = [trial("backward", raised, POSITIVE), trial("backward", POSITIVE * 5, POSITIVE)]
    wrong: dict[str, list[list[Outcome]]] = {
        "a": [[Raised("ValueError", "other text"), Returned(POSITIVE * 5)]],
        "b": [[raised, Returned(POSITIVE)]],
    }
    assert name_by_programs(trials, wrong, agree).ids == ("a",)


def test_exceptions_alone_prove_a_cause_only_with_the_same_text() -> None:
    raised = Raised("ValueError", "matmul: size 4 is different from 3")
    trials = [trial("forward", raised, POSITIVE)]
    wrong: dict[str, list[list[Outcome]]] = {
        "same text": [[Raised("ValueError", "matmul:  size 4 is different from 3 ")]],
        "same type": [[Raised("ValueError", "operands could not be broadcast together")]],
        "other type": [[Raised("TypeError", "matmul: size 4 is different from 3")]],
    }
    assert name_by_programs(trials, wrong, agree).ids == ("same text",)


def test_a_dead_worker_is_never_named() -> None:
    trials = [trial("relu", Died("timeout"), POSITIVE)]
    assert name_by_programs(trials, {"x": [[Died("timeout")]]}, agree).ids == ()


def test_extra_entries_of_a_dictionary_do_not_matter() -> None:
    expected = {"W1": Z, "b1": POSITIVE}
    observed = {"W1": 5 * Z, "b1": 5 * POSITIVE, "dZ1": Z}
    trials = [trial("backward", observed, expected, spec=Params())]
    wrong = {"bp-no-mean": [[Returned({"W1": 5 * Z, "b1": 5 * POSITIVE, "note": None})]]}
    assert name_by_programs(trials, wrong, agree).ids == ("bp-no-mean",)
    # But a program that forgets an entry is not one that gets it wrong.
    assert name_by_programs(trials, {"forgets": [[Returned({"W1": 5 * Z})]]}, agree).ids == ()


def test_every_test_is_told_what_stands_out_in_its_own_calls() -> None:
    trials = [
        trial("relu", -relu(Z), relu(Z), Z, test="one"),
        trial("relu", 1.7 * relu(Z), relu(Z), Z, test="two"),
        trial("relu", np.sqrt(POSITIVE), POSITIVE, test="three"),
    ]
    finding = name_by_programs(trials, {}, agree)
    assert finding.plain == ""
    assert finding.words("one", numbers=False) == "All the numbers are the expected ones with the opposite sign."
    assert finding.words("two", numbers=True) == "All the numbers are 1.7 times the expected ones."
    assert finding.words("three", numbers=True) == ""
