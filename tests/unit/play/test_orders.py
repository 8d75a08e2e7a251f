from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.catalog.playground import Playground
from grader.play.orders import Order, read_order


@pytest.mark.parametrize("do", ["start", "stop", "step", "reset", "another", "reload"])
def test_plain_orders(playground: Playground, do: str) -> None:
    assert read_order(json.dumps({"do": do}).encode(), playground) == Order(do)


@pytest.mark.parametrize(
    ("do", "value"),
    [("rate", 0.5), ("rate", 2), ("hidden", 3), ("dataset", "spiral"), ("speed", "fast"), ("experiment", 0)],
)
def test_orders_with_a_value(playground: Playground, do: str, value: Any) -> None:
    assert read_order(json.dumps({"do": do, "value": value}).encode(), playground) == Order(do, value)


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b"[]", b"3", b"null", b"\xff\xfe", b"[" * 1900,
        b'{"do": 3}', b'{"do": "close"}', b'{"do": "start", "value": 1}', b'{"do": "start", "more": 1}',
        b'{"do": "reload", "value": "saved"}',
        b'{"do": "rate", "value": 1e9}', b'{"do": "rate", "value": 0}', b'{"do": "rate", "value": NaN}',
        b'{"do": "rate", "value": Infinity}', b'{"do": "rate", "value": true}', b'{"do": "rate", "value": "1"}',
        b'{"do": "rate", "value": 1' + b"0" * 400 + b"}",
        b'{"do": "hidden", "value": 1000}', b'{"do": "hidden", "value": 2.5}', b'{"do": "hidden", "value": true}',
        b'{"do": "dataset", "value": "../../etc/passwd"}', b'{"do": "dataset", "value": ["xor"]}',
        b'{"do": "optimizer", "value": "Adam"}', b'{"do": "speed", "value": "infinite"}',
        b'{"do": "experiment", "value": -1}', b'{"do": "experiment", "value": 99}', b'{"do": "seed", "value": 3}',
    ],
)  # fmt: skip
def test_everything_else_is_refused(playground: Playground, body: bytes) -> None:
    with pytest.raises(ValueError, match="no order"):
        read_order(body, playground)


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text() | st.integers(), st.lists, max_leaves=5))
def test_a_value_of_any_kind_is_an_order_or_refused(playground: Playground, value: Any) -> None:
    for do in ("rate", "hidden", "dataset", "optimizer", "speed", "experiment"):
        try:
            order = read_order(json.dumps({"do": do, "value": value}).encode(), playground)
        except ValueError:
            continue
        assert order == Order(do, value)
