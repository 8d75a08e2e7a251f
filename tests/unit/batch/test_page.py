"""``class.html``."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from grader.batch.layout import Entry
from grader.batch.page import class_page
from grader.batch.record import Plan
from grader.batch.roster import Person
from grader.batch.row import Row
from grader.batch.summary import summarize

PLAN = Plan("exercise3", "c0ffee", 7)


class Outline(HTMLParser):
    """What a browser would find."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        self.ids += [value or "" for name, value in attrs if name == "id"]

    def handle_data(self, data: str) -> None:
        self.text += data


def page(rows: list[Row], absent: tuple[Person, ...] = ()) -> str:
    return class_page("Backpropagation (exercise3)", summarize(PLAN, rows, absent), rows, absent)


def test_it_tells_scores_mistakes_and_people(row) -> None:
    rows = [row("ada", entry=Entry("ada", (), name="Ada Lovelace")), row("alan", 3.0), row("grace", 0.0, "timeout")]
    seen = Outline(page(rows, (Person("s9", "Kurt", ""),)))
    text = " ".join(seen.text.split())
    for words in ("Backpropagation (exercise3)", "Ada Lovelace", "bp-no-mean", "The gradients are summed", "Kurt"):
        assert words in text
    assert "1 of 3" in text  # full points in the first test
    assert "grace: timeout" in text
    assert {"s-ada", "s-alan", "s-grace"} <= set(seen.ids)
    assert {"#s-alan", "reports/ada.json"} <= set(seen.links)


def test_it_needs_nothing_from_elsewhere(row) -> None:
    seen = Outline(page([row("ada")]))
    assert not [link for link in seen.links if re.match(r"[a-z]+:|//", link)]


def test_a_picture_is_also_told_in_words(row) -> None:
    assert 'aria-label="Distribution of scores. 0 to 10 % of the points: 0;' in page([row("ada")])


@given(st.text(max_size=60))
def test_what_a_student_wrote_is_text(text: str) -> None:
    evil = f"<script>alert(1)</script>$title{text}"
    made = Row(
        "a", evil, "", "failed", 0.0, 1.0, {"t": 0.0}, {"t": 1.0}, {"t": evil}, ("m",), (evil,), 0.1, (), (evil,)
    )
    seen = Outline(page([made], (Person(evil, evil, ""),)))
    assert seen.tags.count("script") == 1  # ours


def test_many_students_with_one_mistake_are_folded_away(row) -> None:
    rows = [row(f"s{number}", 3.0) for number in range(20)]
    assert "<summary>8 more</summary>" in page(rows)
