"""Seccomp: which system calls a worker may make. What the list does not name fails with EPERM.

Threads are allowed, processes are not. Files are landlock's business; this filter closes what landlock leaves open:
sockets, fork, exec, signals to others, chmod, namespaces, keyrings and whatever the next kernel brings.
"""

from __future__ import annotations

import ctypes
import errno
import struct

from . import libc
from .syscalls import AUDIT_ARCH, machine, table

_SPECIAL = [
    "clone",
    "clone3",
    "kill",
    "tgkill",
    "fcntl",
    "prlimit64",
    "ioctl",
    "prctl",
    "landlock_create_ruleset",
    "landlock_add_rule",
    "landlock_restrict_self",
    "seccomp",
    "capset",
    "pidfd_open",
]
"""In the table for the jail's own use, or allowed only with certain arguments."""

_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _FAIL, _KILL = 0x7FFF0000, 0x00050000, 0x80000000
_NUMBER, _ARCH = 0, 4
_CLONE_THREAD = 0x10000
_IOCTLS = (0x5401, 0x541B, 0x5451, 0x5450)  # TCGETS (isatty), FIONREAD, FIOCLEX, FIONCLEX
_FCNTLS = (0, 1, 2, 3, 4, 5, 6, 7, 36, 37, 38, 1030, 1032, 1034)
"""Duplicates, flags, locks, F_GETPIPE_SZ, F_GET_SEALS. Not F_SETOWN and F_SETSIG, which make the kernel send a signal
to any process when a pipe is written to, nor leases, notices and the size of a pipe."""
_PRCTLS = (15, 16, 0x53564D41)  # PR_SET_NAME, PR_GET_NAME, PR_SET_VMA: names of threads and mappings


def _argument(index: int, high: bool = False) -> int:
    return 16 + 8 * index + (4 if high else 0)


def _do(code: int, value: int) -> bytes:
    return struct.pack("HBBI", code, 0, 0, value & 0xFFFFFFFF)


def _jump(code: int, value: int, then: int, otherwise: int) -> bytes:
    return struct.pack("HBBI", code, then, otherwise, value & 0xFFFFFFFF)


def _only(number: int, index: int, values: tuple[int, ...], error: int) -> list[bytes]:
    """Allow call ``number`` when the low word of an argument is one of ``values``, otherwise fail with ``error``."""
    tests = [_jump(_EQUAL, value, len(values) - place, 0) for place, value in enumerate(values)]
    tail = [_do(_LOAD, _argument(index)), *tests, _do(_RETURN, _FAIL | error), _do(_RETURN, _ALLOW)]
    return [_jump(_EQUAL, number, 0, len(tail)), *tail]


def build(own_pid: int) -> bytes:
    """The filter as BPF code for this machine. ``own_pid`` is the only process that may be signalled."""
    numbers = table()
    program = [_do(_LOAD, _ARCH), _jump(_EQUAL, AUDIT_ARCH[machine()], 1, 0), _do(_RETURN, _KILL)]
    program += [_do(_LOAD, _NUMBER), _jump(_AT_LEAST, 0x40000000, 0, 1), _do(_RETURN, _KILL)]  # the x32 table
    for name, number in numbers.items():
        if name not in _SPECIAL:
            program += [_jump(_EQUAL, number, 0, 1), _do(_RETURN, _ALLOW)]
    # The arguments of clone3 lie in memory, where a filter cannot look: "not there" makes the C library use clone.
    program += [_jump(_EQUAL, numbers["clone3"], 0, 1), _do(_RETURN, _FAIL | errno.ENOSYS)]
    tail = [_do(_LOAD, _argument(0)), _jump(_ANY_BIT, _CLONE_THREAD, 1, 0), _do(_RETURN, _FAIL | errno.EPERM)]
    program += [_jump(_EQUAL, numbers["clone"], 0, 4), *tail, _do(_RETURN, _ALLOW)]
    program += _signals_to(own_pid, numbers["kill"], 1) + _signals_to(own_pid, numbers["tgkill"], 2)
    program += _only(numbers["fcntl"], 1, _FCNTLS, errno.EPERM)
    program += _only(numbers["ioctl"], 1, _IOCTLS, errno.ENOTTY)
    program += _only(numbers["prctl"], 0, _PRCTLS, errno.EPERM)
    program += _reading_limits(numbers["prlimit64"])
    return b"".join([*program, _do(_RETURN, _FAIL | errno.EPERM)])


def _signals_to(own_pid: int, number: int, index: int) -> list[bytes]:
    """Signals to itself, but not the ninth: who ended that way was ended by the system or by somebody outside."""
    tail = [_do(_LOAD, _argument(index)), _jump(_EQUAL, 9, 2, 0)]
    tail += [_do(_LOAD, _argument(0)), _jump(_EQUAL, own_pid, 1, 0)]
    tail += [_do(_RETURN, _FAIL | errno.EPERM), _do(_RETURN, _ALLOW)]
    return [_jump(_EQUAL, number, 0, len(tail)), *tail]


def _reading_limits(number: int) -> list[bytes]:
    """Resource limits may be read (no new value is given), never set."""
    low, high = _argument(2), _argument(2, high=True)
    tail = [_do(_LOAD, low), _jump(_EQUAL, 0, 0, 2), _do(_LOAD, high), _jump(_EQUAL, 0, 1, 0)]
    return [_jump(_EQUAL, number, 0, 6), *tail, _do(_RETURN, _FAIL | errno.EPERM), _do(_RETURN, _ALLOW)]


def available() -> bool:
    """Whether the kernel knows filters and we know the machine."""
    if machine() not in AUDIT_ARCH:
        return False
    try:
        return libc.prctl(libc.PR_GET_SECCOMP) >= 0
    except OSError:
        return False


def apply(program: bytes) -> None:
    """Install the filter for ever. Needs no-new-privileges."""
    code = ctypes.create_string_buffer(program, len(program))
    header = ctypes.create_string_buffer(struct.pack("HxxxxxxQ", len(program) // 8, ctypes.addressof(code)))
    libc.prctl(libc.PR_SET_SECCOMP, 2, ctypes.addressof(header))
