"""A launcher that is begun before anybody knows what it is to become."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from grader.errors import SandboxError
from grader.model.exercise import Limits
from grader.model.outcome import Call, Returned
from grader.sandbox import Sandbox, launch, places

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is forked")


def works(box: Sandbox) -> bool:
    source = b"import numpy as np\n\n\ndef total(n):\n    return float(np.ones(n).sum())\n"
    worker = box.worker({"work.py": source}, "work.py", limits=Limits())
    return worker.call(Call("total", (3,))) == Returned(3.0)


def test_a_sandbox_takes_the_launcher_that_was_begun() -> None:
    launch.begin()
    mark = launch._begun[0].mark
    with Sandbox.start("numpy") as box, Sandbox.start("numpy") as other:
        assert box.mark == mark
        assert other.mark != mark
        assert works(box)
        assert works(other)
        assert box.isolation == other.isolation


def test_numpy_that_is_not_where_it_was_said_to_be_is_found_later(tmp_path: Path) -> None:
    (tmp_path / "numpy.py").write_text("raise RuntimeError")
    launch._begun.append(launch.launch([str(tmp_path), *places.paths(["numpy"])]))
    with Sandbox.start("numpy") as box:
        assert works(box)


def test_one_that_nobody_takes_ends_with_the_line_to_it() -> None:
    launched = launch.launch(places.paths(["numpy"]))
    launched.control.close()
    assert launched.process.wait(60) == 0
    assert launched.process.stderr is not None
    with launched.process.stderr as words:
        assert words.read() == b""


def test_one_that_is_gone_is_told() -> None:
    launched = launch.launch()
    launched.process.kill()
    launched.process.wait()
    launch._begun.append(launched)
    with Sandbox.start("numpy", tier="B") as box, pytest.raises(SandboxError, match="ended unexpectedly"):
        box.isolation  # noqa: B018
