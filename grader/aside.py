"""A judge in a process of its own, forked before anything is imported.

Most of a short check is imports. The command line, the course and the report are one half of them, pytest and NumPy
the other: on two cores they are loaded side by side, and a check takes a fifth less. Whatever goes wrong here only
costs that time: the caller then judges in its own process.
"""

from __future__ import annotations

import os
import signal
import socket
import struct
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from grader.catalog import Course
    from grader.model.exercise import Exercise
    from grader.model.report import Report
    from grader.model.submission import Submission
    from grader.sandbox import Sandbox

_HEAD = struct.Struct("<Q")
_FDS = 4
_TEST, _REPORT, _ERROR = range(3)
_waiting: list[Aside] = []


class LostError(Exception):
    """The other process could not judge; nothing was said about the submission."""


def start() -> None:
    """Fork the judge. It loads what every check needs and waits for its order."""
    if sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2:
        return
    from grader import grading  # noqa: F401  # both need it, so it is imported once

    ours, theirs = socket.socketpair()
    pid = os.fork()
    if pid == 0:
        _judge(ours, theirs)
    theirs.close()
    _waiting.append(Aside(pid, ours))


def warm_up() -> None:
    """Begin the process that will become the sandbox: for any exercise it needs Python and NumPy."""
    from grader.errors import SandboxError

    if sys.platform == "linux":
        with suppress(SandboxError, OSError):  # whoever needs the sandbox meets the same, and says it
            from grader.sandbox import launch

            launch.begin()


def take() -> Aside | None:
    """The judge that was started, once."""
    return _waiting.pop() if _waiting else None


def end() -> None:
    """A judge that nobody took ends too."""
    while (aside := take()) is not None:
        aside.close()


class Aside:
    """The judge's process as its parent sees it."""

    def __init__(self, pid: int, line: socket.socket) -> None:
        self._pid = pid
        self._line = line

    def grade(
        self,
        exercise: Exercise,
        submission: Submission,
        *,
        course: Course,
        seed: int | None,
        staff: bool,
        pictures: bool,
        sandbox: Sandbox,
        meanwhile: Callable[[], object],
        on_test: Callable[[str], None],
    ) -> Report:
        """As ``grading.grade``; ``meanwhile`` is called when the judge waits for the student, if it ever does.

        Raises:
            LostError: the judge is gone or could not begin.
            UsageError: the seed is out of range.
        """
        import pickle

        loan, fds = sandbox.lend()
        order = pickle.dumps((loan, exercise, submission, course, seed, staff, pictures), pickle.HIGHEST_PROTOCOL)
        try:
            socket.send_fds(self._line, [_HEAD.pack(len(order))], fds)
            self._line.sendall(order)
            return self._follow(meanwhile, on_test)
        except (OSError, EOFError):
            raise LostError from None

    def _follow(self, meanwhile: Callable[[], object], on_test: Callable[[str], None]) -> Report:
        begun = False
        while True:
            kind, content = _receive(self._line)
            if kind == _TEST:
                on_test(content)
                if not begun:  # not before: until now the judge and the sandbox have kept two cores busy
                    begun = True
                    meanwhile()
            elif kind == _REPORT:
                report: Report = content
                return report
            else:
                raise content

    def close(self) -> None:
        """End it, wherever it is. Harmless to repeat."""
        if self._pid:
            with suppress(OSError):
                os.kill(self._pid, signal.SIGKILL)
                os.waitpid(self._pid, 0)
            self._pid = 0
            self._line.close()


def _judge(theirs: socket.socket, line: socket.socket) -> NoReturn:
    """The whole life of the other process. Signals from the terminal are its parent's business."""
    try:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)
        theirs.close()
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):  # whoever reads the parent's output waits until all who hold it have ended
            os.dup2(nowhere, stream)
        _serve(line)
    finally:
        os._exit(0)


def _serve(line: socket.socket) -> None:
    from grader import grading
    from grader.errors import UsageError
    from grader.later import imported_later, only_named

    grading.load_first()
    desk = _Desk(line)
    desk.open()
    # pytest names them; in a judge, which shows nobody its own output, it never asks them anything.
    with imported_later("importlib.metadata", "uuid"), only_named("pygments"):
        grading.load()
    wishes = desk.order()
    if wishes is None:
        return
    wishes["sandbox"].isolation  # noqa: B018  # what cannot be isolated here is found out, and said, by the parent
    try:
        report = grading.grade(**wishes, on_test=lambda title: _send(line, (_TEST, title)))
    except UsageError as error:
        _send(line, (_ERROR, error))
    else:
        _send(line, (_REPORT, report))


class _Desk:
    """Where the order arrives while pytest is still loading: in a thread, which begins the student's long calls."""

    def __init__(self, line: socket.socket) -> None:
        from threading import Event

        self._line = line
        self._arrived = Event()
        self._wishes: dict[str, Any] | None = None

    def open(self) -> None:
        """Wait for the order in a thread."""
        from threading import Thread

        Thread(target=self._wait, daemon=True).start()

    def order(self) -> dict[str, Any] | None:
        """The arguments of ``grading.grade``; None when there is nothing to do, or it cannot be begun here."""
        self._arrived.wait()
        return self._wishes

    def _wait(self) -> None:
        try:
            head, fds, _, _ = socket.recv_fds(self._line, _HEAD.size, _FDS)
            if head:
                self._wishes = self._begun(_read(self._line, *_HEAD.unpack(head)), fds)
        finally:
            self._arrived.set()

    def _begun(self, order: bytes, fds: list[int]) -> dict[str, Any]:
        import pickle

        from grader import grading
        from grader.errors import NngradeError

        loan, exercise, submission, course, seed, staff, pictures = pickle.loads(order)
        sandbox = loan.take(fds)
        wishes = {"exercise": exercise, "submission": submission, "course": course, "seed": seed, "staff": staff,
                  "sandbox": sandbox, "pictures": pictures}  # fmt: skip
        with suppress(NngradeError):  # what is wrong is said by grading
            seed = grading.checked_seed(seed)
            apart = grading.long_calls(exercise, submission, sandbox, seed)
            if apart is not None:
                apart.begin()
            wishes |= {"seed": seed, "apart": apart}
        return wishes


def _send(line: socket.socket, message: Any) -> None:
    import pickle

    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    line.sendall(_HEAD.pack(len(data)) + data)


def _receive(line: socket.socket) -> Any:
    """From our own judge: what students made is in it as strings and numbers only."""
    import pickle

    return pickle.loads(_read(line, *_HEAD.unpack(_read(line, _HEAD.size))))


def _read(line: socket.socket, size: int) -> bytes:
    parts = bytearray()
    while len(parts) < size:
        data = line.recv(min(size - len(parts), 1 << 20))
        if not data:
            raise EOFError
        parts += data
    return bytes(parts)
