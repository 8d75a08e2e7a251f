"""For exercises of which nothing is run: a quiz needs no process to be marked."""

from __future__ import annotations

from typing import Any, NoReturn

from grader.errors import SandboxError


class Nothing:
    """The source of no workers."""

    mark = ""

    def ready(self) -> dict[str, Any]:
        """There is nothing to isolate, and nothing that isolates."""
        return {"tier": "none", "details": [], "versions": {}}

    def fork(self, *_: object, **__: object) -> NoReturn:
        """Raises SandboxError."""
        raise SandboxError('An exercise with framework "none" has nothing that could be run.')

    def dismiss(self) -> None:
        """Nothing to end."""

    def close(self) -> None:
        """Nothing to end."""
