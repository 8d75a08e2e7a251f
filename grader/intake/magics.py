"""Makes notebook commands harmless: ``%matplotlib inline``, ``%%time``, ``!pip install``, ``np.dot?``.

They are no Python. Each becomes ``pass`` with the command as a comment behind it, so that line numbers stay and an
``if`` around it keeps its body. What a command wraps around Python (``%time x = f()``, ``%%writefile loss.py``) stays
and is run. See https://ipython.readthedocs.io/en/stable/interactive/magics.html.
"""

from __future__ import annotations

import re

from grader.intake.scan import rewrite_statements

_PYTHON_CELLS = {"time", "timeit", "capture", "prun", "memray_flamegraph", "memit", "mprun", "debug"}
_COMMAND = re.compile(r"^(\s*)(?:[%!?].*|(?:pip3?|conda|mamba)\s+(?:install|list|uninstall)\b.*)$")
_TIMED = re.compile(r"^(\s*)%{1,2}(?:time|prun)\s+([^\s-].*)$")
_HELP = re.compile(r"^(\s*)[%\w][\w.*]*\?{1,2}\s*$")
_ASSIGNED = re.compile(r"^(\s*[\w\s,*.\[\]]+?=)\s*(?:%[A-Za-z]|!)(.*)$")
_SHELL = re.compile(r"^(\s*)(\w+\s*=\s*)?get_ipython\(\).*$")
_DISPLAY = re.compile(r"^(\s*)display\(.*\)\s*(?:#.*)?$")


def neutralise(cell: str, own_display: bool = False) -> str:
    """Returns a cell's source as Python with the same number of lines.

    ``own_display``: the notebook defines or imports ``display`` itself, so that calls of it stay.
    """
    lines = _lines(cell)
    first = next((place for place, line in enumerate(lines) if _is_code(line)), 0)
    if lines[first].startswith("%%"):
        if not _holds_python(lines[first]):
            return "\n".join("# " + line for line in lines)
        lines[first] = "# " + lines[first]
    return "\n".join(rewrite_statements(lines, lambda line: _rewrite(line, own_display)))


def without_shell_calls(source: str) -> str:
    """The same for a script that was exported from a notebook, where commands are calls of ``get_ipython()``."""
    return "\n".join(rewrite_statements(source.split("\n"), _shell_call))


def _lines(cell: str) -> list[str]:
    """Splits where Python does. (``str.splitlines`` would also split at form feeds inside strings.)"""
    return cell.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _is_code(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _holds_python(line: str) -> bool:
    words = line[2:].split()
    if not words:
        return True
    if words[0] in ("writefile", "file"):
        return words[-1].lower().endswith(".py")
    return words[0] in _PYTHON_CELLS


def _rewrite(line: str, own_display: bool) -> str | None:
    if timed := _TIMED.match(line):
        return timed[1] + timed[2]
    for pattern in (_COMMAND, _HELP) if own_display else (_COMMAND, _HELP, _DISPLAY):
        if found := pattern.match(line):
            return f"{found[1]}pass  # {_remark(line)}"
    if found := _ASSIGNED.match(line):
        return f"{found[1]} None  # {_remark(line)}"
    return _shell_call(line)


def _shell_call(line: str) -> str | None:
    """Only a call that ends on its line; half a statement would be worse than the honest NameError."""
    found = _SHELL.match(line)
    if not found or line.count("(") != line.count(")") or line.rstrip().endswith((",", "\\")):
        return None
    return f"{found[1]}{found[2]}None  # {_remark(line)}" if found[2] else f"{found[1]}pass  # {_remark(line)}"


def _remark(line: str) -> str:
    return line.strip().rstrip("\\").rstrip()
