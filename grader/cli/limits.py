"""``--limit NAME=VALUE``: other limits than the exercise's, for one run."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from grader.errors import UsageError
from grader.language import _

if TYPE_CHECKING:
    from grader.model.exercise import Limits

_SECONDS = {"load": "load_seconds", "call": "call_seconds", "total": "total_seconds"}
_BYTES = {"memory": "memory_bytes", "output": "output_bytes", "scratch": "scratch_bytes"}
NAMES = (*_SECONDS, *_BYTES, "restarts")
_SMALLEST = {"memory": 64 << 20, "output": 1 << 10, "scratch": 64 << 10}
"""Below these the jail itself has no room to work."""
_LARGEST_SECONDS, _LARGEST_BYTES, _LARGEST_RESTARTS = 24 * 3600, 1 << 40, 1000
_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([kmg]?)(?:i?b)?", re.IGNORECASE)
_FACTORS = {"": 1, "k": 1 << 10, "m": 1 << 20, "g": 1 << 30}


def limited(limits: Limits, given: Sequence[str]) -> Limits:
    """``limits`` with what was given in their place; the last of a name wins.

    Raises:
        UsageError: no such name, or a value that is no limit. Says what would be.
    """
    changes: dict[str, float | int] = {}
    for text in given:
        name, equals, value = text.partition("=")
        name, value = name.strip().lower(), value.strip()
        if not equals:
            raise UsageError(_("--limit {text!r} has no value. Write for example --limit call=20.").format(text=text))
        if name not in NAMES:
            raise UsageError(_unknown(name))
        if name in _SECONDS:
            changes[_SECONDS[name]] = _seconds(name, value)
        elif name in _BYTES:
            changes[_BYTES[name]] = _bytes(name, value)
        else:
            changes["restarts"] = _restarts(value)
    made = replace(limits, **changes)  # type: ignore[arg-type]  # the names decide between float and int
    if made.call_seconds > made.total_seconds:
        raise UsageError(
            _(
                "One call may take {call_seconds:g} s, but the whole submission only "
                "{total_seconds:g} s. Give both: --limit call={call_seconds:g} --limit "
                "total={enough:g}"
            ).format(call_seconds=made.call_seconds, total_seconds=made.total_seconds, enough=4 * made.call_seconds)
        )
    return made


def _unknown(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name.removesuffix("_seconds").removesuffix("_bytes"), NAMES, n=1, cutoff=0.5)
    if near:
        return _("There is no limit {name!r}. Did you mean {near!r}?").format(name=name, near=near[0])
    return _("There is no limit {name!r}. There are: {names}.").format(name=name, names=", ".join(NAMES))


def _seconds(name: str, value: str) -> float:
    try:
        seconds = float(value.removesuffix("s"))
    except ValueError:
        seconds = math.nan
    if not 0 < seconds <= _LARGEST_SECONDS:
        raise UsageError(
            _(
                "--limit {name}={value} is no number of seconds above 0 and up to {largest_seconds}. "
                "Write for example --limit {name}=20."
            ).format(name=name, value=value, largest_seconds=_LARGEST_SECONDS)
        )
    return seconds


def _bytes(name: str, value: str) -> int:
    match = _SIZE.fullmatch(value)
    count = int(float(match[1]) * _FACTORS[match[2].lower()]) if match and len(value) < 30 else 0
    if not _SMALLEST[name] <= count <= _LARGEST_BYTES:
        raise UsageError(
            _(
                "--limit {name}={value} is no size from {smallest}K to {largest_bytes}G. Write for "
                "example --limit {name}=2G."
            ).format(name=name, value=value, smallest=_SMALLEST[name] >> 10, largest_bytes=_LARGEST_BYTES >> 30)
        )
    return count


def _restarts(value: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) < 6 and int(value) <= _LARGEST_RESTARTS):
        raise UsageError(
            _("--limit restarts={value} is no whole number from 0 to {largest_restarts}.").format(
                value=value, largest_restarts=_LARGEST_RESTARTS
            )
        )
    return int(value)
