"""Landlock: which files a worker may read and write. What no rule names is denied.

Rules only ever add: nothing can be carved out of an allowed folder, so the judge names entries one by one
where a folder holds something secret. Landlock does not cover ``stat``, ``chmod`` or files already open.
"""

from __future__ import annotations

import ctypes
import os
import struct
from collections.abc import Iterable

from . import libc

_RIGHTS = [
    "EXECUTE",
    "WRITE_FILE",
    "READ_FILE",
    "READ_DIR",
    "REMOVE_DIR",
    "REMOVE_FILE",
    "MAKE_CHAR",
    "MAKE_DIR",
    "MAKE_REG",
    "MAKE_SOCK",
    "MAKE_FIFO",
    "MAKE_BLOCK",
    "MAKE_SYM",
    "REFER",
    "TRUNCATE",
    "IOCTL_DEV",
]
_BIT = {name: 1 << place for place, name in enumerate(_RIGHTS)}
_KNOWN = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
"""How many of the rights each version of the kernel's interface knows."""


def _bits(names: str) -> int:
    return sum(_BIT[name] for name in names.split())


READ = _bits("EXECUTE READ_FILE READ_DIR")
LIST = _bits("READ_DIR")
DEVICE = _bits("READ_FILE WRITE_FILE")
SCRATCH = _bits("READ_FILE READ_DIR WRITE_FILE TRUNCATE REMOVE_DIR REMOVE_FILE MAKE_DIR MAKE_REG REFER")
"""No links, pipes, sockets or devices: nothing that another program could trip over."""
_FILE_ONLY = _bits("EXECUTE WRITE_FILE READ_FILE TRUNCATE IOCTL_DEV")


def abi() -> int:
    """Version of the kernel's landlock interface, 0 when there is none."""
    try:
        return libc.syscall("landlock_create_ruleset", None, ctypes.c_size_t(0), ctypes.c_uint32(1))
    except (OSError, KeyError):
        return 0


def build(rules: Iterable[tuple[str, int]]) -> int:
    """A ruleset (a file descriptor) that allows only ``rules``: pairs of path and rights. A missing path is skipped."""
    version = abi()
    handled = (1 << _KNOWN[min(version, 5)]) - 1
    network = 3 if version >= 4 else 0  # bind and connect over TCP
    scoped = 3 if version >= 6 else 0  # abstract sockets, signals
    size = 8 if version < 4 else 16 if version < 6 else 24
    attributes = ctypes.create_string_buffer(struct.pack("QQQ", handled, network, scoped), 24)
    ruleset = libc.syscall("landlock_create_ruleset", attributes, ctypes.c_size_t(size), ctypes.c_uint32(0))
    for path, rights in rules:
        _allow(ruleset, path, rights & handled)
    return ruleset


def _allow(ruleset: int, path: str, rights: int) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        if not os.path.isdir(path):
            rights &= _FILE_ONLY
        attributes = ctypes.create_string_buffer(struct.pack("=Qi", rights, place), 12)
        libc.syscall("landlock_add_rule", ctypes.c_int(ruleset), ctypes.c_int(1), attributes, ctypes.c_uint32(0))
    finally:
        os.close(place)


def restrict(ruleset: int) -> None:
    """Bind this process and everything it starts to the ruleset, for ever. Needs no-new-privileges."""
    libc.syscall("landlock_restrict_self", ctypes.c_int(ruleset), ctypes.c_uint32(0))
