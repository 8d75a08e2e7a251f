"""Asked as other programs would ask it. The server runs, the session behind it only notes what arrives."""

from __future__ import annotations

import http.client
import json
import socket
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from grader.catalog.playground import Playground
from grader.errors import UsageError
from grader.model.exercise import Exercise
from grader.play.board import Board
from grader.play.orders import Order
from grader.play.page import page_files
from grader.play.server import Server


class FakeSession:
    def __init__(self) -> None:
        self.board = Board()
        self.orders: list[Order] = []
        self.faults: list[BaseException] = []

    def submit(self, order: Order) -> None:
        if order.do == "another":
            raise ZeroDivisionError
        self.orders.append(order)

    def fail(self, error: BaseException) -> None:
        self.faults.append(error)


@pytest.fixture(scope="module")
def shared(exercise: Exercise, playground: Playground) -> Iterator[Server]:
    with Server(FakeSession(), playground, page_files(exercise, playground)) as started:  # type: ignore[arg-type]
        yield started


@pytest.fixture
def server(shared: Server) -> Server:
    """Nothing has been asked of it yet."""
    orders(shared).clear()
    shared.session.board = Board()
    return shared


Ask = Callable[..., http.client.HTTPResponse]


@pytest.fixture
def ask(server: Server) -> Iterator[Ask]:
    """``ask("GET", "state")``: as the page would, unless told otherwise."""
    open_ones: list[http.client.HTTPConnection] = []

    def make(method: str, name: str, body: bytes = b"", *, path: str | None = None, **changed: str | None) -> Any:
        ours = f"127.0.0.1:{server.gate.port}"
        headers = {"Host": ours, "Origin": f"http://{ours}", "Content-Type": "application/json"}
        headers["Content-Length"] = str(len(body))
        headers |= {key.replace("_", "-").title(): value for key, value in changed.items()}  # type: ignore[dict-item]
        connection = http.client.HTTPConnection("127.0.0.1", server.gate.port, timeout=30)
        open_ones.append(connection)
        connection.putrequest(method, path or f"/{server.gate.token}/{name}", skip_host=True, skip_accept_encoding=True)
        for key, value in headers.items():
            if value is not None:
                connection.putheader(key, value)
        connection.endheaders(body or None)
        return connection.getresponse()

    yield make
    for connection in open_ones:
        connection.close()


def orders(server: Server) -> list[Order]:
    return server.session.orders  # type: ignore[attr-defined, no-any-return]


def test_the_page_and_all_it_loads(ask: Ask) -> None:
    page = ask("GET", "", origin=None)
    assert page.status == 200
    text = page.read().decode()
    assert "<!DOCTYPE html>" in text
    for name in ("style.css", "play.css", "pictures.js", "play.js"):
        assert f'"{name}"' in text
        assert ask("GET", name).status == 200


def test_every_answer_forbids_everything_that_is_not_its_own(ask: Ask) -> None:
    answers = (
        ask("GET", ""),
        ask("GET", "play.js"),
        ask("GET", "", path="/"),
        ask("POST", "order", b'{"do": "start"}'),
    )
    for answer in answers:
        policy = answer.getheader("Content-Security-Policy") or ""
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';")
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert answer.getheader("X-Content-Type-Options") == "nosniff"
        assert answer.getheader("Referrer-Policy") == "no-referrer"
        assert answer.getheader("Cross-Origin-Resource-Policy") == "same-origin"
        assert answer.getheader("Cache-Control") == "no-store"
        assert answer.getheader("Access-Control-Allow-Origin") is None
        assert answer.getheader("Server") == "nngrade", "no version of anything"


@pytest.mark.parametrize(
    "path", ["/", "/state", "/order", "/play.js", "/wrong/state", "/favicon.ico", "/open/", "/open/x"]
)
def test_without_the_token_there_is_nothing(ask: Ask, server: Server, path: str) -> None:
    for method in ("GET", "POST"):
        answer = ask(method, "", b'{"do": "start"}' if method == "POST" else b"", path=path)
        assert answer.status == 403
        assert server.gate.token.encode() not in answer.read()
    assert orders(server) == []


@pytest.mark.parametrize(
    "changed",
    [
        {"host": "evil.example"},
        {"host": "localhost"},
        {"host": None},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"sec_fetch_site": "cross-site"},
    ],
)
def test_strangers_who_know_the_token_are_refused_too(ask: Ask, server: Server, changed: dict[str, Any]) -> None:
    for method, name in (("GET", "state"), ("GET", "play.js"), ("POST", "order")):
        answer = ask(method, name, b'{"do": "start"}' if method == "POST" else b"", **changed)
        assert answer.status in (400, 403)
        assert b"leads nowhere" in answer.read()
    assert orders(server) == []


def test_an_order_without_an_origin_is_refused(ask: Ask, server: Server) -> None:
    assert ask("POST", "order", b'{"do": "start"}', origin=None).status == 403
    assert orders(server) == []


def test_orders_arrive(ask: Ask, server: Server) -> None:
    assert ask("POST", "order", b'{"do": "start"}').status == 204
    assert ask("POST", "order", b'{"do": "rate", "value": 0.5}').status == 204
    assert orders(server) == [Order("start"), Order("rate", 0.5)]


@pytest.mark.parametrize(
    ("body", "changed"),
    [
        (b"{", {}),
        (b'{"do": "close"}', {}),
        (b'{"do": "start"}' + b" " * 3000, {}),
        (b'{"do": "start"}', {"content_type": "text/plain"}),  # what another site may send without asking first
        (b'{"do": "start"}', {"content_type": "application/x-www-form-urlencoded"}),
        (b'{"do": "start"}', {"content_length": "-1"}),
        (b'{"do": "start"}', {"content_length": "99999999999"}),
        (b'{"do": "start"}', {"content_length": "²"}),
        (b'{"do": "start"}', {"content_length": None}),
    ],
)
def test_what_is_no_order_is_refused(ask: Ask, server: Server, body: bytes, changed: dict[str, Any]) -> None:
    changed = {key: value.encode().decode("latin-1") if value else value for key, value in changed.items()}
    assert ask("POST", "order", body, **changed).status == 400
    assert orders(server) == []


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "HEAD", "PATCH", "CONNECT", "BREW"])
def test_other_methods_are_refused(ask: Ask, server: Server, method: str) -> None:
    assert ask(method, "state").status == 501


def test_only_the_files_of_the_page_are_served(ask: Ask) -> None:
    for name in ("../pyproject.toml", "%2e%2e/server.py", "page.py", "/etc/passwd", "play.js/", "order"):
        assert ask("GET", name).status == 403


def test_news_come_when_there_are_some(ask: Ask, server: Server) -> None:
    server.session.board.post({"told": "Epoch 1"})
    assert json.loads(ask("GET", "state?known=0").read()) == {"version": 1, "told": "Epoch 1"}
    for known in ("", "x", "-1", "9" * 40, "%C2%B2"):
        assert json.loads(ask("GET", f"state?known={known}").read())["version"] == 1


def test_the_first_address_leads_to_the_page_once(ask: Ask, server: Server) -> None:
    path = server.gate.opening.partition(str(server.gate.port))[2]
    first = ask("GET", "", path=path, origin=None)
    assert (first.status, first.getheader("Location")) == (303, server.gate.address)
    assert ask("GET", "", path=path, origin=None).status == 403


def test_what_is_no_http_is_refused_without_repeating_it(server: Server) -> None:
    for line in (
        b"<script>alert(1)</script> / HTTP/1.1\r\n\r\n",
        b"GET /\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"\r\n\r\n\r\n",
    ):
        with socket.create_connection(("127.0.0.1", server.gate.port), 30) as client:
            client.sendall(line)
            client.shutdown(socket.SHUT_WR)
            said = b"".join(iter(lambda: client.recv(4096), b""))
        assert b"script" not in said.partition(b"\r\n\r\n")[2]
        assert server.gate.token.encode() not in said


def test_a_header_twice_is_refused(server: Server) -> None:
    ours = f"127.0.0.1:{server.gate.port}"
    request = f"GET /{server.gate.token}/state HTTP/1.1\r\nHost: evil.example\r\nHost: {ours}\r\n\r\n"
    with socket.create_connection(("127.0.0.1", server.gate.port), 30) as client:
        client.sendall(request.encode())
        assert client.recv(100).startswith(b"HTTP/1.1 403")


def test_a_fault_of_ours_is_told_to_the_session(ask: Ask, server: Server) -> None:
    with pytest.raises(http.client.RemoteDisconnected):
        ask("POST", "order", b'{"do": "another"}')
    faults = server.session.faults  # type: ignore[attr-defined]
    assert isinstance(faults.pop(), ZeroDivisionError)
    assert faults == [], "and a browser that leaves is none"


def test_it_listens_on_this_machine_alone(server: Server) -> None:
    assert server._http.server_address[0] == "127.0.0.1"


def test_a_port_that_is_taken_is_told(server: Server, playground: Playground) -> None:
    with pytest.raises(UsageError, match=f"Port {server.gate.port} cannot be used"):
        Server(FakeSession(), playground, {}, server.gate.port)  # type: ignore[arg-type]


def test_more_connections_than_a_browser_makes_are_closed(server: Server) -> None:
    clients = [socket.create_connection(("127.0.0.1", server.gate.port), 30) for _ in range(60)]
    try:
        assert _is_closed(clients[-1])
    finally:
        for client in clients:
            client.close()


def _is_closed(client: socket.socket) -> bool:
    try:
        return client.recv(1) == b""
    except ConnectionError:
        return True
