"""What authors and Python users import. Names load on first use, so that ``nngrade --help`` stays fast."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from grader.grading import grade as grade
    from grader.model.report import Report as Report

__version__ = "0.1.0"
__all__ = ["Report", "__version__", "grade"]

_HOMES = {"grade": "grader.grading", "Report": "grader.model.report"}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'grader' has no attribute {name!r}")


def load_ipython_extension(shell: Any) -> None:
    """``%load_ext grader`` in IPython or Jupyter: adds ``%check EXERCISE``."""
    import_module("grader.notebook.magic").load(shell)
