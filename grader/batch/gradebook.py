"""Scores of a batch in the gradebook that was exported from Canvas, ready to be imported there again.

Canvas matches people by its own numbers and makes a new assignment of every column it does not know, so nothing is
written but rows and columns that the export has (lib/gradebook_importer.rb of instructure/canvas-lms).
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from grader.batch.grades import safe_cell
from grader.batch.table import read_table
from grader.errors import UsageError
from grader.intake.names import listing, shown
from grader.model.frozen import frozen

_PEOPLE = ("student", "id", "sis user id", "sis login id", "integration id", "root account", "section")
_NEEDED = ("student", "id", "section")
_POINTS = "points possible"
_ASSIGNMENT = re.compile(r"(?P<title>.+) \((?P<id>\d+)\)")
_EXCUSED = "EX"


@frozen
class Gradebook:
    """An export from Canvas."""

    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """As long as the heading, without the line of points."""
    points: tuple[str, ...]
    """The line of points; empty cells when there is none."""

    def assignments(self) -> list[str]:
        """Columns that Canvas knows as assignments."""
        return [title for title in self.heading if _ASSIGNMENT.fullmatch(title)]

    def column(self, wanted: str) -> str:
        """The heading of an assignment's column, asked for by all of it, its title, or its number.

        Raises:
            UsageError: there is none, or several.
        """
        known = [(title, match) for title in self.heading if (match := _ASSIGNMENT.fullmatch(title))]
        found = [title for title, match in known if wanted in (title, *match.groups())]
        if len(found) == 1:
            return found[0]
        if found:
            raise UsageError(
                f"Several assignments are called {shown(wanted)}: give the number of one, as in {found[0]}."
            )
        there = listing(self.assignments()) if self.assignments() else "none yet: make it in Canvas and export again"
        raise UsageError(f"The gradebook has no assignment {shown(wanted)}. There is {there}.")


@frozen
class Score:
    """One line of ``grades.csv``."""

    id: str
    name: str
    email: str
    status: str
    score: float | None
    max_score: float


@frozen
class Filled:
    """What became of it."""

    text: str
    """The file to import."""
    entered: int
    excused: tuple[str, ...]
    """Ids whose grade in Canvas says that they are excused: left alone."""
    unknown: tuple[str, ...]
    """Ids with a score that belong to nobody in the gradebook, or to somebody who has one already."""
    scale: float
    """Points in Canvas for a point of ours."""


def read_gradebook(path: Path) -> Gradebook:
    """Read an export.

    Raises:
        UsageError: it cannot be read or is no export from Canvas.
    """
    rows = read_table(path, "gradebook")
    heading = tuple(cell.strip() for cell in rows[0]) if rows else ()
    lower = [cell.lower() for cell in heading]
    if not all(name in lower for name in _NEEDED):
        raise UsageError(f"{path} is no gradebook from Canvas: its first line has no Student, ID and Section.")
    whole = [tuple((row + [""] * len(heading))[: len(heading)]) for row in rows[1:]]
    student = lower.index("student")
    points = next((row for row in whole if row[student].strip().lower() == _POINTS), ("",) * len(heading))
    return Gradebook(heading, tuple(row for row in whole if row is not points), points)


def read_scores(folder: Path) -> tuple[Score, ...]:
    """The scores in a folder of results.

    Raises:
        UsageError: there is no batch in it.
    """
    path = folder / "grades.csv"
    if not path.is_file():
        raise UsageError(
            f"There are no results of a batch in {folder}. Make them with: nngrade batch EXERCISE FOLDER -o {folder}"
        )
    heading, *rows = read_table(path, "table of grades") or [[]]
    try:
        return tuple(_score(dict(zip(heading, row, strict=False))) for row in rows)
    except (KeyError, ValueError):
        advice = "Have it written anew: nngrade batch ... --resume"
        raise UsageError(f"{path} is not as nngrade writes it. {advice}") from None


def _score(line: dict[str, str]) -> Score:
    id, name, email, status = (_plain(line[key]) for key in ("id", "name", "email", "status"))
    return Score(id, name, email, status, float(line["score"]) if line["score"] else None, float(line["max_score"]))


def fill(book: Gradebook, column: str, scores: Sequence[Score]) -> Filled:
    """Rows of those who have a score, with it; everybody else's grade stays as it is in Canvas.

    Args:
        column: from ``book.column``.
    """
    place = book.heading.index(column)
    most = next((score.max_score for score in scores), 0.0)
    possible = _number(book.points[place])
    scale = possible / most if possible and most else 1.0
    people = [at for at, name in enumerate(book.heading) if name.lower() in _PEOPLE]
    rows: list[list[str]] = []
    excused, unknown = [], []
    left = list(book.rows)
    for score in scores:
        if score.score is None:
            continue
        found = _row_of(score, book)
        if found not in left:  # nobody, or somebody who has a score already
            unknown.append(score.id)
            continue
        left.remove(found)
        if found[place].strip().upper() == _EXCUSED:
            excused.append(score.id)
        else:
            rows.append([*(safe_cell(found[at]) for at in people), f"{round(score.score * scale, 2):g}"])
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([*(book.heading[at] for at in people), column])
    writer.writerows(rows)
    return Filled(text.getvalue(), len(rows), tuple(excused), tuple(unknown), scale)


def _row_of(score: Score, book: Gradebook) -> tuple[str, ...] | None:
    """By Canvas' number, which its download puts into names; by login or email; by a name that only one has."""
    number = score.id.rpartition("_")[2]
    keys = {"id": {score.id, number}, "sis user id": {score.id}, "sis login id": {score.id, score.email}}
    for column, wanted in keys.items():
        found = [row for row in book.rows if _cell(book, row, column) in wanted - {""}]
        if len(found) == 1:
            return found[0]
    name = score.name or score.id
    found = [row for row in book.rows if _same(name, _cell(book, row, "student"))]
    return found[0] if len(found) == 1 else None


def _cell(book: Gradebook, row: Sequence[str], column: str) -> str:
    return next((cell.strip() for name, cell in zip(book.heading, row, strict=True) if name.lower() == column), "")


def _same(one: str, other: str) -> bool:
    """Whether two names are one: ``Ada Lovelace``, ``Lovelace, Ada`` and ``lovelaceada``."""
    return bool(_letters(one) & _letters(other))


def _letters(name: str) -> set[str]:
    last, comma, first = name.partition(",")
    flat = ["".join(letter for letter in unicodedata.normalize("NFKD", text).casefold() if letter.isalnum())
            for text in ([name, first + last] if comma else [name, " ".join(reversed(name.split()))])]  # fmt: skip
    return set(flat) - {""}


def _number(text: str) -> float | None:
    try:
        return float(text.strip().replace(",", "."))
    except ValueError:
        return None


def _plain(cell: str) -> str:
    """What was in a cell before it was made safe for spreadsheets."""
    return cell[1:] if cell.startswith("'") else cell
