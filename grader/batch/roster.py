"""A class list in CSV: who is in the class, and which submission is whose."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from grader.batch.layout import Entry
from grader.batch.table import read_table
from grader.errors import UsageError
from grader.model.frozen import frozen
from grader.model.text import one_line

_COLUMNS = {
    "id": (
        "id",
        "student id",
        "student_id",
        "sid",
        "login",
        "username",
        "user",
        "sis login id",
        "matriculation number",
    ),
    "name": ("name", "student", "full name", "student name"),
    "email": ("email", "e-mail", "mail", "email address", "e-mail address"),
}


@frozen
class Person:
    """One line of the class list."""

    id: str
    name: str
    email: str


def read_roster(path: Path) -> tuple[Person, ...]:
    """The people of a CSV file with a heading; the columns may stand in any order, ``;`` may part them.

    Raises:
        UsageError: it cannot be read, or has no column of ids.
    """
    rows = read_table(path, "class list")
    places = _places([cell.strip().lower() for cell in rows[0]] if rows else [])
    if "id" not in places:
        raise UsageError(f"The class list {path} has no column 'id'. Its first line names the columns: id,name,email.")
    return tuple(_person(row, places) for row in rows[1:])


def _places(heading: Sequence[str]) -> dict[str, int]:
    return {
        column: next(heading.index(name) for name in names if name in heading)
        for column, names in _COLUMNS.items()
        if set(names) & set(heading)
    }


def _person(row: Sequence[str], places: dict[str, int]) -> Person:
    def cell(column: str) -> str:
        place = places.get(column, len(row))
        return one_line(row[place].strip(), 200) if place < len(row) else ""

    return Person(cell("id"), cell("name"), cell("email"))


def matched(entries: Sequence[Entry], people: Sequence[Person]) -> tuple[tuple[Entry, ...], tuple[Person, ...]]:
    """The entries with name and email from the list, and the people without a submission.

    A match is by id, by the platform's number, by email, or by the whole name if only one person bears it.
    """
    keys: dict[str, list[Person]] = {}
    for one in people:
        for key in _keys(one.id, one.email, one.name):
            keys.setdefault(key, []).append(one)
    found: list[Entry] = []
    seen: set[Person] = set()
    for entry in entries:
        owners = (keys.get(key, []) for key in _keys(entry.number, entry.email, entry.name, entry.id))
        person: Person | None = next((owner[0] for owner in owners if len(owner) == 1), None)
        if person is None:
            found.append(entry)
            continue
        seen.add(person)
        found.append(replace(entry, number=person.id, name=person.name or entry.name, email=person.email))
    return tuple(found), tuple(one for one in people if one not in seen)


def _keys(*texts: str) -> list[str]:
    """Forms that are compared: as written, and without accents and blanks, the last word in front or behind."""
    result = []
    for text in texts:
        words = _words(text)
        if words:
            result += [text.lower(), "".join(words), "".join([*words[-1:], *words[:-1]])]
    return list(dict.fromkeys(result))


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.partition("@")[0]).encode("ascii", "ignore").decode().lower()
    return re.findall(r"[a-z0-9]+", plain)
