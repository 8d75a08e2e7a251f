"""The latest state, for everybody who waits for it."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Mapping
from typing import Any


class Board:
    """Written by one thread, read by those that answer the page."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._version = 0
        self._data = b"{}"
        self._readers = 0
        self._seen = time.monotonic()

    def post(self, state: Mapping[str, Any]) -> None:
        """A new state. Its numbers are finite."""
        with self._changed:
            self._version += 1
            made = {"version": self._version, **state}
            self._data = json.dumps(made, allow_nan=False, separators=(",", ":")).encode()
            self._changed.notify_all()

    def wait(self, known: int, seconds: float) -> bytes:
        """The state as JSON, as soon as its version is another than ``known``, or as it is after so many seconds."""
        with self._changed:
            self._readers += 1
            try:
                self._changed.wait_for(lambda: self._version != known, seconds)
            finally:
                self._readers -= 1
                self._seen = time.monotonic()
            return self._data

    def unread(self) -> float:
        """For how many seconds nobody has asked."""
        with self._changed:
            return 0.0 if self._readers else time.monotonic() - self._seen
