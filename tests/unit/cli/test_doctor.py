"""``nngrade doctor``."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from textwrap import dedent
from types import SimpleNamespace
from typing import Any

import pytest


@dataclass
class Probe:
    tier: str
    probe: str
    wanted: str
    seen: str
    ok: bool


GOOD = Probe("A", "read a file outside", "contained", "contained: PermissionError: [Errno 13] " + "long " * 20, True)
LOOSE = Probe("B", "open a connection", "contained", "open: connected", False)
WEAK = [
    Probe("C", "available", "", "seccomp", True),
    Probe("C", "list /", "open", "open: found 26 entries", True),
    Probe("C", "fork", "contained", "contained: refused", True),
]
ABSENT = Probe("B", "available", "", "This kernel has no Landlock.", False)


@pytest.mark.parametrize(
    ("probes", "code", "verdict"),
    [
        ([GOOD, LOOSE], 0, "Tier A holds: this machine can grade other people's code."),
        ([LOOSE], 1, "No tier holds on this machine: do not grade here."),
        (
            [LOOSE, *WEAK],
            1,
            "Only tier C holds: fine for your own code, too weak for other people's.",
        ),
        ([], 1, "No tier holds on this machine: do not grade here."),
    ],
)
def test_doctor_verdicts(
    cli: Any, monkeypatch: pytest.MonkeyPatch, probes: list[Probe], code: int, verdict: str
) -> None:
    monkeypatch.setitem(sys.modules, "grader.sandbox", SimpleNamespace(doctor=lambda: probes))
    ended = cli("doctor")
    assert (ended.code, ended.err) == (code, "")
    assert ended.out.splitlines()[-1] == verdict


def test_doctor_page(cli: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    probes = [GOOD, ABSENT, *WEAK, Probe("F", "fork", "contained", "open: forked", False)]
    monkeypatch.setitem(sys.modules, "grader.sandbox", SimpleNamespace(doctor=lambda: probes))
    assert cli("doctor").out == dedent(f"""\
        Tier A  namespaces, Landlock, seccomp and limits
        {"─" * 80}
        stopped    read a file outside  PermissionError: [Errno 13] long long long long…
        1 attempt: 1 stopped, none broke out.

        Tier B  Landlock, seccomp and limits
        {"─" * 80}
        Not on this machine. This kernel has no Landlock.

        Tier C  seccomp and limits, but files can be read
        {"─" * 80}
        open       list /  found 26 entries
        stopped    fork  refused
        2 attempts: 1 stopped, 1 open, which this tier does not promise to stop, none
        broke out.

        Tier F  none, only a process of its own
        {"─" * 80}
        BROKE OUT  fork  wanted contained, seen open: forked
        1 attempt: 0 stopped, 1 broke out.

        Tier A holds: this machine can grade other people's code.
        """)
