"""One entry of a folder or an archive, and what becomes of it by its name alone."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from pathlib import PurePosixPath

from grader.model.frozen import frozen


class UnreadableError(Exception):
    """One member cannot be read. ``str()`` completes the sentence "forward.py ..."."""


@frozen
class Member:
    """An entry that was listed but not read yet."""

    name: str
    """As the folder or archive has it: not checked."""
    size: int
    """As claimed; reading is bounded whatever it says."""
    read: Callable[[int], bytes]
    """Returns at most that many bytes and one more; raises :class:`UnreadableError`."""
    problem: str = ""
    """Why it cannot be used, as the end of a sentence, for example ``is a symbolic link``."""


def unusable(name: str, problem: str) -> Member:
    """A member that is only there to be reported."""

    def refuse(limit: int) -> bytes:
        raise UnreadableError(problem)

    return Member(name, 0, refuse, problem)


class Kind(Enum):
    """What a member is to us."""

    SOURCE = "source"
    NOTEBOOK = "notebook"
    DATA = "data"
    CONFIGURATION = "configuration"
    """Files that would steer a tool; they are left out and named."""
    ARCHIVE = "archive"
    """Not looked into: that is how bombs are built, and which of the files in it would count?"""
    UNWANTED = "unwanted"
    """Files that a program might try to load; they are left out and named."""
    QUIET = "quiet"
    """Files that nobody misses: reports, pictures, caches."""


_DATA = {".csv", ".tsv", ".txt", ".json"}
_ANSWERS = "answers.toml"  # an exercise may ask questions beside its code
_CONFIGURATION = {
    "conftest.py", "pytest.ini", "tox.ini", "setup.cfg", "pyproject.toml", "nngrade.toml", "exercise.toml",
    "sitecustomize.py", "usercustomize.py",
}  # fmt: skip
_UNWANTED = {
    ".pkl", ".pickle", ".joblib", ".dill", ".pt", ".pth", ".ckpt", ".onnx", ".safetensors", ".h5", ".hdf5", ".mat",
    ".npy", ".npz", ".parquet", ".xlsx", ".bin", ".dat", ".db", ".so", ".pyd", ".dll", ".dylib", ".pyc", ".pyx", ".c",
    ".docx", ".rtf",
}  # fmt: skip
_ARCHIVES = {".zip", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".7z", ".rar"}
_QUIET_FOLDERS = {"__macosx", "__pycache__", "site-packages", "node_modules", "venv"}


def kind_of(name: str, main: str) -> Kind:
    """Sorts a checked name; ``main`` is the file that the exercise wants."""
    path = PurePosixPath(name)
    if is_quiet(name):
        return Kind.QUIET
    base, suffix = path.name.lower(), path.suffix.lower()
    if base == PurePosixPath(main).name.lower():
        return Kind.SOURCE
    if base in _CONFIGURATION:
        return Kind.CONFIGURATION
    if suffix == ".py" or base.endswith(".py.txt"):
        return Kind.SOURCE
    if suffix == ".ipynb":
        return Kind.NOTEBOOK
    if suffix in _DATA or base == _ANSWERS:
        return Kind.DATA
    if suffix in _ARCHIVES:
        return Kind.ARCHIVE
    return Kind.UNWANTED if suffix in _UNWANTED else Kind.QUIET


def is_quiet(name: str) -> bool:
    """Hidden files and folders, caches and packed system droppings: neither read nor mentioned."""
    parts = [part for part in name.lower().split("/") if part not in ("", ".", "..")]
    return any(part.startswith(".") or part in _QUIET_FOLDERS for part in parts) or parts[-1:] == ["thumbs.db"]
