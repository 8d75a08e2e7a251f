"""Notices saves: by the system's own events, and by a look now and then for file systems that tell nothing."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

_STEP = 8  # milliseconds without news after which a save counts as finished
_DEBOUNCE = 40  # milliseconds; a save that goes on longer is reported once in between
_LOOK = 1000  # milliseconds between two looks at the files themselves
_POLL = 0.25  # seconds between two looks where there are no events, or no folder

Signature = tuple[tuple[int, int, int] | None, ...]


class Files:
    """Calls ``touched`` from a thread of its own whenever one of ``files`` may have changed. A context."""

    def __init__(self, folder: Path, files: Sequence[Path], touched: Callable[[], None], *, deep: bool) -> None:
        """``folder`` holds the files, ``deep`` in it or right there. It may vanish and come back: editors save by
        rename, and version control takes whole folders away."""
        self._folder, self._files, self._deep = folder, files, deep
        self._touched = touched
        self._over = threading.Event()
        self._ready = threading.Event()
        self._seen = self._signature()
        self._thread = threading.Thread(target=self._watch, name="files", daemon=True)

    def __enter__(self) -> Files:
        self._thread.start()
        self._ready.wait(5.0)  # from here on nothing is missed
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join(5.0)

    def _watch(self) -> None:
        while not self._over.is_set():
            try:
                self._listen()
            except Exception:  # no folder now, or no more watches to be had: then looking must do
                self._ready.set()
                self._over.wait(_POLL)
            self._look()

    def _listen(self) -> None:
        """Until the folder is another one, or gone."""
        from watchfiles import watch

        identity = _identity(self._folder)
        if identity is None:
            raise FileNotFoundError(self._folder)
        changes = watch(
            self._folder, watch_filter=None, debounce=_DEBOUNCE, step=_STEP, rust_timeout=_LOOK, yield_on_timeout=True,
            stop_event=_Readiness(self._over, self._ready), raise_interrupt=False, recursive=self._deep,
        )  # fmt: skip
        for found in changes:
            if found:
                self._seen = self._signature()
                self._touched()
            else:
                self._look()
            if _identity(self._folder) != identity:
                return

    def _look(self) -> None:
        now = self._signature()
        if now != self._seen:
            self._seen = now
            self._touched()

    def _signature(self) -> Signature:
        return tuple(_stat(path) for path in self._files)


class _Readiness:
    """The stop event for watchfiles, which asks it first when it already listens."""

    def __init__(self, over: threading.Event, ready: threading.Event) -> None:
        self._over, self._ready = over, ready

    def is_set(self) -> bool:
        """Whether to stop."""
        if not self._ready.is_set():
            self._ready.set()
        return self._over.is_set()


def _stat(path: Path) -> tuple[int, int, int] | None:
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(folder)
    except OSError:
        return None
    return found.st_dev, found.st_ino
