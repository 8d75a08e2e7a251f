"""What a worker may read, and what is covered up."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from grader.errors import SandboxError
from grader.sandbox import places


def readable(found: places.Places, path: Path) -> bool:
    real = os.path.realpath(path)
    return any(real == rule or real.startswith(rule + "/") for rule, rights in found.rules if rights == "read")


def test_libraries_yes_the_program_no() -> None:
    import numpy

    found = places.find("numpy", ())
    assert readable(found, Path(os.__file__))
    assert readable(found, Path(numpy.__file__))
    assert not readable(found, Path(places.__file__))
    assert not readable(found, Path("/etc/passwd"))
    assert not readable(found, Path("/root/.ssh"))
    assert not readable(found, Path(sys.prefix))


def test_the_current_directory_is_never_searched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "numpy").mkdir()
    (tmp_path / "numpy/__init__.py").write_text("")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", ["", str(tmp_path), *sys.path])
    assert str(tmp_path) not in places.find("numpy", ()).paths


def test_a_missing_library_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    with pytest.raises(SandboxError, match="numpy is not installed"):
        places.find("numpy", ())


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of packages in which this program is installed."""
    site = tmp_path / "lib" / "site-packages"
    for name in ("numpy", "grader/_course", "nngrade-0.1.dist-info", "scipy"):
        (site / name).mkdir(parents=True)
    for name in (
        "numpy/__init__.py",
        "_nngrade.pth",
        "__editable__.nngrade.pth",
        "other.pth",
        "six.py",
        "grader/_course/secret.py",
    ):
        (site / name).write_text("")
    monkeypatch.setattr(sys, "path", [*(path for path in sys.path if "site-packages" not in path), str(site)])
    return site


def test_packages_are_allowed_one_by_one(site: Path) -> None:
    found = places.find("numpy", ())
    assert str(site) in found.paths
    assert [name for name in sorted(os.listdir(site)) if readable(found, site / name)] == ["numpy", "scipy", "six.py"]


def test_hidden_places_are_not_readable_even_inside_a_library(site: Path) -> None:
    found = places.find("numpy", [site / "scipy"])
    assert not readable(found, site / "scipy")
    assert str(site / "scipy") in found.hide


def test_covering_leaves_what_the_interpreter_needs(site: Path) -> None:
    (site.parent / "course").mkdir()
    found = places.find("numpy", [site.parents[1]])
    assert str(site.parent / "course") in found.hide
    assert not any(str(site).startswith(path) for path in found.hide)


def test_mounts_never_cover_a_library(site: Path) -> None:
    found = places.find("numpy", ())
    for path in (*found.hide, *found.mount_points):
        assert not any(
            needed == path or needed.startswith(path.rstrip("/") + "/") for needed in map(os.path.realpath, found.paths)
        )


def test_the_place_for_temporary_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    assert places.temporary_folder() == os.path.realpath(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path / "none"))
    assert os.path.isdir(places.temporary_folder())


def test_starting_loads_nothing_slow() -> None:
    script = (
        "import sys; from grader.sandbox import Sandbox; import grader.sandbox.zygotes; print('numpy' in sys.modules)"
    )
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(Path(__file__).parents[3]), *filter(None, sys.path)]),
    }
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
