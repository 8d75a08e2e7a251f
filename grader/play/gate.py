"""Who is answered. A page of another site, another user of this machine and a renamed host get nothing.

The address holds a token that nobody can guess. A browser tells with ``Host`` which name it used and with ``Origin``
and ``Sec-Fetch-Site`` who asks; all of them must fit.
"""

from __future__ import annotations

import hmac
import secrets
import threading
from collections.abc import Mapping

HOST = "127.0.0.1"


class Gate:
    """Of one server."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.token = secrets.token_urlsafe(32)
        self._ticket = secrets.token_urlsafe(32)
        self._lock = threading.Lock()

    @property
    def address(self) -> str:
        """Where the page is."""
        return f"{self._origin}/{self.token}/"

    @property
    def opening(self) -> str:
        """Leads there once: other users of this machine can read what a browser was started with."""
        return f"{self._origin}/open/{self._ticket}"

    @property
    def _origin(self) -> str:
        return f"http://{HOST}:{self.port}"

    def page(self, path: str) -> str | None:
        """What is asked for below the token: ``""`` for the page itself; None for an address without the token."""
        _, _, rest = path.partition("/")
        token, slash, name = rest.partition("?")[0].partition("/")
        return name if slash and hmac.compare_digest(token.encode(), self.token.encode()) else None

    def redeem(self, path: str) -> bool:
        """Whether ``path`` is that of ``opening``, for the first time."""
        given = path.removeprefix("/open/")
        with self._lock:
            fits = bool(self._ticket) and hmac.compare_digest(given.encode(), self._ticket.encode())
            self._ticket = "" if fits else self._ticket
        return fits

    def refuses(self, headers: Mapping[str, str], *, changing: bool, entering: bool) -> bool:
        """Whether the headers are those of somebody else.

        Args:
            headers: by their names in small letters.
            changing: the request is an order; browsers then always say who asks.
            entering: the request is for the page itself, to which a link may lead from anywhere.
        """
        if headers.get("host") != f"{HOST}:{self.port}":
            return True
        origin = headers.get("origin")
        if origin != self._origin and (changing or origin is not None):
            return True
        return not entering and headers.get("sec-fetch-site", "same-origin") != "same-origin"
