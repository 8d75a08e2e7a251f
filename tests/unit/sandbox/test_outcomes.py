"""Every kind of outcome of a call, in the best tier."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from grader.errors import CourseError
from grader.model.exercise import Limits
from grader.model.outcome import Call, Died, Missing, Outcome, Raised, Returned
from grader.sandbox import Worker

Run = Callable[..., Outcome]
Start = Callable[..., Worker]


def test_a_value_comes_back_with_what_was_printed(run: Run) -> None:
    outcome = run("import numpy as np\ndef f(z):\n    print('hi')\n    return np.maximum(z, 0)", np.array([-1.0, 2.0]))
    assert isinstance(outcome, Returned)
    assert outcome.value.tolist() == [0.0, 2.0]
    assert outcome.output == "hi\n"
    assert not outcome.trivial


def test_arguments_come_back_as_they_are_after_the_call(run: Run) -> None:
    given = np.array([1.0, 2.0])
    outcome = run("def f(z, n):\n    z *= 2", given, 3, want_args=True)
    assert isinstance(outcome, Returned)
    assert outcome.args is not None
    assert outcome.args[0].tolist() == [2.0, 4.0]
    assert outcome.args[1] == 3
    assert given.tolist() == [1.0, 2.0]


def test_repeated_calls_get_fresh_arguments(run: Run) -> None:
    outcome = run("def f(z):\n    z += 1\n    return z.copy()", np.zeros(2), repeat=3)
    assert isinstance(outcome, Returned)
    assert [value.tolist() for value in outcome.value] == [[1.0, 1.0]] * 3


def test_keyword_arguments(run: Run) -> None:
    assert run("def f(*, rate):\n    return rate", kwargs={"rate": 0.5}) == Returned(0.5)


@pytest.mark.parametrize("body", ["pass", "...", "'''Text.'''", "'''Text.'''\n    pass"])
def test_an_empty_body_is_noticed(run: Run, body: str) -> None:
    outcome = run(f"def f(x):\n    {body}", 1)
    assert isinstance(outcome, Returned)
    assert outcome.trivial


@pytest.mark.parametrize("body", ["return", "x = x + 1", "print(x)", "pass\n    x"])
def test_a_body_that_does_anything_is_not_empty(run: Run, body: str) -> None:
    outcome = run(f"def f(x):\n    {body}", 1)
    assert isinstance(outcome, Returned)
    assert outcome.value is None
    assert not outcome.trivial


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


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("os._exit(0)", "exited"),
        ("os._exit(3)", "exited"),
        ("ctypes.string_at(0)", "crashed"),
        ("os.abort()", "crashed"),
        ("os.close(3)", "exited"),
        ("os.write(3, b'junk')", "protocol"),
        ("os.write(3, b'NNG1' + bytes(12))", "protocol"),
        ("os.write(3, b'NNG1' + b'\\xff' * 12)", "protocol"),
        ("while True: pass", "timeout"),
        ("time.sleep(1e6)", "timeout"),
        ("signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65)); time.sleep(1e6)", "timeout"),
        ("re.match('(a+)+$', 'a' * 60 + 'b')", "timeout"),
        ("l.acquire(); l.acquire()", "timeout"),
        ("print('x' * (3 << 20))", "output_limit"),
        ("sys.stderr.write('x' * (3 << 20))", "output_limit"),
        ("[os.write(1, b'x' * 65536) for _ in range(100)]", "output_limit"),
    ],
)
def test_whatever_kills_a_worker_costs_this_call_only(start: Start, statement: str, reason: str) -> None:
    source = (
        "import ctypes, os, re, signal, sys, threading, time\nl = threading.Lock()\n" + f"def f():\n    {statement}\n"
    )
    worker = start(source)
    outcome = worker.call(Call("f", seconds=0.3 if reason == "timeout" else None))
    assert isinstance(outcome, Died), outcome
    assert outcome.reason == reason
    assert outcome.detail
    assert not worker.alive
    again = worker.call(Call("f"))
    assert isinstance(again, Died)
    assert again.reason == "not_run"
    assert start("def f(): return 1").call(Call("f")) == Returned(1)


def test_what_was_printed_before_the_end_is_kept(run: Run) -> None:
    outcome = run("import os\ndef f():\n    print('almost')\n    os._exit(1)")
    assert isinstance(outcome, Died)
    assert outcome.output == "almost\n"


def test_a_forged_answer_is_no_answer(run: Run) -> None:
    source = """
import json, os, struct
def f():
    for ident in range(3):
        info = {"warnings": [], "trivial": False}
        head = json.dumps({"op": "returned", "id": ident, "info": info, "val": [1, None]}).encode()
        os.write(3, b"NNG1" + struct.pack("<IQ", len(head), 0) + head)
    return 2
"""
    outcome = run(source)
    assert isinstance(outcome, Died)
    assert outcome.reason == "protocol"


def test_an_answer_between_two_questions_is_noticed(start: Start) -> None:
    source = "import os, threading\ndef f():\n    threading.Timer(0.5, os.write, (3, b'NNG1')).start()\n    return 1"
    worker = start(source + "\ndef g():\n    import time; time.sleep(9)")
    assert worker.call(Call("f")) == Returned(1)
    outcome = worker.call(Call("g"))
    assert isinstance(outcome, Died)
    assert outcome.reason == "protocol"


def test_answers_that_are_too_large_are_refused_not_sent(start: Start) -> None:
    worker = start(
        "import numpy as np\na = []\na.append(a)\n"
        "def f(): return np.zeros(9 << 20)\ndef g(): return [1] * 10**6\ndef h(): return a",
    )
    for name in "fgh":
        outcome = worker.call(Call(name))
        assert isinstance(outcome, Returned), outcome
    assert worker.alive


def test_large_arrays_go_both_ways(run: Run) -> None:
    given = np.arange(1 << 20, dtype=float)
    outcome = run("def f(a): return a[::-1]", given)
    assert isinstance(outcome, Returned)
    assert np.array_equal(outcome.value, given[::-1])


def test_an_argument_that_cannot_be_sent_is_the_authors_fault(start: Start) -> None:
    with pytest.raises(CourseError, match="f with an argument"):
        start("def f(x): pass").send(Call("f", (object(),)))


def test_student_and_reference_work_at_the_same_time(start: Start) -> None:
    source = "import time\ndef f(x):\n    time.sleep(0.05)\n    return x"
    first, second = start(source), start(source)
    first.send(Call("f", (1,)))
    second.send(Call("f", (2,)))
    assert second.receive() == Returned(2)
    assert first.receive() == Returned(1)


def test_seeds_reach_every_generator(start: Start) -> None:
    source = """
import random, numpy as np
def f():
    return [random.random(), float(np.random.rand()), list({'a', 'b', 'c', 'd'})]
"""
    one, other = start(source), start(source)
    first = one.call(Call("f", seed=5))
    assert first == one.call(Call("f", seed=5)) == other.call(Call("f", seed=5))
    assert first != one.call(Call("f", seed=6))


def test_the_load_is_seeded_too(start: Start) -> None:
    source = "import numpy as np\nW = np.random.rand(3)\ndef f(): return W"
    values = [start(source, seed=seed).call(Call("f")).value.tolist() for seed in (1, 1, 2)]  # type: ignore[union-attr]
    assert values[0] == values[1] != values[2]


def test_a_time_limit_of_the_exercise(run: Run) -> None:
    outcome = run("def f():\n    while True: pass", limits=Limits(call_seconds=0.1))
    assert isinstance(outcome, Died)
    assert outcome == Died("timeout", "It was ended after 0.1 seconds.")


def test_a_students_recursion_limit_holds_between_calls(start: Start) -> None:
    source = "import sys\nsys.setrecursionlimit(6000)\ndef g(n): return n and g(n - 1)\ndef f(): return g(4000)"
    worker = start(source)
    assert worker.call(Call("f")) == worker.call(Call("f")) == Returned(0)


def test_a_students_warning_filters_hold(start: Start) -> None:
    source = """
import warnings, numpy as np
warnings.simplefilter("error")
def f():
    try:
        return float(np.exp(np.float64(1e4)))
    except RuntimeWarning:
        return -1.0
"""
    worker = start(source)
    assert worker.call(Call("f")) == worker.call(Call("f")) == Returned(-1.0)
