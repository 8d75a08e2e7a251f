"""What the page may ask for. Everything else that arrives is refused."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from grader.catalog.playground import DATASETS, Playground
from grader.model.frozen import frozen

SPEEDS: Mapping[str, float] = {"slow": 0.1, "ordinary": 1.0, "fast": 10.0}
"""Times the exercise's own pace."""
LONGEST = 2000
"""Bytes of an order."""
_PLAIN = ("start", "stop", "step", "reset", "another", "reload")


@frozen
class Order:
    """One click."""

    do: str
    """``start``, ``stop``, ``step``, ``reset``, ``another`` (start), ``reload``, ``experiment``, or what is set:
    ``rate``, ``hidden``, ``optimizer``, ``dataset``, ``speed``."""
    value: Any = None


def read_order(body: bytes, playground: Playground) -> Order:
    """The order in a request's body: ``{"do": "rate", "value": 0.1}``.

    Raises:
        ValueError: it is none.
    """
    try:
        given = json.loads(body)
    except (ValueError, RecursionError):
        raise ValueError("no order") from None
    if not isinstance(given, dict) or set(given) - {"do", "value"} or not isinstance(given.get("do"), str):
        raise ValueError("no order")
    do, value = given["do"], given.get("value")
    if do in _PLAIN and value is None:
        return Order(do)
    if not _is_fine(do, value, playground):
        raise ValueError("no order")
    return Order(do, value)


def _is_fine(do: str, value: Any, playground: Playground) -> bool:
    if do == "experiment":
        return _whole(value, 0, len(playground.experiments) - 1)
    if do == "hidden":
        return playground.hidden is not None and _whole(value, *playground.hidden)
    if do == "rate":
        number = isinstance(value, (int, float)) and not isinstance(value, bool)
        return number and playground.rates[0] <= value <= playground.rates[1]  # nan is not between them
    choices: Mapping[str, Any] = {"dataset": DATASETS, "optimizer": playground.optimizers, "speed": SPEEDS}
    return isinstance(value, str) and value in choices.get(do, ())


def _whole(value: Any, low: int, high: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and low <= value <= high
