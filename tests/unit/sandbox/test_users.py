"""Tiers A, B and C as an ordinary user, and as root who can leave root: needs an interpreter every user may read."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[3]
NOBODY = 65534
SCRIPT = """
    import json, os, sys
    if {user}:
        os.setgroups([]); os.setresgid({user}, {user}, {user}); os.setresuid({user}, {user}, {user})
    from grader.errors import SandboxError
    from grader.model.exercise import Limits
    from grader.model.outcome import Call
    from grader.sandbox import Sandbox
    source = b'''
    import os
    import numpy as np
    def f(x): return [float(np.sum(x)), os.getuid()]
    def passwords(): return len(open("/etc/passwd").read())
    def chmod(path): os.chmod(path, 0)
    '''.replace(b"\\n    ", b"\\n")
    told = {{}}
    for tier in "ABC":
        try:
            with Sandbox.start("numpy", tier=tier) as sandbox:
                worker = sandbox.worker({{"a.py": source}}, "a.py", limits=Limits())
                calls = [Call("f", ([1.0, 2.0],)), Call("passwords"), Call("chmod", ("/tmp",))]
                answers = [repr(worker.call(call)) for call in calls]
                told[tier] = [sandbox.isolation.tier, list(sandbox.isolation.details), answers]
                worker.close()
        except SandboxError as error:
            told[tier] = str(error)
    print(json.dumps(told))
"""


@pytest.fixture(scope="module")
def interpreter() -> str:
    """A Python of this version that any user may start, with numpy within reach."""
    found = shutil.which(f"python3.{sys.version_info[1]}", path="/usr/bin:/usr/local/bin")
    if os.getuid() != 0 or found is None:
        pytest.skip("needs root, and a Python that other users may read")
    check = subprocess.run(
        [found, "-c", drop(NOBODY) + "import numpy, grader"], env=environment(), capture_output=True, check=False
    )
    if check.returncode:
        pytest.skip("another user cannot import numpy here")
    return found


def drop(user: int) -> str:
    return f"import os; os.setgroups([]); os.setresgid({user}, {user}, {user}); os.setresuid({user}, {user}, {user}); "


def environment() -> dict[str, str]:
    import numpy

    site = Path(numpy.__file__).parents[1]
    return {"PYTHONPATH": f"{ROOT}:{site}", "PYTHONDONTWRITEBYTECODE": "1", "PATH": "/usr/bin:/bin"}


def run(interpreter: str, user: int) -> dict[str, Any]:
    script = textwrap.dedent(SCRIPT.format(user=user))
    done = subprocess.run(
        [interpreter, "-c", script], env=environment(), capture_output=True, text=True, check=False, cwd="/"
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


@pytest.mark.parametrize("user", [NOBODY, 0])
def test_every_tier(interpreter: str, user: int) -> None:
    told = run(interpreter, user)
    for tier in "ABC":
        assert isinstance(told[tier], list), told[tier]
        achieved, details, (answer, passwords, chmod) = told[tier]
        assert achieved == tier
        assert answer.startswith(f"Returned(value=[3.0, {NOBODY}]")
        assert passwords.startswith("Returned" if tier == "C" else "Raised(type_name='PermissionError'")
        assert chmod.startswith("Raised(type_name='PermissionError'") or "Errno 2" in chmod or "Read-only" in chmod
        assert ("root left for user 65534" in details) == (user == 0)


def test_root_is_refused_without_landlock_when_it_cannot_be_left(boxes: Any) -> None:
    from grader.errors import SandboxError
    from grader.sandbox import Sandbox

    if os.getuid() != 0 or os.stat("/root").st_mode & 0o5 or not os.__file__.startswith("/root/"):
        pytest.skip("needs root, and a Python only root may read")
    with Sandbox.start("numpy", tier="C") as sandbox, pytest.raises(SandboxError, match="must not be root"):
        _ = sandbox.isolation
    assert any("root kept" in detail for detail in boxes.get("numpy", "A").isolation.details)
