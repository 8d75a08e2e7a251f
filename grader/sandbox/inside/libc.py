"""The Linux calls Python does not offer, through ctypes. Every failure is an OSError that says what failed."""

from __future__ import annotations

import ctypes
import os

from .syscalls import table

NEWNS, NEWUTS, NEWIPC = 0x20000, 0x4000000, 0x8000000
NEWUSER, NEWPID, NEWNET = 0x10000000, 0x20000000, 0x40000000
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_REMOUNT, MS_BIND, MS_REC, MS_PRIVATE = (
    1,
    2,
    4,
    8,
    32,
    4096,
    16384,
    1 << 18,
)
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_GET_SECCOMP, PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS = 1, 4, 21, 22, 38

_libc = ctypes.CDLL(None, use_errno=True)
_libc.syscall.restype = ctypes.c_long
_capability_header = ctypes.create_string_buffer(b"\x22\x05\x08\x20" + bytes(4))  # version 3, this process
_no_capabilities = ctypes.create_string_buffer(24)


def _checked(result: int, what: str) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
    return result


def syscall(name: str, *arguments: object) -> int:
    """Make a call by its name; pointers and sizes are given as ctypes values."""
    return _checked(_libc.syscall(ctypes.c_long(table()[name]), *arguments), name)


def prctl(option: int, first: int = 0, second: int = 0) -> int:
    """``prctl(2)`` with up to two arguments."""
    zero = ctypes.c_ulong(0)
    return _checked(_libc.prctl(option, ctypes.c_ulong(first), ctypes.c_ulong(second), zero, zero), f"prctl {option}")


def unshare(flags: int) -> None:
    """``unshare(2)``."""
    _checked(_libc.unshare(ctypes.c_int(flags)), "unshare")


def setns(fd: int, kind: int) -> None:
    """``setns(2)``."""
    _checked(_libc.setns(ctypes.c_int(fd), ctypes.c_int(kind)), "setns")


def mount(kind: str, target: str, flags: int, options: str = "", source: str = "none") -> None:
    """``mount(2)``; ``target`` may hold any characters a path may hold."""
    raw = (os.fsencode(source), os.fsencode(target), os.fsencode(kind))
    _checked(_libc.mount(*raw, ctypes.c_ulong(flags), os.fsencode(options) or None), f"mount on {target}")


def drop_capabilities() -> None:
    """Give up every capability, also those of an own user namespace. There is no way back."""
    syscall("capset", _capability_header, _no_capabilities)
