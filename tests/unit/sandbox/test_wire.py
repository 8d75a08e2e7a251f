"""The wire format: what we write can be read, and whatever else arrives is a WireError."""

from __future__ import annotations

import contextlib
import json
import struct
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from grader.model.value import TensorValue, Unsupported
from grader.sandbox.inside.wire import DTYPES
from grader.sandbox.wire import Body, Bounds, FrameReader, Message, WireError, frame, pack, tree, value

SMALL = Bounds(header=1 << 16, body=1 << 16, nodes=500)
numbers = st.sampled_from(sorted(set(DTYPES) - {"b1"})).map(lambda code: DTYPES[code])
arrays = hnp.arrays(
    st.one_of(numbers, st.just(np.dtype(bool))), hnp.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4)
)
leaves = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**18), 10**18), st.floats(), st.text(max_size=20), arrays,
    arrays.map(lambda array: TensorValue(array, True, False)),
)  # fmt: skip
values = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.lists(inner, max_size=4).map(tuple),
        st.dictionaries(st.one_of(st.text(max_size=5), st.integers(-9, 9)), inner, max_size=4),
    ),
    max_leaves=12,
)  # fmt: skip


def read(data: bytes, bounds: Bounds = SMALL) -> Message | None:
    reader = FrameReader(bounds)
    reader.buffer += data
    return reader.next()


def written(val: Any) -> bytes:
    body = Body()
    return frame("op", 7, {"k": ["x"]}, tree(pack(val), body), body)


def header_of(val: Any, **changes: Any) -> bytes:
    fields = {"op": "op", "id": 7, "info": None, "val": val, **changes}
    head = json.dumps(fields).encode()
    return struct.pack("<4sIQ", b"NNG1", len(head), 16) + head + bytes(16)


def same(left: Any, right: Any) -> bool:
    if type(left) is not type(right):
        return False
    if isinstance(left, np.ndarray):
        return left.dtype == right.dtype and left.shape == right.shape and left.tobytes() == right.tobytes()
    if isinstance(left, TensorValue):
        return same(left.array, right.array) and (left.requires_grad, left.is_parameter) == (
            right.requires_grad,
            right.is_parameter,
        )
    if isinstance(left, list | tuple):
        return len(left) == len(right) and all(map(same, left, right))
    if isinstance(left, dict):
        return left.keys() == right.keys() and all(same(item, right[key]) for key, item in left.items())
    return repr(left) == repr(right)


@given(values)
def test_what_is_written_can_be_read(val: Any) -> None:
    message = read(written(val))
    assert message is not None
    assert (message.op, message.id, message.info) == ("op", 7, {"k": ["x"]})
    assert same(value(message.val), val)


@given(st.binary(max_size=200))
def test_random_bytes(data: bytes) -> None:
    with contextlib.suppress(WireError):
        assert read(data) is None


@settings(max_examples=150)
@given(values, st.data())
def test_changed_frames_never_do_anything_but_refuse(val: Any, data: st.DataObject) -> None:
    raw = bytearray(written(val))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(raw) - 1))
        raw[place] = data.draw(st.integers(0, 255))
    try:
        message = read(bytes(raw))
    except WireError:
        return
    assert message is None or value(message.val) is not NotImplemented


json_values = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=6),
        st.sampled_from(["f8", "nan", "a", "t", "d", "u", "T"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.sampled_from(["~", "v", "d", "s", "o", "a", "g", "p", "n", "h"]), inner, max_size=4),
    ),
    max_leaves=15,
)  # fmt: skip


@settings(max_examples=150)
@given(json_values)
def test_any_json_is_a_value_or_refused(val: Any) -> None:
    with contextlib.suppress(WireError):
        read(header_of(val))


@pytest.mark.parametrize(
    "val",
    [
        {"~": "a", "d": "f8", "s": [4], "o": 0},  # 32 bytes of 16
        {"~": "a", "d": "f8", "s": [1], "o": 9},
        {"~": "a", "d": "f8", "s": [1], "o": -1},
        {"~": "a", "d": "f8", "s": [-1], "o": 0},
        {"~": "a", "d": "f8", "s": [True], "o": 0},
        {"~": "a", "d": "f8", "s": [1.0], "o": 0},
        {"~": "a", "d": "f8", "s": [1 << 40, 1 << 40], "o": 0},
        {"~": "a", "d": "f8", "s": [0, 1 << 40], "o": 0},
        {"~": "a", "d": "f8", "s": [0] * 9, "o": 0},
        {"~": "a", "d": "O", "s": [1], "o": 0},
        {"~": "a", "d": "f8,O", "s": [1], "o": 0},
        {"~": "a", "d": ["f8"], "s": [1], "o": 0},
        {"~": "a", "d": "f8", "s": [1], "o": 0, "x": 1},
        [{"~": "a", "d": "f8", "s": [2], "o": 0}, {"~": "a", "d": "f8", "s": [1], "o": 8}],  # overlap
        [{"~": "a", "d": "f8", "s": [2], "o": 0}] * 2000,
        {"~": "f", "v": "1e5"},
        {"~": "f", "v": ["nan"]},
        {"~": "d", "v": [["a", 1], ["a", 2]]},
        {"~": "d", "v": [[["a"], 1]]},
        {"~": "d", "v": {"a": 1}},
        {"~": "T", "a": 5, "g": True, "p": False},
        {"~": "T", "a": {"~": "a", "d": "f8", "s": [1], "o": 0}, "g": 1, "p": False},
        {"~": "u", "n": 5, "h": ""},
        {"~": "pickle", "v": "gASV"},
        {"~": ["t"], "v": []},
        {"v": []},
        {},
        "x" * 70_000,
        "\ud800",
        [1] * 501,
        10**25,
    ],
    ids=str,
)
def test_lies_are_refused(val: Any) -> None:
    with pytest.raises(WireError):
        read(header_of(val), Bounds(header=1 << 20, body=1 << 16, nodes=500))


@pytest.mark.parametrize("text", ["NaN", "Infinity", "-Infinity", "1e999", "[" * 5000 + "]" * 5000, "1" * 5000])
def test_what_json_lets_pass(text: str) -> None:
    head = b'{"op": "op", "id": 1, "info": null, "val": ' + text.encode() + b"}"
    with pytest.raises(WireError):
        read(struct.pack("<4sIQ", b"NNG1", len(head), 0) + head)


@pytest.mark.parametrize(
    "change",
    [
        {"op": 5},
        {"op": "x" * 33},
        {"op": "\u00e9"},
        {"id": "7"},
        {"id": True},
        {"more": 1},
        {"info": "\ud800"},
        {"info": [float("nan")]},
    ],
)
def test_headers_are_exact(change: dict[str, Any]) -> None:
    with pytest.raises(WireError):
        read(header_of(None, **change))


@pytest.mark.parametrize(("header", "body"), [(1 << 17, 0), (1 << 31, 0), (0, 1 << 17), (0, 1 << 63)])
def test_sizes_are_refused_before_anything_is_read(header: int, body: int) -> None:
    with pytest.raises(WireError, match="too large"):
        read(struct.pack("<4sIQ", b"NNG1", header, body))


def test_a_wrong_start_is_known_at_the_first_byte() -> None:
    with pytest.raises(WireError):
        read(b"x")


@pytest.mark.parametrize("shape", [(0,), (0, 5), (5, 0, 2), ()])
def test_empty_arrays_keep_their_shape(shape: tuple[int, ...]) -> None:
    message = read(written(np.zeros(shape)))
    assert message is not None
    assert message.val.shape == shape


def test_truth_values_are_zero_or_one() -> None:
    with pytest.raises(WireError, match="truth"):
        read(header_of({"~": "a", "d": "b1", "s": [16], "o": 0})[:-1] + b"\2")


def test_arrays_can_be_written_to() -> None:
    message = read(written([np.zeros(2), np.ones(2)]))
    assert message is not None
    first, second = message.val
    first += 5
    assert second.tolist() == [1.0, 1.0]


def test_what_is_no_data_arrives_as_such() -> None:
    message = read(header_of({"~": "u", "n": "function", "h": "call it"}))
    assert message is not None
    assert value(message.val) == Unsupported("function", "call it")


def test_frames_may_come_in_pieces() -> None:
    reader = FrameReader(SMALL)
    raw = written([1, np.ones(3)]) + written("two")
    found = []
    for place in range(len(raw)):
        reader.buffer += raw[place : place + 1]
        message = reader.next()
        if message is not None:
            found.append(message.val)
    assert same(found, [[1, np.ones(3)], "two"])
    assert not reader.buffer
