"""A stub is the solution without its answers: never edited by hand, never stale."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from grader.catalog import load_course, read_quiz
from grader.errors import CourseError
from grader.stubs import stale_stubs, stub_of, write_stubs

SOLUTION = '''"""What to write."""

from __future__ import annotations

import numpy as np

EPS = 1e-12
Params = dict[str, np.ndarray]  # by name


def _helper(z):
    return z


def relu(z: np.ndarray, params: Params | None = None) -> np.ndarray:
    """Keep what is positive."""
    return np.maximum(_helper(z), 0)


class Net:
    """A network."""

    def forward(self, X):
        """One pass."""
        return X


if __name__ == "__main__":
    print(relu(np.ones(3)))
'''

STUB = '''"""What to write."""

from __future__ import annotations

import numpy as np

Params = dict[str, np.ndarray]  # by name


def relu(z: np.ndarray, params: Params | None = None) -> np.ndarray:
    """Keep what is positive."""
    raise NotImplementedError


class Net:
    """A network."""

    def forward(self, X):
        """One pass."""
        raise NotImplementedError
'''


@pytest.fixture
def course(tmp_path: Path):
    folder = tmp_path / "reference" / "exercise1"
    (folder / "solution").mkdir(parents=True)
    (folder / "exercise.toml").write_text(
        'id = "exercise1"\ntitle = "T"\nfile = "net.py"\nframework = "numpy"\nchapter = "C"\npoints = 10\n'
    )
    (folder / "handout.md").write_text("# Hello\n")
    (folder / "solution" / "net.py").write_text(SOLUTION)
    return load_course(tmp_path)


def test_bodies_private_parts_and_constants_go(course):
    assert stub_of(course.find("1")) == STUB


def test_stubs_are_written_once_and_are_fresh_afterwards(course):
    written = write_stubs(course)
    assert [path.name for path in written] == ["net.py", "README.md"]
    assert write_stubs(course) == []
    assert stale_stubs(course) == []


def test_a_stub_edited_by_hand_is_stale(course):
    path = write_stubs(course)[0]
    path.write_text(path.read_text() + "# mine\n")
    assert stale_stubs(course) == [path]


def test_an_exercise_without_a_handout_is_an_authors_fault(course):
    (course.root / "reference" / "exercise1" / "handout.md").unlink()
    with pytest.raises(CourseError, match="teaches before it asks"):
        write_stubs(course)


WITH_CODE = [exercise for exercise in load_course().exercises if exercise.framework != "none" and not exercise.files]
STARTERS = [(exercise, file) for exercise in load_course().exercises for file in exercise.files]


@pytest.mark.parametrize("exercise", WITH_CODE, ids=lambda exercise: exercise.id)
def test_the_bundled_stubs_have_no_answer_and_the_same_signatures(exercise):
    stub = ast.parse(stub_of(exercise))
    solution = ast.parse((exercise.reference / "solution" / exercise.file).read_text(encoding="utf-8"))
    signatures = [
        {n.name: ast.unparse(n.args) for n in tree.body if isinstance(n, ast.FunctionDef) and n.name[0] != "_"}
        for tree in (stub, solution)
    ]
    assert signatures[0] == signatures[1]
    for node in ast.walk(stub):
        if isinstance(node, ast.FunctionDef):
            assert ast.unparse(node.body[-1]) == "raise NotImplementedError"


@pytest.mark.parametrize(
    ("exercise", "file"), STARTERS, ids=lambda value: value if isinstance(value, str) else value.id
)
def test_a_program_to_mend_is_handed_out_broken(exercise, file):
    handed_out = (exercise.handout / file).read_text(encoding="utf-8")
    assert handed_out == (exercise.reference / "starter" / file).read_text(encoding="utf-8")
    assert ast.dump(ast.parse(handed_out)) != ast.dump(
        ast.parse((exercise.reference / "solution" / file).read_text(encoding="utf-8"))
    )


def test_the_bundled_stubs_are_not_stale():
    assert stale_stubs(load_course()) == []


def test_a_quiz_is_handed_out_with_its_questions_and_without_answers():
    quiz = load_course().find("quiz")
    handout = (quiz.handout / "README.md").read_text(encoding="utf-8")
    answers = (quiz.handout / "answers.toml").read_text(encoding="utf-8")
    for item in read_quiz(quiz):
        assert item.question in handout
        assert re.search(rf'^{item.id} = (""|\[\])$', answers, re.MULTILINE)
        for feedback in [option.feedback for option in item.options] + [item.feedback, item.otherwise]:
            assert not feedback or feedback not in handout + answers
