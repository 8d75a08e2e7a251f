"""Every kind of outcome of a call, in the best tier."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from grader.errors import CourseError
from grader.model.exercise import Limits
from grader.model.outcome import Call, Died, Outcome, Returned
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
    worker = start(source + "\ndef g():\n    import time; time.sleep(2)")
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
