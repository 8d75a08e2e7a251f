"""Answers of several pieces: dictionaries, tuples, lists. Every piece is compared; the worst stage speaks first."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from grader.compare.refuse import holds_graph, refuse, unwrap, wrong_type
from grader.compare.specs import Items, Scalar, Series, Spec, Tuple
from grader.compare.words import capital, counted, describe, joined, name_text, names_text
from grader.model.evidence import Evidence, Part, Stage
from grader.model.value import TensorValue

Compare = Callable[[Any, Any, Spec], Evidence | None]
Piece = tuple[str, Any, Any, Evidence | None]
"""Name, observed, expected, evidence against it."""

_ORDER = list(Stage)
_NUMBERED = r"(?:value|entry) \d+"
_TIME = r"after (?:step|epoch) \d+"
_PATH = rf"(?:{_NUMBERED}|[\w.]+)(?: of (?:{_NUMBERED}|[\w.]+)| {_TIME})*"
_PLACE = re.compile(rf"(?:{_TIME}|{_PATH})(?=: )")
_HEAD = re.compile(
    rf"(?:Entry {_PATH}|(?:Value|Entry) \d+(?: of (?:{_NUMBERED}|[\w.]+))*|A{_TIME[1:]}(?:, {_PATH})?)(?=: )"
)


def merge_pieces(pieces: Sequence[Piece], observed: Any, expected: Any) -> Evidence | None:
    """One piece of evidence about all entries, or None when none is wrong."""
    wrong = [(name, found) for name, _, _, found in pieces if found is not None]
    if not wrong:
        return None
    right = [name for name, _, _, found in pieces if found is None]
    stage = min((found.stage for _, found in wrong), key=_ORDER.index)
    first_name, first = next(item for item in wrong if item[1].stage is stage)
    message = _of_entry(first_name, first.message)
    others = [name for name, _ in wrong if name != first_name]
    if others:
        named = joined(others[:8]) if len(others) < 9 else counted(len(others), "other entry", "other entries")
        message += f" {_sentence(named)}"
        message += " is wrong too." if len(others) == 1 else " are wrong too."
    if right and len(right) < 9:
        message += f" {_sentence(joined(right))} {'is' if len(right) == 1 else 'are'} right."
    told = [(name, found.detail or ("" if name == first_name else found.message)) for name, found in wrong[:6]]
    detail = " ".join(_at(name, text) for name, text in told if text)
    data: dict[str, Any] = {
        "wrong": [name for name, _ in wrong],
        "right": right,
        "entries": {name: {"stage": found.stage.value, **found.data} for name, found in wrong},
    }
    if any(found.data.get("requires_grad") for _, found in wrong):
        data["requires_grad"] = True
    return Evidence(stage, message, detail, data, _parts(pieces))


def _of_entry(name: str, sentence: str) -> str:
    """The sentence after the name of an entry: ``Entry W1: a list ...``, one floor down ``Entry W1 of grads: ...``."""
    if (inner := _HEAD.match(sentence)) is not None:
        place = inner[0][:1].lower() + inner[0][1:]
        place = place.removeprefix("entry ") if _is_key(place) else place
        return f"{_head(_joined(place, name))}{sentence[inner.end() :]}"
    small = not sentence.startswith(("True ", "False ")) and (sentence[1:2].islower() or sentence[1:2] == " ")
    return f"{_head(name)}: {sentence[:1].lower() + sentence[1:] if small else sentence}"


def _is_key(place: str) -> bool:
    return place.startswith("entry ") and re.match(_NUMBERED, place) is None


def _joined(place: str, outer: str) -> str:
    """``W1 of grads``, ``after step 2, W1``, ``params after step 2, W1``."""
    if outer.startswith("after "):
        return f"{outer}, {place}"
    return f"{outer} {place}" if place.startswith("after ") else f"{place} of {outer}"


def _head(place: str) -> str:
    """``Entry W1``, ``Value 2``, ``After step 2, W1``; a name of several words speaks for itself."""
    first = place.partition(" ")[0]
    is_key = first == place or place[len(first) :].startswith((" of ", " after "))
    return f"Entry {place}" if is_key and first != "after" else capital(place)


def _sentence(names: str) -> str:
    """As the beginning of a sentence; what a program calls something keeps its small letter."""
    return capital(names) if " " in re.split(", | and ", names)[0] else names


def _at(name: str, text: str) -> str:
    """``W1: 3 came back``, one floor down ``W1 of grads: 3 came back``, ``W1 after step 2: 3 came back``."""
    inner = _PLACE.match(text)
    if inner is None:
        return f"{name}: {text}"
    place = f"{inner[0]} {name}" if name.startswith("after ") else _joined(inner[0], name)
    return f"{place}{text[inner.end() :]}"


def _parts(pieces: Sequence[Piece]) -> tuple[Part, ...]:
    parts: list[Part] = []
    for name, seen, wanted, found in pieces:
        if found is None or len(found.parts) < 2:
            parts.append(Part(name, found.stage if found else None, seen, wanted))
        else:
            parts.extend(replace(part, name=f"{name}.{part.name}") for part in found.parts)
    return tuple(parts)


def dictionary(observed: Any, expected: Any, keys: Sequence[Any]) -> Evidence | None:
    """Evidence when ``observed`` is no dictionary or lacks one of ``keys``."""
    if not isinstance(observed, dict):
        return wrong_type(observed, expected, f"a dictionary with the keys {names_text(list(keys))}")
    missing = [key for key in keys if key not in observed]
    if not missing:
        return None
    noun = "key" if len(missing) == 1 else "keys"
    text = f"The dictionary has no {noun} {names_text(missing)}."
    text += f" Its keys are {names_text(list(observed))}." if observed else " It is empty."
    known = {str(key).lower(): key for key in observed}
    spelled = [(key, known[str(key).lower()]) for key in missing if str(key).lower() in known]
    if spelled:
        text += f" {name_text(spelled[0][1])} and {name_text(spelled[0][0])} are different keys for Python."
    names = [str(key) for key in missing]
    found = refuse(
        Stage.PRESENCE, text, observed, expected, missing=names, keys=[str(key)[:40] for key in observed][:20]
    )
    parts = tuple(Part(str(key), Stage.PRESENCE if key in missing else None, observed.get(key)) for key in keys)
    return replace(found, parts=parts)


def compare_items(observed: Any, expected: Any, spec: Items, compare: Compare) -> Evidence | None:
    """A dictionary whose entries differ in kind."""
    refused = dictionary(observed, expected, list(spec.items))
    if refused is not None:
        return refused
    goal = expected if isinstance(expected, dict) else {}
    pieces = [
        (key, observed[key], goal.get(key), compare(observed[key], goal.get(key), item))
        for key, item in spec.items.items()
    ]
    return merge_pieces(pieces, observed, expected)


def compare_tuple(observed: Any, expected: Any, spec: Tuple, compare: Compare) -> Evidence | None:
    """A fixed number of pieces."""
    wanted = f"a tuple of {counted(len(spec.items), 'piece')}"
    if not isinstance(observed, (tuple, list)):
        return wrong_type(observed, expected, wanted)
    if len(observed) != len(spec.items):
        return _wrong_length(observed, expected, len(observed), len(spec.items), wanted)
    pieces = [
        (f"value {place}", seen, goal, compare(seen, goal, item))
        for place, (seen, goal, item) in enumerate(zip(observed, expected, spec.items, strict=False), start=1)
    ]
    return merge_pieces(pieces, observed, expected)


def compare_series(observed: Any, expected: Any, spec: Series, compare: Compare) -> Evidence | None:
    """A list, tuple or one-dimensional array of like entries."""
    goal = list(unwrap(expected))
    wanted = f"a list of {counted(len(goal), 'entry', 'entries')}"
    if isinstance(observed, TensorValue) and observed.requires_grad:
        return holds_graph(observed, expected, "numbers")
    inner = unwrap(observed)
    if not isinstance(inner, (list, tuple, np.ndarray)) or (isinstance(inner, np.ndarray) and inner.ndim == 0):
        return wrong_type(observed, expected, wanted)
    if (
        isinstance(spec.item, Scalar)
        and isinstance(inner, np.ndarray)
        and inner.shape not in ((inner.size,), (inner.size, 1))
    ):
        return _wrong_length(observed, expected, len(inner), len(goal), wanted)
    if len(inner) != len(goal):
        return _wrong_length(observed, expected, len(inner), len(goal), wanted)
    pieces = [
        (f"entry {place}", seen, right, compare(seen, right, spec.item))
        for place, (seen, right) in enumerate(zip(inner, goal, strict=False), start=1)
    ]
    return _first_wrong(pieces, observed, expected)


def _wrong_length(observed: Any, expected: Any, seen: int, goal: int, wanted: str) -> Evidence:
    text = f"{capital(describe(observed))} came back where {wanted} was expected."
    if seen == goal - 1:
        text += " One is missing."
    elif seen == goal + 1:
        text += " That is one too many."
    return refuse(Stage.SHAPE, text, observed, expected, observed_length=seen, expected_length=goal)


def _first_wrong(pieces: Sequence[Piece], observed: Any, expected: Any) -> Evidence | None:
    """In a series the first wrong entry says most: later ones often follow from it."""
    wrong = [(name, found) for name, _, _, found in pieces if found is not None]
    if not wrong:
        return None
    stage = min((found.stage for _, found in wrong), key=_ORDER.index)
    name, first = next(item for item in wrong if item[1].stage is stage)
    text = _of_entry(name, first.message)
    if len(wrong) == len(pieces) > 1:
        text += " All entries are wrong."
    elif len(pieces) > 1:
        text += f" {len(wrong)} of {len(pieces)} entries {'is' if len(wrong) == 1 else 'are'} wrong."
    detail = _at(name, first.detail) if first.detail else ""
    data: dict[str, Any] = {
        "wrong": len(wrong),
        "entries": len(pieces),
        "index": [int(name.split()[-1]) - 1],
        **_values(first),
    }
    if any(found.data.get("requires_grad") for _, found in wrong):
        data["requires_grad"] = True
    return Evidence(first.stage, text, detail, data, _parts(pieces))


def _values(found: Evidence) -> dict[str, Any]:
    return {key: value for key, value in found.data.items() if key not in ("wrong", "entries", "index")}
