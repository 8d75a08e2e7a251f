"""Answers of several pieces, taken apart."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from grader.model.outcome import Outcome, Returned

Path = tuple[Any, ...]

_DEEPEST = 8


def prune(outcome: Outcome, expected: Outcome) -> Outcome:
    """The outcome without dictionary entries that the expected answer lacks: extra ones are free and prove nothing."""
    if isinstance(outcome, Returned) and isinstance(expected, Returned):
        return replace(outcome, value=_like(outcome.value, expected.value))
    return outcome


def wanted(outcome: Outcome, spec: Any) -> Outcome:
    """The expected outcome without dictionary entries that its specification does not look at: nobody compares them."""
    return replace(outcome, value=_asked(outcome.value, spec)) if isinstance(outcome, Returned) else outcome


def _asked(value: Any, spec: Any) -> Any:
    if isinstance(value, dict):
        return {key: _asked(item, spec.part(key)) for key, item in value.items() if spec.wants(key)}
    if isinstance(value, (list, tuple)):
        return [_asked(item, spec.part(place)) for place, item in enumerate(value)]
    return value


def _like(value: Any, expected: Any) -> Any:
    if isinstance(value, dict) and isinstance(expected, dict):
        return {key: _like(value[key], goal) for key, goal in expected.items() if key in value}
    if isinstance(value, (list, tuple)) and isinstance(expected, (list, tuple)) and len(value) == len(expected):
        return [_like(item, goal) for item, goal in zip(value, expected, strict=True)]
    return value


def leaves(value: Any, path: Path = ()) -> dict[Path, Any]:
    """The pieces of a dictionary, tuple or list, by the keys that lead there; what lies very deep is one piece."""
    if len(path) >= _DEEPEST:
        return {path: value}
    if isinstance(value, dict):
        return {place: leaf for key, item in value.items() for place, leaf in leaves(item, (*path, key)).items()}
    if isinstance(value, (list, tuple)):
        return {place: leaf for key, item in enumerate(value) for place, leaf in leaves(item, (*path, key)).items()}
    return {path: value}


def spec_at(spec: Any, path: Path) -> Any:
    """The specification of the piece that ``path`` leads to."""
    for key in path:
        spec = spec.part(key)
    return spec


def path_text(path: Path) -> str:
    """``weights["W1"]``, ``history["loss"][0]``, ``W1 after step 2``; places in a tuple count from 1: ``value 2``."""
    text = ""
    for key in path:
        name = str(key)[:40]
        if not text:
            text = f"value {key + 1}" if isinstance(key, int) else name
        elif isinstance(key, int):
            text += f"[{key}]"
        else:  # "after step 2" is a time, "value 2" a place: neither is what the student would index
            text = f"{name} {text}" if text.startswith("after ") else f'{text}["{name}"]'
    return text
