"""The finished snapshot: sorted, hashed, with warnings held to a number one can read."""

from __future__ import annotations

import hashlib
import struct
import sys
from collections.abc import Mapping, Sequence

from grader.intake import limits
from grader.intake.names import shown
from grader.language import _
from grader.model.submission import SourceFile, Submission
from grader.model.text import printable

_LIBRARIES = {"numpy", "torch", "pytest", "matplotlib", "pandas", "scipy", "sklearn"}


def digest(files: Mapping[str, bytes]) -> str:
    """SHA-256 over the sorted names and bytes. Lengths go before both, so that no two snapshots give the same input."""
    total = hashlib.sha256(b"nngrade.snapshot/1\n")
    for name, data in sorted(files.items()):
        encoded = name.encode()
        total.update(struct.pack(">IQ", len(encoded), len(data)))
        total.update(encoded)
        total.update(data)
    return total.hexdigest()


def snapshot(
    id: str,
    files: Mapping[str, bytes],
    main: str | None,
    warnings: Sequence[str],
    cells: tuple[tuple[int, int], ...] = (),
) -> Submission:
    """Builds the record that is graded."""
    said = [*warnings, *shadowing(files, main)]
    if len(said) > limits.WARNINGS:
        said[limits.WARNINGS - 1 :] = [
            _("There are {count} more warnings like these.").format(count=len(said) - limits.WARNINGS + 1)
        ]
    return Submission(
        id=id,
        files=tuple(SourceFile(name, data) for name, data in sorted(files.items())),
        main=main,
        sha256=digest(files),
        warnings=tuple(printable(warning, limit=600, lines=1) for warning in said),
        cells=cells,
    )


def shadowing(files: Mapping[str, bytes], main: str | None) -> list[str]:
    """Warns of helpers that an import will never find, because Python or a library has a module of that name."""
    said: dict[str, str] = {}
    for name in sorted(files):
        top = name.partition("/")[0]
        module = top[:-3] if top.endswith(".py") else top
        # A folder is only a rival when it is a package; data may lie in a folder called "statistics".
        rival = name.endswith(".py") and (top == name or f"{top}/__init__.py" in files)
        if name != main and rival and (module in sys.stdlib_module_names or module in _LIBRARIES):
            said[module] = _("{top} has the name of a Python module; `import {module}` will not find it.").format(
                top=shown(top), module=module
            )
    return list(said.values())
