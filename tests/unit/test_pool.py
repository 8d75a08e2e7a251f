"""Processes that share work end with the one that started them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import grader

KILLED = """
import os, signal
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from grader.pool import belong

if __name__ == "__main__":
    pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=belong)
    pool.submit(print, "at work", flush=True).result()
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_nobody_is_left_when_the_command_is_killed(tmp_path: Path) -> None:
    """The pipe closes only when the last process that holds it is gone."""
    (tmp_path / "killed.py").write_text(KILLED)
    environment = {**os.environ, "PYTHONPATH": str(Path(grader.__file__).parents[1])}
    command = [sys.executable, str(tmp_path / "killed.py")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout) == (-9, "at work\n")
