"""The picture of a mistake, asserted whole."""

from __future__ import annotations

from grader.model.picture import Picture
from grader.render import RenderOptions
from grader.render.layout import Page
from grader.render.picture import add_picture

ROWS = (("relu([-2, 3])", "[0, 3]", "[2, 3]"), ("[bold]x[/bold]", "1", "raises IndexError"))
Z = [step / 8 for step in range(-24, 25)]
RELU = tuple(max(z, 0.0) for z in Z)
ABSOLUTE = tuple(abs(z) for z in Z)

DRAWN = """\
Try            right   with this mistake
relu([-2, 3])  [0, 3]  [2, 3]

    3 │xx                                             oo
      │  xx                                         oo
      │    xxx                                   ooo
      │       xx                               oo
      │         xx                           oo
  1.5 │           xxx                     ooo
      │              xx                 oo
      │                xx             oo
      │                  xxx       ooo
      │                     xx   oo
    0 │oooooooooooooooooooooooooo
      └─────────────────────────────────────────────────
       -3                      0                       3
       o right, x with this mistake (where it differs), for z from -3 to 3

"""


def _page(picture: Picture | None, **options: object) -> str:
    page = Page(RenderOptions(**options))  # type: ignore[arg-type]
    add_picture(page, picture)
    return str(page)


def test_no_picture_is_nothing() -> None:
    assert _page(None) == ""
    assert _page(Picture(rows=())) == ""


def test_a_table_where_it_fits_and_values_are_no_markup() -> None:
    assert _page(Picture(rows=ROWS), width=80) == (
        "Try             right   with this mistake\n"
        "relu([-2, 3])   [0, 3]  [2, 3]\n"
        "[bold]x[/bold]  1       raises IndexError\n"
        "\n"
    )


def test_what_it_was_computed_with_stands_above_line_by_line() -> None:
    assert _page(Picture(rows=ROWS[:1], setup="w = 0.5 and [red]b[/red] = 0\nrate 0.1"), width=80) == (
        "With  w = 0.5 and [red]b[/red] = 0\n"
        "      rate 0.1\n"
        "\n"
        "Try            right   with this mistake\n"
        "relu([-2, 3])  [0, 3]  [2, 3]\n"
        "\n"
    )


def test_a_narrow_page_puts_the_answers_below() -> None:
    assert _page(Picture(rows=ROWS[:1]), width=30) == (
        "Try  relu([-2, 3])\n  right              [0, 3]\n  with this mistake  [2, 3]\n\n"
    )


def test_curves_are_drawn() -> None:
    assert _page(Picture(rows=ROWS[:1], curves=(RELU, ABSOLUTE)), width=80) == DRAWN


def test_curves_in_ascii() -> None:
    plain = _page(Picture(rows=ROWS[:1], curves=(RELU, ABSOLUTE)), width=80, unicode=False)
    assert plain == DRAWN.replace("│", "|").replace("└", "+").replace("─", "-")
    assert plain.isascii()


def test_colour_changes_no_character() -> None:
    picture = Picture(rows=ROWS[:1], curves=(RELU, ABSOLUTE))
    coloured = _page(picture, width=80, color=True)
    assert "\x1b[32mo" in coloured
    assert "\x1b[31mx" in coloured


def test_curves_are_left_out_where_they_do_not_fit() -> None:
    picture = Picture(rows=ROWS[:1], curves=(RELU, ABSOLUTE))
    assert "│" not in _page(picture, width=55)
    assert max(map(len, _page(picture, width=56).splitlines())) <= 56


def test_what_is_no_number_or_far_away_is_not_drawn() -> None:
    wild = tuple(None if z == 0 else 1000.0 if z > 2 else -0.1 for z in Z)
    lines = _page(Picture(rows=ROWS[:1], curves=(RELU, wild)), width=80).splitlines()
    assert lines[3].startswith("    3 │")
    assert lines[13] == " -0.1 │" + "o" * 25 + "x" * 16
    assert "x" not in "".join(lines[3:13])


def test_level_curves_do_not_stop_it() -> None:
    level = tuple(1.0 for _ in Z)
    assert "oooo" in _page(Picture(rows=ROWS[:1], curves=(level, level)), width=80)
