"""The real messages of the installed Python and NumPy must be known: each case provokes one."""

# mypy: ignore-errors
# The mistakes provoked here are type errors, most of them.

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader.diagnosis import explain_exception, explain_warning
from grader.diagnosis.exceptions import RULES
from grader.model.outcome import Frame, Raised

A, B = np.ones((5, 3)), np.ones((4, 3))
NONE: Any = None
ONE: Any = 1.0


def whole_weights() -> None:
    weights = np.zeros(3, dtype=np.int64)
    weights -= 0.5


def before_it_has_a_value() -> None:
    print(later)  # noqa: F821  # the mistake itself
    later = 1  # noqa: F841  # the mistake itself


def two_of_three() -> None:
    _a, _b = (1, 2, 3)


def endless(n: int) -> int:
    return endless(n + 1)


def positional(a: int) -> int:
    return a


class Model:
    def step(a: Any) -> None:  # noqa: N805  # the mistake itself
        pass


def raiser(error: BaseException) -> Callable[[], None]:
    def action() -> None:
        raise error

    return action


CASES: dict[str, tuple[Callable[[], Any], str]] = {
    "broadcast": (lambda: A + B, "do not fit together"),
    "matmul": (lambda: A @ B, "matrix product"),
    "matmul with a number": (lambda: A @ ONE, "matrix product"),
    "dot": (lambda: np.dot(A, B), "matrix product"),
    "concatenate": (lambda: np.concatenate([A, B.T]), "do not fit together"),
    "store": (lambda: np.zeros(3).__setitem__(slice(None), np.zeros(4)), "do not fit together"),
    "math on arrays": (lambda: math.exp(A), "was given a whole array"),
    "truth value": (lambda: max(0, A), "one yes or no"),
    "None calculates": (lambda: A - NONE, "no `return`"),
    "None indexed": (lambda: NONE["W1"], "no `return`"),
    "None attribute": (lambda: NONE.shape, "no `return`"),
    "exp of None": (lambda: np.exp(NONE), "no `return`"),
    "number as array": (lambda: ONE.shape, "as if it were an array"),
    "list as array": (lambda: [1].shape, "as if it were an array"),
    "dictionary with a dot": (lambda: {}.W1, "square brackets"),
    "number called": (lambda: ONE(3), "with brackets"),
    "number indexed": (lambda: ONE[0], "as if it held several"),
    "text of exp": (lambda: np.exp(np.array(["a"])), "not a number"),
    "objects": (lambda: np.exp(np.array([1, "a"], dtype=object)), "Python objects"),
    "ragged": (lambda: np.array([[1, 2], [3]]), "different lengths"),
    "whole weights": (whole_weights, "array of whole numbers"),
    "reshape": (lambda: A.reshape(2, 2), "number of entries"),
    "axis": (lambda: A.sum(axis=2), "axis does not exist"),
    "index": (lambda: A[9], "Counting starts at 0"),
    "list index": (lambda: [1][int(ONE)], "Counting starts at 0"),
    "too many indices": (lambda: A[0, 0, 0], "fewer axes"),
    "decimal index": (lambda: A[ONE / 2], "not a whole number"),
    "mask": (lambda: A[np.ones(4, dtype=bool)], "mask"),
    "sizes as a tuple": (lambda: np.random.randn((2, 3)), "whole number was expected"),
    "shape in two": (lambda: np.zeros(2, 3), "dtype"),
    "np.max of two": (lambda: np.max(0, A), "np.maximum"),
    "np.sigmoid": (lambda: np.sigmoid(A), "no function of this name"),
    "rng.randn": (lambda: np.random.default_rng(0).randn(2), "generator `rng`"),
    "read-only": (lambda: np.broadcast_to(A, (5, 3)).__setitem__(0, 1), "Work on a copy"),
    "log of zero": (lambda: math.log(0), "no result"),
    "memory": (lambda: np.zeros((10**6, 10**6, 10**3)), "far too large"),
    "negative size": (lambda: np.zeros((-1, 3)), "negative"),
    "keyword": (lambda: positional(activation=1), "named argument"),
    "too many arguments": (lambda: positional(1, 2), "more arguments"),
    "too few arguments": (lambda: positional(), "too few arguments"),
    "no self": (lambda: Model().step(1), "`self`"),
    "twice given": (lambda: positional(1, a=2), "given twice"),
    "unpack": (two_of_three, "another number of values"),
    "key": (lambda: {}["W1"], "dictionary of parameters"),
    "cache key": (lambda: {}["A1"], "cache"),
    "another key": (lambda: {}["loss"], "Print its keys"),
    "np": (raiser(NameError("name 'np' is not defined")), "NumPy is used as `np`"),
    "nn": (raiser(NameError("name 'nn' is not defined")), "library"),
    "name": (lambda: undefined_name, "does not exist at that point"),  # noqa: F821  # the mistake itself
    "no value yet": (before_it_has_a_value, "before it got a value"),
    "function without brackets": (lambda: positional * 2, "brackets after its name"),
    "list times decimal": (lambda: [1.0] * ONE, "arrays can be calculated with"),
    "list minus list": (lambda: [1] - [2], "arrays can be calculated with"),
    "tuple": (lambda: operator.setitem((1, 2), 0, 3), "tuple cannot be changed"),
    "no such name": (lambda: tuple.no_such_name, "nothing of this name"),
    "own name": (
        raiser(AttributeError("partially initialized module 'torch' has no attribute 'nn'")),
        "same name as a library",
    ),
    "zero": (lambda: 1 / 0, "divided by zero"),
    "endless": (lambda: endless(0), "calls itself"),
    "input": (raiser(EOFError("EOF when reading a line")), "input()"),
    "file": (lambda: Path("no/such/data.csv").read_text(), "file is opened"),
    "library": (raiser(ModuleNotFoundError("No module named 'pandas'")), "does not have"),
    "own file": (raiser(ModuleNotFoundError("No module named 'helpers'")), "not handed in"),
    "name of a module": (raiser(ImportError("cannot import name 'relu' from 'numpy'")), "does not exist in"),
    "permission": (raiser(PermissionError(13, "Permission denied")), "does not allow"),
    "workers": (raiser(RuntimeError("DataLoader worker (pid 7) exited unexpectedly")), "num_workers=0"),
}  # fmt: skip


def provoke(action: Callable[[], Any]) -> Raised:
    with pytest.raises(Exception) as caught:  # noqa: PT011  # each case raises a type of its own
        action()
    return Raised(caught.type.__name__, str(caught.value))


@pytest.mark.parametrize("name", CASES)
def test_real_messages(name: str) -> None:
    action, words = CASES[name]
    explanation = explain_exception(provoke(action))
    assert explanation is not None
    assert words in explanation.text
    assert explanation.mistakes == ()


def test_mistakes_are_named_where_the_function_makes_it_certain() -> None:
    message = provoke(lambda: max(0, A))
    in_relu = explain_exception(Raised(message.type_name, message.message, where="relu"))
    assert in_relu is not None
    assert in_relu.mistakes == ("relu-python-max",)
    message = provoke(lambda: math.exp(A))
    line = Frame("forward.py", 4, "sigmoid", "return 1 / (1 + math.exp(-z))")
    in_sigmoid = explain_exception(Raised(message.type_name, message.message, (line,), where="sigmoid"))
    assert in_sigmoid is not None
    assert in_sigmoid.mistakes == ("sig-scalar-only",)
    other = Frame("forward.py", 4, "sigmoid", "return float(z)")
    unsure = explain_exception(Raised(message.type_name, message.message, (other,), where="sigmoid"))
    assert unsure is not None
    assert unsure.mistakes == ()


def test_a_grad_that_is_none() -> None:
    frame = Frame("training.py", 9, "train_step", "p.data -= lr * p.grad")
    explanation = explain_exception(
        Raised("TypeError", "unsupported operand type(s) for *: 'float' and 'NoneType'", (frame,))
    )
    assert explanation is not None
    assert "backward()" in explanation.text


def test_what_a_student_raises_on_purpose_needs_no_words() -> None:
    frame = Frame("data.py", 2, "check_labels", '    raise ValueError("math domain error")')
    assert explain_exception(Raised("ValueError", "math domain error", (frame,))) is None
    assert explain_exception(Raised("KeyError", "'W1'", builtin=False)) is None
    assert explain_exception(Raised("ValueError", "a text nobody knows")) is None


def test_nothing_of_the_message_is_repeated() -> None:
    secret = "3.14159 0.2718"
    for type_name in (
        "ValueError",
        "TypeError",
        "KeyError",
        "RuntimeError",
        "NameError",
        "AttributeError",
        "IndexError",
    ):
        for rule in RULES:
            explanation = explain_exception(Raised(type_name, f"{secret} {rule.pattern}"))
            assert explanation is None or secret not in explanation.text


def test_every_rule_can_be_reached_and_speaks_in_sentences() -> None:
    assert len({(rule.pattern, rule.types, rule.where, rule.source) for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule.text.endswith((".", "?"))
        assert len(rule.text) < 320


def test_warnings() -> None:
    overflow = explain_warning("overflow encountered in exp")
    assert overflow is not None
    assert "too large" in overflow.text
    assert explain_warning("something new") is None


def test_long_hostile_messages_take_no_time() -> None:
    assert explain_exception(Raised("ValueError", "a" * 10**6)) is None
    assert explain_exception(Raised("", "")) is None
