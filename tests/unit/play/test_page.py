"""The page as it is served, before any script runs."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser

from grader.catalog import load_course
from grader.catalog.playground import DATASETS, Playground, has_playground, read_playground
from grader.model.exercise import Exercise
from grader.play.datasets import SIZE, dataset
from grader.play.page import page, page_files, rates
from grader.play.run import Run
from grader.play.state import State


class Elements(HTMLParser):
    """Tags with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_every_control_has_a_name(exercise: Exercise, playground: Playground) -> None:
    found = Elements(page(exercise, playground)).found
    labelled = {attributes.get("for") for tag, attributes in found if tag == "label"}
    inputs = [attributes["id"] for tag, attributes in found if tag == "input"]
    assert len(inputs) == 8
    assert set(inputs) == labelled
    ids = [attributes["id"] for _, attributes in found if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_the_script_finds_all_that_it_moves(exercise: Exercise, playground: Playground) -> None:
    files = page_files(exercise, playground)
    ids = {attributes.get("id") for _, attributes in Elements(files[""][1].decode()).found}
    script = files["play.js"][1].decode()
    wanted = set(re.findall(r"part\.(\w+)", script)) | set(re.findall(r'part\["([\w-]+)"\]', script))
    assert len(wanted) > 8
    assert wanted <= ids
    state = State(playground.setup, Run(1)).shown(playground, "A")
    assert set(re.findall(r"state\.(\w+)", script)) <= {*state, "version"}


def test_the_map_is_drawn_by_the_reports_script(exercise: Exercise, playground: Playground) -> None:
    from grader.render.html import asset

    files = page_files(exercise, playground)
    assert files["pictures.js"][1].decode() == asset("pictures.js")
    assert files["style.css"][1].decode() == asset("style.css")


def test_nothing_comes_from_elsewhere_and_nothing_is_inline(exercise: Exercise, playground: Playground) -> None:
    for tag, attributes in Elements(page(exercise, playground)).found:
        assert not {"onclick", "style", "onload"} & set(attributes)
        for name in ("src", "href"):
            assert attributes.get(name, "play.js") in {"pictures.js", "play.js", "play.css", "style.css", "data:,"}
        if tag == "script":
            assert "src" in attributes or attributes["type"] == "application/json"
    for name, (_, data) in page_files(exercise, playground).items():
        assert b"://" not in data.replace(b"http://www.w3.org", b""), name


def test_what_an_author_wrote_is_text(exercise: Exercise, playground: Playground) -> None:
    attack = "</script><script>alert(1)</script>"
    html = page(replace(exercise, title=attack, file=attack), replace(playground, text=attack))
    assert "<script>alert" not in html
    assert [tag for tag, _ in Elements(html).found].count("script") == 3


def test_every_rate_that_is_ever_set_can_be_shown() -> None:
    for each in load_course().exercises:
        if has_playground(each):
            playground = read_playground(each)
            shown = rates(playground)
            assert shown == sorted(set(shown))
            assert {playground.setup.rate, *(one.setup.rate for one in playground.experiments)} <= set(shown)
            assert (shown[0], shown[-1]) == playground.rates


def test_datasets_are_public_and_always_the_same() -> None:
    for name in DATASETS:
        made = dataset(name)
        drawn = json.loads(json.dumps(made.drawn()))
        assert len(drawn["points"]) == len(made.X) == len(made.y)
        x0, x1, y0, y1 = made.extent
        places = made.places()
        assert places.shape == (SIZE * SIZE + len(made.X), 2)
        assert places[0].tolist() == [x0, y1]
        assert places[SIZE * SIZE - 1].tolist() == [x1, y0]
        assert (places.min(axis=0) >= (x0, y0)).all()
        assert (places.max(axis=0) <= (x1, y1)).all()
        assert 2 * int(made.y.sum()) == len(made.y)
