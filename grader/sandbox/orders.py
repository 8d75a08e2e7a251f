"""The first message to a worker: what it is to load and what it may use."""

from __future__ import annotations

import os
from collections.abc import Mapping

import numpy as np

from grader.language import _
from grader.model.exercise import Limits
from grader.model.frozen import frozen
from grader.model.outcome import NotLoaded
from grader.sandbox.ended import cpu_seconds
from grader.sandbox.wire import Body, frame, tree


@frozen
class Order:
    """A message that waits to be sent."""

    id: int
    data: bytes
    refused: NotLoaded | None = None
    """There is nothing to load, so no process is needed."""


def fresh_id() -> int:
    """A number nobody can guess, for one question and its answer."""
    return int.from_bytes(os.urandom(8), "big") >> 2


def order(
    files: Mapping[str, bytes],
    main: str | None,
    probes: bytes | None,
    extra: Mapping[str, bytes] | None,
    limits: Limits,
    trusted: bool,
    seed: int,
) -> Order:
    """Put everything a worker needs into one message."""
    if main is None or main not in files:
        message = (
            _("There is no file with your program in what was handed in.")
            if main is None
            else _("There is no file {main}.").format(main=main)
        )
        return Order(0, b"", NotLoaded("missing_file", message))
    ident, body = fresh_id(), Body()
    info = {
        "main": main,
        "trusted": trusted,
        "seed": seed,
        "memory": limits.memory_bytes,
        "scratch": limits.scratch_bytes,
        "cpu": cpu_seconds(limits),
    }
    content = [_bytes(files), None if probes is None else np.frombuffer(probes, np.uint8), _bytes(extra or {})]
    return Order(ident, frame("load", ident, info, tree(content, body), body))


def _bytes(files: Mapping[str, bytes]) -> dict[str, np.ndarray[tuple[int], np.dtype[np.uint8]]]:
    return {name: np.frombuffer(data, np.uint8) for name, data in files.items()}
