"""Which language is spoken, and a sentence in it. English is the source: its sentences are the keys of the catalogues.

Values come in by ``.format`` after the look-up, so nothing that a student wrote is ever a key or a pattern. While
English is spoken nothing is opened and ``gettext`` is not imported.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gettext import NullTranslations

SOURCE = "en"
CHOICE = "NNGRADE_LANGUAGE"
"""The variable that comes before the system's own ones; child processes inherit it."""
FOLDER = Path(__file__).with_name("locale")
_SYSTEM = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
_NAME = re.compile(r"([a-z]{2,3})(?:[_-]([a-z]{2}))?(?:[.@].*)?", re.IGNORECASE | re.ASCII | re.DOTALL)


def N_(message: str) -> str:  # noqa: N802 - the name that every tool for translators knows
    """Marks a message that is kept in a table and spoken later, by ``_``."""
    return message


def _(message: str) -> str:
    """The message in the language that is spoken; in English where nobody has translated it."""
    spoken = language()
    return message if spoken == SOURCE else _said(_catalogue(FOLDER, spoken, "nngrade"), message)


def ngettext(one: str, many: str, number: float) -> str:
    """One of two messages, by how many there are; other languages may have more than two forms."""
    spoken = language()
    found = None if spoken == SOURCE else _catalogue(FOLDER, spoken, "nngrade")
    if found is None:
        return one if number == 1 else many
    whole = int(number) if number == int(number) else 2  # 1.5 points are several
    return found.ngettext(one, many, whole)


def course_text(reference: Path, text: str) -> str:
    """A text of a course, whose catalogues lie in ``reference/locale``; as its author wrote it where there is none."""
    spoken = language()
    return text if spoken == SOURCE else _said(_catalogue(reference / "locale", spoken, "course"), text)


def language() -> str:
    """``en``, or the first language that is asked for and has a catalogue. Asked anew each time: it costs nothing."""
    chosen = os.environ.get(CHOICE)
    if chosen:
        return _known(chosen)
    return _known(next(filter(None, map(os.environ.get, _SYSTEM)), SOURCE))


@contextmanager
def speaking(wanted: str) -> Iterator[None]:
    """Speak one language for a while, child processes too: files that are derived are English everywhere."""
    before = os.environ.get(CHOICE)
    os.environ[CHOICE] = wanted
    try:
        yield
    finally:
        if before is None:
            del os.environ[CHOICE]
        else:
            os.environ[CHOICE] = before


@lru_cache(maxsize=16)
def _known(wanted: str) -> str:
    """The first name of a list such as ``fr:de_AT.UTF-8`` that can be spoken. A wrong name is no fault: English."""
    for part in wanted.split(":"):
        found = _NAME.fullmatch(part.strip())
        if not found:
            continue
        short = found[1].lower()
        names = (f"{short}_{found[2].upper()}", short) if found[2] else (short,)
        for name in names:
            if name == SOURCE or _file(FOLDER, name, "nngrade").is_file():
                return name
    return SOURCE


@lru_cache(maxsize=16)
def _catalogue(folder: Path, spoken: str, domain: str) -> NullTranslations | None:
    """The catalogue of a domain, or none; a damaged one is none."""
    from gettext import GNUTranslations

    try:
        with _file(folder, spoken, domain).open("rb") as file:
            return GNUTranslations(file)
    except (OSError, ValueError):
        return None


def _file(folder: Path, spoken: str, domain: str) -> Path:
    return folder / spoken / "LC_MESSAGES" / f"{domain}.mo"


def _said(catalogue: NullTranslations | None, message: str) -> str:
    # The empty message is a catalogue's own heading.
    return catalogue.gettext(message) if catalogue is not None and message else message
