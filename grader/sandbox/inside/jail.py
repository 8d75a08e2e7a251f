"""Shutting a freshly forked worker in. The order matters: each later step forbids the earlier ones."""

from __future__ import annotations

import os
import resource
import signal
from collections.abc import Mapping
from dataclasses import dataclass

from . import landlock, libc, seccomp
from .box import Box, box_in, fill, seal

REPLY, REQUEST, RULESET = 3, 4, 5
"""A worker's file descriptors besides 0, 1 and 2. The last is closed before any student code runs."""


@dataclass(frozen=True)
class Plan:
    """What the zygote can take away from its workers."""

    tier: str
    base: str
    """Where submissions and scratch folders lie: a mount point of its own in tier A, a folder elsewhere."""
    rules: tuple[tuple[str, int], ...]
    memory: int
    """Address space of the zygote, in bytes."""
    ruleset: int = -1
    """Landlock rules that are the same for every worker of tier A."""
    inner_root: bool = False
    """The user's number is 0 outside: the kernel does not count its processes."""


def take_fds(plan: Plan, out: int, reply: int, request: int) -> int:
    """Put the worker's descriptors where they belong and close all others. Returns the ruleset's new descriptor."""
    null = os.open(os.devnull, os.O_RDONLY)
    sources = (null, out, out, reply, request, *((plan.ruleset,) if plan.ruleset >= 0 else ()))
    high = [os.dup2(fd, place, inheritable=False) for place, fd in enumerate(sources, start=200)]
    for place, fd in enumerate(high):
        os.dup2(fd, place)
    os.closerange(len(high), 4096)
    return RULESET if plan.ruleset >= 0 else -1


def make_box(plan: Plan, number: int, files: Mapping[str, bytes], assets: Mapping[str, bytes], scratch: int) -> Box:
    """The worker's folders. Tier A mounts everybody's on the same names; elsewhere each worker has its own."""
    if plan.tier != "A":
        box = box_in(f"{plan.base}/{number}")
        os.makedirs(box.submission)
        os.makedirs(box.work)
        fill(box, files, assets)
        seal(box.submission)
        return box
    box = box_in(plan.base)
    flags = libc.MS_NOSUID | libc.MS_NODEV
    libc.unshare(libc.NEWNS)
    libc.mount("tmpfs", box.submission, flags, f"size={sum(map(len, files.values())) + (1 << 22)},mode=755")
    libc.mount("tmpfs", box.work, flags | libc.MS_NOEXEC, f"size={scratch},nr_inodes=256,mode=700")
    fill(box, files, assets)
    libc.mount("tmpfs", box.submission, libc.MS_REMOUNT | libc.MS_RDONLY | flags)
    return box


def set_limits(plan: Plan, memory: int, scratch: int, seconds: int) -> None:
    """The kernel's own limits: they hold even when nobody watches."""
    wanted = {
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_FSIZE: scratch,
        resource.RLIMIT_NOFILE: 64,
        resource.RLIMIT_AS: plan.memory + memory,
        resource.RLIMIT_MEMLOCK: 0,
    }
    if hasattr(resource, "RLIMIT_MSGQUEUE"):
        wanted[resource.RLIMIT_MSGQUEUE] = 0
    if plan.tier == "A" and not plan.inner_root:  # elsewhere all processes of the user would count
        wanted[resource.RLIMIT_NPROC] = 128
    for limit, value in wanted.items():
        _, hard = resource.getrlimit(limit)
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(limit, (value, value))
    for number in (signal.SIGPIPE, signal.SIGXFSZ):  # an error in the call, not the end of the process
        signal.signal(number, signal.SIG_IGN)


def close_doors(plan: Plan, box: Box, ruleset: int) -> None:
    """Capabilities, landlock, seccomp. After this the process can only compute."""
    libc.drop_capabilities()
    libc.prctl(libc.PR_SET_NO_NEW_PRIVS, 1)
    if plan.tier in ("A", "B"):
        if ruleset < 0:
            own = ((box.submission, landlock.READ), (box.work, landlock.SCRATCH))
            ruleset = landlock.build((*plan.rules, *own))
        landlock.restrict(ruleset)
        os.close(ruleset)
    seccomp.apply(seccomp.build(os.getpid()))
