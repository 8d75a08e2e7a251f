"""An exception of student code as plain data: name, message and the lines of the submission it passed through."""

from __future__ import annotations

from collections import deque
from typing import Any, TypeGuard, TypeVar

from .text import clean, message_of, module_name, type_name

_E = TypeVar("_E", bound=BaseException)
_FIRST, _LAST = 4, 8
_traceback_of = BaseException.__dict__["__traceback__"].__get__
_NO_MEMORY = ("can't allocate memory", "not enough memory: you tried", "std::bad_alloc")


def frames_of(error: BaseException, folder: str) -> list[list[Any]]:
    """``[file, line, function]`` of the lines in the submission, outermost first; a long middle is left out."""
    start: list[list[Any]] = []
    end: deque[list[Any]] = deque(maxlen=_LAST)
    try:
        trace = _traceback_of(error)
        while trace is not None:
            code = trace.tb_frame.f_code
            if code.co_filename.startswith(folder):
                entry = [clean(code.co_filename[len(folder) :], 300), trace.tb_lineno or 0, clean(code.co_name, 200)]
                (start if len(start) < _FIRST else end).append(entry)
            trace = trace.tb_next
    except BaseException:  # student code can replace what a traceback holds
        pass
    return [*start, *end]


def is_memory(error: BaseException, message: str) -> bool:
    """Whether the machine refused memory; torch says so with a RuntimeError."""
    return is_a(error, MemoryError) or (is_a(error, RuntimeError) and any(word in message for word in _NO_MEMORY))


def is_a(error: BaseException, kind: type[_E]) -> TypeGuard[_E]:
    """``isinstance``, without asking the error: its class may be a student's, and lie, exit or hang when asked."""
    return issubclass(type(error), kind)


def describe(error: BaseException, folder: str, own_modules: frozenset[str]) -> dict[str, Any]:
    """The ``info`` of a ``raised`` reply. ``own_modules`` are the modules made of the submission's files."""
    kind = type(error)
    message = message_of(error)
    frames = frames_of(error, folder)
    if is_a(error, SyntaxError) and type(error.filename) is str and error.filename.startswith(folder):
        # Raised by an import: the line that cannot be read is in no traceback.
        line = error.lineno if type(error.lineno) is int else 0
        frames.append([clean(error.filename[len(folder) :], 300), max(line, 0), "<module>"])
    return {
        "type": "MemoryError" if is_memory(error, message) else type_name(kind),
        "message": message,
        "frames": frames,
        "builtin": module_name(kind).partition(".")[0] not in own_modules,
        "where": frames[-1][2] if frames else "",
    }
