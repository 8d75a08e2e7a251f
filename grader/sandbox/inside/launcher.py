"""The first process: builds the namespaces, forks the zygote into them, and ends it when the judge ends."""

from __future__ import annotations

import _socket
import contextlib
import json
import os
import select
import signal
import sys
from dataclasses import dataclass
from typing import Any

from . import box, landlock, libc, seccomp, warm

NOBODY = 65534
_NAMESPACES = libc.NEWUSER | libc.NEWPID | libc.NEWNET | libc.NEWIPC | libc.NEWUTS | libc.NEWNS


class RefusedError(Exception):
    """The wanted tier cannot be had here; says why."""


class HopelessError(RefusedError):
    """This machine can isolate nothing at all."""


@dataclass(frozen=True)
class Shell:
    """What the launcher achieved."""

    tier: str
    base: str
    details: tuple[str, ...]
    inner_root: bool


def main(descriptor: str) -> None:
    """Runs until the zygote or the judge ends."""
    control = _socket.socket(fileno=int(descriptor))
    config = _order(control)
    if config is None:
        return
    judge = _watch(config["judge"])
    try:
        shell = build(config)
    except (RefusedError, OSError) as error:
        control.send(json.dumps({"refused": str(error), "hopeless": isinstance(error, HopelessError)}).encode())
        return
    pid = os.fork()
    if pid == 0:
        if judge >= 0:
            os.close(judge)
        sys.path[:] = config["paths"]  # numpy can be found from here on
        from . import zygote

        zygote.main(control, config, shell)
    control.close()
    _wait(judge, pid)
    if shell.tier != "A":
        box.remove(shell.base)


def _order(control: _socket.socket) -> dict[str, Any] | None:
    """What to become; None when nobody wanted a zygote after all. Before it there may be word of where NumPy lies."""
    while data := control.recv(1 << 22):
        order: dict[str, Any] = json.loads(data)
        if "numpy_at" not in order:
            return order
        before = list(sys.path)
        sys.path[:] = order["numpy_at"]
        with contextlib.suppress(Exception):  # what is wrong with it is said when the zygote imports it
            warm.import_numpy()
        sys.path[:] = before
    return None


def _watch(judge: int) -> int:
    """A descriptor that becomes readable when the judge ends, -1 on kernels older than 5.3."""
    try:
        watched = os.pidfd_open(judge)
    except OSError:
        libc.prctl(libc.PR_SET_PDEATHSIG, signal.SIGKILL)
        watched = -1
    if os.getppid() != judge:  # it ended before we looked
        os._exit(1)
    return watched


def _wait(judge: int, pid: int) -> None:
    if judge >= 0:
        ours = os.pidfd_open(pid)
        poll = select.poll()
        poll.register(judge, select.POLLIN)
        poll.register(ours, select.POLLIN)
        while not poll.poll():
            continue
        os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


def build(config: dict[str, Any]) -> Shell:
    """The best tier that works, or the one asked for. Raises RefusedError with the reason."""
    wanted = config["tier"]
    if not seccomp.available():
        raise HopelessError("this kernel has no seccomp filters, or we have no table of its system calls")
    version = landlock.abi()
    if not version and wanted in ("A", "B"):
        raise RefusedError("this kernel has no landlock")
    outer = os.getuid()
    details = [_leave_root(config["needs"])] if outer == 0 else []
    uid = os.getuid()
    if version and wanted in (None, "A"):
        try:
            return _namespaces(config, uid, version, details)
        except OSError as error:
            if wanted == "A":
                raise RefusedError(f"namespaces cannot be used here ({error})") from None
            details.append(f"no namespaces ({error})")
    if wanted == "C" or not version:
        if uid == 0:
            raise RefusedError("without landlock the worker must not be root, and no other user can read this Python")
        details.append("no landlock: files this user may read can be read")
    tier = "C" if wanted == "C" or not version else "B"
    base = f"{config['temporary']}/nngrade-box-{os.urandom(8).hex()}"
    os.mkdir(base, 0o700)
    layers = ([f"landlock {version}"] if tier == "B" else []) + ["seccomp", "rlimits", "no capabilities"]
    return Shell(tier, base, (*layers, *details), uid == 0)


def _leave_root(needs: list[str]) -> str:
    """Become an ordinary user when that user can read the interpreter. Says what was done."""
    os.setgroups([])
    os.seteuid(NOBODY)
    try:
        for path in needs:
            os.listdir(path)
        readable = True
    except OSError:
        readable = False
    os.seteuid(0)
    if not readable:
        return "root kept, without its rights (no other user can read this Python)"
    os.setresgid(NOBODY, NOBODY, NOBODY)
    os.setresuid(NOBODY, NOBODY, NOBODY)
    libc.prctl(libc.PR_SET_DUMPABLE, 1)  # /proc/self would belong to root otherwise
    return f"root left for user {NOBODY}"


def _namespaces(config: dict[str, Any], uid: int, version: int, details: list[str]) -> Shell:
    gid = os.getgid()  # asked before: inside, both are the overflow number
    libc.unshare(_NAMESPACES)
    for name, line in (("setgroups", "deny"), ("uid_map", f"{NOBODY} {uid} 1"), ("gid_map", f"{NOBODY} {gid} 1")):
        fd = os.open(f"/proc/self/{name}", os.O_WRONLY)
        try:
            os.write(fd, line.encode())
        finally:
            os.close(fd)
    libc.mount("", "/", libc.MS_REC | libc.MS_PRIVATE)
    base = next((path for path in config["mount_points"] if os.path.isdir(path)), None)
    if base is None:
        raise OSError("no folder to mount on")
    flags = libc.MS_NOSUID | libc.MS_NODEV
    libc.mount("tmpfs", base, flags, "size=64k,nr_inodes=16,mode=755")
    empty = box.box_in(base)
    for path in (*empty.rooms, empty.submission, empty.work):
        os.mkdir(path)
    libc.mount("tmpfs", base, libc.MS_REMOUNT | libc.MS_RDONLY | flags)  # nothing may be left there for the next worker
    layers = ("userns", "pidns", "netns", "ipcns", "utsns", "mountns", f"landlock {version}", "seccomp", "rlimits")
    return Shell("A", base, (*layers, "no capabilities", *details), uid == 0)
