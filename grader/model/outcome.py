"""What happened when a worker was asked for something. A worker reports what happened, never whether it is right."""

from __future__ import annotations

from dataclasses import field
from typing import Any, Literal

from grader.model.frozen import frozen
from grader.model.value import Value


@frozen
class Call:
    """One question to a worker."""

    target: str
    """``"relu"``: that function of the submission. ``"probe:steps"``: ``steps(submission, ...)`` of probes.py."""
    args: tuple[Value, ...] = ()
    kwargs: dict[str, Value] = field(default_factory=dict)
    seed: int = 0
    """random, numpy.random and torch are seeded with it before the call."""
    want_args: bool = False
    """Also return the positional arguments as they are after the call."""
    repeat: int = 1
    """Call this many times with fresh copies of the arguments; the value is then a list."""
    seconds: float | None = None
    """Wall limit of this call, instead of the exercise's."""


@frozen
class Frame:
    """One line of a traceback that lies in the submission."""

    file: str
    line: int
    function: str
    source: str


@frozen
class Returned:
    """The call came back."""

    value: Value
    args: tuple[Value, ...] | None = None
    output: str = ""
    warnings: tuple[str, ...] = ()
    """Texts of Python warnings raised during the call, at most 5."""
    trivial: bool = False
    """The function's body is only ``pass``, ``...`` or a docstring."""


@frozen
class Raised:
    """The student's code raised."""

    type_name: str
    message: str
    frames: tuple[Frame, ...] = ()
    output: str = ""
    builtin: bool = True
    """The type comes from Python, NumPy or torch, not from the submission."""
    where: str = ""
    """Name of the innermost submission function in the traceback."""


@frozen
class Missing:
    """The submission has no such function."""

    name: str
    kind: Literal["absent", "not_callable"] = "absent"
    similar: tuple[str, ...] = ()
    found_type: str = ""
    output: str = ""


@frozen
class NotLoaded:
    """The submission's file could not be imported."""

    reason: Literal[
        "syntax", "encoding", "raised", "exited", "timeout", "memory", "crashed", "output_limit", "missing_file"
    ]
    message: str
    type_name: str = ""
    frames: tuple[Frame, ...] = ()
    output: str = ""


@frozen
class Died:
    """No proper answer came."""

    reason: Literal["timeout", "memory", "crashed", "exited", "protocol", "output_limit", "not_run"]
    detail: str = ""
    """One sentence, for example ``the process was ended by signal 11``."""
    output: str = ""


Outcome = Returned | Raised | Missing | NotLoaded | Died


@frozen
class Loaded:
    """The submission was imported."""

    names: tuple[str, ...] = ()
    """Its public names."""
    output: str = ""
    warnings: tuple[str, ...] = ()
    info: dict[str, Any] = field(default_factory=dict)
