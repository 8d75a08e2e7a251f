"""What the pieces of an answer are called. Their names are data, the same in every language; a reader sees the words.

``value 2`` is a place in a tuple, ``entry 3`` one in a list, ``after step 2`` a time; others are the program's own.
"""

from __future__ import annotations

import re

from grader.language import _

_NUMBERED = re.compile(r"(value|entry|number|after step|after epoch) (\d+)")
_LATER = " after "


def spoken(name: str) -> str:
    """The name of one piece for a reader; ``W1 after step 2`` is said too."""
    what, later, when = name.partition(_LATER)
    if later and (time := _NUMBERED.fullmatch(f"{later.strip()} {when}")):
        return f"{spoken(what)} {_numbered(time)}"
    found = _NUMBERED.fullmatch(name)
    return _numbered(found) if found else name


def _numbered(found: re.Match[str]) -> str:
    words = {
        "value": _("value {number}"),
        "entry": _("entry {number}"),
        "number": _("number {number}"),
        "after step": _("after step {number}"),
        "after epoch": _("after epoch {number}"),
    }
    return words[found[1]].format(number=found[2])


def joined(parts: list[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    if len(parts) < 2:
        return "".join(parts)
    return _("{names} and {last}").format(names=", ".join(parts[:-1]), last=parts[-1])
