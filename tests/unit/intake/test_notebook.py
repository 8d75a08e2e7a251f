"""Notebooks: formats, cells and lines, commands."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.errors import SubmissionError
from grader.intake import read_submission
from grader.intake.magics import neutralise
from grader.intake.notebook import convert

CALM = settings(deadline=None, derandomize=True)  # a busy machine is no failure


def notebook(*cells: object, **extra: object) -> bytes:
    made = [{"cell_type": "code", "source": cell, "outputs": []} for cell in cells]
    return json.dumps({"nbformat": 4, "cells": made, "metadata": {}, **extra}).encode()


def test_cells_are_joined_and_mapped(put):
    markdown = {"cell_type": "markdown", "source": "# Title"}
    cells = [
        markdown,
        {"cell_type": "code", "source": ["import numpy as np\n", "%matplotlib inline"], "outputs": [{"text": "x" * 9}]},
        {"cell_type": "code", "source": ""},
        {"cell_type": "raw", "source": "raw"},
        {"cell_type": "code", "source": "def relu(z):\n    return z"},
    ]
    path = put("Forward 1.ipynb", json.dumps({"nbformat": 4, "cells": cells}).encode())
    read = read_submission(path, main="forward.py")
    lines = read.files[0].data.decode().split("\n")
    assert read.main == "Forward 1.py"
    assert read.cells == ((1, 1), (4, 3))
    assert lines[0] == "import numpy as np"
    assert lines[1] == "pass  # %matplotlib inline"
    assert lines[3] == "def relu(z):"
    assert read.warnings == ()


def test_format_3():
    sheet = {"cells": [{"cell_type": "code", "input": ["x = 1\n", "y = 2"]}, {"cell_type": "markdown", "source": ""}]}
    code = convert(json.dumps({"nbformat": 3, "worksheets": [sheet]}).encode(), "hw.ipynb")
    assert code.source == b"x = 1\ny = 2\n"


def test_a_notebook_in_a_folder(put, tmp_path):
    put("hw/forward.ipynb", notebook("import mine", "def relu(z): return z"))
    put("hw/mine.py", b"")
    read = read_submission(tmp_path / "hw", main="forward.py")
    assert [file.name for file in read.files] == ["forward.py", "mine.py"]
    assert (read.main, read.cells, read.warnings) == ("forward.py", ((1, 1), (3, 2)), ())


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is not a readable notebook"),
        (b"{", "is not a readable notebook"),
        (b"[1]", "is not a readable notebook"),
        (b"\xff\xfe\x00", "is not a readable notebook"),
        (b'{"a":' * 100_000, "is not a readable notebook"),
        (b'{"cells": ' + b"9" * 10_000 + b"}", "hw.ipynb"),
        (b"{}", "has no code in it"),
        (b'{"cells": {"a": 1}, "worksheets": 3, "metadata": []}', "has no code in it"),
        (notebook("x <- 1", metadata={"kernelspec": {"language": "R"}}), "is a notebook for R, not for Python"),
        (notebook("x = 1\n" * 300_000), "of code; at most 1 MB"),
    ],
)
def test_what_is_refused(put, data, words):
    with pytest.raises(SubmissionError, match=words):
        read_submission(put("hw.ipynb", data), main="forward.py")


def test_large_outputs_are_fine(put):
    cell = {"cell_type": "code", "source": "x = 1", "outputs": [{"data": "A" * (20 << 20)}]}
    read = read_submission(put("hw.ipynb", json.dumps({"cells": [cell]}).encode()), main="forward.py")
    assert read.files[0].data == b"x = 1\n"


def test_lone_surrogates(put):
    read = read_submission(put("hw.ipynb", notebook("x = '\ud800'")), main="forward.py")
    assert read.files[0].data == b"x = '?'\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("%matplotlib inline", "pass  # %matplotlib inline"),
        ("!pip install torch", "pass  # !pip install torch"),
        ("pip install torch", "pass  # pip install torch"),
        ("?np.dot", "pass  # ?np.dot"),
        ("np.dot??", "pass  # np.dot??"),
        ("if colab:\n    !pip install x\n    y = 1", "if colab:\n    pass  # !pip install x\n    y = 1"),
        ("!pip install a \\\n  b \\\n  c\nx = 1", "pass  # !pip install a\n#   b\n#   c\nx = 1"),
        ("files = !ls", "files = None  # files = !ls"),
        ("here = %pwd", "here = None  # here = %pwd"),
        ("%time x = f()", "x = f()"),
        ("%time", "pass  # %time"),
        ("%%time\nx = f()", "# %%time\nx = f()"),
        ("# note\n\n%%capture out\nx = 1", "# note\n\n# %%capture out\nx = 1"),
        ("%%bash\nls\n%x", "# %%bash\n# ls\n# %x"),
        ("%%writefile forward.py\nx = 1", "# %%writefile forward.py\nx = 1"),
        ("%%writefile notes.md\nx", "# %%writefile notes.md\n# x"),
        ("%%html\n<b>", "# %%html\n# <b>"),
        ("get_ipython().run_line_magic('x', 'y')", "pass  # get_ipython().run_line_magic('x', 'y')"),
        ("ip = get_ipython()", "ip = None  # ip = get_ipython()"),
        ("display(df)", "pass  # display(df)"),
        ("x = 1\r\n%time\r\n", "x = 1\npass  # %time\n"),
    ],
)
def test_commands(before, after):
    assert neutralise(before) == after


@pytest.mark.parametrize(
    "source",
    [
        'print("a"\n      % b)',
        "x = (10\n% 3)",
        "y = 7 \\\n% 4",
        's = """\n%matplotlib inline\n!pip\n?x\n"""',
        "s = '''it's\n!ls'''",
        "s = 'a\\\n!b'",
        "t = '#' + '''\n%x\n'''",
        "# what is this?",
        'print("why?")',
        "x = a % b",
        "y = x if x != 3 else 2",
        "a = b  # !ls",
        "d = {\n    'k': 1,\n}",
        "f = 'x' 'it\\'s'\nz = 1",
        "get_ipython().foo(\n    1)",
        "displayed(1)",
        "pip = 3",
    ],
)
def test_python_stays(source):
    assert neutralise(source) == source


def test_own_display_stays():
    code = convert(notebook("from IPython.display import display", "display(1)"), "hw")
    assert b"\ndisplay(1)" in code.source


@CALM
@given(st.text(st.sampled_from(list("ab%!?\\'\"()#\n =")), max_size=60))
def test_the_number_of_lines_stays(source):
    assert neutralise(source).count("\n") == source.count("\n")


KEYS = st.sampled_from(["cells", "source", "cell_type", "metadata", "worksheets", "input", "kernelspec"])
LEAVES = st.one_of(st.none(), st.text(max_size=9), st.integers(), st.just("code"))


@CALM
@given(st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner), max_leaves=12))
def test_any_json(value):
    try:
        convert(json.dumps(value).encode(), "hw")
    except SubmissionError as error:
        assert str(error)  # noqa: PT017, both outcomes are fine


def test_a_future_import_works_in_any_cell_as_it_does_in_jupyter():
    code = convert(
        notebook("%matplotlib inline", "import math\nfrom __future__ import annotations  # types", "x = 1"),
        "work.ipynb",
    )
    lines = code.source.decode().split("\n")
    assert lines[0] == "from __future__ import annotations"
    assert lines[4] == "pass"
    assert code.cells == ((2, 1), (4, 2), (7, 3))
    compile(code.source, "work.py", "exec")


@pytest.mark.parametrize(
    "code",
    [
        "%time " + " " * 200_000,
        "import " * 30_000,
        "import " * 30_000 + "display",
        "from __future__ import " + " " * 200_000 + "!",
        "from __future__ import " + "a, " * 60_000 + "!",
        "x, " * 60_000 + "=" + " " * 100_000,
        "display" + " " * 200_000,
        "np.dot?" + " " * 200_000 + "x",
    ],
    ids=lambda code: code[:12].strip(),
)
def test_long_lines_take_no_longer_than_their_length(code: str) -> None:
    started = time.process_time()
    convert(json.dumps({"cells": [{"cell_type": "code", "source": code}]}).encode(), "a.ipynb")
    assert time.process_time() - started < 3  # a square of the length takes minutes


def test_too_much_code_is_refused_before_it_is_read() -> None:
    cells = [{"cell_type": "code", "source": "%time x\n" * 200_000}]
    with pytest.raises(SubmissionError, match="of code; at most 1 MB are read"):
        convert(json.dumps({"cells": cells}).encode(), "a.ipynb")


@pytest.mark.parametrize("part", [b"{},", b"[],", b'"ab",', b"0.1,"])
def test_a_notebook_of_nothing_but_parts_is_refused(part: bytes) -> None:
    data = b'{"cells": [' + part * (12_000_000 // len(part) * (1 if part != b"0.1," else 5)) + b"0]}"
    with pytest.raises(SubmissionError, match="Clear its outputs"):
        convert(data, "a.ipynb")
