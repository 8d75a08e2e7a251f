"""Which folders a zygote needs, which of them its workers may read, and which are covered up."""

from __future__ import annotations

import importlib.machinery
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from grader.errors import SandboxError
from grader.language import _

if TYPE_CHECKING:
    from grader.model.exercise import Framework

_HERE = Path(__file__).resolve().parent
_PACKAGE = str(_HERE.parent)
_SITE_NAMES = ("site-packages", "dist-packages")
_OURS = ("grader", "nngrade", "editable__")
_COVERED = ("/home", "/root", "/tmp", "/var/tmp", "/dev/shm", "/srv", "/media", "/run")
_MOUNT_POINTS = ("/mnt", "/media", "/srv", "/var/empty", "/opt")
_MAX_LIBRARY_FILES = 500
_BASE = {"base": sys.base_prefix, "platbase": sys.base_exec_prefix}
"""Of the Python a virtual environment was made from."""


class Places(NamedTuple):
    """Absolute paths, links resolved except in ``paths``."""

    paths: list[str]
    """``sys.path`` of the zygote."""
    rules: list[tuple[str, str]]
    """Path and ``read``, ``device``, or ``list``: its names only, for folders that are allowed entry by entry."""
    hide: list[str]
    mount_points: list[str]


def find(framework: Framework, hide: Sequence[Path]) -> Places:
    """Look at the file system, import nothing. Raises SandboxError when numpy or torch is not installed."""
    inside = paths(["numpy", "torch"] if framework == "torch" else ["numpy"])
    needed = {os.path.realpath(path) for path in inside}
    hidden = [os.path.realpath(path) for path in (_PACKAGE, *map(str, hide))]
    secret = {*hidden, *_our_entries(needed)}
    rules = [("/dev/null", "device"), ("/dev/urandom", "read")]
    rules += [(path, "list") for path in needed]
    for root in {os.path.realpath(path) for path in (*needed, *_libraries())}:
        rules += [(path, "read") for path in _readable(root, secret)]
    covered = [path for given in hidden for path in _cover(given, needed)]
    covered += [path for path in _COVERED if not _holds(os.path.realpath(path), needed)]
    points = [path for path in (*_MOUNT_POINTS, temporary_folder()) if not _holds(os.path.realpath(path), needed)]
    return Places(inside, sorted(set(rules)), list(dict.fromkeys(covered)), points)


def paths(packages: Sequence[str]) -> list[str]:
    """``sys.path`` of a zygote with these packages. Raises SandboxError when one is not installed."""
    standard = _standard_folders()
    return standard + [path for path in _site_folders(packages) if path not in standard]


def temporary_folder() -> str:
    """Where temporary files go. ``tempfile`` would say the same, but takes longer to import than all the rest."""
    given = [os.environ[name] for name in ("TMPDIR", "TEMP", "TMP") if os.environ.get(name)]
    usable = [path for path in (*given, "/tmp", "/var/tmp") if os.path.isdir(path) and os.access(path, os.W_OK)]
    return os.path.realpath(usable[0] if usable else os.curdir)


def _standard_folders() -> list[str]:
    standard = os.path.dirname(os.__file__)
    compiled = [path for path in sys.path if os.path.basename(path) in ("lib-dynload", "DLLs")]
    if not compiled:
        import sysconfig  # takes longer than all the rest

        compiled.append(os.path.join(sysconfig.get_path("platstdlib", vars=_BASE), "lib-dynload"))
    return [path for path in dict.fromkeys([standard, *compiled]) if os.path.isdir(path)]


def _site_folders(packages: Iterable[str]) -> list[str]:
    """Folders of ``sys.path`` that hold the packages, then the other package folders; never the current directory."""
    here = os.path.realpath(os.curdir)
    searched = [path for path in sys.path if path and os.path.isdir(path) and os.path.realpath(path) != here]
    found = []
    for package in packages:
        spec = importlib.machinery.PathFinder.find_spec(package, searched)
        if spec is None or not spec.origin:
            raise SandboxError(
                _("{package} is not installed for this Python ({executable}).").format(
                    package=package, executable=sys.executable
                )
            )
        found.append(os.path.dirname(os.path.dirname(spec.origin)))
    others = [path for path in searched if os.path.basename(path) in _SITE_NAMES]
    return list(dict.fromkeys([*found, *others]))


def _our_entries(needed: Iterable[str]) -> set[str]:
    """Entries of package folders that are this program or lead to it."""
    sites = {path for path in needed if os.path.basename(path) in _SITE_NAMES}
    below = {os.path.join(path, name) for path in needed for name in _SITE_NAMES}
    ours: set[str] = set()
    for site in filter(os.path.isdir, sites | below):
        leading = (".pth", ".egg-link") if site in sites else ()
        names = [name for name in os.listdir(site) if name.lstrip("_").startswith(_OURS) or name.endswith(leading)]
        ours |= {os.path.join(site, name) for name in names}
    return ours


def _libraries() -> list[str]:
    """Where shared libraries lie, without the Pythons that some systems keep beside them."""
    folders = ["/etc/ld.so.cache", "/usr/share/zoneinfo"]
    for folder in ("/usr/lib", "/usr/lib64", "/lib", "/lib64"):
        several = [
            path for path in _entries(folder) if path.endswith(("-linux-gnu", "-linux-musl", "-linux-gnueabihf"))
        ]
        folders += several or [path for path in _entries(folder) if not os.path.basename(path).startswith("python")]
    beside = os.path.join(sys.base_prefix, "lib")  # conda keeps MKL there, and much else
    return folders + [path for path in _entries(beside) if ".so" in os.path.basename(path)][:_MAX_LIBRARY_FILES]


def _entries(folder: str) -> list[str]:
    folder = os.path.realpath(folder)
    return [os.path.join(folder, name) for name in sorted(os.listdir(folder))] if os.path.isdir(folder) else []


def _holds(folder: str, paths: Iterable[str]) -> bool:
    return any(path == folder or path.startswith(folder.rstrip("/") + "/") for path in paths)


def _readable(root: str, secret: set[str]) -> list[str]:
    """``root``, or what is in it without anything secret. Links are left out where a folder must be taken apart."""
    if root in secret:
        return []
    if not _holds(root, secret):
        return [root]
    with os.scandir(root) as entries:
        inside = [entry.path for entry in entries if not entry.is_symlink()]
    return [path for entry in inside for path in _readable(entry, secret)]


def _cover(path: str, needed: set[str]) -> list[str]:
    """``path``, or what is in it without anything the interpreter needs."""
    if not _holds(path, needed):
        return [path]
    if path in needed or not os.path.isdir(path):
        return []
    with os.scandir(path) as entries:
        inside = [entry.path for entry in entries if entry.is_dir(follow_symlinks=False)]
    return [found for entry in inside for found in _cover(entry, needed)]
