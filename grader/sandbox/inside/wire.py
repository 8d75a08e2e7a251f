"""The messages between judge and worker: a JSON header and raw array bytes. Never pickle.

A frame is ``NNG1``, the header's length (u32), the body's length (u64), the header (UTF-8 JSON) and the body
(arrays one after the other, C order, little endian). The header is ``{"op", "id", "info", "val"}``: ``info`` is plain
JSON, ``val`` a tree in which ``{"~": tag, ...}`` stands for what JSON cannot say:

==== =====================================================================
tag  meaning
==== =====================================================================
f    a float that is not finite, ``v`` is nan, inf or -inf
t    a tuple, ``v`` is the list of its items
d    a dictionary, ``v`` is the list of its [key, value] pairs
a    an array, ``d`` is a code of ``DTYPES``, ``s`` the shape, ``o`` the offset in the body
T    a torch tensor, ``a`` is its array, ``g`` requires_grad, ``p`` is a parameter
u    something that is no data, ``n`` is its type's name, ``h`` a hint
==== =====================================================================
"""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from math import isfinite
from typing import Any

import numpy as np

MAGIC = b"NNG1"
PREFIX = struct.Struct("<4sIQ")
NAMES = "f2 f4 f8 i1 i2 i4 i8 u1 u2 u4 u8 c8 c16"
DTYPES = {**{name: np.dtype("<" + name) for name in NAMES.split()}, "b1": np.dtype(np.bool_)}
MAX_DIMENSIONS, MAX_DIMENSION, MAX_DEPTH = 8, (1 << 31) - 1, 32
MAX_STRING, MAX_DIGITS = 1 << 16, 20

_dump = json.JSONEncoder(allow_nan=False, separators=(",", ":")).encode


class WireError(Exception):
    """Bytes that are no frame of ours. Says why in a few words, and quotes nothing of them."""


@dataclass(frozen=True)
class Bounds:
    """How much one frame may hold."""

    header: int = 4 << 20
    body: int = 64 << 20
    nodes: int = 50_000


LARGE = Bounds(header=64 << 20, body=256 << 20, nodes=4_000_000)
"""For a worker that runs no student code."""


@dataclass(frozen=True)
class Tensor:
    """A torch tensor on its way to the worker."""

    array: np.ndarray[Any, Any]
    requires_grad: bool = False
    is_parameter: bool = False


def non_finite(value: float) -> dict[str, str]:
    """The tree of a float that JSON has no word for."""
    return {"~": "f", "v": "nan" if value != value else "inf" if value > 0 else "-inf"}


class Body:
    """Collects the bytes of the arrays of one frame."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []
        self.size = 0

    def add(self, array: np.ndarray[Any, Any]) -> dict[str, Any]:
        """The tree of an array whose dtype is known to have a code; any byte order and strides."""
        code = f"{array.dtype.kind}{array.dtype.itemsize}"
        raw = np.ascontiguousarray(array, DTYPES[code]).tobytes()
        offset = self.size
        self.parts.append(raw)
        self.size += len(raw)
        return {"~": "a", "d": code, "s": list(array.shape), "o": offset}


def tree(value: Any, body: Body) -> Any:
    """The tree of plain data of our own. Raises TypeError for anything else; student data goes through ``values``."""
    kind = type(value)
    if value is None or kind in (bool, int, str):
        return value
    if kind is float:
        return value if isfinite(value) else non_finite(value)
    if kind is list:
        return [tree(item, body) for item in value]
    if kind is tuple:
        return {"~": "t", "v": [tree(item, body) for item in value]}
    if kind is dict:
        return {"~": "d", "v": [[key, tree(item, body)] for key, item in value.items()]}
    if kind is Tensor:
        return {"~": "T", "a": tree(value.array, body), "g": value.requires_grad, "p": value.is_parameter}
    if isinstance(value, np.generic):
        value = np.asarray(value)
    if isinstance(value, np.ndarray) and f"{value.dtype.kind}{value.dtype.itemsize}" in DTYPES:
        return body.add(value)
    raise TypeError(f"{kind.__name__} cannot be sent to a worker")


def frame(op: str, ident: int, info: Any, val: Any, body: Body) -> bytes:
    """The bytes of one message; ``val`` is a finished tree."""
    header = _dump({"op": op, "id": ident, "info": info, "val": val}).encode()
    return b"".join([PREFIX.pack(MAGIC, len(header), body.size), header, *body.parts])
