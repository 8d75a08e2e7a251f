"""A key for the memory of reference answers: equal calls have equal keys."""

from __future__ import annotations

import hashlib
from typing import Any

import numpy as np

from grader.model.outcome import Call


def fingerprint(call: Call) -> bytes:
    """A digest over everything that can change the answer."""
    digest = hashlib.blake2b(digest_size=16)
    _feed(digest, [call.target, list(call.args), call.kwargs, call.seed, call.want_args, call.repeat])
    return digest.digest()


def _feed(digest: Any, value: Any) -> None:
    if isinstance(value, np.ndarray):
        digest.update(f"a{value.dtype.str}{value.shape}".encode())
        digest.update(np.ascontiguousarray(value).tobytes())
    elif isinstance(value, dict):
        digest.update(f"d{len(value)}".encode())
        for key, item in value.items():
            _feed(digest, key)
            _feed(digest, item)
    elif isinstance(value, (list, tuple)):
        digest.update(f"{type(value).__name__}{len(value)}".encode())
        for item in value:
            _feed(digest, item)
    else:
        text = f"{type(value).__name__}{value!r}".encode("utf-8", "backslashreplace")
        digest.update(len(text).to_bytes(8, "little") + text)
