"""The judge's end of the wire: values of calls to bytes, bytes of a worker to values. Nothing is ever unpickled."""

from __future__ import annotations

from typing import Any

from grader.model.value import TensorValue, Unsupported, Value
from grader.sandbox.inside.unwire import Message, NoData, decode, lengths
from grader.sandbox.inside.wire import LARGE, PREFIX, Body, Bounds, Tensor, WireError, frame, tree

__all__ = ["LARGE", "Body", "Bounds", "FrameReader", "Message", "NoData", "WireError", "frame", "pack", "tree", "value"]


def pack(given: Value) -> Any:
    """A value of a call with tensors in the form the wire knows. Raises TypeError for what cannot be sent."""
    kind = type(given)
    if kind is list:
        return [pack(item) for item in given]
    if kind is tuple:
        return tuple(pack(item) for item in given)
    if kind is dict:
        return {key: pack(item) for key, item in given.items()}
    if kind is TensorValue:
        return Tensor(given.array, given.requires_grad, given.is_parameter)
    return given


def value(decoded: Any) -> Value:
    """A decoded tree as the judge's own records."""
    kind = type(decoded)
    if kind is list:
        return [value(item) for item in decoded]
    if kind is tuple:
        return tuple(value(item) for item in decoded)
    if kind is dict:
        return {key: value(item) for key, item in decoded.items()}
    if kind is Tensor:
        return TensorValue(decoded.array, decoded.requires_grad, decoded.is_parameter)
    if kind is NoData:
        return Unsupported(decoded.type_name, decoded.hint)
    return decoded


class FrameReader:
    """Cuts the bytes of one worker into frames; buffers grow only with bytes really received."""

    def __init__(self, bounds: Bounds) -> None:
        self.buffer = bytearray()
        self._bounds = bounds

    def next(self) -> Message | None:
        """The next whole frame, or None while it is not complete. Raises WireError as early as it can be known."""
        if len(self.buffer) < PREFIX.size:
            if not b"NNG1".startswith(self.buffer[:4]):
                raise WireError("not a frame")
            return None
        header, body = lengths(bytes(self.buffer[: PREFIX.size]), self._bounds)
        end = PREFIX.size + header + body
        if len(self.buffer) < end:
            return None
        middle = PREFIX.size + header
        parts = bytes(self.buffer[PREFIX.size : middle]), bytes(self.buffer[middle:end])
        del self.buffer[:end]
        return decode(*parts, self._bounds)
