"""What kind of answer a test expects, and how near is near enough."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from typing import Any

import numpy as np

from grader.model.frozen import frozen


def positions(chosen: Iterable[Any]) -> tuple[int, ...]:
    """Flat positions of an answer, given as positions or as a mask of booleans."""
    array = np.asarray(list(chosen) if not isinstance(chosen, np.ndarray) else chosen)
    flat = np.flatnonzero(array) if array.dtype == np.bool_ else array.ravel()
    return tuple(int(place) for place in flat)


@frozen
class Spec:
    """Base of every specification. ``part(key)`` is the one for a piece of the answer."""

    def part(self, key: str | int) -> Spec:
        """The specification of one entry; for an answer in one piece, its own."""
        return self

    def wants(self, key: Any) -> bool:
        """Whether a dictionary's entry is looked at."""
        return True


@frozen
class Array(Spec):
    """A NumPy array of exactly the expected shape.

    ``rtol`` and ``atol`` are explained in ``closeness.py``; ``atol=None`` follows the size of the expected numbers,
    any other value is absolute. ``dtypes`` are the kinds accepted: ``f`` decimals, ``i`` whole numbers, ``b`` True or
    False; whole numbers that are exactly right are accepted anyway, for no decimals were lost. ``ravel=True`` accepts
    extra axes of length one. ``tensor=True`` accepts a detached PyTorch tensor as well (it always is accepted where the
    expected value is one). ``ignore`` lists flat positions, or masks them, where any number will do.
    """

    rtol: float = 1e-6
    atol: float | None = None
    dtypes: str = "f"
    ravel: bool = False
    tensor: bool = False
    ignore: Iterable[Any] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "ignore", positions(self.ignore))


@frozen
class Scalar(Spec):
    """One number: Python or NumPy, or an array or detached tensor that holds exactly one."""

    rtol: float = 1e-6
    atol: float | None = None
    boolean: bool = False
    """Accept True and False as 1 and 0."""


@frozen
class Classes(Spec):
    """Classes 0 and 1, ``(m,)`` or ``(m, 1)``, as bool, int or float.

    ``either`` lists flat positions, or masks them, where both classes are right.
    """

    either: Iterable[Any] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "either", positions(self.either))


@frozen
class Count(Spec):
    """One whole number, compared exactly; ``193.0`` is accepted for 193."""


@frozen
class Flag(Spec):
    """True or False; 0 and 1 are accepted."""


@frozen
class Nothing(Spec):
    """The function returns nothing."""


@frozen
class Text(Spec):
    """A string, compared exactly."""


@frozen
class Anything(Spec):
    """Whatever comes back is fine."""

    def part(self, key: str | int) -> Spec:
        return Anything()


@frozen
class Params(Spec):
    """A dictionary of arrays with the keys and sizes of the expected one; extra keys are fine.

    An expected bias ``(h,)`` may come as ``(1, h)``; a bias of one entry may be a plain number. A bias ``(h, 1)`` is
    refused: subtracted from ``(h,)`` it would silently grow into a table. Weights need their exact shape.
    """

    rtol: float = 1e-6
    atol: float | None = None
    dtypes: str = "f"

    def part(self, key: str | int) -> Spec:
        return Entry(self.rtol, self.atol, self.dtypes, name=str(key))


@frozen
class Entry(Array):
    """One entry of ``Params``; ``name`` is its key."""

    name: str = ""


@frozen
class Items(Spec):
    """A dictionary with these keys, each with its own specification; extra keys are fine."""

    items: Mapping[str, Spec] = field(default_factory=dict)

    def part(self, key: str | int) -> Spec:
        return self.items.get(str(key), Anything())

    def wants(self, key: Any) -> bool:
        return str(key) in self.items


@frozen
class Tuple(Spec):
    """A tuple or list of exactly these pieces: ``Tuple(Scalar(), Array())``."""

    items: tuple[Spec, ...]

    def __init__(self, *items: Spec) -> None:
        object.__setattr__(self, "items", items)

    def part(self, key: str | int) -> Spec:
        return self.items[key] if isinstance(key, int) and 0 <= key < len(self.items) else Anything()


@frozen
class Series(Spec):
    """A list, tuple or one-dimensional array whose entries all follow one specification."""

    item: Spec = field(default_factory=Scalar)

    def part(self, key: str | int) -> Spec:
        return self.item


class Misfit(Exception):
    """Raised by ``Viewed.read`` for an answer of the wrong kind; the text is a sentence for the student."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Misfit) and str(self) == str(other)

    def __hash__(self) -> int:
        return hash(str(self))


@frozen
class Viewed(Spec):
    """``read(answer)`` is compared under ``spec``, for the expected answer and for known mistakes alike.

    For answers of which several are right: a shuffled set, a scale that is free. ``read`` runs in the judge; it must
    not trust the answer, and raises :class:`Misfit` with a sentence when it is none of the kind.
    """

    read: Callable[[Any], Any]
    spec: Spec

    def part(self, key: str | int) -> Spec:
        return self.spec.part(key)

    def wants(self, key: Any) -> bool:
        return self.spec.wants(key)


@frozen
class Facts(Spec):
    """A dictionary of plain facts (True, 3, "sorted", tuples of these), each compared exactly, in order.

    ``words[name]`` is what the student reads when that fact is wrong, or a dictionary from what was seen to it (the key
    ``""`` stands for everything else). ``details[name]``, with ``{seen}`` and ``{wanted}``, is added where values may
    be shown.
    """

    words: Mapping[str, Any] = field(default_factory=dict)
    details: Mapping[str, str] = field(default_factory=dict)
