"""What the names in a course platform's download say: whose file it is, and what the student called it."""

from __future__ import annotations

import re

from grader.model.frozen import frozen

# lovelaceada_123_456_backprop.py, lovelaceada_LATE_123_456_backprop-1.py
_CANVAS = re.compile(r"(?P<name>[^\W_][^_]*?)(?:_(?i:LATE))?_(?P<id>\d+)_(?P<submission>\d+)_(?P<file>.+)", re.DOTALL)
# Ada Lovelace_12345_assignsubmission_file_ (a folder), Ada Lovelace_12345_assignsubmission_file_backprop.py
_MOODLE = re.compile(
    r"(?P<name>.+?)_(?P<id>\d+)_assignsubmission_(?P<kind>file|onlinetext)(?:_(?P<file>.*))?", re.DOTALL
)
_GRADESCOPE = re.compile(r"submission_(?P<id>\d+)")
GRADESCOPE_NAMES = "submission_metadata.yml"
"""Lies beside the folders of a Gradescope export and says whose they are."""
_AGAIN = re.compile(r"-\d+(?=\.\w+$)")


@frozen
class Label:
    """What one name in a download says."""

    owner: str
    """The same for all files of one student."""
    name: str = ""
    """As the platform writes it; ``lovelaceada`` on Canvas."""
    number: str = ""
    """The platform's number of the student."""
    file: str = ""
    """As the student called it; empty for a folder."""
    text: bool = False
    """Text typed into the platform, not a file."""


def label_of(name: str) -> Label | None:
    """Who handed in the file or folder of this name; None when no platform writes such names."""
    if (moodle := _MOODLE.fullmatch(name)) is not None:
        owner = f"{moodle['name']}_{moodle['id']}"
        return Label(owner, moodle["name"], moodle["id"], moodle["file"] or "", moodle["kind"] == "onlinetext")
    if (canvas := _CANVAS.fullmatch(name)) is not None:
        file = _AGAIN.sub("", canvas["file"])  # handed in more than once, Canvas counts
        return Label(f"{canvas['name']}_{canvas['id']}", canvas["name"], canvas["id"], file)
    if (scope := _GRADESCOPE.fullmatch(name)) is not None:
        return Label(name, "", scope["id"])
    return None


def gradescope_people(text: str) -> dict[str, tuple[str, str, str]]:
    """``submission_1`` to (student id, name, email), from the export's metadata.

    The file is YAML; only the first submitter of each folder is read, by the three keys that Gradescope writes.
    """
    found: dict[str, dict[str, str]] = {}
    folder: dict[str, str] = {}
    for line in text.splitlines():
        if (start := re.match(r"(submission_\d+):\s*$", line)) is not None:
            folder = found.setdefault(start[1], {})
        elif (entry := re.match(r"\s+-?\s*:(name|sid|email):\s*(.*?)\s*$", line)) is not None:
            folder.setdefault(entry[1], entry[2].strip("'\""))
    return {name: (one.get("sid", ""), one.get("name", ""), one.get("email", "")) for name, one in found.items()}
