"""Proof of the sandbox: programs that try to get out, run in a real worker of every tier this machine has."""

from __future__ import annotations

import os
import socket
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from grader.errors import SandboxError
from grader.model.exercise import Limits
from grader.model.frozen import frozen
from grader.model.outcome import Call, Died, Outcome, Raised, Returned
from grader.sandbox.sandbox import TIERS, Sandbox

_PROBES = Path(__file__).resolve().parent / "escapes.py"
_LIMITS = Limits(call_seconds=10.0)
_CONTAINED = "contained"


@frozen
class ProbeResult:
    """One attempt to get out."""

    tier: str
    probe: str
    """What was tried, in words."""
    wanted: str
    """``contained``, or ``open`` where the tier promises nothing."""
    seen: str
    """``contained`` or ``open``, with what happened."""
    ok: bool
    """It went as the tier promises. An attempt that is contained although nobody promised it is fine too."""


@frozen
class Attempt:
    """A function of ``escapes.py`` and who promises to stop it."""

    function: str
    words: str
    tiers: str = "AB"
    """The tiers that promise it."""
    harmless: bool = True
    """May also be tried where nothing stops it."""


ATTEMPTS = (
    Attempt("read_canary", "read a file beside the grader"),
    Attempt("list_canary", "list the grader's folder"),
    Attempt("stat_canary", "see whether a hidden file exists, and its size", "A"),
    Attempt("write_canary", "change a file beside the grader"),
    Attempt("chmod_canary", "change a file's permissions", "ABC"),
    Attempt("remove_canary", "delete a file"),
    Attempt("read_keys", "read ~/.ssh"),
    Attempt("read_passwords", "read /etc/passwd"),
    Attempt("list_root", "list /"),
    Attempt("read_environment", "read the grader's environment from /proc"),
    Attempt("read_memory", "read the grader's memory", "AB", harmless=False),
    Attempt("import_grader", "import the grader"),
    Attempt("write_outside", "write to /tmp and /dev/shm"),
    Attempt("connect", "connect to a TCP port", "ABC"),
    Attempt("datagram", "send a UDP packet", "ABC"),
    Attempt("abstract_socket", "connect to an abstract Unix socket", "ABC"),
    Attempt("fork", "start another process", "ABC"),
    Attempt("execute", "run another program", "ABC"),
    Attempt("kill_parent", "kill its parent", "ABC"),
    Attempt("kill_judge", "kill the grader", "ABC"),
    Attempt("kill_all", "kill every process", "ABC"),
    Attempt("trace", "attach a debugger to the grader", "ABC", harmless=False),
    Attempt("priority", "slow the grader down", "ABC", harmless=False),
    Attempt("unmount", "unmount what hides the course", "ABC", harmless=False),
    Attempt("mount", "mount something", "ABC", harmless=False),
    Attempt("namespace", "make a new namespace", "ABC", harmless=False),
    Attempt("raise_limits", "raise its own limits", "ABC"),
    Attempt("shared_memory", "make System V shared memory", "ABC", harmless=False),
    Attempt("keyring", "use the kernel's keyring", "ABC"),
)


def examine() -> list[ProbeResult]:
    """Try every attempt in every tier. A tier this machine cannot have gives one row that says why."""
    results: list[ProbeResult] = []
    for tier in TIERS:
        try:
            results += _examine(tier)
        except SandboxError as error:
            reason = str(error).splitlines()[0]
            results.append(ProbeResult(tier, "available", "", reason, False))
    return results


def _examine(tier: str) -> list[ProbeResult]:
    with _canaries() as (folder, port, name), Sandbox.start("numpy", tier=tier, hide=[folder]) as sandbox:
        files = {"escapes.py": _PROBES.read_bytes()}
        given = (str(folder), str(Path.home()), port, name, os.getpid())
        results = [ProbeResult(tier, "available", "", ", ".join(sandbox.isolation.details), True)]
        worker = sandbox.worker(files, "escapes.py", limits=_LIMITS)
        for attempt in ATTEMPTS:
            if tier == "F" and not attempt.harmless:
                results.append(ProbeResult(tier, attempt.words, "open", "open: not tried, nothing would stop it", True))
                continue
            if not worker.alive:
                worker = sandbox.worker(files, "escapes.py", limits=_LIMITS)
            results.append(_judge(tier, attempt, worker.call(Call(attempt.function, given))))
        worker.close()
        return results


def _judge(tier: str, attempt: Attempt, outcome: Outcome) -> ProbeResult:
    wanted = _CONTAINED if tier in attempt.tiers else "open"
    if isinstance(outcome, Returned):
        seen = f"open: {outcome.value}"
    elif isinstance(outcome, Raised):
        seen = f"{_CONTAINED}: {outcome.type_name}: {outcome.message}"
    elif isinstance(outcome, Died):
        seen = f"{_CONTAINED}: {outcome.detail}"
    else:
        seen = f"not tried: {outcome}"
    contained = seen.startswith(_CONTAINED)
    return ProbeResult(
        tier, attempt.words, wanted, seen[:200], contained or (wanted == "open" and seen.startswith("open"))
    )


@contextmanager
def _canaries() -> Iterator[tuple[Path, int, str]]:
    """A folder with a file, a TCP port and an abstract socket that nobody may reach."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="canary-")))
        (folder / "canary.txt").write_text("tweet")
        server = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        name = ""
        if hasattr(socket, "AF_UNIX") and os.name == "posix" and os.uname().sysname == "Linux":
            name = f"nngrade-canary-{os.urandom(6).hex()}"
            abstract = stack.enter_context(socket.socket(socket.AF_UNIX))
            abstract.bind("\0" + name)
            abstract.listen()
        yield folder, server.getsockname()[1], name
