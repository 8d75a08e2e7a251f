"""Nothing survives: not a worker, not a zygote, not a file."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from grader.errors import SandboxError
from grader.model.exercise import Limits
from grader.model.outcome import Call, Died, Returned
from grader.sandbox import Sandbox

LIMITS = Limits(memory_bytes=256 << 20)
Marked = Callable[[str], list[int]]
Eventually = Callable[[Callable[[], object]], bool]
LOOP = {"work.py": b"def f():\n    while True: pass\ndef g(): return 1"}


def leftovers() -> set[str]:
    return {path.name for path in Path(tempfile.gettempdir()).glob("nngrade-box-*")}


@pytest.fixture
def own_temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


@pytest.mark.usefixtures("own_temporary")
@pytest.mark.parametrize("tier", ["A", "B", "F"])
def test_closing_ends_everything(tier: str, marked: Marked, eventually: Eventually) -> None:
    with Sandbox.start("numpy", tier=tier) as sandbox:
        workers = [sandbox.worker(LOOP, "work.py", limits=LIMITS) for _ in range(3)]
        assert workers[0].call(Call("g")) == Returned(1)
        for worker in workers:
            worker.loaded()
            worker.send(Call("f"))
        assert len(marked(sandbox.mark)) >= 3
    assert eventually(lambda: not marked(sandbox.mark))
    assert leftovers() == set()
    sandbox.close()
    with pytest.raises(SandboxError):
        sandbox.worker(LOOP, "work.py", limits=LIMITS)


@pytest.mark.usefixtures("own_temporary")
@pytest.mark.parametrize(("tier", "how"), [("A", signal.SIGKILL), ("B", signal.SIGTERM)])
def test_the_judges_death_ends_everything(tier: str, how: int, marked: Marked, eventually: Eventually) -> None:
    script = f"""
        from grader.model.exercise import Limits
        from grader.model.outcome import Call
        from grader.sandbox import Sandbox
        sandbox = Sandbox.start("numpy", tier={tier!r})
        worker = sandbox.worker({LOOP!r}, "work.py", limits=Limits())
        worker.loaded()
        worker.send(Call("f"))
        print(sandbox.mark, flush=True)
        worker.receive()
    """
    environment = {**os.environ, "TMPDIR": tempfile.gettempdir(), "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    judge = subprocess.Popen([sys.executable, "-c", textwrap.dedent(script)], stdout=subprocess.PIPE, env=environment)
    with judge:
        assert judge.stdout is not None
        mark = judge.stdout.readline().decode().strip()
        assert len(marked(mark)) >= 3
        judge.send_signal(how)
    assert eventually(lambda: not marked(mark))
    assert eventually(lambda: leftovers() == set())


@pytest.mark.usefixtures("own_temporary")
@pytest.mark.parametrize("tier", ["A", "B"])
def test_a_dead_zygote_is_our_fault_not_the_students(tier: str, marked: Marked, eventually: Eventually) -> None:
    with Sandbox.start("numpy", tier=tier) as sandbox:
        worker = sandbox.worker(LOOP, "work.py", limits=LIMITS)
        assert worker.call(Call("g")) == Returned(1)
        worker.send(Call("f"))
        for pid in marked(sandbox.mark):
            with suppress(ProcessLookupError):  # the death of the first takes the others along
                os.kill(pid, signal.SIGKILL)
        with pytest.raises(SandboxError):
            worker.receive()
        with pytest.raises(SandboxError):
            sandbox.worker(LOOP, "work.py", limits=LIMITS).loaded()
    assert eventually(lambda: not marked(sandbox.mark))
    assert leftovers() == set()


def test_a_worker_ends_without_its_sandbox(best: Sandbox, marked: Marked, eventually: Eventually) -> None:
    before = len(marked(best.mark))
    worker = best.worker(LOOP, "work.py", limits=LIMITS)
    worker.loaded()
    worker.send(Call("f"))
    assert len(marked(best.mark)) == before + 1
    worker.close()
    worker.close()
    assert not worker.alive
    assert eventually(lambda: len(marked(best.mark)) == before)


def test_threads_left_behind_do_not_matter(best: Sandbox) -> None:
    source = b"""
import threading
def spin():
    while True: pass
def f():
    threading.Thread(target=spin).start()
    return 1
"""
    worker = best.worker({"work.py": source}, "work.py", limits=LIMITS)
    assert worker.call(Call("f")) == Returned(1)
    assert worker.call(Call("f")) == Returned(1)
    worker.close()


def test_many_threads_are_bounded(best: Sandbox) -> None:
    source = b"""
import threading
def f():
    stop = threading.Event()
    try:
        for n in range(5000):
            threading.Thread(target=stop.wait).start()
    except (RuntimeError, MemoryError):
        return n < 1000
    finally:
        stop.set()
"""
    worker = best.worker({"work.py": source}, "work.py", limits=LIMITS)
    assert worker.call(Call("f", seconds=30)) == Returned(True)
    worker.close()


def test_a_sandbox_that_was_never_used_ends_too(marked: Marked, eventually: Eventually) -> None:
    sandbox = Sandbox.start("numpy")
    sandbox.close()
    assert eventually(lambda: not marked(sandbox.mark))


def test_unknown_tiers_are_refused() -> None:
    with pytest.raises(SandboxError, match="There is no isolation tier 'Z'"):
        Sandbox.start("numpy", tier="Z")


def test_a_crash_costs_one_worker_only(best: Sandbox) -> None:
    crash = best.worker({"a.py": b"import ctypes\ndef f(): ctypes.string_at(0)"}, "a.py", limits=LIMITS)
    other = best.worker(LOOP, "work.py", limits=LIMITS)
    outcome = crash.call(Call("f"))
    assert isinstance(outcome, Died)
    assert other.call(Call("g")) == Returned(1)
    other.close()


def test_the_mount_point_may_be_a_folder_that_is_covered(monkeypatch: pytest.MonkeyPatch) -> None:
    from grader.sandbox import places

    monkeypatch.setattr(places, "_MOUNT_POINTS", ("/no/such/folder", "/media"))
    with Sandbox.start("numpy", tier="A") as sandbox:
        worker = sandbox.worker({"a.py": b"import os\ndef f(): return os.getcwd()"}, "a.py", limits=LIMITS)
        assert worker.call(Call("f")) == Returned("/media/write/work")
        worker.close()


def test_a_fork_that_fails_is_our_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    from grader.sandbox import orders

    monkeypatch.setattr(orders, "cpu_seconds", lambda limits: "many")
    with Sandbox.start("numpy", tier="A") as sandbox:
        worker = sandbox.worker(LOOP, "work.py", limits=LIMITS)
        with pytest.raises(SandboxError, match="the jail could not be closed"):
            worker.loaded()


@pytest.mark.parametrize("tier", ["A", "B", "F"])
def test_a_worker_killed_before_it_began_is_our_fault(tier: str, boxes: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from grader.sandbox import orders as module

    real = module.order

    def broken(*arguments: Any) -> Any:
        made = real(*arguments)
        return type(made)(made.id, b"NNG1 and nothing that makes sense")

    monkeypatch.setattr(module, "order", broken)
    worker = boxes.get("numpy", tier).worker(LOOP, "work.py", limits=LIMITS)
    with pytest.raises(SandboxError, match="could not be started"):
        worker.loaded()
    worker.close()
