"""The local server: one page, its files, its state, and orders. Answers nobody but that page."""

from __future__ import annotations

import os
import socketserver
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import SHUT_RDWR, socket
from types import TracebackType
from typing import Any
from urllib.parse import parse_qs, urlsplit

from grader.catalog.playground import Playground
from grader.errors import UsageError
from grader.play.gate import HOST, Gate
from grader.play.orders import LONGEST, read_order
from grader.play.session import Session

Files = Mapping[str, tuple[str, bytes]]
"""Kind and bytes by name; the page itself is called ""."""
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_WAIT = 20.0
"""Seconds until a question for news is answered without any."""
_IDLE = 30.0
"""Seconds a connection may say nothing."""
_MOST_CONNECTIONS = 40


class Server:
    """Listens from the moment it is made; answers as a context."""

    def __init__(self, session: Session, playground: Playground, files: Files, port: int = 0) -> None:
        """``port`` 0 takes any free one.

        Raises:
            UsageError: the port cannot be had.
        """
        try:
            self._http = _Http((HOST, port), partial(_Handler, self), session.fail)
        except OSError as error:
            raise UsageError(
                f"Port {port} cannot be used: {error.strerror or error}. Leave --port out, and a free one is found."
            ) from None
        self.gate = Gate(self._http.server_address[1])
        self.session, self.playground, self.files = session, playground, files
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.1,), name="server", daemon=True)

    def __enter__(self) -> Server:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()


class _Http(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = _MOST_CONNECTIONS
    allow_reuse_address = os.name == "posix"  # elsewhere it would let another program take the same port

    def __init__(
        self,
        address: tuple[str, int],
        handler: Callable[..., BaseHTTPRequestHandler],
        fail: Callable[[BaseException], None],
    ) -> None:
        self._fail = fail
        self._places = threading.BoundedSemaphore(_MOST_CONNECTIONS)
        self._open: set[socket] = set()
        super().__init__(address, handler)

    def server_bind(self) -> None:
        """Without the question to a name server that ``http.server`` asks here."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), self.server_address[1]

    def process_request(self, request: Any, client_address: Any) -> None:
        if self._places.acquire(blocking=False):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        self._open.add(request)
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._open.discard(request)
            self._places.release()

    def server_close(self) -> None:
        """No connection outlives the server: a page learns at once that it has ended."""
        super().server_close()
        for request in tuple(self._open):
            with suppress(OSError):
                request.shutdown(SHUT_RDWR)

    def handle_error(self, request: socket | tuple[bytes, socket], client_address: Any) -> None:
        """A browser that left in the middle of an answer is nothing to tell."""
        error = sys.exc_info()[1]
        if error is not None and not isinstance(error, (ConnectionError, TimeoutError)):
            self._fail(error)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = _IDLE

    def __init__(self, ours: Server, *args: Any) -> None:
        self._ours = ours
        super().__init__(*args)

    def do_GET(self) -> None:
        ours, name = self._ours, self._ours.gate.page(self.path)
        if self._is_stranger(changing=False, entering=name in (None, "")):
            self._refuse()
        elif name is None and self.path.startswith("/open/") and ours.gate.redeem(self.path):
            self._answer(303, "text/plain", b"", {"Location": ours.gate.address})
        elif name == "state":
            self._answer(200, "application/json", ours.session.board.wait(self._known(), _WAIT))
        elif name is not None and name in ours.files:
            self._answer(200, *ours.files[name])
        else:
            self._refuse()

    def do_POST(self) -> None:
        ours = self._ours
        if self._is_stranger(changing=True, entering=False) or ours.gate.page(self.path) != "order":
            self._refuse()
            return
        try:
            order = read_order(self._body(), ours.playground)
        except ValueError:
            self._refuse(400)
            return
        ours.session.submit(order)
        self._answer(204, "text/plain", b"")

    def _is_stranger(self, *, changing: bool, entering: bool) -> bool:
        headers = {name.lower(): value for name, value in self.headers.items()}
        twice = len(headers) < len(self.headers)
        return twice or self._ours.gate.refuses(headers, changing=changing, entering=entering)

    def _body(self) -> bytes:
        """Raises ValueError for what cannot be an order."""
        length = self.headers.get("Content-Length", "")
        kind = self.headers.get("Content-Type", "").partition(";")[0]
        if not (length.isascii() and length.isdecimal() and len(length) < 6) or kind != "application/json":
            raise ValueError("no order")
        if int(length) > LONGEST:
            raise ValueError("too long")
        return self.rfile.read(int(length))

    def _refuse(self, status: int = 403) -> None:
        self.close_connection = True  # whatever else it wanted to say is not read
        text = b"This address leads nowhere. Take the whole address that nngrade play printed in your terminal.\n"
        self._answer(status, "text/plain; charset=utf-8", text, {"Connection": "close"})

    def _known(self) -> int:
        given = parse_qs(urlsplit(self.path).query).get("known", ["0"])[0]
        return int(given) if given.isascii() and given.isdecimal() and len(given) < 16 else 0

    def _answer(self, status: int, kind: str, data: bytes, more: Mapping[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {**_HEADERS, **(more or {})}.items():
            self.send_header(name, value)
        self.send_header("Content-Type", kind)
        if status != 204:
            self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What ``http.server`` itself refuses, without repeating any of it."""
        self._refuse(code)

    def version_string(self) -> str:
        """Nothing about versions."""
        return "nngrade"

    def log_message(self, format: str, *args: Any) -> None:
        """The terminal is the student's."""
