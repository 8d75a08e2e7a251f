"""Starting the inside: a Python process that becomes a zygote, or a worker, when it is told what it is to be.

A command that will need a zygote may begin it before it knows of which kind: Python and NumPy are the same for all.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import subprocess
import sys
from typing import NamedTuple

from grader.sandbox import places

MARK = "NNGRADE_MARK"
_PROGRAM = os.path.join(os.path.dirname(os.path.realpath(__file__)), "inside", "start.py")
_begun: list[Launched] = []


class Launched(NamedTuple):
    """A launcher that waits for its order."""

    process: subprocess.Popen[bytes]
    control: socket.socket
    mark: str


def command(*arguments: str) -> list[str]:
    """How the inside is started. Not with ``-I``, which ignores the fixed hash seed; the environment is ours anyway."""
    safe = ["-P"] if sys.version_info >= (3, 11) else []
    keep = [] if sys.dont_write_bytecode else ["keep-bytecode"]
    return [sys.executable, "-s", "-S", "-B", *safe, "-X", "utf8", _PROGRAM, *arguments, *keep]


def environment(mark: str) -> dict[str, str]:
    """Nothing of the judge's own: one thread, few memory arenas, the same order of sets in every run."""
    ours = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    ours |= {"MALLOC_ARENA_MAX": "2", "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "PYTHONHASHSEED": "0", MARK: mark}
    ours["GLIBC_TUNABLES"] = "glibc.malloc.hugetlb=1"  # a third off the fork of a torch zygote: fewer pages to list
    if sys.platform == "win32":
        ours |= {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP", "TMP") if name in os.environ}
    return ours


def launch(numpy_at: list[str] | None = None) -> Launched:
    """Start a launcher. Where ``numpy_at`` has the folders of ``sys.path``, it imports NumPy before it is told more."""
    mark = os.urandom(8).hex()
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    ours.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 21)
    with theirs:
        process = subprocess.Popen(
            command("launch", str(theirs.fileno())),
            pass_fds=[theirs.fileno()], env=environment(mark), cwd="/", start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        )  # fmt: skip
    if numpy_at:
        with contextlib.suppress(OSError):  # one that is gone is noticed later
            ours.send(json.dumps({"numpy_at": numpy_at}).encode())
    return Launched(process, ours, mark)


def begin() -> None:
    """Start the launcher that ``take`` gives. If nobody takes it, it ends with this process."""
    _begun.append(launch(places.paths(["numpy"])))


def take() -> Launched:
    """The launcher that was begun, once; else a new one."""
    return _begun.pop() if _begun else launch()
