from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.play.gate import Gate

GATE = Gate(4711)
OURS = {"host": "127.0.0.1:4711", "origin": "http://127.0.0.1:4711", "sec-fetch-site": "same-origin"}


def test_the_page_itself_may_do_everything() -> None:
    assert not GATE.refuses(OURS, changing=True, entering=False)
    assert not GATE.refuses({"host": OURS["host"]}, changing=False, entering=False)


@pytest.mark.parametrize(
    "changed",
    [
        {"host": "evil.example:4711"},  # a name that was bent to this machine
        {"host": "localhost:4711"},
        {"host": "127.0.0.1"},
        {"host": "127.0.0.1:4712"},
        {"host": None},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "https://127.0.0.1:4711"},
        {"origin": "http://127.0.0.1:4712"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
@pytest.mark.parametrize("changing", [True, False])
def test_others_are_refused(changed: dict[str, str | None], changing: bool) -> None:
    headers = {name: value for name, value in {**OURS, **changed}.items() if value is not None}
    assert GATE.refuses(headers, changing=changing, entering=False)


def test_an_order_says_where_it_comes_from() -> None:
    assert GATE.refuses({"host": OURS["host"]}, changing=True, entering=False)


def test_a_link_may_lead_to_the_page_from_anywhere_but_not_under_another_name() -> None:
    assert not GATE.refuses({"host": OURS["host"], "sec-fetch-site": "cross-site"}, changing=False, entering=True)
    assert GATE.refuses({"host": "evil.example"}, changing=False, entering=True)


def test_only_the_token_leads_anywhere() -> None:
    assert GATE.page(f"/{GATE.token}/") == ""
    assert GATE.page(f"/{GATE.token}/state?known=3") == "state"
    assert GATE.page(f"/{GATE.token}") is None
    assert GATE.page("/") is None
    assert GATE.page(f"//{GATE.token}/") is None
    assert GATE.page(f"http://127.0.0.1:4711/{GATE.token}/") is None
    assert len(GATE.token) >= 43, "256 bits"
    assert GATE.address == f"http://127.0.0.1:4711/{GATE.token}/"


@given(st.text())
def test_no_other_address_does(path: str) -> None:
    assert GATE.page(path) is None
    assert not GATE.redeem(path)


def test_the_address_a_browser_is_started_with_works_once() -> None:
    gate = Gate(4711)
    path = gate.opening.removeprefix("http://127.0.0.1:4711")
    assert gate.token not in gate.opening
    assert not gate.redeem("/open/")
    assert gate.redeem(path)
    assert not gate.redeem(path)
    assert not gate.redeem("/open/")


def test_every_playground_has_a_token_of_its_own() -> None:
    assert Gate(4711).token != Gate(4711).token
