"""The grader as a wheel, made from the files at hand: without the bundled course, and with what one exercise needs.

The format is that of the Python Packaging User Guide, "Binary distribution format".
"""

from __future__ import annotations

import base64
import hashlib
from importlib import metadata
from pathlib import Path

import grader
from grader.export.files import File, text, zipped
from grader.model.exercise import Exercise, Framework

_PACKAGE = Path(grader.__file__).resolve().parent
_NEEDED: dict[Framework, tuple[str, ...]] = {
    "numpy": ("click", "numpy", "pytest", "rich"),
    "torch": ("click", "numpy", "pytest", "rich", "torch"),
    "none": ("click", "numpy", "pytest", "rich"),
}
TORCH_INDEX = "https://download.pytorch.org/whl/cpu"
"""Where PyTorch's own wheels for machines without a GPU are; others bring gigabytes of CUDA."""


def name() -> str:
    """The wheel's file name."""
    return f"nngrade-{grader.__version__}-py3-none-any.whl"


def wheel() -> bytes:
    """The wheel. It requires nothing by itself: ``requirements`` pins what it needs."""
    files = {
        f"grader/{path.relative_to(_PACKAGE).as_posix()}": File(path.read_bytes())
        for path in sorted(_PACKAGE.rglob("*"))
        if path.is_file() and not {"__pycache__", "_course"} & set(path.relative_to(_PACKAGE).parts)
    }
    info = f"nngrade-{grader.__version__}.dist-info"
    files[f"{info}/METADATA"] = text(
        f"Metadata-Version: 2.1\nName: nngrade\nVersion: {grader.__version__}\n"
        "Summary: Grades exercises in which people build neural networks from scratch.\nLicense: MIT\n"
    )
    files[f"{info}/WHEEL"] = text(
        f"Wheel-Version: 1.0\nGenerator: nngrade {grader.__version__}\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    )
    files[f"{info}/entry_points.txt"] = text(
        "[console_scripts]\nnngrade = grader.cli:main\n\n[pytest11]\nnngrade = grader.judge.plugin\n"
    )
    record = [f"{path},sha256={_digest(file.data)},{len(file.data)}" for path, file in sorted(files.items())]
    files[f"{info}/RECORD"] = text("\n".join([*record, f"{info}/RECORD,,"]) + "\n")
    return zipped(files)


def requirements(exercise: Exercise, *more: str) -> str:
    """The versions that this machine grades with, pinned, and those of ``more`` packages."""
    lines = [f"{package}=={_version(package)}" for package in (*_NEEDED[exercise.framework], *more)]
    if exercise.framework == "torch":
        lines.insert(0, f"--extra-index-url {TORCH_INDEX}")
    return "\n".join([*lines, 'tomli>=2.0; python_version < "3.11"']) + "\n"


def _version(package: str) -> str:
    # A local build such as 2.13.0+cpu is published under its plain number as well.
    return metadata.version(package).partition("+")[0]


def _digest(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
