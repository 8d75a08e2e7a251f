"""Reading frames that may come from an enemy: every length, type and offset is checked before anything is allocated."""

from __future__ import annotations

import json
from itertools import pairwise
from math import isfinite, prod
from typing import Any, NamedTuple

import numpy as np

from .wire import (
    DTYPES,
    MAGIC,
    MAX_DEPTH,
    MAX_DIGITS,
    MAX_DIMENSION,
    MAX_DIMENSIONS,
    MAX_STRING,
    PREFIX,
    Bounds,
    Tensor,
    WireError,
)


class Message(NamedTuple):
    """One decoded frame."""

    op: str
    id: int
    info: Any
    """Plain JSON, not looked at yet."""
    val: Any


class NoData(NamedTuple):
    """What the other side could not send."""

    type_name: str
    hint: str


def _integer(text: str) -> int:
    if len(text) > MAX_DIGITS:
        raise WireError("integer too long")
    return int(text)


def _constant(name: str) -> Any:
    raise WireError(f"{name} outside a tag")


_parse = json.JSONDecoder(parse_int=_integer, parse_constant=_constant).decode


def lengths(prefix: bytes, bounds: Bounds) -> tuple[int, int]:
    """Lengths of header and body that follow the first 16 bytes of a frame."""
    magic, header, body = PREFIX.unpack(prefix)
    if magic != MAGIC:
        raise WireError("not a frame")
    if header > bounds.header or body > bounds.body:
        raise WireError("frame too large")
    return header, body


def decode(header: bytes, body: bytes | bytearray, bounds: Bounds) -> Message:
    """A message from its two parts. Raises only WireError, whatever the bytes are."""
    try:
        fields = _parse(header.decode())
    except WireError:
        raise
    except (ValueError, RecursionError, MemoryError) as error:
        raise WireError(f"header: {type(error).__name__}") from None
    if type(fields) is not dict or fields.keys() != {"op", "id", "info", "val"}:
        raise WireError("header fields")
    op, ident = fields["op"], fields["id"]
    if type(op) is not str or len(op) > 32 or not op.isascii() or type(ident) is not int:
        raise WireError("op or id")
    reader = _Reader(body, bounds)
    plain(fields["info"], bounds.nodes)
    val = reader.value(fields["val"], 0)
    reader.check_overlaps()
    return Message(op, ident, fields["info"], val)


def plain(info: Any, nodes: int) -> None:
    """Plain JSON with strings that can be written again and finite numbers."""
    stack = [info]
    while stack:
        item = stack.pop()
        nodes -= 1
        if nodes < 0:
            raise WireError("too many parts")
        kind = type(item)
        if kind is str:
            _string(item)
        elif kind is float:
            _finite(item)
        elif kind is list:
            stack.extend(item)
        elif kind is dict:
            stack.extend(item)
            stack.extend(item.values())


def _string(text: str) -> str:
    if len(text) > MAX_STRING:
        raise WireError("string too long")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise WireError("lone surrogate") from None
    return text


def _finite(number: float) -> float:
    if not isfinite(number):  # 1e999 is valid JSON
        raise WireError("number out of range")
    return number


def _empty(shape: list[int], dtype: np.dtype[Any]) -> np.ndarray[Any, Any]:
    try:
        return np.empty(shape, dtype)
    except ValueError:  # the other dimensions are too much for numpy
        raise WireError("shape") from None


class _Reader:
    """Builds the values of one frame."""

    def __init__(self, body: bytes | bytearray, bounds: Bounds) -> None:
        self.body = body
        self.nodes = bounds.nodes
        self.spans: list[tuple[int, int]] = []
        self.total = 0
        self.tags = {"f": self._float, "t": self._tuple, "d": self._dict, "a": self._array, "T": self._tensor}

    def value(self, node: Any, depth: int) -> Any:
        self.nodes -= 1
        if self.nodes < 0 or depth > MAX_DEPTH:
            raise WireError("too many parts or too deep")
        kind = type(node)
        if node is None or kind is bool or kind is int:
            return node
        if kind is float:
            return _finite(node)
        if kind is str:
            return _string(node)
        if kind is list:
            return [self.value(item, depth + 1) for item in node]
        return self._tagged(node, depth)

    def _tagged(self, node: dict[str, Any], depth: int) -> Any:
        tag = node.get("~")
        if tag == "u" and node.keys() == {"~", "n", "h"} and type(node["n"]) is str and type(node["h"]) is str:
            return NoData(_string(node["n"]), _string(node["h"]))
        read = self.tags.get(tag) if type(tag) is str else None
        if read is None:
            raise WireError("unknown tag")
        return read(node, depth)

    def _float(self, node: dict[str, Any], depth: int) -> float:
        word = node.get("v")
        if node.keys() != {"~", "v"} or type(word) is not str or word not in ("nan", "inf", "-inf"):
            raise WireError("float")
        return float(word)

    def _items(self, node: dict[str, Any]) -> list[Any]:
        items = node.get("v")
        if node.keys() != {"~", "v"} or type(items) is not list:
            raise WireError("items")
        return items

    def _tuple(self, node: dict[str, Any], depth: int) -> tuple[Any, ...]:
        return tuple(self.value(item, depth + 1) for item in self._items(node))

    def _dict(self, node: dict[str, Any], depth: int) -> dict[Any, Any]:
        result: dict[Any, Any] = {}
        for pair in self._items(node):
            if type(pair) is not list or len(pair) != 2 or type(pair[0]) not in (str, int):
                raise WireError("dictionary entry")
            key = _string(pair[0]) if type(pair[0]) is str else pair[0]
            if key in result:
                raise WireError("key given twice")
            result[key] = self.value(pair[1], depth + 1)
        return result

    def _tensor(self, node: dict[str, Any], depth: int) -> Tensor:
        if node.keys() != {"~", "a", "g", "p"} or type(node["g"]) is not bool or type(node["p"]) is not bool:
            raise WireError("tensor")
        array = self.value(node["a"], depth + 1)
        if type(array) is not np.ndarray:
            raise WireError("tensor")
        return Tensor(array, node["g"], node["p"])

    def _array(self, node: dict[str, Any], depth: int) -> np.ndarray[Any, Any]:
        if node.keys() != {"~", "d", "s", "o"}:
            raise WireError("array")
        code, shape, offset = node["d"], node["s"], node["o"]
        dtype = DTYPES.get(code) if type(code) is str else None
        if dtype is None or type(shape) is not list or type(offset) is not int or offset < 0:
            raise WireError("array")
        if len(shape) > MAX_DIMENSIONS or any(type(n) is not int or not 0 <= n <= MAX_DIMENSION for n in shape):
            raise WireError("shape")
        count = prod(shape)  # Python integers: no overflow
        end = offset + count * dtype.itemsize
        self.total += end - offset
        if end > len(self.body) or self.total > len(self.body):  # before any copy: no amplification
            raise WireError("array outside the body")
        if count == 0:
            return _empty(shape, dtype)
        self.spans.append((offset, end))
        if dtype.kind == "b":
            octets = np.frombuffer(self.body, np.uint8, count, offset)
            if octets.max() > 1:
                raise WireError("truth value")
            return octets.astype(np.bool_).reshape(shape)
        array: np.ndarray[Any, Any] = np.frombuffer(self.body, dtype, count, offset).copy()
        return array.reshape(shape)

    def check_overlaps(self) -> None:
        """No byte belongs to two arrays."""
        self.spans.sort()
        if any(left[1] > right[0] for left, right in pairwise(self.spans)):
            raise WireError("arrays overlap")
