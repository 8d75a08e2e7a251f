from __future__ import annotations

import warnings

import pytest

from grader.diagnosis import explain_not_loaded
from grader.model.outcome import Frame, NotLoaded


def load(source: str) -> NotLoaded:
    """What a worker reports about a file with a real syntax error."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            compile(source, "backprop.py", "exec")
        except SyntaxError as error:
            line = error.lineno or 0
            text = source.splitlines()[line - 1] if 0 < line <= len(source.splitlines()) else ""
            return NotLoaded("syntax", error.msg, type(error).__name__, (Frame("backprop.py", line, "", text),))
        except ValueError as error:
            return NotLoaded("syntax", str(error), "ValueError")
    raise AssertionError("this source is fine")


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("x = 1\nprint 'hello'\n", "in line 2. `print` needs brackets in Python 3"),
        ("print x\n", "`print` needs brackets in Python 3"),
        ("if True:\n        x = 1\n\ty = 2\n", "begin with tabs and others with spaces"),
        ("def f():\n    x = 1\n  y = 2\n", "fits none of the lines above"),
        ("x = 1\n    y = 2\n", "further to the right"),
        ("def f():\nreturn 1\n", "must be indented"),
        ("x = (1 + 2\ny = 3\n", "never closed|bracket"),
        ("x = [1, 2)\n", "does not fit the one that was opened"),
        ("x = 'abc\n", "quotation mark and never closed"),
        ("def f()\n    pass\n", "A colon is missing"),
        ("if x = 1:\n    pass\n", "`==` compares two"),
        ("f() = 3\n", "`==` compares two|left side of `=`"),
        ("x = “abc”\n", "curly quotation mark"),
        ("x\u00a0= 1\n", "special space"),
        ("return 3\n", "outside every function"),
        ("break\n", "inside a loop"),
        ("2x = 3\n", "cannot begin with a digit"),
        ("f(a=1, 2)\n", "come after those without"),
        ("def f(a=1, b):\n    pass\n", "default value come last"),
        ("def f(a, a):\n    pass\n", "every name stands once"),
        ("x = [1 2]\n", "comma is missing"),
        ("x = f'{'\n", "f-string"),
        ("<<<<<<< HEAD\nx = 1\n=======\n", "merge conflict"),
        ("%matplotlib inline\n", "work in a notebook only"),
        ("!pip install numpy\n", "work in a notebook only"),
        (">>> x = 1\n", "Python's prompt"),
        ("```python\nx = 1\n", "belongs to a chat"),
        ("function f(x) {\n", "another programming language"),
        ("x = 1\0\n", "no text"),
        ("x = = 1\n", "Python says: invalid syntax."),
    ],
)
def test_real_syntax_errors(source: str, words: str) -> None:
    text = explain_not_loaded(load(source), "backprop.py")
    assert text.startswith("Python cannot read backprop.py: there is a mistake")
    assert any(part in text for part in words.split("|"))


def test_the_line_is_told() -> None:
    assert "there is a mistake in line 3. A colon is missing" in explain_not_loaded(
        load("\n\ndef f()\n    pass\n"), "b.py"
    )


def test_a_helper_file_is_called_by_its_name() -> None:
    outcome = NotLoaded("syntax", "invalid syntax", "SyntaxError", (Frame("helpers.py", 4, "", "x = = 1"),))
    assert explain_not_loaded(outcome, "backprop.py").startswith(
        "Python cannot read helpers.py: there is a mistake in line 4."
    )


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("encoding", "UTF-8"),
        ("exited", "exit()"),
        ("timeout", "still busy"),
        ("memory", "more memory"),
        ("crashed", "process ended"),
        ("output_limit", "print inside a loop"),
        ("missing_file", "There is no file backprop.py"),
    ],
)
def test_other_reasons(reason: str, words: str) -> None:
    text = explain_not_loaded(NotLoaded(reason, "secret detail"), "backprop.py")  # type: ignore[arg-type]  # parametrized
    assert words in text
    assert "backprop.py" in text
    assert "secret" not in text


def test_an_error_at_import() -> None:
    frame = Frame("backprop.py", 2, "<module>", "import pandas")
    text = explain_not_loaded(
        NotLoaded("raised", "No module named 'pandas'", "ModuleNotFoundError", (frame,)), "backprop.py"
    )
    assert text.startswith(
        "backprop.py was stopped by an error while it was being loaded in line 2 "
        "(ModuleNotFoundError: No module named 'pandas'). The file imports a library"
    )
    assert (
        explain_not_loaded(NotLoaded("raised", ""), "backprop.py")
        == "backprop.py was stopped by an error while it was being loaded (an error)."
    )


def test_without_a_file_name() -> None:
    assert explain_not_loaded(NotLoaded("crashed", "")) == "The Python process ended while The file was being loaded."
