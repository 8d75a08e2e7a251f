"""How a judge in another process comes to a sandbox: to a place beside others, or to all of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from socket import socket

    from grader.model.exercise import Framework
    from grader.sandbox.sandbox import Sandbox


class Seat:
    """Another judge's place at a zygote; travels over a line to the process that is to use it."""

    def __init__(self, framework: Framework, control: socket, mark: str, facts: dict[str, Any], first: int) -> None:
        self._framework: Framework = framework
        self._control, self._mark, self._facts, self._first = control, mark, facts, first

    def send(self, line: socket) -> None:
        """Send it away, over a socket that keeps messages apart."""
        from pickle import dumps
        from socket import send_fds

        with self._control:
            told = dumps((self._framework, self._mark, self._facts, self._first))
            send_fds(line, [told], [self._control.fileno()])

    @classmethod
    def receive(cls, line: socket) -> Seat | None:
        """Wait for one, or for the word that there is none. Raises EOFError when nothing comes any more."""
        from pickle import loads
        from socket import recv_fds, socket

        told, fds, _, _ = recv_fds(line, 1 << 16, 1)
        if not told:
            raise EOFError("nobody is at the other end of the line")
        seat = loads(told)
        if seat is None:
            return None
        framework, mark, facts, first = seat
        return cls(framework, socket(fileno=fds[0]), mark, facts, first)

    def take(self) -> Sandbox:
        """The sandbox. Only once."""
        from grader.sandbox.line import Line
        from grader.sandbox.sandbox import Sandbox

        return Sandbox(Line(self._control, self._mark, self._facts, self._first), self._framework)


class Loan:
    """All of a sandbox, on its way to a judge in another process."""

    def __init__(self, framework: Framework, mark: str) -> None:
        self._framework: Framework = framework
        self._mark = mark

    def take(self, fds: Sequence[int]) -> Sandbox:
        """The sandbox, with the descriptors that came along. Whoever lent it closes it."""
        from socket import socket

        from grader.sandbox.line import Line
        from grader.sandbox.sandbox import Sandbox

        control, words = fds
        line = Line(socket(fileno=control), self._mark, {})
        line.words = open(words, "rb")  # noqa: SIM115  # closed when the libraries are warm
        return Sandbox(line, self._framework)
