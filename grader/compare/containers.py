"""Answers of several pieces: dictionaries, tuples, lists. Every piece is compared; the worst stage speaks first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from grader.compare.heads import detail_said, entry_said, head, sentence_start, where
from grader.compare.refuse import came_back, holds_graph, refuse, unwrap, wrong_type
from grader.compare.specs import Items, Scalar, Series, Spec, Tuple
from grader.compare.words import entries_text, name_text, names_text
from grader.language import _, ngettext
from grader.model.evidence import Evidence, Part, Stage, Told
from grader.model.value import TensorValue

Compare = Callable[[Any, Any, Spec], Evidence | None]
Piece = tuple[str, Any, Any, Evidence | None]
"""Name, observed, expected, evidence against it."""

_ORDER = list(Stage)


def merge_pieces(pieces: Sequence[Piece], observed: Any, expected: Any) -> Evidence | None:
    """One piece of evidence about all entries, or None when none is wrong."""
    wrong = [(name, found) for name, __, __, found in pieces if found is not None]
    if not wrong:
        return None
    right = [name for name, __, __, found in pieces if found is None]
    stage = min((found.stage for __, found in wrong), key=_ORDER.index)
    first_name, first = next(item for item in wrong if item[1].stage is stage)
    place, rest = entry_said(first_name, first)
    rest += _others([name for name, __ in wrong if name != first_name], right)
    told = [(name, found) for name, found in wrong[:6] if found.detail or name != first_name]
    details = [detail_said(name, found) for name, found in told]
    data: dict[str, Any] = {
        "wrong": [name for name, __ in wrong],
        "right": right,
        "entries": {name: {"stage": found.stage.value, **found.data} for name, found in wrong},
    }
    if any(found.data.get("requires_grad") for __, found in wrong):
        data["requires_grad"] = True
    text, detail = head(place) + ": " + rest, " ".join(f"{where(each)}: {words}" for each, words in details)
    at = Told(place, rest), Told(details[0][0], detail.removeprefix(f"{where(details[0][0])}: ")) if details else None
    return Evidence(stage, text, detail, data, _parts(pieces), *at)


def _others(wrong: Sequence[str], right: Sequence[str]) -> str:
    """What is said about the other entries."""
    text = ""
    if wrong:
        names = sentence_start(list(wrong)) if len(wrong) < 9 else _("{count} other entries").format(count=len(wrong))
        text += " " + ngettext("{names} is wrong too.", "{names} are wrong too.", len(wrong)).format(names=names)
    if right and len(right) < 9:
        names = sentence_start(list(right))
        text += " " + ngettext("{names} is right.", "{names} are right.", len(right)).format(names=names)
    return text


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
        return wrong_type(
            observed, expected, _("a dictionary with the keys {keys}").format(keys=names_text(list(keys)))
        )
    missing = [key for key in keys if key not in observed]
    if not missing:
        return None
    text = ngettext("The dictionary has no key {keys}.", "The dictionary has no keys {keys}.", len(missing))
    text = text.format(keys=names_text(missing)) + " "
    text += _("Its keys are {keys}.").format(keys=names_text(list(observed))) if observed else _("It is empty.")
    known = {str(key).lower(): key for key in observed}
    spelled = [(key, known[str(key).lower()]) for key in missing if str(key).lower() in known]
    if spelled:
        words = _("{key} and {other} are different keys for Python.")
        text += " " + words.format(key=name_text(spelled[0][1]), other=name_text(spelled[0][0]))
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
    wanted = ngettext("a tuple of {count} piece", "a tuple of {count} pieces", len(spec.items))
    wanted = wanted.format(count=len(spec.items))
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
    wanted = _("a list of {entries}").format(entries=entries_text(len(goal)))
    if isinstance(observed, TensorValue) and observed.requires_grad:
        return holds_graph(observed, expected, _("numbers"))
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
    text = came_back(observed, wanted)
    if seen == goal - 1:
        text += " " + _("One is missing.")
    elif seen == goal + 1:
        text += " " + _("That is one too many.")
    return refuse(Stage.SHAPE, text, observed, expected, observed_length=seen, expected_length=goal)


def _first_wrong(pieces: Sequence[Piece], observed: Any, expected: Any) -> Evidence | None:
    """In a series the first wrong entry says most: later ones often follow from it."""
    wrong = [(name, found) for name, __, __, found in pieces if found is not None]
    if not wrong:
        return None
    stage = min((found.stage for __, found in wrong), key=_ORDER.index)
    name, first = next(item for item in wrong if item[1].stage is stage)
    place, rest = entry_said(name, first)
    if len(wrong) == len(pieces) > 1:
        rest += " " + _("All entries are wrong.")
    elif len(pieces) > 1:
        words = ngettext("{count} of {all} entries is wrong.", "{count} of {all} entries are wrong.", len(wrong))
        rest += " " + words.format(count=len(wrong), all=len(pieces))
    at, words = detail_said(name, first) if first.detail else ((), "")
    data: dict[str, Any] = {
        "wrong": len(wrong),
        "entries": len(pieces),
        "index": [int(name.split()[-1]) - 1],
        **_values(first),
    }
    if any(found.data.get("requires_grad") for __, found in wrong):
        data["requires_grad"] = True
    detail, told = (f"{where(at)}: {words}", Told(at, words)) if at else ("", None)
    return Evidence(first.stage, f"{head(place)}: {rest}", detail, data, _parts(pieces), Told(place, rest), told)


def _values(found: Evidence) -> dict[str, Any]:
    return {key: value for key, value in found.data.items() if key not in ("wrong", "entries", "index")}
