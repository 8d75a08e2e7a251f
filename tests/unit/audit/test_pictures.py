"""Pictures are derived: what the examples say of right and wrong, and when the file is not that any more."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from grader.audit.pictures import derive, picture_cases, stale_pictures, write_pictures
from grader.catalog import Course, load_course
from grader.errors import CourseError

WANTED = """{
  "dbl-absolute": {
    "setup": "any z",
    "rows": [
      ["double([1])", "[2]", "[2]"],
      ["double([-1, 2])", "[-2, 4]", "[2, 4]"]
    ],
    "curves": [
"""


def _examples(course: Path, text: str) -> Course:
    (course / "reference" / "exercise1" / "pictures.py").write_text(text)
    return load_course(course)


def _derived(course: Path, text: str) -> dict[str, object]:
    loaded = _examples(course, text)
    return dict(json.loads(derive(loaded.find("1"), loaded) or "{}"))


def _problem(course: Course) -> str:
    (case,) = picture_cases(course.find("1"), course)
    assert case.ok == (not case.problem)
    return case.problem


def _one(body: str) -> str:
    return f"import numpy as np\n\n\ndef _example(s):\n    {body}\n\n\nEXAMPLES = {{'double': [('it', _example)]}}\n"


def test_the_file_holds_the_first_agreement_every_difference_and_the_curves(course: Path) -> None:
    loaded = load_course(course)
    path = course / "reference" / "exercise1" / "pictures.json"
    assert write_pictures(loaded) == [path]
    assert path.read_text().startswith(WANTED)
    right, wrong = json.loads(path.read_text())["dbl-absolute"]["curves"]
    assert right[::12] == [-6.0, -3.0, 0.0, 3.0, 6.0]
    assert wrong[::12] == [6.0, 3.0, 0.0, 3.0, 6.0]
    assert write_pictures(loaded) == []
    assert _problem(loaded) == ""


def test_a_missing_and_a_stale_file_are_named(course: Path) -> None:
    loaded = load_course(course)
    path = course / "reference" / "exercise1" / "pictures.json"
    assert list(stale_pictures(loaded)) == [path]
    assert _problem(loaded) == f"{path} is stale: run nngrade stubs"
    path.write_text("{}\n")
    assert list(stale_pictures(loaded)) == [path]
    assert _problem(loaded) == f"{path} is stale: run nngrade stubs"


def test_a_mistake_that_no_example_shows_is_named(course: Path) -> None:
    loaded = _examples(course, _one("return s.double(np.array([1.0]))"))
    write_pictures(loaded)
    assert _problem(loaded) == (
        f"no example of {course / 'reference' / 'exercise1' / 'pictures.py'} shows dbl-absolute"
    )


def test_without_examples_an_exercise_with_mistakes_lacks_something(course: Path) -> None:
    folder = course / "reference" / "exercise1"
    (folder / "pictures.py").unlink()
    loaded = load_course(course)
    assert stale_pictures(loaded) == {}
    assert _problem(loaded) == f"{folder / 'pictures.py'} is missing: its examples show what each mistake does"
    (folder / "mistakes.py").unlink()
    loaded = load_course(course)
    assert picture_cases(loaded.find("1"), loaded) == []


def test_an_example_that_raises_is_an_answer(course: Path) -> None:
    found = _derived(course, _one("return [10, 20, 30][int(s.double(np.array([-1.0]))[0])]"))
    assert found == {
        "dbl-absolute": {"rows": [["it", "20", "30"]]},
        "dbl-triple": {"rows": [["it", "20", "10"]]},
    }
    found = _derived(course, _one("return [10, 20, 30][int(s.double(np.array([1.0]))[0])]"))
    assert found == {"dbl-triple": {"rows": [["it", "30", "raises IndexError"]]}}


def test_a_wrong_program_without_end_is_given_up(course: Path) -> None:
    found = _derived(course, _one("while s.double(np.array([1.0]))[0] > 2: pass"))
    assert found == {"dbl-triple": {"rows": [["it", "None", "does not end"]]}}


def test_values_are_preferred_to_failures_and_groups_stay_together(course: Path) -> None:
    text = """
import numpy as np

EXAMPLES = {
    "double": [
        ("fails", lambda s: [1, 2, 3][int(s.double(np.array([1.0]))[0])], "A list of three"),
        ("zero", lambda s: s.double(np.zeros(1)), "Numbers"),
        ("one", lambda s: s.double(np.ones(1)), "Numbers"),
        *((f"{n}", lambda s, n=n: s.double(n * np.ones(1)), "Numbers") for n in range(2, 9)),
    ],
}
"""
    assert _derived(course, text) == {
        "dbl-triple": {
            "setup": "Numbers",
            "rows": [["zero", "[0]", "[0]"], ["one", "[2]", "[3]"], ["2", "[4]", "[6]"], ["3", "[6]", "[9]"]],
        }
    }


def test_rows_that_fit_80_columns_come_first(course: Path) -> None:
    text = """
import numpy as np

EXAMPLES = {
    "double": [(f"{n} numbers", lambda s, n=n: s.double(np.ones(n))) for n in (2, 40, 3, 50, 4)],
}
"""
    assert _derived(course, text)["dbl-triple"] == {
        "rows": [
            ["2 numbers", "[2, 2]", "[3, 3]"],
            ["3 numbers", "[2, 2, 2]", "[3, 3, 3]"],
            ["4 numbers", "[2, 2, 2, 2]", "[3, 3, 3, 3]"],
        ]
    }
    wide = _derived(course, text.replace("(2, 40, 3, 50, 4)", "(40,)"))["dbl-triple"]
    assert wide == {"rows": [["40 numbers", str([2] * 40), str([3] * 40)]]}


def test_only_the_wrong_function_is_tried(course: Path) -> None:
    text = """
import numpy as np

EXAMPLES = {
    "other": [("other", lambda s: 1 / (s.double(np.ones(1))[0] == 2))],
    "double": [("one", lambda s: s.double(np.ones(1)))],
}
"""
    assert _derived(course, text) == {"dbl-triple": {"rows": [["one", "[2]", "[3]"]]}}


def test_examples_that_cannot_run_are_the_authors_mistake(course: Path) -> None:
    loaded = _examples(course, "EXAMPLES = {'double': 3}\n")
    with pytest.raises(CourseError, match="could not be run with the solution"):
        derive(loaded.find("1"), loaded)
    assert "could not be run with the solution" in _problem(loaded)
