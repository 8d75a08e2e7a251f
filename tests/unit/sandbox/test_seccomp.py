"""The filter, run by a small interpreter of its own: it must hold on machines we cannot test on."""

from __future__ import annotations

import errno
import struct

import pytest

from grader.sandbox.inside import seccomp, syscalls

ALLOW, KILL = 0x7FFF0000, 0x80000000
PID = 4321


def fails(number: int) -> int:
    return 0x00050000 | number


def decide(program: bytes, arch: int, number: int, arguments: tuple[int, ...] = ()) -> int:
    """What the kernel would do with this call."""
    data = struct.pack("<IIQ6Q", number, arch, 0, *arguments, *(0,) * (6 - len(arguments)))
    code = [struct.unpack_from("HBBI", program, place) for place in range(0, len(program), 8)]
    place = accumulator = 0
    while True:
        operation, then, otherwise, value = code[place]
        place += 1
        if operation == 0x20:
            accumulator = struct.unpack_from("<I", data, value)[0]
        elif operation == 0x06:
            return int(value)
        else:
            test = {0x15: accumulator == value, 0x35: accumulator >= value, 0x45: bool(accumulator & value)}[operation]
            place += then if test else otherwise


@pytest.fixture(params=["x86_64", "aarch64"])
def machine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    name: str = request.param
    monkeypatch.setattr(seccomp, "machine", lambda: name)
    monkeypatch.setattr(seccomp, "table", lambda: syscalls._TABLES[name])
    return name


def ask(machine: str, name: str | int, *arguments: int) -> int:
    number = syscalls._TABLES[machine][name] if isinstance(name, str) else name
    return decide(seccomp.build(PID), syscalls.AUDIT_ARCH[machine], number, arguments)


@pytest.mark.parametrize(
    "name", ["read", "write", "mmap", "futex", "openat", "exit_group", "newfstatat", "getrandom", "madvise"]
)
def test_computing_is_allowed(machine: str, name: str) -> None:
    assert ask(machine, name) == ALLOW


FORBIDDEN = {
    # socket, connect, fork, vfork, execve, chmod, ptrace, mount, setns, bpf
    "x86_64": [41, 42, 57, 58, 59, 90, 101, 165, 308, 321],
    # socket, connect, execve, fchmodat, ptrace, mount, setns, bpf
    "aarch64": [198, 203, 221, 53, 117, 40, 268, 280],
}


def test_everything_else_is_not(machine: str) -> None:
    numbers = [*FORBIDDEN[machine], *range(425, 435), 440, 448, 460, 500, 999]
    for number in numbers:
        assert ask(machine, number) == fails(errno.EPERM), number
    for name in ("capset", "seccomp", "pidfd_open", "landlock_restrict_self", "landlock_create_ruleset"):
        assert ask(machine, name) == fails(errno.EPERM), name


def test_another_table_is_deadly(machine: str) -> None:
    other = "aarch64" if machine == "x86_64" else "x86_64"
    program = seccomp.build(PID)
    assert decide(program, syscalls.AUDIT_ARCH[other], 0) == KILL
    assert decide(program, 0x40000003, 0) == KILL  # i386
    assert decide(program, syscalls.AUDIT_ARCH[machine], 0x40000000) == KILL  # x32


def test_threads_but_no_processes(machine: str) -> None:
    assert ask(machine, "clone", 0x3D0F00) == ALLOW
    assert ask(machine, "clone", 17) == fails(errno.EPERM)
    assert ask(machine, "clone", 0x4100 | 17) == fails(errno.EPERM)  # vfork, as posix_spawn uses it
    assert ask(machine, "clone3") == fails(errno.ENOSYS)


@pytest.mark.parametrize(("name", "between"), [("kill", ()), ("tgkill", (PID,))])
def test_signals_only_to_itself_and_never_the_ninth(machine: str, name: str, between: tuple[int, ...]) -> None:
    assert ask(machine, name, PID, *between, 6) == ALLOW
    assert ask(machine, name, PID, *between, 9) == fails(errno.EPERM)
    for other in (0, 1, PID + 1, (1 << 64) - 1):
        for number in (0, 9, 15):
            assert ask(machine, name, other, *between, number) == fails(errno.EPERM)


def test_limits_can_be_read_not_set(machine: str) -> None:
    assert ask(machine, "prlimit64", 0, 7, 0, 0x7000) == ALLOW
    assert ask(machine, "prlimit64", 0, 7, 0x7000, 0) == fails(errno.EPERM)
    assert ask(machine, "prlimit64", 0, 7, 1 << 32, 0) == fails(errno.EPERM)


def test_descriptors_signal_nobody(machine: str) -> None:
    for command in (0, 1, 2, 3, 4, 1030):  # duplicates and flags
        assert ask(machine, "fcntl", 1, command) == ALLOW
    for command in (8, 10, 15, 1024, 1026, 1031):  # F_SETOWN, F_SETSIG, F_SETOWN_EX, F_SETLEASE, F_NOTIFY, F_SETPIPE_SZ
        assert ask(machine, "fcntl", 1, command) == fails(errno.EPERM)


def test_ioctl_and_prctl(machine: str) -> None:
    assert ask(machine, "ioctl", 1, 0x5401) == ALLOW
    assert ask(machine, "ioctl", 1, 0x5451) == ALLOW
    assert ask(machine, "ioctl", 1, 0x5412) == fails(errno.ENOTTY)  # TIOCSTI
    assert ask(machine, "prctl", 15) == ALLOW
    for option in (1, 4, 22, 36, 38):
        assert ask(machine, "prctl", option) == fails(errno.EPERM)


def test_every_name_is_a_call_of_both_machines_or_of_x86_only() -> None:
    only = set(syscalls.X86_64) - set(syscalls.AARCH64)
    assert set(syscalls.AARCH64) <= set(syscalls.X86_64)
    assert {"open", "dup2", "fork"} - {"fork"} <= only
    for table in (syscalls.X86_64, syscalls.AARCH64):
        assert len(set(table.values())) == len(table)
