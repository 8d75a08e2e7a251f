"""nngrade inside a notebook: the magic ``%check``, and the cells that nbgrader and otter run.

The kernel runs student code, so nothing is judged in it: every check is a process of its own.
"""

from __future__ import annotations

from grader.notebook.cell import points, verdict

__all__ = ["points", "verdict"]
