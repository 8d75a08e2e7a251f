"""Words for a file that could not be loaded."""

from __future__ import annotations

import re

from grader.diagnosis.exceptions import explain_exception
from grader.diagnosis.rules import Rule
from grader.language import N_, _
from grader.model.outcome import NotLoaded, Raised

_SYNTAX: tuple[tuple[str, str], ...] = (
    (
        r"Missing parentheses in call to 'print'",
        N_("`print` needs brackets in Python 3; this line was written for Python 2."),
    ),
    (
        r"Missing parentheses in call to 'exec'",
        N_("`exec` needs brackets in Python 3; this line was written for Python 2."),
    ),
    (
        r"multiple exception types must be parenthesized",
        N_("Several exceptions after `except` go into brackets, as a tuple."),
    ),
    (
        r"inconsistent use of tabs and spaces",
        N_("Some lines begin with tabs and others with spaces. Use spaces only; four for each level."),
    ),
    (r"unindent does not match", N_("A line's indentation fits none of the lines above it. Count its leading spaces.")),
    (r"unexpected indent", N_("A line begins further to the right than the line above allows.")),
    (
        r"expected an indented block",
        N_("The lines that belong to the line above must be indented. If nothing is there yet, write `pass`."),
    ),
    (r"'[(\[{]' was never closed|unexpected EOF while parsing", N_("A bracket is opened and never closed.")),
    (
        r"unmatched '[)\]}]'|closing parenthesis .* does not match",
        N_("A bracket is closed that does not fit the one that was opened."),
    ),
    (
        r"unterminated (triple-quoted )?(f-)?string|EOL while scanning|EOF while scanning",
        N_("A text (string) is opened with a quotation mark and never closed."),
    ),
    (
        r"expected ':'",
        N_("A colon is missing at the end of the line: `if`, `for`, `while`, `def` and `class` need one."),
    ),
    (
        (
            r"invalid syntax\. Maybe you meant '==' or ':=' instead of '='|cannot assign to"
            r" .*(comparison|expression|attribute here|subscript here)"
        ),
        N_("A single `=` stores a value; `==` compares two."),
    ),
    (r"cannot assign to", N_("The left side of `=` must be a name, an entry or an attribute.")),
    (
        r"invalid non-printable character|invalid character",
        (
            N_(
                "There is a character Python does not know, often a curly quotation mark or a "
                "special space that came with copied text. Type that line anew."
            )
        ),
    ),
    (
        r"'(return|yield|await)' outside function",
        N_("`return` stands outside every function. Is the line indented far enough?"),
    ),
    (
        r"'(break|continue)' (outside loop|not properly in loop)",
        N_("`break` and `continue` belong inside a loop. Check the indentation."),
    ),
    (
        r"invalid decimal literal|leading zeros|invalid (hexadecimal|octal|binary) literal",
        N_("A number or name is written in a way Python does not understand; names cannot begin with a digit."),
    ),
    (r"positional argument follows keyword argument", N_("In a call, arguments with names come after those without.")),
    (
        r"(non-default|parameter without a default) .*follows|duplicate argument",
        N_("In the first line of a function, arguments with a default value come last, and every name stands once."),
    ),
    (r"Perhaps you forgot a comma", N_("Perhaps a comma is missing between two things.")),
    (
        r"source code (string )?(cannot contain|contains) null bytes",
        N_("The file contains bytes that are no text. Is it really a Python source file, saved as plain text?"),
    ),
    (r"f-string", N_("Something is wrong inside an f-string: look at its curly brackets and quotation marks.")),
    (
        r"too many (statically )?nested|too many nested parentheses|recursion|too complex",
        N_("The code is nested too deeply for Python to read."),
    ),
    (
        r"from __future__ imports must occur",
        N_("`from __future__ import ...` must be the first statement of the file."),
    ),
)

_LINES: tuple[tuple[str, str], ...] = (
    (r"^\s*(<{7}|={7}|>{7})", N_("The file still holds the marks of a merge conflict (<<<<<<<, =======, >>>>>>>).")),
    (r"^\s*[%!]", N_("Lines that begin with % or ! work in a notebook only, not in a Python file.")),
    (r"^\s*(>>>|\.\.\.) ", N_("The line was copied together with Python's prompt (>>>).")),
    (r"^\s*(In|Out) ?\[\d*\]:", N_("The line was copied together with the notebook's marks.")),
    (r"^\s*```", N_("The line ``` belongs to a chat or a document, not to Python.")),
    (r"^\s*print\s+[^\s(=]", N_("`print` needs brackets in Python 3; this line was written for Python 2.")),
    (
        r"^\s*(public|private|function|var|let|const|#include|end)\b",
        N_("This line looks like another programming language."),
    ),
)

SYNTAX_RULES = tuple(Rule(pattern, words) for pattern, words in _SYNTAX)
"""For a file that is loaded in the middle of a call."""

_REASONS = {
    "encoding": (
        N_(
            "{file} is not saved as UTF-8 text. Save it again with the encoding UTF-8; umlauts and "
            "special characters are the usual reason."
        )
    ),
    "exited": (
        N_(
            "{file} ends Python while it is being loaded. Remove `exit()`, `quit()` and "
            '`sys.exit()`, or put them under `if __name__ == "__main__":`.'
        )
    ),
    "timeout": (
        N_(
            "{file} was still busy loading when the time was up. Training, long loops and `input()` "
            'belong into functions or under `if __name__ == "__main__":`, not at the left margin.'
        )
    ),
    "memory": N_("{file} asked for more memory than it may have while it was being loaded."),
    "crashed": N_("The Python process ended while {file} was being loaded."),
    "output_limit": (
        N_("{file} printed so much while it was being loaded that it was stopped. Look for a print inside a loop.")
    ),
    "missing_file": N_("There is no file {file} in what was handed in."),
}


def explain_not_loaded(outcome: NotLoaded, main: str = "") -> str:
    """One to three sentences on why the file did not load. ``main``: the exercise's file name."""
    file = main or _("The file")
    if outcome.reason == "syntax":
        return _syntax(outcome, file)
    if outcome.reason == "raised":
        return _raised(outcome, file)
    return _(_REASONS[outcome.reason]).format(file=file)


def _syntax(outcome: NotLoaded, file: str) -> str:
    frame = outcome.frames[-1] if outcome.frames else None
    if frame is not None and frame.file and frame.file != main_name(file):
        file = frame.file
    source = frame.source if frame is not None else ""
    told = next((words for pattern, words in _LINES if re.search(pattern, source)), None)
    told = told or next((words for pattern, words in _SYNTAX if re.search(pattern, outcome.message)), None)
    if outcome.type_name == "TabError":
        told = _SYNTAX[3][1]
    if told is None:
        words = _("Python says: {message}. The mistake is sometimes in the line before.")
        told = words.format(message=outcome.message[:200].rstrip("."))
    else:
        told = _(told)
    if frame is not None and frame.line > 0:
        words = _("Python cannot read {file}: there is a mistake {place}. {told}")
        return words.format(file=file, place=in_line(frame.line), told=told)
    return _("Python cannot read {file}: there is a mistake. {told}").format(file=file, told=told)


def in_line(number: int) -> str:
    """``in line 12``, as a part of the sentences of this file."""
    return _("in line {number}").format(number=number)


def main_name(file: str) -> str:
    """The file's name without folders."""
    return file.rpartition("/")[2]


def _raised(outcome: NotLoaded, file: str) -> str:
    raised = Raised(outcome.type_name, outcome.message, outcome.frames)
    frame = outcome.frames[-1] if outcome.frames else None
    kind = outcome.type_name or _("an error")
    error = f"{kind}: {outcome.message[:200].rstrip('.')}" if outcome.message else kind
    if frame is not None and frame.line > 0:
        words = _("{file} was stopped by an error while it was being loaded {place} ({error}).")
        text = words.format(file=file, place=in_line(frame.line), error=error)
    else:
        text = _("{file} was stopped by an error while it was being loaded ({error}).").format(file=file, error=error)
    explanation = explain_exception(raised)
    return f"{text} {explanation.text}" if explanation is not None else text
