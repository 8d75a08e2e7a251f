"""``nngrade list``: the course as a path."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from textwrap import dedent

import pytest

from grader.model.exercise import Exercise
from grader.render import RenderOptions
from grader.render.overview import overview

HERE = Path("nowhere")
FORWARD = Exercise("exercise1", "The forward pass", "forward.py", "numpy", "Forward", 10.0, HERE, HERE)
LOOP = replace(FORWARD, id="exercise4", title="The training loop", file="training.py", framework="torch")
QUIZ = replace(FORWARD, id="quiz", title="Quick checks", file="answers.toml", framework="none")
PLAIN = RenderOptions(width=80)


def shown(best: dict[str, tuple[float, float]], options: RenderOptions = PLAIN) -> str:
    return overview((FORWARD, LOOP, QUIZ), best, options)


def test_the_beginning() -> None:
    assert shown({}) == dedent("""\
        → exercise1  forward.py    The forward pass               not checked, 10 points
          exercise4  training.py   The training loop              not checked, 10 points
          quiz       answers.toml  Quick checks                   not checked, 10 points

        ──────────────────────────  0 of 30 points, 0 of 3 exercises done
        Next: exercise1, The forward pass. Read its README.md, fill in forward.py, then:
          nngrade check exercise1
        """)


def test_half_way() -> None:
    assert shown({"exercise1": (10.0, 10.0), "exercise4": (7.5, 10.0)}) == dedent("""\
        ✓ exercise1  forward.py    The forward pass                      10 of 10 points
        → exercise4  training.py   The training loop                    7.5 of 10 points
          quiz       answers.toml  Quick checks                   not checked, 10 points

        ━━━━━━━━━━━━━━━───────────  17.5 of 30 points, 1 of 3 exercises done
        Next: exercise4, The training loop. 2.5 of its points are still open.
          nngrade check exercise4
          nngrade hint exercise4   when you are stuck
        """)


def test_what_was_left_out_comes_next() -> None:
    assert shown({"exercise4": (10.0, 10.0)}).endswith("\n  nngrade check exercise1\n")


def test_a_quiz_is_asked() -> None:
    both = {"exercise1": (10.0, 10.0), "exercise4": (10.0, 10.0)}
    assert shown(both).endswith("Next: quiz, Quick checks.\n  nngrade quiz\n")
    other = replace(QUIZ, id="week1")
    assert overview((other,), {}, PLAIN).endswith("\n  nngrade quiz week1\n")


def test_the_end() -> None:
    text = shown(dict.fromkeys(("exercise1", "exercise4", "quiz"), (10.0, 10.0)))
    assert text.endswith("━━━  30 of 30 points, 3 of 3 exercises done\nAll of it is done.\n")
    assert "─" not in text


@pytest.mark.parametrize("width", [30, 40, 60, 80, 120])
def test_no_line_is_wider_than_the_page(width: int) -> None:
    assert max(map(len, shown({"exercise1": (3.25, 10.0)}, replace(PLAIN, width=width)).splitlines())) <= width


def test_a_terminal_without_marks() -> None:
    assert shown({"exercise1": (10.0, 10.0)}, replace(PLAIN, unicode=False)).isascii()


def test_broken_programs_are_mended() -> None:
    clinic = replace(FORWARD, id="exercise12", title="The clinic", file="clinic", files=("clinic/case01.py",))
    assert "Read its README.md, mend the programs in clinic, then:" in " ".join(overview((clinic,), {}, PLAIN).split())
