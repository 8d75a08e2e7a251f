"""One scheduler and three workers on this machine, one of which is killed half-way: docs/cluster.md, as it stands."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import pytest

from grader.catalog import Course

RIGHT = "def double(x):\n    return 2 * x\n\n\ndef triple(x):\n    return 3 * x\n"
WRONG = RIGHT.replace("3 * x", "x")
CLASS = {f"student{number:02}": WRONG if number % 3 else RIGHT for number in range(24)}
WORKERS = 3
SECONDS = 60


@dataclass
class Cluster:
    address: str
    workers: list[subprocess.Popen[str]]


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    pytest.importorskip("distributed")
    environment = {**os.environ, "DASK_DISTRIBUTED__DASHBOARD__LINK": ""}
    started: list[subprocess.Popen[str]] = []
    readers: list[threading.Thread] = []

    def start(*words: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "dask", *words], stderr=subprocess.PIPE, text=True, env=environment, cwd=tmp_path
        )
        started.append(process)
        return process

    try:
        scheduler = start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        address = waited(scheduler, r"Scheduler at:\s*(tcp://\S+)", readers)
        options = ["--no-nanny", "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1"]
        workers = [start("worker", address, *options, "--name", f"w{number}") for number in range(WORKERS)]
        for worker in workers:
            waited(worker, r"Registered to:\s*(tcp://\S+)", readers)
        yield Cluster(address, workers)
    finally:
        for process in reversed(started):
            process.kill()
        for reader in readers:  # before its stream is closed under it
            reader.join()
        for process in started:
            process.communicate()


def waited(process: subprocess.Popen[str], pattern: str, readers: list[threading.Thread]) -> str:
    """What a process says about itself; it goes on writing, so another thread goes on reading."""
    assert process.stderr is not None
    for line in process.stderr:
        if found := re.search(pattern, line):
            readers.append(threading.Thread(target=swallow, args=(process.stderr,), daemon=True))
            readers[-1].start()
            return found[1]
    pytest.fail(f"{process.args} ended")


def swallow(stream: IO[str]) -> None:
    for _ in stream:
        pass


def reports(out: Path) -> dict[str, Any]:
    found = {path.stem: json.loads(path.read_text()) for path in sorted((out / "reports").glob("*.json"))}
    for report in found.values():
        del report["seconds"]
    return found


def command(course: Course, tmp_path: Path, out: str, *more: str) -> list[str]:
    words = ["batch", "1", str(tmp_path / "class"), "-o", str(tmp_path / out), "--course", str(course.root)]
    return [sys.executable, "-m", "grader.cli", *words, "--seed", "3", *more]


@pytest.fixture
def handed_in(tmp_path: Path) -> None:
    (tmp_path / "class").mkdir()
    for name, source in CLASS.items():
        (tmp_path / "class" / f"{name}.py").write_text(source)


def test_a_killed_worker_costs_nobody_anything(cluster, course: Course, tmp_path: Path, handed_in: None) -> None:
    alone = subprocess.run(command(course, tmp_path, "alone"), capture_output=True, text=True, check=False)
    assert alone.returncode == 0, alone.stderr
    with subprocess.Popen(
        command(course, tmp_path, "out", "--cluster", cluster.address),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as running:  # fmt: skip
        kill_half_way(running, tmp_path / "out" / "reports", cluster.workers[0])
        told, complaints = running.communicate(timeout=SECONDS)
    assert running.returncode == 0, complaints
    assert told.startswith("24 submissions: 8 with full marks")
    assert reports(tmp_path / "out") == reports(tmp_path / "alone")


def kill_half_way(running: subprocess.Popen[str], folder: Path, worker: subprocess.Popen[str]) -> None:
    while running.poll() is None:
        if folder.is_dir() and len(list(folder.glob("*.json"))) >= 4:
            worker.send_signal(signal.SIGKILL)
            return
    pytest.fail("it ended before a worker could be killed")
