"""The picture of a mistake, asserted whole."""

from grader.render import RenderOptions
from grader.render.layout import Page
from grader.render.picture import add_picture

ROWS = [("relu([-2, 3])", "[0, 3]", "[2, 3]"), ("[bold]x[/bold]", "1", "raises IndexError")]


def _page(width: int) -> str:
    page = Page(RenderOptions(width=width))
    add_picture(page, ROWS)
    return str(page)


def test_a_table_where_it_fits_and_values_are_no_markup():
    assert _page(80) == (
        "Try             right   with this mistake\n"
        "relu([-2, 3])   [0, 3]  [2, 3]\n"
        "[bold]x[/bold]  1       raises IndexError\n"
        "\n"
    )


def test_a_narrow_page_puts_the_answers_below():
    assert _page(40).startswith("Try  relu([-2, 3])\n  right              [0, 3]\n  with this mistake  [2, 3]\n")
