"""The life of a worker once it is shut in: load the submission, then answer one call after the other."""

from __future__ import annotations

import contextlib
import io
import os
import sys
import types
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from . import calling, failures, loading, mistakes
from .text import clean
from .unwire import Message, decode, lengths
from .values import Packer
from .wire import LARGE, PREFIX, Body, Bounds
from .wire import frame as framed

_exit, _read, _write = os._exit, os.read, os.write


@dataclass(frozen=True)
class Order:
    """The first message: what this worker is to load."""

    id: int
    info: Mapping[str, Any]
    files: Mapping[str, bytes]
    probes: bytes | None
    assets: Mapping[str, bytes]
    mistakes: Mapping[str, bytes]


class Link:
    """The pipes to the judge. When they end, so does this process."""

    def __init__(self, reply: int, request: int) -> None:
        self._reply, self._request = reply, request

    def _exactly(self, size: int) -> bytearray:
        data = bytearray()
        while len(data) < size:
            chunk = _read(self._request, min(size - len(data), 1 << 20))
            if not chunk:
                _exit(0)  # the judge has no more questions
            data += chunk
        return data

    def receive(self) -> tuple[bytearray, bytearray]:
        """Header and body of the next message."""
        header, body = lengths(bytes(self._exactly(PREFIX.size)), LARGE)
        return self._exactly(header), self._exactly(body)

    def send(self, data: bytes) -> None:
        """Write a message; blocks until the judge has read enough of it. Without a pipe there is no use in going on."""
        view = memoryview(data)
        try:
            while view:
                view = view[_write(self._reply, view) :]
        except OSError:
            _exit(72)

    def say(self, op: str, ident: int, info: Any) -> None:
        """Write a message that holds no values."""
        self.send(framed(op, ident, info, None, Body()))


def receive_order(link: Link) -> Order:
    """Wait for the first message."""
    header, body = link.receive()
    message = decode(bytes(header), body, LARGE)
    files, probes, extra = message.val
    assets = {name: data.tobytes() for name, data in extra.items()}
    names = sorted(name for name in assets if name.startswith("mistakes") and message.info["trusted"])
    wrong = {name: assets.pop(name) for name in names}
    sources = {name: data.tobytes() for name, data in files.items()}
    return Order(message.id, message.info, sources, None if probes is None else probes.tobytes(), assets, wrong)


def hide_ourselves() -> None:
    """Free the names our modules hold, so that a student's ``inside.py`` is theirs, and leave an empty ``__main__``.

    Done before the fork: a worker that walked over all modules would copy the memory they lie in.
    """
    package = __name__.partition(".")[0]
    for name in [name for name in sys.modules if name.partition(".")[0] == package]:
        del sys.modules[name]
    sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__name__ != "OurFinder"]
    sys.modules["__main__"] = types.ModuleType("__main__")
    sys.argv[:] = [""]
    sys.orig_argv[:] = [""]


def open_output() -> None:
    """Text streams on the output pipe; nothing a student prints can fail for its characters."""
    for name, fd in (("stdout", 1), ("stderr", 2)):
        raw = io.BufferedWriter(io.FileIO(fd, "w", closefd=False))
        stream = io.TextIOWrapper(raw, "utf-8", "backslashreplace", newline="\n", line_buffering=True)
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)


def fault(link: Link, ident: int, what: str, error: BaseException) -> None:
    """Tell the judge that something of ours or the author's failed, and end."""
    import traceback

    lines = "".join(traceback.format_exception(error))
    link.say(
        "fault", ident, {"message": clean(f"{what}: {type(error).__name__}: {error}"), "detail": clean(lines[-3000:])}
    )
    _exit(70)


def serve(link: Link, order: Order, folder: str, torch: Any) -> None:
    """Never returns. Everything before ``started`` is ours; after it nothing that is sent can be trusted."""
    submission = loading.prepare(folder, dict(order.files), order.info["main"])
    bounds = LARGE if order.info["trusted"] else Bounds()
    try:
        if order.probes is not None:
            submission.probes = loading.run_text("probes", order.probes, "/probes.py")
    except BaseException as error:
        fault(link, order.id, "probes.py could not be loaded", error)
    open_output()
    collector = calling.Warnings(submission.folder)
    calling.filter_warnings()
    collector.start()
    calling.seed_everything(order.info["seed"], torch)
    link.say("started", order.id, {})
    op, info = loading.load(submission)
    calling.calm()
    flush()
    link.say(op, order.id, {**info, "warnings": collector.texts})
    while True:
        header, body = link.receive()
        message = decode(bytes(header), body, LARGE)
        if message.op == "mistakes" and not submission.wrong:  # full marks never ask for them, so they do not wait
            try:
                mistakes.load(submission, order.mistakes)
            except BaseException as error:
                fault(link, message.id, "mistakes.py could not be loaded", error)
        answer(link, submission, message, (header, body), bounds, torch)


def answer(
    link: Link,
    submission: loading.Submission,
    message: Message,
    raw: tuple[bytearray, bytearray],
    bounds: Bounds,
    torch: Any,
) -> None:
    """Make the call (or the calls with every wrong program in place) and reply."""
    packer = Packer(torch, bounds)

    def values() -> Any:  # decoded anew for every call: a student may change arguments
        return decode(bytes(raw[0]), raw[1], LARGE).val

    try:
        if message.op == "mistakes":
            reply = mistakes.run_all(submission, message.info, values, packer, torch)
        else:
            reply = calling.run(submission, submission.module, message.info, values, packer, torch)
        flush()
        data = framed(reply[0], message.id, reply[1], reply[2], packer.body)
    except MemoryError as error:  # the answer itself did not fit
        failure = failures.describe(error, submission.folder, submission.own_modules)
        data = framed("raised", message.id, failure, None, Body())
    except BaseException as error:
        fault(link, message.id, "the call could not be made", error)
    link.send(data)


def flush() -> None:
    """Everything printed is in the pipe before the reply is."""
    for stream in (sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__):
        with contextlib.suppress(BaseException):  # whatever the student made of it
            stream.flush()  # type: ignore[union-attr]  # it may also be None
