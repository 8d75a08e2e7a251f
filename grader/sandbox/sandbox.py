"""The sandbox as the judge sees it: one warm process and the workers that come from it."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, NamedTuple

from grader.errors import SandboxError
from grader.language import _
from grader.model.exercise import Framework, Limits
from grader.model.report import Isolation
from grader.sandbox.channel import Channel, Nobody, Process
from grader.sandbox.output import Output
from grader.sandbox.seats import Loan, Seat

if TYPE_CHECKING:
    from grader.sandbox.wire import FrameReader
    from grader.sandbox.worker import Worker

TIERS = ("A", "B", "C", "F")
"""From the strongest to none at all."""


class Spare(NamedTuple):
    """A forked process that has nothing to load yet."""

    limits: Limits
    frames: FrameReader
    output: Output
    channel: Channel
    process: Process


class Sandbox:
    """One zygote (framework "numpy" or "torch") and the workers forked from it.

    Tiers: A namespaces, landlock, seccomp and limits; B the same without namespaces; C seccomp and limits under
    another user; F nothing (macOS, Windows): a new process for every worker. A tier is what was achieved, never what
    was hoped for.
    """

    def __init__(self, source: Any, framework: Framework, *, may_give_up: bool = False) -> None:
        self._source = source
        self._framework: Framework = framework
        self._may_give_up = may_give_up
        self._closed = False
        self._spare: Spare | None = None

    @classmethod
    def start(cls, framework: Framework, *, tier: str | None = None, hide: Sequence[Path] = ()) -> Sandbox:
        """Start the zygote and return at once, so that the judge can import what it needs meanwhile.

        ``tier`` None takes the best this machine has. ``hide`` names folders and files no worker must even know of.
        Raises SandboxError when the tier is unknown or a library is missing; what only the new process can find
        out is raised by the first use.
        """
        if framework == "none":
            from grader.sandbox.nothing import Nothing

            return cls(Nothing(), framework)
        if tier is not None and tier not in TIERS:
            raise SandboxError(
                _("There is no isolation tier {tier!r}; there are {tiers}.").format(tier=tier, tiers=", ".join(TIERS))
            )
        if sys.platform != "linux" and tier not in (None, "F"):
            raise SandboxError(_("Isolation tier {tier} needs Linux.").format(tier=tier))
        if sys.platform == "linux" and tier != "F":
            from grader.sandbox.zygotes import Zygote

            return cls(Zygote(framework, tier, hide), framework, may_give_up=tier is None)
        from grader.sandbox.spawns import Spawner

        return cls(Spawner(framework), framework)

    def seat(self) -> Seat | None:
        """For a judge in another process: workers from the same warm memory. Waits for the zygote.

        None where there is no zygote to share. Raises SandboxError.
        """
        self._facts()
        split = getattr(self._source, "split", None)
        if split is None:
            return None
        control, first = split()
        return Seat(self._framework, control, self.mark, self._facts(), first)

    def lend(self) -> tuple[Loan, list[int]]:
        """For a judge in another process, before anything was asked here. What is no zygote cannot be lent.

        Raises:
            SandboxError: it cannot.
        """
        lend = getattr(self._source, "lend", None)
        if lend is None or self._closed:
            raise SandboxError("This sandbox is no process of its own.")
        return Loan(self._framework, self.mark), lend()

    @property
    def mark(self) -> str:
        """Value of the environment variable by which this sandbox's processes can be found."""
        return str(self._source.mark)

    @property
    def isolation(self) -> Isolation:
        """What keeps student code away from the judge. Waits for the zygote. Raises SandboxError."""
        facts = self._facts()
        return Isolation(facts["tier"], tuple(facts["details"]))

    @property
    def environment(self) -> dict[str, str]:
        """Versions of ``python``, ``numpy`` and ``torch``, told before any student code ran. Waits for the zygote."""
        return dict(self._facts()["versions"])

    def _facts(self) -> dict[str, Any]:
        if self._closed:
            raise SandboxError("The sandbox is closed.")
        try:
            facts: dict[str, Any] = self._source.ready()
        except SandboxError as error:
            self._source.close()
            if not self._may_give_up or not getattr(error, "hopeless", False):
                self._closed = True
                raise
            from grader.sandbox.spawns import Spawner

            self._source, self._may_give_up = Spawner(self._framework), False
            facts = self._source.ready()
        return facts

    def worker(
        self,
        files: Mapping[str, bytes],
        main: str | None,
        *,
        probes: bytes | None = None,
        extra: Mapping[str, bytes] | None = None,
        limits: Limits,
        trusted: bool = False,
        seed: int = 0,
    ) -> Worker:
        """Fork a jailed worker and let it begin to load ``main``; does not wait for that.

        ``trusted`` workers run the reference: the same jail, but larger answers, and ``extra`` may hold ``mistakes.py``
        or a folder ``mistakes``. Other files of ``extra`` lie in the worker's current directory. Raises SandboxError.
        """
        # These load numpy, which start() has no time for.
        from grader.sandbox.exchange import Exchange
        from grader.sandbox.orders import order
        from grader.sandbox.wire import LARGE, Bounds, FrameReader
        from grader.sandbox.worker import Worker

        self._facts()
        first = order(files, main, probes, extra, limits, trusted, seed)
        frames, output = FrameReader(LARGE if trusted else Bounds()), Output()
        channel: Channel = Nobody()
        process: Process = Nobody()
        spare = self._spare
        if first.refused is None and spare is not None and not trusted and spare.limits == limits:
            self._spare = None
            _, frames, output, channel, process = spare
        elif first.refused is None:
            channel, process = self._source.fork(frames.buffer, output, limits)
        exchange = Exchange(channel, process, frames, output, limits)
        return Worker(exchange, first, files=files, limits=limits, trusted=trusted)

    def keep_spare(self, limits: Limits) -> None:
        """Fork the next student's worker now, so that ``worker`` need not. It waits for what it is to load.

        Not for several threads at once. Raises SandboxError.
        """
        from grader.sandbox.wire import Bounds, FrameReader

        self._facts()
        if self._spare is not None and self._spare.limits != limits:
            self._spare.process.discard()
            self._spare.channel.close()
            self._spare = None
        if self._spare is None:
            frames, output = FrameReader(Bounds()), Output()
            channel, process = self._source.fork(frames.buffer, output, limits, spare=True)
            self._spare = Spare(limits, frames, output, channel, process)

    def dismiss(self) -> None:
        """Nothing more is wanted: begin to end everything, without waiting for it as ``close`` does."""
        if not self._closed:
            self._source.dismiss()

    def close(self) -> None:
        """End everything that was started here and wait until it is gone. Harmless to repeat."""
        if not self._closed:
            self._closed = True
            if self._spare is not None:
                self._spare.channel.close()
            self._source.close()

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
