"""Sandboxes shared by all tests of a session: a zygote costs a second, a worker ten milliseconds."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from grader.errors import SandboxError
from grader.model.exercise import Limits
from grader.model.outcome import Call, Outcome
from grader.sandbox import Sandbox, Worker

LIMITS = Limits(load_seconds=10, call_seconds=10, output_bytes=1 << 20, memory_bytes=256 << 20)


class Boxes:
    """Sandboxes by framework and tier, started when first asked for."""

    def __init__(self) -> None:
        self._started: dict[tuple[str, str], Sandbox] = {}

    def get(self, framework: Any, tier: str) -> Sandbox:
        """Skips the test where this machine cannot have the tier."""
        if (framework, tier) not in self._started:
            sandbox = Sandbox.start(framework, tier=tier)
            try:
                assert sandbox.isolation.tier == tier
            except SandboxError as error:
                pytest.skip(str(error))
            self._started[framework, tier] = sandbox
        return self._started[framework, tier]

    def close(self) -> None:
        for sandbox in self._started.values():
            sandbox.close()


@pytest.fixture(scope="session")
def boxes() -> Iterator[Boxes]:
    boxes = Boxes()
    yield boxes
    boxes.close()


@pytest.fixture
def best(boxes: Boxes) -> Sandbox:
    """Tier A with numpy."""
    return boxes.get("numpy", "A")


@pytest.fixture
def start(best: Sandbox) -> Iterator[Callable[..., Worker]]:
    """``start(source, ...)`` is a worker in the best sandbox; all are ended after the test."""
    workers: list[Worker] = []

    def begin(source: str | bytes, sandbox: Sandbox = best, **options: Any) -> Worker:
        data = source.encode() if isinstance(source, str) else source
        files = {"work.py": data, **options.pop("files", {})}
        worker = sandbox.worker(files, "work.py", **{"limits": LIMITS, **options})
        workers.append(worker)
        return worker

    yield begin
    for worker in workers:
        worker.close()


@pytest.fixture
def run(start: Callable[..., Worker]) -> Callable[..., Outcome]:
    """``run(source, *args)`` loads the source and calls its function ``f``."""

    def call(source: str, *args: Any, sandbox: Any = None, limits: Limits = LIMITS, **options: Any) -> Outcome:
        more = {} if sandbox is None else {"sandbox": sandbox}
        return start(source, limits=limits, **more).call(Call("f", args, **options))

    return call


@pytest.fixture
def marked() -> Callable[[str], list[int]]:
    """``marked(mark)``: process ids whose environment carries the mark."""

    def find(mark: str) -> list[int]:
        found = []
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                try:
                    environment = (entry / "environ").read_bytes()
                except OSError:
                    continue
                if f"NNGRADE_MARK={mark}".encode() in environment:
                    found.append(int(entry.name))
        return found

    return find


@pytest.fixture
def eventually() -> Callable[[Callable[[], object]], bool]:
    """``eventually(condition)``: whether it came true within ten seconds. Burying processes takes a moment."""

    def wait(condition: Callable[[], object]) -> bool:
        end = time.monotonic() + 10
        while not condition():
            if time.monotonic() > end:
                return False
            os.sched_yield()
        return True

    return wait
