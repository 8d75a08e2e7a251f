"""Pictures are made in the jail, from public inputs. Whatever happens there, it is a picture or a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from grader.catalog import load_course
from grader.grading import grade, start_sandbox
from grader.intake import read_submission
from grader.judge.drawings import draw
from grader.model.report import Drawing
from grader.sandbox import Sandbox

COURSE = load_course()
PICTURED = sorted(path.parent.name for path in (COURSE.root / "reference").glob("*/drawings.py"))
UNWRITTEN = "No picture yet: `backward` is not written yet."
DIVIDED = "No picture yet: your code raised ZeroDivisionError: division by zero. A number was divided by zero."
USELESS = "No picture: what your functions gave back could not be used for it."
ENDED = "No picture yet: the Python process was ended by the program itself."
Draw = Callable[..., tuple[Drawing, ...]]


Boxes = Callable[[str], Sandbox]


@pytest.fixture(scope="module")
def boxes() -> Iterator[Boxes]:
    """A sandbox for each framework, started when it is first wanted."""
    made: dict[str, Sandbox] = {}

    def box_for(exercise_id: str) -> Sandbox:
        exercise = COURSE.find(exercise_id)
        if exercise.framework not in made:
            made[exercise.framework] = start_sandbox(exercise, COURSE)
        return made[exercise.framework]

    yield box_for
    for box in made.values():
        box.close()


@pytest.fixture
def drawn(boxes: Boxes, tmp_path: Path) -> Draw:
    """``drawn("exercise3", source)``: the solution with ``source`` behind it."""

    def run(exercise_id: str, source: str = "", *, seconds: float = 20.0) -> tuple[Drawing, ...]:
        exercise = COURSE.find(exercise_id)
        limits = replace(exercise.limits, call_seconds=seconds)
        box = boxes(exercise_id)
        file = tmp_path / exercise.file
        solution = (exercise.reference / "solution" / exercise.file).read_text(encoding="utf-8")
        file.write_text(f"{solution}\n\n{source}\n", encoding="utf-8")
        return draw(replace(exercise, limits=limits), read_submission(file, main=exercise.file), box)

    return run


@pytest.mark.parametrize("exercise_id", PICTURED)
def test_the_solution_gets_every_picture_and_lies_on_itself(drawn: Draw, exercise_id: str) -> None:
    made = drawn(exercise_id)
    assert made
    for drawing in made:
        assert drawing.kind != "none", drawing.text
        assert drawing.data is not None
        if drawing.kind == "curve":
            mine, right = (line["values"] for line in drawing.data["lines"])
            assert mine == pytest.approx(right, rel=1e-6)
        if drawing.kind == "heat":
            assert all(entry["seen"] == entry["expected"] for entry in drawing.data["entries"])
        if drawing.kind == "steps":
            assert all(step["right"] for item in drawing.data["inputs"] for step in item["steps"])


def test_the_same_program_gives_the_same_pictures(drawn: Draw) -> None:
    assert drawn("exercise3") == drawn("exercise3")


def test_a_mistake_shows_in_them(drawn: Draw) -> None:
    made = {drawing.kind: drawing for drawing in drawn("exercise3", "_right = backward\ndef backward(*a, **k):\n"
            "    grads = _right(*a, **k)\n    grads['W1'] = -grads['W1']\n    return grads")}  # fmt: skip
    steps = made["steps"].data["inputs"][1]["steps"]  # type: ignore[index]
    assert [step["name"] for step in steps if not step["right"]] == ["dW1"]
    entries = {entry["name"]: entry for entry in made["heat"].data["entries"]}  # type: ignore[index]
    assert entries["dW1"]["seen"] == [[-number for number in row] for row in entries["dW1"]["expected"]]
    assert entries["dW2"]["seen"] == entries["dW2"]["expected"]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("def backward(*a, **k):\n    raise NotImplementedError", UNWRITTEN),
        ("def backward(*a, **k):\n    1 / 0", DIVIDED),
        ("def backward(*a, **k):\n    return None", USELESS),
        ("def backward(*a, **k):\n    pass", USELESS),
        ("del backward", "No picture yet: there is no function `backward` in backprop.py."),
        ("import os\ndef backward(*a, **k):\n    os._exit(0)", ENDED),
        ("def backward(*a, **k):\n    return {n: 'x' for n in ('W1', 'b1', 'W2', 'b2')}", "No picture: "),
        ("def backward(p, *a, **k):\n    return {n: np.zeros((3, 7)) for n in p}", "No picture: "),
        ("def backward(p, *a, **k):\n    return {n: v * 1j for n, v in p.items()}", "No picture: "),
        ("syntax error here", "No picture yet: "),
    ],
)  # fmt: skip
def test_what_fails_is_said_in_a_line(drawn: Draw, source: str, words: str) -> None:
    none = [drawing for drawing in drawn("exercise3", source) if drawing.kind == "none"]
    assert none
    assert re.sub(r" \(backprop\.py, line \d+\)", "", none[0].text).startswith(words)
    assert none[0].title.endswith((" more pictures", " picture", "form"))
    assert none[0].text.endswith((".", "?"))
    assert len({drawing.text for drawing in none}) == len(none), "every reason once"
    assert all("Traceback" not in drawing.text and "drawings.py" not in drawing.text for drawing in none)


def test_who_hangs_waits_once(drawn: Draw) -> None:
    made = drawn("exercise3", "def backward(*a, **k):\n    while True: pass", seconds=0.5)
    assert {drawing.kind for drawing in made} == {"none"}
    assert "It did not come back in time" in made[0].text or "it did not come back in time" in made[0].text


def test_numbers_that_are_none_are_drawn_as_such(drawn: Draw) -> None:
    made = {drawing.kind: drawing for drawing in drawn("exercise3", "_old = forward\ndef forward(*a, **k):\n"
            "    return {n: v * np.nan for n, v in _old(*a, **k).items()}")}  # fmt: skip
    assert set(made["boundary"].data["frames"][0]["levels"]) == {"."}  # type: ignore[index]
    assert made["curve"].data["lines"][0]["values"][0] == "nan"  # type: ignore[index]


def test_points_of_the_students_own(drawn: Draw) -> None:
    far = "def make_spiral(n, noise, rng):\n    return np.full((2 * n, 2), 5.0), np.repeat([0, 1], n)"
    spiral = drawn("exercise7", far)[0]
    assert spiral.data is not None
    assert spiral.data["extent"] == pytest.approx([-5.4, 5.4, -5.4, 5.4])
    assert [spiral.data["points"][0]["label"], spiral.data["points"][-1]["label"]] == [0, 1]
    labels = "def make_spiral(n, noise, rng):\n    return np.zeros((2 * n, 2)), np.full(2 * n, 3)"
    assert drawn("exercise7", labels)[0].text == (
        "No picture: the points are not all finite, or their labels are not 0 and 1."
    )


def test_a_grade_is_the_same_with_pictures(boxes: Boxes) -> None:
    exercise = COURSE.find("exercise3")
    box = boxes("exercise3")
    submission = read_submission(exercise.reference / "demo" / "wrong.py", main=exercise.file)
    plain = grade(exercise, submission, course=COURSE, seed=3, sandbox=box)
    pictured = grade(exercise, submission, course=COURSE, seed=3, sandbox=box, pictures=True)
    assert plain.drawings == ()
    assert pictured.drawings
    assert replace(pictured, drawings=(), seconds=0.0) == replace(plain, seconds=0.0)


def test_an_exercise_without_a_list_has_none(drawn: Draw) -> None:
    assert drawn("exercise9") == ()
