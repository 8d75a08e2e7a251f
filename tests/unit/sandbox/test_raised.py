"""Exceptions, missing functions and warnings of student code, as a worker tells them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from grader.model.outcome import Call, Missing, Outcome, Raised, Returned
from grader.sandbox import Worker

Run = Callable[..., Outcome]
Start = Callable[..., Worker]


def test_an_exception_names_the_students_lines_only(run: Run) -> None:
    outcome = run(
        "import numpy as np\ndef g(a):\n    return np.linalg.inv(a)  # here\ndef f(a):\n    return g(a)",
        np.zeros((2, 2)),
    )
    assert isinstance(outcome, Raised)
    assert (outcome.type_name, outcome.builtin, outcome.where) == ("LinAlgError", True, "g")
    assert [(frame.file, frame.line, frame.function) for frame in outcome.frames] == [
        ("work.py", 5, "f"),
        ("work.py", 3, "g"),
    ]
    assert outcome.frames[1].source == "return np.linalg.inv(a)  # here"


def test_a_wrong_number_of_arguments_has_no_lines(run: Run) -> None:
    outcome = run("def f(a, b):\n    return a", 1)
    assert isinstance(outcome, Raised)
    assert (outcome.type_name, outcome.frames, outcome.where) == ("TypeError", (), "")


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        ("raise SystemExit(0)", "SystemExit"),
        ("import sys; sys.exit()", "SystemExit"),
        ("raise KeyboardInterrupt", "KeyboardInterrupt"),
        ("raise GeneratorExit", "GeneratorExit"),
        ("class Own(BaseException): pass\n    raise Own", "Own"),
        ("def g(): g()\n    g()", "RecursionError"),
        ("import sys; sys.setrecursionlimit(60)\n    def g(): g()\n    g()", "RecursionError"),
        ("raise NotImplementedError", "NotImplementedError"),
        ("b = bytearray(10 << 30)", "MemoryError"),
        ("import numpy as np; np.ones(1 << 34)", "MemoryError"),
        ("x = [0]\n    while True: x += x", "MemoryError"),
        ("input()", "EOFError"),
        ("import subprocess; subprocess.run(['true'])", "PermissionError"),
        ("import socket; socket.socket()", "PermissionError"),
        ("import os; os.fork()", "PermissionError"),
        ("open('/etc/passwd')", "PermissionError"),
        ("open('a', 'w').write('x' * (40 << 20))", "OSError"),
    ],
)
def test_whatever_is_raised_the_worker_lives_on(start: Start, statement: str, name: str) -> None:
    worker = start(f"def f():\n    {statement}\ndef g():\n    return 1")
    outcome = worker.call(Call("f"))
    assert isinstance(outcome, Raised), outcome
    assert outcome.type_name == name
    assert worker.call(Call("g")) == Returned(1)
    assert worker.alive


def test_own_exceptions_are_told_from_pythons(run: Run) -> None:
    outcome = run("class Own(Exception): pass\ndef f():\n    raise Own('text')")
    assert isinstance(outcome, Raised)
    assert (outcome.type_name, outcome.message, outcome.builtin) == ("Own", "text", False)


@pytest.mark.parametrize(
    "body",
    [
        "def __str__(self): raise SystemExit",
        "def __str__(self): return 'x' * (10 << 20)",
        "def __str__(self): return '\\ud800 \\x1b[2J'",
        "def __str__(self): return 5",
        "__traceback__ = property(lambda self: 1/0)",
        "__class__ = property(lambda self: 1/0)",
        "def __getattribute__(self, name): raise SystemExit",
    ],
)
def test_exceptions_that_fight_back(start: Start, body: str) -> None:
    worker = start(f"class Own(Exception):\n    {body}\ndef f():\n    raise Own('text')")
    outcome = worker.call(Call("f"))
    assert isinstance(outcome, Raised)
    assert outcome.type_name == "Own"
    assert len(outcome.message) < 5000
    outcome.message.encode()
    assert worker.alive


def test_a_class_name_is_read_past_its_metaclass(run: Run) -> None:
    source = """
class M(type):
    __name__ = property(lambda c: 1/0)
class Own(Exception, metaclass=M): pass
def f(): raise Own
"""
    outcome = run(source)
    assert isinstance(outcome, Raised)
    assert outcome.type_name == "Own"


def test_a_long_recursion_is_told_in_a_few_lines(run: Run) -> None:
    outcome = run("def g(n):\n    return g(n + 1)\ndef f():\n    return g(0)")
    assert isinstance(outcome, Raised)
    assert 2 < len(outcome.frames) <= 12


def test_a_missing_function_has_near_matches(start: Start) -> None:
    worker = start("def soft_max(z): return z\nclass Net:\n    def forwrad(self): pass\nrelu = 3")
    softmax = worker.call(Call("softmax"))
    assert isinstance(softmax, Missing)
    assert (softmax.kind, softmax.similar) == ("absent", ("soft_max",))
    dotted = worker.call(Call("Net.forward"))
    assert isinstance(dotted, Missing)
    assert dotted.similar == ("forwrad",)
    number = worker.call(Call("relu"))
    assert isinstance(number, Missing)
    assert (number.kind, number.found_type) == ("not_callable", "int")


def test_a_module_that_answers_every_name(start: Start) -> None:
    worker = start("def __getattr__(name):\n    raise ValueError(name)\n")
    assert isinstance(worker.call(Call("f")), Raised)


def test_warnings_are_told_once_with_their_line(run: Run) -> None:
    source = "import numpy as np\ndef f():\n    for _ in range(100):\n        np.exp(np.array([1e4]))\n    return 1"
    outcome = run(source)
    assert isinstance(outcome, Returned)
    assert outcome.warnings == ("RuntimeWarning: overflow encountered in exp (work.py, line 4)",)


def test_warnings_are_told_again_by_the_next_call(start: Start) -> None:
    worker = start("import warnings\ndef f():\n    warnings.warn('careful')")
    for _ in range(2):
        outcome = worker.call(Call("f"))
        assert isinstance(outcome, Returned)
        assert outcome.warnings == ("UserWarning: careful (work.py, line 3)",)
