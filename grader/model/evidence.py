"""What was seen against what was expected, before anybody guesses why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import Enum
from typing import Any

from grader.model.frozen import frozen


class Stage(str, Enum):
    """The first thing that was not as expected, in the order of the checks."""

    PRESENCE = "presence"
    CALLABLE = "callable"
    TYPE = "type"
    SHAPE = "shape"
    DTYPE = "dtype"
    FINITE = "finite"
    VALUES = "values"
    FACTS = "facts"
    ARGUMENTS = "arguments"
    REPEAT = "repeat"


@frozen
class Part:
    """One compared piece of an answer, for example the entry ``W1`` of a gradient dictionary."""

    name: str
    """Empty for an answer that has only one piece."""
    stage: Stage | None
    """None when this piece is right."""
    observed: Any = None
    expected: Any = None


@frozen
class Told:
    """A sentence about one piece of an answer, without the head that says which piece."""

    place: tuple[str, ...]
    """Names from the inside out: ``("W1", "grads")``."""
    words: str


@frozen
class Evidence:
    """Why an answer was refused."""

    stage: Stage
    message: str
    """What a student may read of a hidden test: no values. One or two sentences."""
    detail: str = ""
    """What a student may read of a visible test besides: numbers, worst index, largest error."""
    data: Mapping[str, Any] = field(default_factory=dict)
    """The same as JSON values, for visible tests."""
    parts: tuple[Part, ...] = ()
    """All pieces compared, right ones too; for the diagnosis, never for the report."""
    about: Told | None = None
    """``message`` taken apart, when it is about one piece; whoever holds this answer in a larger one says it anew."""
    detail_about: Told | None = None
    """The same for ``detail``."""
