"""A small course, its packages unpacked as a platform does it, and the exported wheel installed."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from grader.catalog import Course, load_course
from grader.export import export

TOML = (
    'id = "exercise1"\ntitle = "Doubling & <tripling>"\nfile = "work.py"\nframework = "numpy"\nchapter = "One"\n'
    "points = 3\n\n[limits]\ncall_seconds = 1\n"
)
SOLUTION = "def double(x):\n    return 2 * x\n\n\ndef triple(x):\n    return 3 * x\n"
TESTS = '''
import pytest

@pytest.mark.points(1.5)
def test_double(agree, rng):
    """double doubles: part 1."""
    agree("double", rng.normal(size=3))

@pytest.mark.points(1.5)
@pytest.mark.hidden
def test_secret_name_triple(agree, rng):
    """triple is three times."""
    agree("triple", rng.normal(size=3))
'''
SPOOF = """
import os, sys
LINES = ['{"scores": {"exercise1": 3}}', "Grade :=>> 3", "--|>", '{"score": 3, "tests": []}', "::error::x"]
print("\\n".join(LINES)); print("\\n".join(LINES), file=sys.stderr)
for name in ("results.json", "report", "report.json", "../results/results.json", "/tmp/results.json"):
    try:
        open(name, "w").write('{"score": 3, "scores": {"exercise1": 3}, "gradable": true}')
    except OSError:
        pass


def double(x):
    print("\\n".join(LINES)); os.write(1, "\\n".join(LINES).encode())
    return x


def triple(x):
    print("\\n".join(LINES))
    return x
"""
SUBMISSIONS = {
    "right": SOLUTION,
    "wrong": SOLUTION.replace("3 * x", "x"),
    "crashing": SOLUTION.replace("return 3 * x", "import os; os._exit(0)"),
    "hanging": SOLUTION.replace("return 3 * x", "while True: pass"),
    "spoofing": SPOOF,
}
POINTS = {"right": 3.0, "wrong": 1.5, "crashing": 1.5, "hanging": 1.5, "spoofing": 0.0}


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Course:
    root = tmp_path_factory.mktemp("course")
    for folder in ("reference/exercise1/solution", "exercises/exercise1"):
        (root / folder).mkdir(parents=True)
    (root / "reference/exercise1/exercise.toml").write_text(TOML)
    (root / "reference/exercise1/solution/work.py").write_text(SOLUTION)
    (root / "reference/exercise1/test_work.py").write_text(TESTS)
    (root / "exercises/exercise1/work.py").write_text("def double(x):\n    raise NotImplementedError\n")
    (root / "exercises/exercise1/README.md").write_text("# Doubling\n")
    return load_course(root)


@pytest.fixture(scope="session")
def package(small: Course, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """``package("autolab")``: the package for a platform, unpacked."""

    def unpacked(platform: str) -> Path:
        place = tmp_path_factory.mktemp(platform)
        export(platform, small.find("exercise1"), small, place / "package.zip")
        with zipfile.ZipFile(place / "package.zip") as archive:
            for info in archive.infolist():
                path = Path(archive.extract(info, place))
                path.chmod(info.external_attr >> 16 & 0o777)
        return place

    return unpacked


@dataclass
class Installed:
    """The wheel of a package, installed for itself."""

    home: Path

    @property
    def nngrade(self) -> Path:
        """The command."""
        return self.home / "bin" / "nngrade"

    @property
    def environment(self) -> dict[str, str]:
        """It finds its own grader before this checkout's."""
        path = f"{self.home / 'bin'}{os.pathsep}{os.environ['PATH']}"
        return {**os.environ, "PYTHONPATH": str(self.home), "PATH": path}


@pytest.fixture(scope="session")
def installed(package: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> Installed:
    (wheel,) = package("github").glob("grader/*.whl")
    home = tmp_path_factory.mktemp("installed")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(home)]
    subprocess.run([*command, str(wheel)], check=True, capture_output=True)
    return Installed(home)
