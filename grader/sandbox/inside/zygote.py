"""The process that holds warm libraries and no secret, and forks itself for every worker."""

from __future__ import annotations

import _socket
import array
import contextlib
import json
import os
import resource
import signal
import sys
import time
from typing import Any

from . import box, clock, jail, landlock, libc, warm, worker
from .launcher import Shell

_RIGHTS = {"read": landlock.READ, "device": landlock.DEVICE, "list": landlock.LIST}


def main(control: Any, config: dict[str, Any], shell: Shell) -> None:
    """Warm up, say so, and serve until the judge closes the socket. Never returns."""
    try:
        libc.prctl(libc.PR_SET_PDEATHSIG, signal.SIGKILL)
        zygote, facts = prepare(config, shell)
        config.clear()  # a student can walk up to this frame; where the course lies is none of their business
        control.send(json.dumps(facts).encode())
        zygote.serve(control)
    except BaseException as error:
        with contextlib.suppress(OSError):
            control.send(json.dumps({"refused": f"{type(error).__name__}: {error}"[:2000]}).encode())
        os._exit(1)
    os._exit(0)


def prepare(config: dict[str, Any], shell: Shell) -> tuple[Zygote, dict[str, Any]]:
    """Import, use once, hide, freeze."""
    versions = {"python": warm.python_version(), "numpy": warm.import_numpy()}
    torch = None
    if config["framework"] == "torch":
        torch, versions["torch"] = warm.import_torch()
    warm.fill_finders(config["paths"])
    if warm.threads() != 1:
        raise RuntimeError("a library started a thread while it was imported")
    memory = warm.address_space()
    # Where nothing covers the course, its names are not to be listed either.
    usable = [(path, rights) for path, rights in config["rules"] if rights != "list" or shell.tier == "A"]
    rules = tuple((path, _RIGHTS[rights]) for path, rights in usable)
    ruleset = namespace = -1
    if shell.tier == "A":
        hide([path for path in config["hide"] if not f"{shell.base}/".startswith(f"{path}/")])
        namespace = os.open("/proc/self/ns/pid", os.O_RDONLY)
        hide(["/proc"])
        read, write = box.box_in(shell.base).rooms
        ruleset = landlock.build((*rules, (read, landlock.READ), (write, landlock.SCRATCH)))
    plan = jail.Plan(shell.tier, shell.base, rules, memory, ruleset, shell.inner_root)
    sys.dont_write_bytecode = True
    worker.hide_ourselves()
    warm.freeze()
    facts = {"tier": shell.tier, "details": shell.details, "versions": versions, "base": shell.base}
    return Zygote(plan, torch, namespace), facts


def hide(paths: list[str]) -> None:
    """Mount something empty over each path, so that not even ``stat`` tells what is there."""
    for path in paths:
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            if os.path.isdir(path):
                libc.mount(
                    "tmpfs", path, libc.MS_NOSUID | libc.MS_NODEV | libc.MS_RDONLY, "size=4k,nr_inodes=2,mode=755"
                )
            elif os.path.lexists(path):
                libc.mount("", path, libc.MS_BIND, source="/dev/null")


class Zygote:
    """Forks workers and reports how they ended."""

    def __init__(self, plan: jail.Plan, torch: Any, namespace: int) -> None:
        self._plan = plan
        self._torch = torch
        self._namespace = namespace
        self._pids: dict[int, int] = {}
        self._dying: dict[int, int] = {}
        self._splits: list[int] = []
        self._size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    def serve(self, control: Any) -> None:
        """Answer the judge's requests, one at a time."""
        space = _socket.CMSG_SPACE(3 * 4)
        while True:
            data, ancillary, _, _ = control.recvmsg(1 << 16, space)
            if not data:
                return
            self._bury()
            request = json.loads(data)
            if request["op"] == "quit":
                return
            if request["op"] == "fork":
                fds = _received(ancillary)
                self._fork(request["worker"], fds, request["spare"])
                for fd in fds:
                    os.close(fd)
            elif request["op"] == "split":
                self._split(control, ancillary)
            elif request["op"] == "discard":
                self._discard(request["worker"])
            else:
                number = request["worker"]
                answer = self._end(number, request["grace"]) if request["op"] == "end" else self._cpu(number)
                control.send(json.dumps({"op": request["op"], "worker": number, **answer}).encode())

    def _split(self, control: Any, ancillary: Any) -> None:
        """Fork another zygote, for another judge; it ends with that judge's socket, or with this one."""
        parent = os.getpid()
        line = _socket.socket(fileno=_received(ancillary)[0])
        if self._plan.tier == "A":  # not into the namespace of the last worker
            libc.setns(self._namespace, libc.NEWPID)
        pid = os.fork()
        if pid == 0:
            try:
                libc.prctl(libc.PR_SET_PDEATHSIG, signal.SIGKILL)
                control.close()
                if self._plan.tier == "A" or os.getppid() == parent:
                    Zygote(self._plan, self._torch, self._namespace).serve(line)
            finally:
                os._exit(0)
        line.close()
        self._splits.append(pid)

    def _fork(self, number: int, fds: list[int], spare: bool) -> None:
        parent = os.getpid()
        try:
            if self._plan.tier == "A":  # a PID namespace for every worker, made from ours
                libc.setns(self._namespace, libc.NEWPID)
                libc.unshare(libc.NEWPID)
            pid = os.fork()
        except OSError:  # no room for another process; the judge sees closed pipes
            return
        if pid == 0:
            try:
                self._child(number, fds, parent, spare)
            finally:
                os._exit(71)
        self._pids[number] = pid

    def _child(self, number: int, fds: list[int], parent: int, spare: bool) -> None:
        ruleset = jail.take_fds(self._plan, *fds)
        os.setsid()
        libc.prctl(libc.PR_SET_PDEATHSIG, signal.SIGKILL)
        if self._plan.tier != "A" and os.getppid() != parent:
            os._exit(71)
        if spare and self._torch is not None:  # nobody waits yet
            warm.use(self._torch)
        link = worker.Link(jail.REPLY, jail.REQUEST)
        order = worker.receive_order(link)
        info = order.info
        try:
            folders = jail.make_box(self._plan, number, order.files, order.assets, info["scratch"])
            box.settle(folders)
            jail.set_limits(self._plan, info["memory"], info["scratch"], info["cpu"])
            jail.close_doors(self._plan, folders, ruleset)
        except BaseException as error:
            worker.fault(link, order.id, "the jail could not be closed", error)
        worker.serve(link, order, folders.submission, self._torch)

    def _end(self, number: int, grace: float) -> dict[str, Any]:
        """Wait ``grace`` seconds, kill, reap; in tiers without mounts also remove what was written."""
        pid = self._pids.pop(number, None)
        if pid is None:
            return {"status": None}
        until = time.monotonic() + grace
        done, status, usage = os.wait4(pid, os.WNOHANG)
        while not done and time.monotonic() < until:
            time.sleep(0.001)
            done, status, usage = os.wait4(pid, os.WNOHANG)
        if not done:
            os.kill(pid, signal.SIGKILL)
            _, status, usage = os.wait4(pid, 0)
        self._clean(number)
        cpu = usage.ru_utime + usage.ru_stime
        return {
            "status": os.waitstatus_to_exitcode(status),
            "killed": not done,
            "cpu": cpu,
            "peak": usage.ru_maxrss << 10,
            "grown": max(0, usage.ru_maxrss - self._size) << 10,
        }

    def _cpu(self, number: int) -> dict[str, Any]:
        pid = self._pids.get(number)
        return {"cpu": None if pid is None else clock.cpu_of(pid)}

    def _discard(self, number: int) -> None:
        """Kill, but do not wait for the funeral: freeing the memory of a torch worker takes longer than making one."""
        pid = self._pids.pop(number, None)
        if pid is not None:
            os.kill(pid, signal.SIGKILL)
            self._dying[number] = pid

    def _bury(self) -> None:
        for number, pid in list(self._dying.items()):
            if os.waitpid(pid, os.WNOHANG)[0]:
                del self._dying[number]
                self._clean(number)

        self._splits = [pid for pid in self._splits if not os.waitpid(pid, os.WNOHANG)[0]]

    def _clean(self, number: int) -> None:
        if self._plan.tier != "A":
            box.remove(f"{self._plan.base}/{number}")


def _received(ancillary: Any) -> list[int]:
    """The descriptors that came with a message."""
    fds = array.array("i")
    for _, _, raw in ancillary:
        fds.frombytes(raw)
    return fds.tolist()
