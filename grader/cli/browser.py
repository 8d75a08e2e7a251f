"""Opens a page in the user's browser, where there is one that needs no terminal."""

from __future__ import annotations

import os
import sys
import threading


def open_page(address: str) -> None:
    """Ask the browser to show it; does not wait, and does not mind when there is none."""
    if _has_windows():
        threading.Thread(target=_open, args=(address,), name="browser", daemon=True).start()


def _has_windows() -> bool:
    """A browser for terminals would take ours away."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))


def _open(address: str) -> None:
    import webbrowser

    try:
        webbrowser.open(address)
    except (webbrowser.Error, OSError):
        return
