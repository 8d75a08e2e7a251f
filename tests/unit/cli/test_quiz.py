"""``nngrade quiz``: every answer is kept at once, nothing is asked twice, and nothing typed can do harm."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

EXERCISE = """
id = "quiz"
title = "Quick checks"
file = "answers.toml"
framework = "none"
chapter = "All of it"
points = 3
"""
ITEMS = """
[[item]]
id = "why"
kind = "single"
title = "Why"
question = "Why is it so?"
points = 1
option = [
    { text = "Because.", feedback = "Says nothing." },
    { text = "It learns.", right = true, feedback = "Indeed." },
]

[[item]]
id = "how-many"
kind = "numeric"
title = "How many"
question = "How many?"
points = 2
answer = 225
feedback = "Yes."
otherwise = "No."
"""


@pytest.fixture
def quiz(course: Path) -> Path:
    for name in ("reference", "exercises"):
        (course / name / "quiz").mkdir(parents=True)
    (course / "reference/quiz/exercise.toml").write_text(EXERCISE)
    (course / "reference/quiz/quiz.toml").write_text(ITEMS)
    return course


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """What somebody types, line by line."""
    return lambda text: monkeypatch.setattr("sys.stdin", io.StringIO(text))


def answers(path: str = "answers.toml") -> list[str]:
    return [line for line in Path(path).read_text().splitlines() if " = " in line and not line.startswith("#")]


def test_the_whole_conversation(cli: Any, quiz: Path, typed: Callable[[str], None]) -> None:
    typed("x\nB)\nmany\n225\n")
    ended = cli("quiz", "--course", quiz)
    assert (ended.code, ended.err) == (0, "")
    assert (
        ended.out
        == """
Question 1 of 2: Why (1 point)

Why is it so?

  a) Because.
  b) It learns.

Answer with one letter, a to b. Enter skips it, q stops.
> 
x cannot be understood. Answer with one letter, a to b.
> 

Question 2 of 2: How many (2 points)

How many?

Answer with a number. Enter skips it, q stops.
> 
many is not a number. Once more, please.
> 

2 of 2 questions are answered, in answers.toml.
Let them be marked with: nngrade check quiz
"""  # noqa: W291  # the prompt ends with a blank
    )
    assert answers() == ['why = "b"', "how-many = 225"]


def test_it_goes_on_where_it_stopped(cli: Any, quiz: Path, typed: Callable[[str], None]) -> None:
    typed("a\nq\n")
    assert (
        "1 of 2 questions are answered, in answers.toml.\nGo on with: nngrade quiz" in cli("quiz", "--course", quiz).out
    )
    typed("3\n")
    ended = cli("quiz", "--course", quiz)
    assert "Question 1" not in ended.out
    assert answers() == ['why = "a"', "how-many = 3"]
    typed("")
    assert cli("quiz", "--course", quiz).out == (
        "\n2 of 2 questions are answered, in answers.toml.\nChange your answers with: nngrade quiz --again\n"
        "Let them be marked with: nngrade check quiz\n"
    )


def test_again_shows_and_keeps_what_was_answered(cli: Any, quiz: Path, typed: Callable[[str], None]) -> None:
    typed("a\n3\n")
    cli("quiz", "--course", quiz)
    typed("\n225\n")
    ended = cli("quiz", "--course", quiz, "--again")
    assert "Your answer so far: a\n" in ended.out
    assert answers() == ['why = "a"', "how-many = 225"]


def test_the_end_of_the_input_stops_without_an_error(cli: Any, quiz: Path, typed: Callable[[str], None]) -> None:
    typed("b")
    ended = cli("quiz", "--course", quiz)
    assert (ended.code, ended.err) == (0, "")
    assert answers() == ['why = "b"', 'how-many = ""']


def test_interrupted_answers_are_kept(cli: Any, quiz: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = iter(["b"])

    def read(prompt: str) -> str:
        for line in lines:
            return line
        raise KeyboardInterrupt

    monkeypatch.setattr("builtins.input", read)
    ended = cli("quiz", "--course", quiz)
    assert (ended.code, ended.err) == (130, "nngrade: interrupted.\n")
    assert answers()[0] == 'why = "b"'


def test_answers_lie_in_the_exercise_folder_where_there_is_one(
    cli: Any, quiz: Path, typed: Callable[[str], None]
) -> None:
    Path("quiz").mkdir()
    typed("b\n")
    assert "in quiz/answers.toml" in cli("quiz", "--course", quiz).out
    assert answers("quiz/answers.toml")[0] == 'why = "b"'


def test_a_broken_file_is_left_alone(cli: Any, quiz: Path, typed: Callable[[str], None]) -> None:
    Path("answers.toml").write_text("why = b")
    typed("b\n")
    ended = cli("quiz", "--course", quiz)
    assert ended.code == 2
    assert ended.err.startswith("nngrade: answers.toml: In line 1 of answers.toml something cannot be read.")
    assert ended.err.endswith("Or move the file away, and a new one will be written.\n")
    assert Path("answers.toml").read_text() == "why = b"


def test_a_folder_that_cannot_be_written(cli: Any, quiz: Path, typed: Callable[[str], None]) -> None:
    typed("b\n")
    ended = cli("quiz", "--course", quiz, "--file", "/proc/answers.toml")
    assert ended.code == 2
    assert "/proc/answers.toml cannot be written" in ended.err


def test_an_exercise_without_questions(cli: Any, quiz: Path) -> None:
    ended = cli("quiz", "exercise1", "--course", quiz)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "nngrade: exercise1 has no questions. Those of the whole course: nngrade quiz\n"


def test_what_is_typed_is_shown_harmless(cli: Any, quiz: Path, typed: Callable[[str], None]) -> None:
    typed("\x1b]0;title\x07[bold]\x1b[31m\n")
    ended = cli("quiz", "--course", quiz)
    assert "[bold] cannot be understood." in ended.out
    assert "\x1b" not in ended.out
