"""Makes text that a student controls fit to be shown: file names, prints, exception messages.

Every such string passes through here once when a report is made. Renderers still escape for their own format.
"""

from __future__ import annotations

import re

# ECMA-48: control strings (OSC, DCS, SOS, PM, APC) end with BEL or ST; CSI has parameter, intermediate and final bytes.
_ESCAPES = re.compile(
    r"(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c)"
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
    r"|\x1b[ -/]*[0-~]"
)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_SURROGATES = re.compile("[\ud800-\udfff]")
# Format characters (bidi controls, zero width, tags), line separators, blank letters and noncharacters.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U000110bd\U000110cd\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_ELLIPSIS = "\u2026"
# GitHub's runner trims a line before it looks for ``::``; Azure's looks for ``##[`` and ``##vso[`` anywhere.
_LINE_COMMANDS = re.compile(r"^(\s*)::", re.MULTILINE)
_INNER_COMMANDS = re.compile(r"##(?=\[|vso\[)")


def printable(text: str, limit: int = 4000, lines: int = 200) -> str:
    """Returns ``text`` without anything that moves a cursor, hides or reorders characters, or floods a page.

    Escape sequences and control characters but newline and tab are removed, carriage returns become newlines, invisible
    characters are written as ``<U+202E>``, lone surrogates as U+FFFD. The result has at most ``limit`` characters and
    ``lines`` lines (both at least 1); what was cut is marked by an ellipsis. Applying it twice changes nothing.
    """
    # Reading a bounded part keeps a ten-megabyte message cheap; four to one leaves room for removed sequences.
    head = text[: 4 * limit + 4096]
    cut = len(head) < len(text)
    if not (head.isascii() and head.isprintable()):
        head = _clean(head)
    rows = head.split("\n")
    if len(rows) > lines:
        head, cut = "\n".join(rows[:lines]), True
    if len(head) > limit or (cut and not head.endswith(_ELLIPSIS)):
        head = head[: limit - 1] + _ELLIPSIS
    return head


def one_line(text: str, limit: int = 100) -> str:
    """The same for names and other short texts: newlines and tabs become blanks."""
    return printable(" ".join(printable(text, limit=4 * limit).split()), limit=limit, lines=1)


def name(text: str, limit: int = 1200) -> str:
    """The same for what must stay as it is where it can: a path or an id, on one line, blanks kept."""
    return printable(text.replace("\r", " ").replace("\n", " ").replace("\t", " "), limit=limit, lines=1)


def inert(text: str) -> str:
    """Text for a log: no line of it is a command to the machine that runs the job (``::error::``, ``##vso[...]``)."""
    if "::" not in text and "##" not in text:
        return text
    return _INNER_COMMANDS.sub("# ", _LINE_COMMANDS.sub(r"\1: ", text))


def _clean(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _ESCAPES.sub("", text)
    text = _CONTROLS.sub("", text)
    text = _SURROGATES.sub("\ufffd", text)
    return _INVISIBLE.sub(lambda found: f"<U+{ord(found[0]):04X}>", text)
