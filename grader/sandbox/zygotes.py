"""A zygote of our own: a launcher process with warm libraries in it, from which workers are forked."""

from __future__ import annotations

import array
import contextlib
import json
import os
import socket
import subprocess
from collections.abc import Sequence
from pathlib import Path

from grader.model.exercise import Framework
from grader.sandbox import launch, places
from grader.sandbox.inside import box
from grader.sandbox.line import Line

_WORKERS_A_LINE = 1 << 32


class Zygote(Line):
    """A launcher process with a zygote in it."""

    def __init__(self, framework: Framework, tier: str | None, hide: Sequence[Path]) -> None:
        found = places.find(framework, hide)
        self._process, control, mark = launch.take()
        super().__init__(control, mark, {})
        self._splits = 0
        self.words = self._process.stderr
        config = {
            "framework": framework, "tier": tier, "judge": os.getpid(), "paths": found.paths, "rules": found.rules,
            "hide": found.hide, "mount_points": found.mount_points, "needs": found.paths,
            "temporary": places.temporary_folder(),
        }  # fmt: skip
        with contextlib.suppress(OSError):  # a launcher that is gone already is noticed in ready()
            self._control.send(json.dumps(config).encode())

    def split(self) -> tuple[socket.socket, int]:
        """Another line, for a judge in another process: to a fork of the zygote, which shares its memory.

        Returns:
            Its socket, and the ``first`` number of its workers.
        """
        self.ready()
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs, self._lock:
            self._splits += 1
            ancillary = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [theirs.fileno()]))]
            self._send(b'{"op": "split"}', ancillary)
        return ours, self._splits * _WORKERS_A_LINE

    def lend(self) -> list[int]:
        """Descriptors of the line and of the last words, for a judge in another process that is to have all of it."""
        assert self.words is not None
        return [self._control.fileno(), self.words.fileno()]

    def close(self) -> None:
        """End the zygote and everything forked from it, and wait until it is gone."""
        self.dismiss()  # closing alone would not do if a fork of the judge has the socket too
        self._control.close()
        if self.words is not None:
            self.words.close()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self.facts.get("tier", "A") != "A":  # the launcher does this itself, unless it was killed
            box.remove(self.facts["base"])
