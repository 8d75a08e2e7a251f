"""The catalogues: nothing marked is missing, nothing is stale, and no translation can break a sentence's values."""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from gettext import GNUTranslations
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from grader.catalog.texts import course_texts
from grader.cli.table import ENTRIES
from grader.language import FOLDER, speaking
from grader.locale.catalogues import ROOT, program_messages, same, stale, template

COURSE = ROOT / "reference" / "locale"
FILES = sorted([*FOLDER.glob("*/LC_MESSAGES/*.po"), *COURSE.glob("*/LC_MESSAGES/*.po")])


FINISHED = ("exercise1", "exercise2", "exercise3", "exercise4", "exercise5", "exercise9", "quiz", "objectives.toml")
"""Exercises whose texts are translated whole."""


@lru_cache(maxsize=8)
def catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3])


def forms(message: Message) -> tuple[list[str], list[str]]:
    """The English texts, and what was made of them."""
    english = [message.id] if isinstance(message.id, str) else list(message.id)
    other = [message.string] if isinstance(message.string, str) else list(message.string)
    return english, [text for text in other if text]


def fields(text: str) -> Counter[tuple[str | None, str | None, str | None]]:
    """The placeholders with their form: ``{factor:.3g}``, ``{name!r}``."""
    return Counter(found[1:] for found in string.Formatter().parse(text) if found[1] is not None)


def entries() -> Iterator[tuple[Path, Message]]:
    for path in FILES:
        for message in catalogue(path):
            if message.id:
                yield path, message


def test_there_are_catalogues_of_both_kinds() -> None:
    assert {path.name for path in FILES} == {"click.po", "course.po", "nngrade.po"}


def test_every_placeholder_is_kept_and_none_invented() -> None:
    wrong = []
    for path, message in entries():
        if path.name == "course.po":
            continue  # its texts are never patterns, but for the titles of tests
        english, other = forms(message)
        for number, text in enumerate(other):
            if fields(text) != fields(english[min(number, len(english) - 1)]):
                wrong.append((path.name, text))
    assert not wrong


def test_a_placeholder_is_a_name_and_nothing_that_reaches_into_a_value() -> None:
    for path, message in entries():
        if path.name == "nngrade.po":
            for text in [*forms(message)[0], *forms(message)[1]]:
                assert all(name is not None and name.isidentifier() for name, _spec, _form in fields(text)), text


def test_titles_of_tests_keep_the_names_of_their_parameters() -> None:
    names = re.compile(r"\{\w+\}")
    for path, message in entries():
        if path.name == "course.po" and any("/test_" in file for file, _line in message.locations):
            for text in forms(message)[1]:
                assert sorted(names.findall(text)) == sorted(names.findall(str(message.id))), text


def test_a_message_ends_and_begins_as_the_english_one() -> None:
    """Blanks and newlines at the ends belong to the layout."""
    for path, message in entries():
        english, other = forms(message)
        for text in other:
            for space in (" ", "\n"):
                assert text.startswith(space) == english[0].startswith(space), (path.name, text)
                assert text.endswith(space) == english[-1].endswith(space), (path.name, text)


def test_commands_that_a_reader_types_are_the_same() -> None:
    """Some pages put what follows ``: nngrade`` on a line of its own."""
    names = "|".join(ENTRIES)
    command = re.compile(rf"(?:: )?nngrade (?:{names})\b(?: --[a-z-]+)?")
    for path, message in entries():
        if path.name == "nngrade.po":
            for text in forms(message)[1]:
                english = str(message.id) if isinstance(message.id, str) else message.id[-1]
                assert sorted(command.findall(text)) == sorted(command.findall(english)), text


@pytest.mark.parametrize("path", [path for path in FILES if path.name == "nngrade.po"], ids=lambda path: path.parts[-3])
def test_the_program_is_translated_whole(path: Path) -> None:
    open_ = [
        message.id
        for message in catalogue(path)
        if message.id and len(forms(message)[1]) < (2 if message.pluralizable else 1)
    ]
    assert not open_


def test_the_first_exercises_are_translated_whole() -> None:
    path = COURSE / "de" / "LC_MESSAGES" / "course.po"
    open_ = [
        message.id
        for message in catalogue(path)
        if message.id
        and not message.string
        and any(file.split("/")[1] in FINISHED for file, _line in message.locations)
    ]
    assert not open_


def test_no_catalogue_is_stale() -> None:
    """``make messages`` brings them up to date."""
    with speaking("en"):
        assert stale(FOLDER, "nngrade", template(program_messages()), same) == []
        assert stale(COURSE, "course", template(course_texts(ROOT)), same) == []
        assert stale(FOLDER, "click", None, same) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_compiled_file_says_what_the_readable_one_says(path: Path) -> None:
    with path.with_suffix(".mo").open("rb") as file:
        compiled = GNUTranslations(file)
    for message in catalogue(path):
        english, other = forms(message)
        if message.id and not message.pluralizable and other:
            assert compiled.gettext(english[0]) == other[0]
        elif message.id and len(other) == 2:
            assert [compiled.ngettext(*english, many) for many in (1, 2)] == other


def test_every_mark_in_the_source_is_found() -> None:
    """Also inside an f-string, and where a message is made of several pieces."""
    found = [message for file, message in program_messages() if file == "grader/render/words.py"]
    assert "passed" in found
    assert ("{count} test", "{count} tests") in found
    assert "{points} in {tests}" in found
