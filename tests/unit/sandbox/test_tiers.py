"""The same programs in every tier this machine has, and what each tier keeps away."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader.model.exercise import Limits
from grader.model.outcome import Call, Died, NotLoaded, Raised, Returned
from grader.sandbox import Sandbox, Worker

TIERS = ["A", "B", "F"]
LIMITS = Limits(memory_bytes=256 << 20, output_bytes=1 << 20, scratch_bytes=4 << 20)
PROBE = (Path(__file__).parent / "data" / "probe.py").read_text(encoding="utf-8")


@pytest.fixture(params=TIERS)
def sandbox(request: pytest.FixtureRequest, boxes: Any) -> Sandbox:
    found = boxes.get("numpy", request.param)
    assert isinstance(found, Sandbox)
    return found


@pytest.fixture
def worker(sandbox: Sandbox) -> Iterator[Worker]:
    worker = sandbox.worker({"probe.py": PROBE.encode()}, "probe.py", limits=LIMITS)
    yield worker
    worker.close()


@pytest.fixture(params=["A", "B"])
def jailed(request: pytest.FixtureRequest, boxes: Any) -> Iterator[Worker]:
    """A worker of the tiers that promise something."""
    worker = boxes.get("numpy", request.param).worker({"probe.py": PROBE.encode()}, "probe.py", limits=LIMITS)
    yield worker
    worker.close()


def test_calls_work(worker: Worker) -> None:
    assert worker.call(Call("mean", (np.arange(4.0),))) == Returned(1.5)


@pytest.mark.parametrize(
    ("name", "reason"),
    [("loop", "timeout"), ("leave", "exited"), ("segfault", "crashed"), ("junk", "protocol"), ("talk", "output_limit")],
)
def test_every_end_is_told_alike(worker: Worker, sandbox: Sandbox, name: str, reason: str) -> None:
    outcome = worker.call(Call(name, seconds=0.3 if name == "loop" else None))
    if name == "junk" and sandbox.isolation.tier == "F":  # its pipe has another number there
        assert isinstance(outcome, Raised)
    else:
        assert isinstance(outcome, Died), outcome
        assert outcome.reason == reason


def test_memory(worker: Worker) -> None:
    outcome = worker.call(Call("hungry"))
    assert isinstance(outcome, Raised)
    assert outcome.type_name == "MemoryError"


def test_the_current_directory_is_the_scratch(worker: Worker) -> None:
    outcome = worker.call(Call("where"))
    assert isinstance(outcome, Returned), outcome
    here, names, home, written = outcome.value
    assert here == home
    assert names == ["probe.py"]
    assert written == 2


def test_the_environment_is_ours(worker: Worker) -> None:
    outcome = worker.call(Call("environment"))
    assert isinstance(outcome, Returned)
    assert set(outcome.value) <= {
        "GLIBC_TUNABLES", "HOME", "LANG", "LC_CTYPE",
        "LOGNAME", "MALLOC_ARENA_MAX", "MKL_NUM_THREADS", "MPLBACKEND", "MPLCONFIGDIR",
        "NNGRADE_MARK", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS",
        "PATH", "PYTHONHASHSEED", "TEMP", "TMP", "TMPDIR", "USER", "XDG_CACHE_HOME",
    }  # fmt: skip


def test_loading_errors(sandbox: Sandbox) -> None:
    worker = sandbox.worker({"a.py": b"def f(:"}, "a.py", limits=LIMITS)
    loaded = worker.loaded()
    assert isinstance(loaded, NotLoaded)
    assert loaded.reason == "syntax"


def test_the_disk_is_limited(worker: Worker) -> None:
    outcome = worker.call(Call("flood", (40,), seconds=30))
    assert isinstance(outcome, Raised | Died)
    if isinstance(outcome, Died):
        assert outcome.reason == "output_limit"
    else:
        assert "No space left" in outcome.message


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    path = tmp_path / "canary.txt"
    path.write_text("secret")
    path.chmod(0o644)
    return path


def contained(worker: Worker, name: str, *args: Any) -> bool:
    """Whether the attempt failed with an error of the system."""
    outcome = worker.call(Call(name, args))
    assert isinstance(outcome, Raised | Returned), outcome
    return isinstance(outcome, Raised) and outcome.type_name in (
        "PermissionError", "FileNotFoundError", "OSError", "ProcessLookupError", "BlockingIOError", "ValueError",
    )  # fmt: skip


@pytest.mark.parametrize("name", ["read", "write", "chmod", "remove"])
def test_a_file_beside_the_judge_is_safe(jailed: Worker, canary: Path, name: str) -> None:
    before = canary.stat()
    assert contained(jailed, name, str(canary))
    assert (canary.read_text(), canary.stat().st_mode, canary.stat().st_mtime) == (
        "secret",
        before.st_mode,
        before.st_mtime,
    )


@pytest.mark.parametrize("path", ["/", "/root", "/home", "/etc", "/tmp", "/proc", str(Path(__file__).parent)])
def test_folders_cannot_be_listed(jailed: Worker, path: str) -> None:
    outcome = jailed.call(Call("listing", (path,)))
    assert isinstance(outcome, Raised) or outcome == Returned([])


@pytest.mark.parametrize(
    "path",
    ["/etc/passwd", "/proc/self/mem", "/proc/self/maps", f"/proc/{os.getpid()}/environ", __file__],
    ids=["passwd", "own memory", "own maps", "the judge's environment", "this file"],
)
def test_files_cannot_be_read(jailed: Worker, path: str) -> None:
    assert contained(jailed, "read", path)


@pytest.mark.parametrize(
    "path", ["/dev/shm/x", "/tmp/nngrade-outside", "/mnt/x", "/mnt/write/x", "../x", "../../x", "/x"]
)
def test_nothing_is_written_outside(jailed: Worker, path: str) -> None:
    assert contained(jailed, "write", path)


def test_processes(jailed: Worker) -> None:
    assert contained(jailed, "kill", os.getpid())
    assert contained(jailed, "kill", -1)
    assert contained(jailed, "kill", 0)
    assert contained(jailed, "trace", os.getpid())
    assert contained(jailed, "fork")
    assert contained(jailed, "execute", "/bin/sh")
    assert contained(jailed, "unshare")
    assert contained(jailed, "unmount", "/tmp")
    assert contained(jailed, "limits")
    assert jailed.call(Call("mean", ([1.0],))) == Returned(1.0)


def test_network(jailed: Worker) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert contained(jailed, "connect", port)
        assert contained(jailed, "datagram", port)


def test_hidden_folders_do_not_exist_in_tier_a(tmp_path: Path) -> None:
    course, paper = tmp_path / "course", tmp_path / "paper.txt"
    course.mkdir()
    (course / "test_x.py").write_text("x")
    paper.write_text("long text")
    with Sandbox.start("numpy", tier="A", hide=[course, paper, tmp_path / "none"]) as sandbox:
        worker = sandbox.worker({"probe.py": PROBE.encode()}, "probe.py", limits=LIMITS)
        assert contained(worker, "stat", str(course / "test_x.py"))
        outcome = worker.call(Call("stat", (str(paper),)))
        assert isinstance(outcome, Raised) or outcome == Returned(0)
        worker.close()


def test_nothing_is_left_for_the_next_worker(boxes: Any) -> None:
    sandbox = boxes.get("numpy", "A")
    source = b"import os\ndef f():\n    seen = os.path.exists('left')\n    open('left', 'w').close()\n    return seen"
    for _ in range(2):
        worker = sandbox.worker({"a.py": source}, "a.py", limits=LIMITS)
        assert worker.call(Call("f")) == Returned(False)
        worker.close()


def test_isolation_is_told(sandbox: Sandbox) -> None:
    isolation = sandbox.isolation
    assert isolation.tier in TIERS
    assert any("seccomp" in detail for detail in isolation.details) == (isolation.tier != "F")
    assert any("no isolation" in detail for detail in isolation.details) == (isolation.tier == "F")
    assert sandbox.environment["numpy"] == np.__version__


def test_packages_that_nobody_imported_yet(boxes: Any) -> None:
    source = b"""
def f():
    import importlib.metadata, shutil, tempfile
    importlib.invalidate_caches()
    import pytest
    with tempfile.TemporaryDirectory() as folder:
        with open(folder + "/x", "w") as file:
            file.write("1")
        shutil.copyfile(folder + "/x", "copy")
    return [pytest.__version__ == importlib.metadata.version("pytest"), pytest.__version__]
"""
    worker = boxes.get("numpy", "A").worker({"a.py": source}, "a.py", limits=LIMITS)
    assert worker.call(Call("f", seconds=30)) == Returned([True, pytest.__version__])
    worker.close()
