"""Other people's programs that our tests ask, where they are installed. None of them is needed to work on nngrade.

Python packages are looked for with the Pythons that ``NNGRADE_TOOLS`` names (several are separated as in PATH):

    python -m venv tools
    tools/bin/pip install nbgrader otter-grader ipykernel numpy click pytest rich coursera_autograder
    NNGRADE_TOOLS=$PWD/tools/bin/python pytest tests/platforms

Programs of npm are looked for in the folder ``node_modules`` that ``NNGRADE_NODE_MODULES`` names, others in PATH.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest


@cache
def python_with(*modules: str) -> Path:
    """A Python that can import these modules; skips the test where there is none."""
    test = f"import importlib.util as u, sys; sys.exit(not all(u.find_spec(m) for m in {modules!r}))"
    for name in filter(None, os.environ.get("NNGRADE_TOOLS", "").split(os.pathsep)):
        if subprocess.run([name, "-c", test], check=False, capture_output=True).returncode == 0:
            return Path(name)
    pytest.skip(f"no Python in NNGRADE_TOOLS has {', '.join(modules)} (see tests/platforms/tools.py)")


@cache
def program(name: str, package: str) -> str:
    """A program in PATH; skips the test where there is none."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed (it is in {package})")
    return found


@cache
def node_module(name: str) -> Path:
    """A package of npm; skips the test where there is none."""
    folder = Path(os.environ.get("NNGRADE_NODE_MODULES", "")) / name
    if "NNGRADE_NODE_MODULES" not in os.environ or not folder.is_dir():
        pytest.skip(f"NNGRADE_NODE_MODULES names no folder with {name} (see tests/platforms/tools.py)")
    return folder
