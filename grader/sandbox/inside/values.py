"""Student values to trees, and trees to the arguments of student functions.

Exact types are asked for with ``type()`` and contents are read through the base class's own methods, so that a subclass
cannot lie about itself. What is no data becomes the tag ``u`` with a hint.
"""

from __future__ import annotations

import types
from math import isfinite
from typing import Any

import numpy as np

from .text import MAX_MESSAGE, clean, type_name
from .unwire import NoData
from .wire import DTYPES, MAX_DEPTH, MAX_DIMENSIONS, Body, Bounds, Tensor, non_finite

_LARGEST = 10**18
_OUTER_DEPTH = 4
"""How deep a value lies in its frame already, at most."""
_HINTS: tuple[tuple[Any, str, str], ...] = (
    (
        (types.FunctionType, types.LambdaType),
        "function",
        "This is a function, not its result. Did you forget to call it?",
    ),
    (
        (types.MethodType, types.BuiltinFunctionType),
        "method",
        "This is a method, not its result. Did you forget the parentheses?",
    ),
    ((types.GeneratorType,), "generator", "The function contains yield. Did you mean return?"),
    ((types.CoroutineType,), "coroutine", "The function is declared with async. An ordinary def is meant here."),
    ((types.ModuleType,), "module", "This is a module. Did you mean one of its functions?"),
    ((map, filter, zip, range), "", "Turn it into a list with list(...)."),
    ((set, frozenset), "", "A set has no order. Return a list or an array."),
    ((bytes, bytearray, memoryview), "", "These are raw bytes. Return numbers or an array."),
    ((complex,), "complex", "A complex number is not expected here."),
)
_KINDS = {
    "O": "array of objects",
    "U": "array of strings",
    "S": "array of bytes",
    "M": "array of dates",
    "m": "array of durations",
}


def none_such(name: str, hint: str = "") -> dict[str, str]:
    """The tree of something that is no data."""
    return {"~": "u", "n": clean(name, 200), "h": hint}


class _TooMuchError(Exception):
    """The answer is larger than a frame may be."""


class Packer:
    """Turns the values of one reply into trees."""

    def __init__(self, torch: Any, bounds: Bounds) -> None:
        self.body = Body()
        self._torch = torch
        self._bounds = bounds
        self._nodes = bounds.nodes - 100  # the frame's own

    def pack(self, value: Any) -> Any:
        """The tree of any object at all; of one that is too large, only its type."""
        parts, size, nodes = len(self.body.parts), self.body.size, self._nodes
        try:
            return self._pack(value, _OUTER_DEPTH)
        except _TooMuchError as reason:
            del self.body.parts[parts:]
            self.body.size, self._nodes = size, nodes - 1
            return none_such(type_name(type(value)), str(reason))

    def _pack(self, value: Any, depth: int) -> Any:
        self._nodes -= 1
        if self._nodes < 0:
            raise _TooMuchError("The answer has too many parts.")
        if depth >= MAX_DEPTH:
            raise _TooMuchError("The answer is nested too deeply, or contains itself.")
        kind = type(value)
        if value is None or kind is bool:
            return value
        if kind is float:
            return value if isfinite(value) else non_finite(value)
        if kind is int:
            return value if -_LARGEST < value < _LARGEST else none_such("int", "The number has more than 18 digits.")
        if kind is str:
            return clean(value) if len(value) <= MAX_MESSAGE else none_such("str", "The text is too long.")
        return self._container(value, kind, depth)

    def _container(self, value: Any, kind: type, depth: int) -> Any:
        if issubclass(kind, list):
            return [self._pack(item, depth + 1) for item in list.__iter__(value)]
        if issubclass(kind, tuple):
            return {"~": "t", "v": [self._pack(item, depth + 1) for item in tuple.__iter__(value)]}
        if issubclass(kind, dict):
            return self._dictionary(value, depth)
        if issubclass(kind, np.generic):
            return self._array(np.asarray(value), f"numpy.{type_name(kind)}")
        if issubclass(kind, np.ndarray):
            return self._array(value) if kind is np.ndarray else _odd_array(kind)
        if self._torch is not None and issubclass(kind, self._torch.Tensor):
            return self._tensor(value, kind)
        return _no_data(value, kind)

    def _dictionary(self, value: Any, depth: int) -> Any:
        pairs: list[Any] = []
        for key, item in dict.items(value):
            if type(key) is not str and type(key) is not int:
                return none_such("dict", f"Its keys must be strings; one is of type {type_name(type(key))}.")
            if type(key) is int and abs(key) >= _LARGEST:
                return none_such("dict", "One of its keys is a number with more than 18 digits.")
            pairs.append([clean(key, 200) if type(key) is str else key, self._pack(item, depth + 1)])
        if len({pair[0] for pair in pairs}) < len(pairs):
            return none_such("dict", "Two of its keys look the same.")
        return {"~": "d", "v": pairs}

    def _array(self, value: np.ndarray[Any, Any], name: str = "") -> Any:
        dtype = value.dtype
        if f"{dtype.kind}{dtype.itemsize}" not in DTYPES or dtype.names is not None:
            odd = "structured array" if dtype.names is not None else _KINDS.get(dtype.kind, f"array of {dtype.name}")
            return none_such(name or odd, "An array of plain numbers is expected.")
        if value.ndim > MAX_DIMENSIONS:
            return none_such("array", f"It has {value.ndim} dimensions.")
        if self.body.size + value.nbytes > self._bounds.body:
            raise _TooMuchError(f"The answer is too large: it holds an array of {value.nbytes >> 20} MB.")
        return self.body.add(value)

    def _tensor(self, value: Any, kind: type) -> Any:
        torch = self._torch
        if kind is not torch.Tensor and kind is not torch.nn.Parameter:
            return none_such(f"{type_name(kind)} (a kind of tensor)", "A plain tensor is expected.")
        odd = _odd_tensor(torch, value)
        if odd:
            return none_such(odd, "A dense tensor of ordinary numbers on the CPU is expected.")
        array = self._array(value.detach().resolve_conj().resolve_neg().numpy())
        if array["~"] != "a":
            return array
        return {"~": "T", "a": array, "g": bool(value.requires_grad), "p": kind is torch.nn.Parameter}


def _odd_tensor(torch: Any, value: Any) -> str:
    if getattr(value, "is_nested", False):
        return "nested tensor"
    if value.layout is not torch.strided:
        return "sparse tensor"
    if value.is_quantized:
        return "quantised tensor"
    if value.device.type != "cpu":
        return f"{value.device.type} tensor"
    try:
        return "" if value.numel() == 0 else _numpy_dtype_name(value)
    except TypeError:
        return f"{str(value.dtype).removeprefix('torch.')} tensor"


def _numpy_dtype_name(value: Any) -> str:
    array = (
        value.detach().reshape(-1)[:1].resolve_conj().resolve_neg().numpy()
    )  # TypeError where numpy has no such dtype
    return "" if f"{array.dtype.kind}{array.dtype.itemsize}" in DTYPES else f"{array.dtype.name} tensor"


def _odd_array(kind: type) -> Any:
    if issubclass(kind, np.matrix):
        return none_such("matrix", "np.matrix multiplies differently from an array. Use np.array.")
    if issubclass(kind, np.ma.MaskedArray):
        return none_such("masked array", "Use an ordinary array.")
    return none_such(f"{type_name(kind)} (a kind of array)", "Use an ordinary array.")


def _no_data(value: Any, kind: type) -> Any:
    for kinds, name, hint in _HINTS:
        if issubclass(kind, kinds):
            return none_such(name or type_name(kind), hint)
    if issubclass(kind, type):
        return none_such(f"class {type_name(value)}", "This is the class itself. Did you forget the parentheses?")
    for basic in (float, int, str):
        if issubclass(kind, basic):
            return none_such(type_name(kind), f"This only looks like a {basic.__name__}. Return a plain one.")
    return none_such(type_name(kind))


def argument(value: Any, torch: Any) -> Any:
    """What the student's function gets for a decoded value: tensors become torch tensors."""
    kind = type(value)
    if kind is list:
        return [argument(item, torch) for item in value]
    if kind is tuple:
        return tuple(argument(item, torch) for item in value)
    if kind is dict:
        return {key: argument(item, torch) for key, item in value.items()}
    if kind is Tensor:
        return _tensor_argument(value, torch)
    return None if kind is NoData else value


def _tensor_argument(value: Tensor, torch: Any) -> Any:
    if torch is None:
        return value.array
    tensor = torch.from_numpy(value.array)
    if value.is_parameter:
        return torch.nn.Parameter(tensor, requires_grad=value.requires_grad)
    return tensor.requires_grad_(value.requires_grad)
