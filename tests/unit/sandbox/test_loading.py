"""Loading a submission, and the reasons why it may not load."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from grader.errors import SandboxError
from grader.model.exercise import Limits
from grader.model.outcome import Call, Loaded, NotLoaded, Returned
from grader.sandbox import Sandbox, Worker

Start = Callable[..., Worker]


def test_public_names_and_output(start: Start) -> None:
    loaded = start("import warnings\nprint('top')\nwarnings.warn('old')\ndef f(): pass\n_g = 1\n").loaded()
    assert loaded == Loaded(("warnings", "f"), "top\n", ("UserWarning: old (work.py, line 3)",))


@pytest.mark.parametrize(
    ("source", "reason", "type_name"),
    [
        ("def f(:\n", "syntax", "SyntaxError"),
        ("if True:\nx = 1", "syntax", "IndentationError"),
        ("if 1:\n\tx = 1\n        y = 2", "syntax", "TabError"),
        ("print 'python 2'", "syntax", "SyntaxError"),
        ("-" * 200_000 + "1", "syntax", None),
        (b"# caf\xe9\nx = 1", "encoding", "SyntaxError"),
        ("# coding: klingon\nx = 1", "encoding", "SyntaxError"),
        ("x = 1".encode("utf-16"), "encoding", ""),
        (b"x = 1\0", "encoding", ""),
        (b"\x7fELF\0\1\2", "encoding", ""),
        ("1 / 0", "raised", "ZeroDivisionError"),
        ("import no_such_module", "raised", "ModuleNotFoundError"),
        ("open('data.csv')", "raised", "FileNotFoundError"),
        ("input()", "raised", "EOFError"),
        ("raise KeyboardInterrupt", "raised", "KeyboardInterrupt"),
        ("import sys; sys.exit(0)", "exited", "SystemExit"),
        ("exit()", "raised", "NameError"),
        ("import os; os._exit(0)", "exited", ""),
        ("import ctypes; ctypes.string_at(0)", "crashed", ""),
        ("import os; os.write(3, b'x')", "crashed", ""),
        ("x = bytearray(10 << 30)", "memory", "MemoryError"),
        ("print('x' * (2 << 20))", "output_limit", ""),
    ],
)
def test_reasons(start: Start, source: str | bytes, reason: str, type_name: str | None) -> None:
    worker = start(source)
    loaded = worker.loaded()
    assert isinstance(loaded, NotLoaded), loaded
    assert loaded.reason == reason
    assert type_name is None or loaded.type_name == type_name
    assert loaded is worker.loaded()
    assert not worker.alive
    assert worker.call(Call("f")) is loaded


def test_a_loop_at_the_top_is_ended(start: Start) -> None:
    loaded = start("while True: pass", limits=Limits(load_seconds=0.1)).loaded()
    assert loaded == NotLoaded("timeout", "It was ended after 0.1 seconds.")


@pytest.mark.parametrize("main", [None, "other.py"])
def test_nothing_to_load(best: Sandbox, main: str | None) -> None:
    worker = best.worker({"work.py": b""}, main, limits=Limits())
    loaded = worker.loaded()
    assert isinstance(loaded, NotLoaded)
    assert loaded.reason == "missing_file"
    assert worker.call(Call("f")) is loaded
    worker.close()


def test_a_syntax_error_has_its_line(start: Start) -> None:
    loaded = start("x = 1\ndef f()\n    pass\n").loaded()
    assert isinstance(loaded, NotLoaded)
    assert [(frame.file, frame.line, frame.source) for frame in loaded.frames] == [("work.py", 2, "def f()")]


def test_a_syntax_error_in_a_helper_is_found_there(start: Start) -> None:
    loaded = start("import helper", files={"helper.py": b"x = 1\n\ny =\n"}).loaded()
    assert isinstance(loaded, NotLoaded)
    assert (loaded.reason, loaded.frames[0].file, loaded.frames[0].line) == ("syntax", "helper.py", 3)


def test_an_error_at_the_top_has_its_lines(start: Start) -> None:
    loaded = start("import helper\nhelper.g()", files={"helper.py": b"def g():\n    1 / 0\n"}).loaded()
    assert isinstance(loaded, NotLoaded)
    assert [(frame.file, frame.line) for frame in loaded.frames] == [("work.py", 2), ("helper.py", 2)]


@pytest.mark.parametrize(
    "encoded", [b"\xef\xbb\xbfdef f(): return '\xc3\xa9'", b"# coding: latin-1\ndef f(): return '\xe9'"]
)
def test_encodings_python_knows(start: Start, encoded: bytes) -> None:
    assert start(encoded).call(Call("f")) == Returned("\u00e9")


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends(start: Start, end: str) -> None:
    outcome: Any = start(f"def f():{end}    x = 1{end}    raise ValueError{end}").call(Call("f"))
    assert (outcome.frames[0].line, outcome.frames[0].source) == (3, "raise ValueError")


def test_files_of_a_package(start: Start) -> None:
    files = {"parts/__init__.py": b"from .one import x", "parts/one.py": b"x = 7", "data/points.csv": b"1,2\n"}
    source = """
import work, submission
from parts import x
text = open('data/points.csv').read()
def f(): return [x, text, work is submission, __name__]
"""
    assert start(source, files=files).call(Call("f")) == Returned([7, "1,2\n", True, "submission"])


def test_a_main_file_in_a_folder_finds_its_neighbours(best: Sandbox) -> None:
    worker = best.worker(
        {"src/main.py": b"import near\ndef f(): return near.x", "src/near.py": b"x = 3"}, "src/main.py", limits=Limits()
    )
    assert worker.call(Call("f")) == Returned(3)
    worker.close()


def test_a_helper_never_shadows_python(start: Start) -> None:
    files = {
        "random.py": b"1/0",
        "numpy.py": b"1/0",
        "json.py": b"1/0",
        "inside.py": b"x = 1",
        "sitecustomize.py": b"1/0",
    }
    source = "import random, json, numpy, inside\ndef f(): return [inside.x, float(numpy.ones(1)[0])]"
    assert start(source, files=files).call(Call("f")) == Returned([1, 1.0])


def test_our_names_are_gone(start: Start) -> None:
    source = """
import sys, __main__
ours = sorted(n for n in sys.modules if 'inside' in n or 'grader' in n)
def f(): return [ours, sys.argv, [n for n in vars(__main__) if n[0] != '_']]
"""
    assert start(source).call(Call("f")) == Returned([[], [""], []])


def test_grader_cannot_be_imported(start: Start) -> None:
    loaded = start("import grader").loaded()
    assert isinstance(loaded, NotLoaded)
    assert loaded.type_name == "ModuleNotFoundError"


def test_probes_get_the_submission(start: Start) -> None:
    worker = start(
        "def g(x): return x + 1", probes=b"def twice(submission, x):\n    return submission.g(submission.g(x))"
    )
    assert worker.call(Call("probe:twice", (1,))) == Returned(3)
    outcome: Any = worker.call(Call("probe:other"))
    assert outcome.type_name == "LookupError"


def test_an_error_in_a_probe_shows_only_the_students_lines(start: Start) -> None:
    worker = start("def g(x):\n    return 1 / x", probes=b"def p(submission):\n    return submission.g(0)")
    outcome: Any = worker.call(Call("probe:p"))
    assert [(frame.file, frame.line) for frame in outcome.frames] == [("work.py", 2)]


def test_probes_that_do_not_load_are_the_authors_fault(start: Start) -> None:
    with pytest.raises(SandboxError, match=r"probes\.py could not be loaded: ZeroDivisionError"):
        start("x = 1", probes=b"1 / 0").loaded()


def test_assets_lie_in_the_current_directory(start: Start) -> None:
    assert start("def f(): return open('points.txt').read()", extra={"points.txt": b"1 2"}).call(Call("f")) == Returned(
        "1 2"
    )


def test_a_file_of_the_submission_cannot_be_changed(start: Start) -> None:
    source = """
import os
def f(): return open(__file__).read()[-3:]
def g():
    told = []
    for attempt in (lambda: open(__file__, "w"), lambda: os.unlink(__file__), lambda: os.chmod(__file__, 0o777),
                    lambda: os.rename(__file__, __file__ + "x"), lambda: open("work.py", "w"),
                    lambda: os.truncate(__file__, 0),
                    lambda: open(os.path.dirname(__file__) + "/new.py", "w")):
        try:
            attempt()
            told.append("done")
        except OSError:
            pass
    return told
# !!!"""
    worker = start(source)
    assert worker.call(Call("g")) == Returned([])
    assert worker.call(Call("f")) == Returned("!!!")
