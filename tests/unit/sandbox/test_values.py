"""What a student may return, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from grader.model.outcome import Call, Outcome, Returned
from grader.model.value import Unsupported
from grader.sandbox import Worker

Run = Callable[..., Outcome]
Start = Callable[..., Worker]


def returned(outcome: Outcome) -> Any:
    assert isinstance(outcome, Returned), outcome
    return outcome.value


PLAIN: list[Any] = [
    None, True, 0, -7, 10**17, 1.5, -0.0, float("inf"), "text \u00e9\u4e2d",
    [], [1, [2.5, None]], (), (1, (2,), [3]), {}, {"W1": 1, 2: {"b": (1,)}},
]  # fmt: skip


@pytest.mark.parametrize("value", PLAIN, ids=repr)
def test_plain_values_come_back_as_they_went(run: Run, value: Any) -> None:
    result = returned(run("def f(x): return x", value))
    assert result == value
    assert repr(result) == repr(value)


def test_not_a_number(run: Run) -> None:
    assert repr(returned(run("def f(x): return [x, -x]", float("nan")))) == "[nan, nan]"


@pytest.mark.parametrize("dtype", ["f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "c8", "c16", "?"])
@pytest.mark.parametrize("shape", [(), (0,), (0, 5), (3,), (2, 3, 1)])
def test_arrays_come_back_as_they_went(start: Start, dtype: str, shape: tuple[int, ...]) -> None:
    value = np.ones(shape, dtype)
    result = returned(start("def f(x): return x").call(Call("f", (value,))))
    assert (result.dtype, result.shape) == (value.dtype, shape)
    assert np.array_equal(result, value)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("np.arange(6.)[::-2]", [5.0, 3.0, 1.0]),
        ("np.asfortranarray(np.arange(4.).reshape(2, 2))", [[0.0, 1.0], [2.0, 3.0]]),
        ("np.arange(3).astype('>i4')", [0, 1, 2]),
        ("np.broadcast_to(np.float32(2), (2, 2))", [[2.0, 2.0], [2.0, 2.0]]),
        ("np.float64(2.5)", 2.5),
        ("np.bool_(True)", True),
        ("np.lib.stride_tricks.sliding_window_view(np.arange(4), 2)", [[0, 1], [1, 2], [2, 3]]),
    ],
)
def test_arrays_of_any_layout_are_the_same_values(run: Run, expression: str, expected: Any) -> None:
    result = returned(run(f"import numpy as np\ndef f(): return {expression}"))
    assert type(result) is np.ndarray
    assert result.tolist() == expected


@pytest.mark.parametrize(
    ("expression", "name", "hint"),
    [
        ("f", "function", "forget to call"),
        ("(lambda: 1)", "function", "forget to call"),
        ("[].append", "method", "parentheses"),
        ("(x for x in [])", "generator", "yield"),
        ("np", "module", "module"),
        ("dict", "class dict", "parentheses"),
        ("map(str, [])", "map", "list"),
        ("{1}", "set", "order"),
        ("b''", "bytes", "raw"),
        ("1j", "complex", "complex"),
        ("object()", "object", ""),
        ("10**30", "int", "digits"),
        ("'x' * 10**6", "str", "long"),
        ("np.matrix([[1]])", "matrix", "np.array"),
        ("np.ma.array([1])", "masked array", "ordinary"),
        ("np.recarray(2, [('a', float)])", "recarray (a kind of array)", "ordinary"),
        ("np.zeros(2, [('a', float)])", "structured array", "numbers"),
        ("np.array([object()])", "array of objects", "numbers"),
        ("np.array(['1.0'])", "array of strings", "numbers"),
        ("np.array(['2020'], 'M8')", "array of dates", "numbers"),
        ("np.longdouble(1)", "numpy.longdouble", "numbers"),
        ("np.str_('a')", "numpy.str_", "numbers"),
        ("type('Sneaky', (float,), {'__eq__': lambda a, b: True})(1)", "Sneaky", "plain"),
        ("type('Sneaky', (np.ndarray,), {'__eq__': lambda a, b: True})(2)", "Sneaky (a kind of array)", "ordinary"),
        ("type('Odd', (), {'__class__': float})()", "Odd", ""),
        ("__import__('unittest.mock').mock.ANY", "_ANY", ""),
        ("{1.5: 1}", "dict", "keys"),
        ("{10**30: 1}", "dict", "digits"),
        ("{(1,): 1}", "dict", "keys"),
    ],
)
def test_what_is_no_data_is_named(run: Run, expression: str, name: str, hint: str) -> None:
    result = returned(run(f"import numpy as np\ndef f(): return {expression}"))
    assert isinstance(result, Unsupported), result
    assert result.type_name.replace("float128", "longdouble") == name
    assert hint in result.hint


def test_async_functions(run: Run) -> None:
    result = returned(run("async def f(): return 1"))
    assert isinstance(result, Unsupported)
    assert result.type_name == "coroutine"


def test_subclasses_of_containers_are_read_past_their_methods(run: Run) -> None:
    source = """
from collections import OrderedDict, namedtuple
class L(list):
    def __iter__(self): return iter([9])
    def __len__(self): return 0
class D(dict):
    def items(self): return []
def f(): return [L([1, 2]), D(a=1), OrderedDict(b=2), namedtuple("P", "x y")(3, 4)]
"""
    assert returned(run(source)) == [[1, 2], {"a": 1}, {"b": 2}, (3, 4)]


def test_one_bad_piece_does_not_hide_the_rest(run: Run) -> None:
    result = returned(run("def f(): return {'W': 1.0, 'b': f}"))
    assert result["W"] == 1.0
    assert isinstance(result["b"], Unsupported)


@pytest.mark.parametrize("expression", ["[1] * 10**6", "a", "np.zeros(20 << 20)", "{i: i for i in range(10**5)}"])
def test_answers_without_measure(run: Run, expression: str) -> None:
    result = returned(run(f"import numpy as np\na = []\na.append(a)\ndef f(): return {expression}"))
    assert isinstance(result, Unsupported)
    assert result.hint.startswith("The answer")


def test_half_a_surrogate(run: Run) -> None:
    assert returned(run("def f(): return ['\\ud800', {'\\ud800': 1}]")) == ["\\ud800", {"\\ud800": 1}]


def test_patched_libraries_deceive_nobody(run: Run) -> None:
    source = """
import json, numpy as np
np.allclose = np.array_equal = lambda *a, **k: True
json.dumps = lambda *a, **k: "{}"
def f(): return np.ones(2)
"""
    assert returned(run(source)).tolist() == [1.0, 1.0]
