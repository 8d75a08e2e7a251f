"""Machines that refuse some of what the jail is made of, imitated by a filter that the judge itself runs under."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest

from grader.sandbox.inside import syscalls

ROOT = Path(__file__).resolve().parents[3]
pytestmark = pytest.mark.skipif(syscalls.machine() != "x86_64", reason="the numbers are those of x86_64")
UNSHARE, MOUNT, LANDLOCK, PRCTL, PIDFD_OPEN, WRITE = 272, 165, 444, 157, 434, 1
EPERM, ENOSYS, EINVAL, ENOSPC = 1, 38, 22, 28
SCRIPT = """
    import errno, json, struct
    from grader.sandbox.inside import libc, seccomp

    def stop(number, error, first):
        offset = 32 if number == 1 else 16  # of write: how much
        test = [] if first is None else [seccomp._do(0x20, offset), seccomp._jump(0x15, first, 0, 1)]
        tail = [*test, seccomp._do(0x06, 0x00050000 | error), seccomp._do(0x06, 0x7fff0000)]
        return [seccomp._do(0x20, 0), seccomp._jump(0x15, number, 0, len(tail)), *tail]

    program = b"".join(part for rule in {rules} for part in stop(*rule)) + seccomp._do(0x06, 0x7fff0000)
    libc.prctl(38, 1)
    seccomp.apply(program)

    from grader.errors import SandboxError
    from grader.model.exercise import Limits
    from grader.model.outcome import Call
    from grader.sandbox import Sandbox
    try:
        with Sandbox.start("numpy", tier={tier!r}) as sandbox:
            worker = sandbox.worker({{"a.py": b"def f(): return 1"}}, "a.py", limits=Limits())
            print(json.dumps([sandbox.isolation.tier, list(sandbox.isolation.details), worker.call(Call("f")).value]))
            worker.close()
    except SandboxError as error:
        print(json.dumps(str(error)))
"""


def run(rules: list[Any], tier: str | None = None) -> Any:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *filter(None, sys.path)])}
    script = textwrap.dedent(SCRIPT.format(rules=rules, tier=tier))
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_no_namespaces_as_in_docker() -> None:
    rules = [(UNSHARE, EPERM, None)]
    tier, details, value = run(rules)
    assert (tier, value) == ("B", 1)
    assert any("no namespaces" in detail for detail in details)
    assert "namespaces cannot be used here" in run(rules, "A")


def test_namespaces_without_rights_as_on_ubuntu() -> None:
    rules = [(MOUNT, EPERM, None)]
    tier, details, value = run(rules)
    assert (tier, value) == ("B", 1)
    assert any("mount" in detail for detail in details)
    assert "namespaces cannot be used here" in run(rules, "A")


def test_namespaces_without_a_user_as_on_ubuntu_24() -> None:
    """AppArmor lets the namespace be made, but not its map of users be written: there is no way back from there."""
    line = f"65534 {os.getuid()} 1" if os.getuid() else ""
    rules = [(WRITE, EPERM, len(line) if line else 9), (WRITE, EPERM, len("65534 65534 1"))]
    tier, details, value = run(rules)
    assert (tier, value) == ("B", 1)
    assert any("no namespaces" in detail for detail in details)
    assert "namespaces cannot be used here" in run(rules, "A")


def test_namespaces_used_up_or_set_to_none() -> None:
    rules = [(UNSHARE, ENOSPC, None)]  # user.max_user_namespaces = 0
    assert run(rules)[0] == "B"


def test_no_landlock() -> None:
    rules = [(LANDLOCK, ENOSYS, None)]
    answer = run(rules)
    if os.getuid() == 0:
        assert "must not be root" in answer or answer[0] == "C"
    else:
        assert answer[0] == "C"
    for tier in "AB":
        assert "no landlock" in run(rules, tier)


def test_no_filters_at_all() -> None:
    rules = [(PRCTL, EINVAL, 21)]  # PR_GET_SECCOMP
    tier, details, value = run(rules)
    assert (tier, value) == ("F", 1)
    assert any("no isolation" in detail for detail in details)
    assert "seccomp" in run(rules, "B")


def test_a_kernel_without_pidfds() -> None:
    tier, _, value = run([(PIDFD_OPEN, ENOSYS, None)])
    assert (tier, value) == ("A", 1)


def test_a_jail_that_cannot_be_closed_is_never_used() -> None:
    answer = run([(126, EPERM, None)])  # capset
    assert "the jail could not be closed" in answer
