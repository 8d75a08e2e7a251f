"""A worker where nothing can be forked or shut in (macOS, Windows): a process of its own, used for one submission.

Only the resource limits that the system has are set. The judge says so in every report.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import threading
import time
from typing import Any

from . import box


def main(configuration: str) -> None:
    """Import, say hello, wait for the order, serve. Never returns."""
    pipes = _pipes()
    config = json.loads(configuration)
    sys.path[:] = config["paths"]
    from . import warm, worker  # they import numpy, which could not be found before

    link = worker.Link(*pipes)
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    try:
        versions = {"python": warm.python_version(), "numpy": warm.import_numpy()}
        torch: Any = None
        if config["framework"] == "torch":
            torch, versions["torch"] = warm.import_torch()
    except BaseException as error:
        worker.fault(link, 0, "the libraries could not be imported", error)
    sys.dont_write_bytecode = True
    worker.hide_ourselves()
    warm.freeze()
    link.say("hello", 0, {"versions": versions})
    order = worker.receive_order(link)
    try:
        folders = box.box_in(config["base"])
        os.makedirs(folders.submission, exist_ok=True)
        os.makedirs(folders.work, exist_ok=True)
        box.fill(folders, order.files, order.assets)
        box.seal(folders.submission)
        box.settle(folders)
        _limit(order.info, warm.address_space() if sys.platform == "linux" else 0)
    except BaseException as error:
        worker.fault(link, order.id, "the worker's folder could not be made", error)
    worker.serve(link, order, folders.submission, torch)


def _pipes() -> tuple[int, int]:
    """Requests come on 0 and replies go out on 1; what a student prints goes to 2 instead."""
    if sys.platform == "win32":
        import msvcrt

        for fd in (0, 1, 2):
            msvcrt.setmode(fd, os.O_BINARY)
    request, reply = os.dup(0), os.dup(1)
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.dup2(2, 1)
    os.close(null)
    return reply, request


def _end_with(parent: int) -> None:
    """Nobody tells this process when the judge dies, so it looks."""
    while sys.platform != "win32" and os.getppid() == parent:
        time.sleep(0.3)
    if sys.platform != "win32":
        os._exit(0)


def _limit(info: Any, address_space: int) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    wanted = {resource.RLIMIT_CORE: 0, resource.RLIMIT_CPU: info["cpu"], resource.RLIMIT_FSIZE: info["scratch"]}
    if sys.platform == "linux":
        wanted[resource.RLIMIT_AS] = address_space + info["memory"]
    for limit, value in wanted.items():
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(limit, (value, value))
