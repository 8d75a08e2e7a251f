"""Tier F: workers started one by one, for systems where nothing can be forked or shut in. It says so."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import weakref
from pathlib import Path
from typing import Any

from grader.errors import SandboxError
from grader.language import _
from grader.model.exercise import Framework, Limits
from grader.sandbox import places
from grader.sandbox.ended import Ended
from grader.sandbox.inside import box
from grader.sandbox.inside.clock import cpu_of
from grader.sandbox.launch import command, environment
from grader.sandbox.line import too_full
from grader.sandbox.output import Output
from grader.sandbox.threads import ThreadStreams
from grader.sandbox.wire import LARGE, FrameReader, WireError

_DETAILS = (
    "no isolation: student programs can read and change whatever you can",
    "a process of its own for every worker",
    "limits on time, output and, where the system has them, on memory and files",
)
_SPARE = 2
"""Processes started ahead: one for the student, one for the reference."""


class Spawner:
    """Keeps a few processes warm, each good for one submission."""

    def __init__(self, framework: Framework) -> None:
        self.mark = os.urandom(8).hex()
        self._framework = framework
        self._paths = places.find(framework, ()).paths
        self._base = tempfile.mkdtemp(prefix="nngrade-box-")
        self._cleaner = weakref.finalize(self, box.remove, self._base)
        self._count = 0
        self._facts: dict[str, Any] = {}
        self._all: list[Spawned] = []
        self._spare = [self._spawn() for _ in range(_SPARE)]

    def _spawn(self) -> Spawned:
        self._count += 1
        folder = os.path.join(self._base, str(self._count)).replace(os.sep, "/")
        os.mkdir(folder, 0o700)
        spawned = Spawned(folder, {"framework": self._framework, "paths": self._paths, "base": folder}, self.mark)
        self._all.append(spawned)
        return spawned

    def ready(self) -> dict[str, Any]:
        """Wait for the first process. Raises SandboxError."""
        if not self._facts:
            versions = self._spare[0].hello()
            self._facts = {"tier": "F", "details": _DETAILS, "versions": versions}
        return self._facts

    def fork(
        self, incoming: bytearray, output: Output, limits: Limits, *, spare: bool = False
    ) -> tuple[ThreadStreams, Spawned]:
        """Take a waiting process, or start one."""
        spawned = self._spare.pop(0) if self._spare else self._spawn()
        spawned.hello()
        spawned.limits = limits
        return spawned.streams(incoming, output), spawned

    def dismiss(self) -> None:
        """Nothing to be told: these end when ``close`` kills them."""

    def close(self) -> None:
        """End all of them and remove what they wrote."""
        for spawned in self._all:
            spawned.discard()
        self._cleaner()


class Spawned:
    """One process."""

    watch_seconds: float | None = 0.1

    def __init__(self, folder: str, config: dict[str, Any], mark: str) -> None:
        self._folder = folder
        self.limits = Limits()
        self._process = subprocess.Popen(
            command("spawn", json.dumps(config)), env=environment(mark),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=folder,
            start_new_session=os.name == "posix", bufsize=0,
        )  # fmt: skip
        self._streams = ThreadStreams(self._process)
        self._versions: dict[str, str] = {}

    def hello(self) -> dict[str, str]:
        """Wait until the libraries are imported. Raises SandboxError."""
        reader, output = FrameReader(LARGE), Output()
        while not self._versions:
            self._streams.attach(reader.buffer, output)
            self._streams.pump(180.0)
            try:
                message = reader.next()
            except WireError as error:
                raise SandboxError(_("A worker could not be started: {error}.").format(error=error)) from None
            if message is not None and message.op == "hello":
                self._versions = message.info["versions"]
            elif message is not None or self._streams.ended:
                said = message.info["message"] if message else output.take()
                raise SandboxError(_("A worker could not be started: {said}").format(said=said))
        return self._versions

    def streams(self, incoming: bytearray, output: Output) -> ThreadStreams:
        """The pipes, from now on read into these."""
        self._streams.attach(incoming, output)
        return self._streams

    def end(self, grace: float) -> Ended:
        """Wait a moment, kill, and say how it ended."""
        killed = False
        try:
            status = self._process.wait(grace)
        except subprocess.TimeoutExpired:
            self._process.kill()
            status, killed = self._process.wait(), True
        box.remove(self._folder)
        return Ended(status, killed)

    def discard(self) -> None:
        """Make sure it is gone."""
        self.end(0.0)
        self._streams.close()

    def kill(self) -> None:
        """End the process; its reading threads then notice."""
        self._process.kill()

    def cpu(self) -> float | None:
        """What its clock says, on Linux."""
        return cpu_of(self._process.pid)

    def overfull(self, *, at_once: bool = False) -> bool:
        """Whether it wrote too much."""
        return too_full(Path(box.box_in(self._folder).work), self.limits.scratch_bytes)
