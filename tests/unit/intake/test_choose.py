"""Which file holds the exercise: the rule, as a table."""

from __future__ import annotations

import pytest

from grader.intake.choose import choose_main

WANTED = "backprop.py"


@pytest.mark.parametrize(
    ("names", "taken", "said"),
    [
        (["backprop.py", "backprop_final.py", "old/backprop.py"], "backprop.py", ""),
        (["src/backprop.py", "x.py"], "src/backprop.py", "not at the top; src/backprop.py was graded."),
        (["a/b/backprop.py", "c/backprop.py"], "c/backprop.py", "c/backprop.py was graded, not a/b/backprop.py."),
        (["a/backprop.py", "b/backprop.py"], None, "a/backprop.py and b/backprop.py could each be backprop.py"),
        (["Backprop.py", "x.py"], "Backprop.py", "There is no backprop.py; Backprop.py was graded in its place."),
        (["backprop (1).py", "x.py"], "backprop (1).py", '"backprop (1).py" was graded'),
        (["backprop_final.py", "x.py"], "backprop_final.py", "in its place."),
        (["backprop-1.py", "x.py"], "backprop-1.py", "in its place."),
        (["backprop2.py", "x.py"], "backprop2.py", "in its place."),
        (["backprop - Copy.py", "x.py"], "backprop - Copy.py", "in its place."),
        (["Copy of backprop.py", "x.py"], "Copy of backprop.py", "in its place."),
        (["backprop_final_v2 (3).py", "x.py"], "backprop_final_v2 (3).py", "in its place."),
        (["lovelaceada_123_backprop-1.py", "x.py"], "lovelaceada_123_backprop-1.py", "in its place."),
        (["Backprop.py", "backprop (1).py"], "Backprop.py", "not "),
        (["backprop_final.py", "backprop_v2.py"], None, "backprop_final.py and backprop_v2.py could each be"),
        (["backprop_v1.py", "old/backprop_v2.py"], "backprop_v1.py", "not old/backprop_v2.py"),
        (["test_backprop.py", "x.py"], None, ""),
        (["mybackpropagation.py", "x.py"], None, ""),
        (["mine.py"], "mine.py", "There is no backprop.py; mine.py was graded in its place."),
        (["mine.py", "__init__.py"], "mine.py", "mine.py was graded"),
        (["a.py", "b.py"], None, ""),
        ([], None, ""),
        (["backprop.ipynb", "helpers.py"], "backprop.ipynb", ""),
        (["backprop.ipynb", "backprop.py"], "backprop.py", ""),
        (["sub/backprop.ipynb", "sub/backprop.py", "x.py"], "sub/backprop.py", "not sub/backprop.ipynb"),
        (["Backprop.ipynb", "Backprop.py"], "Backprop.py", "not Backprop.ipynb"),
        (["backprop_a.ipynb", "x.py"], None, ""),
        (["homework.ipynb"], "homework.ipynb", "homework.ipynb was graded"),
        (["backprop.csv.py", "x.py"], None, ""),
    ],
)
def test_the_rule(names, taken, said):
    choice = choose_main(names, WANTED)
    assert choice.name == taken
    assert said in choice.warning
    assert bool(said) == bool(choice.warning)


def test_the_order_of_the_names_does_not_matter():
    names = ["Backprop.py", "backprop (1).py", "old/backprop_v2.py", "x.py"]
    assert choose_main(names, WANTED) == choose_main(names[::-1], WANTED)


def test_a_wanted_file_in_a_folder():
    assert choose_main(["clinic/case01.py", "clinic/case02.py"], "clinic/case01.py").name == "clinic/case01.py"


def test_another_kind_of_file():
    assert choose_main(["answers.toml", "x.py"], "answers.toml").name == "answers.toml"
