"""Keeps the catalogues up to date: every message that can be translated, and what translators have made of it.

``python -m grader.locale`` reads the marked messages (``_``, ``ngettext``, ``N_``) of ``grader/`` and the texts of the
course, brings every ``.po`` file up to date and compiles it. ``--new CODE`` begins a language; ``--course DIR`` is for
the texts of a course of one's own; ``--check`` writes nothing, and ends with 1 when a file is stale.
"""

from __future__ import annotations

import argparse
import ast
import io
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from inspect import cleandoc
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from grader.catalog.texts import course_texts
from grader.cli.group import nngrade
from grader.cli.table import SECTIONS
from grader.language import FOLDER, speaking

ROOT = Path(__file__).resolve().parent.parent.parent
KEYWORDS = {"_": 1, "N_": 1, "ngettext": 2}
"""What marks a message, and how many texts it has."""
_Message = tuple[str, "str | tuple[str, str]"]


def program_messages() -> Iterator[_Message]:
    """File and message of everything that is marked in ``grader/``, in the files' order."""
    for path in sorted((ROOT / "grader").rglob("*.py")):
        calls = [node for node in ast.walk(ast.parse(path.read_bytes())) if isinstance(node, ast.Call)]
        for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
            words = [arg.value for arg in call.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
            known = KEYWORDS.get(call.func.id, 0) if isinstance(call.func, ast.Name) else 0
            if known and len(words) == known:
                yield path.relative_to(ROOT).as_posix(), words[0] if known == 1 else (words[0], words[1])
    yield from _pages()


def _pages() -> Iterator[_Message]:
    """What the commands for students say of themselves: their docstrings, as Click shows them."""
    for heading in ("For students", "When you are stuck, or curious"):
        for entry in SECTIONS[heading].values():
            yield entry.module.replace(".", "/") + ".py", cleandoc(import_module(entry.module).command.help)
    yield "grader/cli/group.py", cleandoc(nngrade.help or "")


def template(messages: Iterator[_Message]) -> Catalog:
    """A catalogue without translations. No dates and no line numbers: they would only make differences."""
    made = Catalog(project="nngrade", charset="utf-8", fuzzy=False)
    for file, message in messages:
        if message != "":
            made.add(message, locations=[(file, None)])  # type: ignore[list-item]  # no line
    return made


def updated(path: Path, source: Catalog | None) -> Catalog:
    """The catalogue in ``path`` with the messages of ``source``; what is no longer said is dropped.

    Click's messages have no source: which of them matter to us is written down by hand.
    """
    with path.open("rb") as file:
        known = read_po(file, locale=path.parts[-3])
    if source is not None:
        known.update(source, no_fuzzy_matching=True)
        known.obsolete.clear()
    return known


def as_po(catalogue: Catalog) -> bytes:
    """What the ``.po`` file should hold."""
    written = io.BytesIO()
    write_po(written, catalogue, width=100, include_lineno=False, omit_header=True)
    head = (
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        f'"Language: {catalogue.locale}\\n"\n"Plural-Forms: {catalogue.plural_forms}\\n"\n\n'
    )
    return head.encode() + written.getvalue()


class _Bare(Catalog):
    """Without dates and versions, which would make two equal files differ."""

    mime_headers = property(
        lambda self: [("Content-Type", "text/plain; charset=utf-8"), ("Plural-Forms", self.plural_forms)]
    )


def as_mo(catalogue: Catalog) -> bytes:
    """What the ``.mo`` file should hold: what is translated whole; half a plural would be shown as nothing."""
    bare = _Bare(locale=catalogue.locale, charset="utf-8", fuzzy=False)
    for message in catalogue:
        forms = (message.string,) if isinstance(message.string, str) else message.string or ()
        if message.id and forms and all(forms):
            bare[message.id] = message
    compiled = io.BytesIO()
    write_mo(compiled, bare)
    return compiled.getvalue()


def stale(folder: Path, domain: str, source: Catalog | None, keep: Callable[[Path, bytes], bool]) -> list[Path]:
    """The files of a domain for which ``keep(path, what it should hold)`` says no."""
    found = []
    for path in sorted(folder.glob(f"*/LC_MESSAGES/{domain}.po")):
        catalogue = updated(path, source)
        for file, held in ((path, as_po(catalogue)), (path.with_suffix(".mo"), as_mo(catalogue))):
            if not keep(file, held):
                found.append(file)
    return found


def same(path: Path, held: bytes) -> bool:
    """Whether the file holds that already."""
    return path.is_file() and path.read_bytes() == held


def write(path: Path, held: bytes) -> bool:
    """Make it so."""
    if not same(path, held):
        path.write_bytes(held)
        print(f"written: {path}")
    return True


def begin(folder: Path, domain: str, code: str) -> None:
    """An empty catalogue for one more language."""
    path = folder / code / "LC_MESSAGES" / f"{domain}.po"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(as_po(Catalog(locale=code, charset="utf-8", fuzzy=False)))


def main(arguments: Sequence[str] | None = None) -> int:
    """One run from the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m grader.locale", description="Bring the catalogues of all languages up to date."
    )
    parser.add_argument("--check", action="store_true", help="write nothing; exit code 1 when a file is stale")
    parser.add_argument("--new", metavar="CODE", help="begin a language, for example fr")
    parser.add_argument("--course", metavar="DIR", type=Path, help="the texts of this course, and nothing else")
    given = parser.parse_args(arguments)
    course = given.course or ROOT
    if not (course / "reference").is_dir():
        parser.error(
            f"there is no folder reference/ in {course}: is it a course?"
            if given.course
            else "the program's own catalogues are kept in its repository; for a course of yours give --course DIR"
        )
    keep = same if given.check else write
    with speaking("en"):
        domains = [(course / "reference" / "locale", "course", template(course_texts(course)))]
        if given.course is None:
            domains.insert(0, (FOLDER, "nngrade", template(program_messages())))
    for folder, domain, _source in domains:
        if given.new:
            begin(folder, domain, given.new)
    found = [path for folder, domain, source in domains for path in stale(folder, domain, source, keep)]
    if given.course is None:
        found += stale(FOLDER, "click", None, keep)
    told = f" --course {given.course}" if given.course else ""
    for path in found:
        print(f"stale: {path}. Run: python -m grader.locale{told}")
    return 1 if found else 0
