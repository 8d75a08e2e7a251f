"""From the entries of a folder or an archive to the files that count: names, places, limits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from grader.errors import SubmissionError
from grader.intake import limits
from grader.intake.members import Kind, Member, UnreadableError, is_quiet, kind_of
from grader.intake.names import clean_name, listing, name_problem, shown, size
from grader.language import _, ngettext
from grader.model.frozen import frozen

_ORDER = {Kind.SOURCE: 0, Kind.NOTEBOOK: 1, Kind.DATA: 2}


@frozen
class Contents:
    """What was read out of a folder or an archive."""

    files: dict[str, bytes]
    """Sources and data."""
    notebooks: dict[str, bytes]
    """Notebooks, not converted yet."""
    warnings: tuple[str, ...]


@frozen
class _Usable:
    kind: Kind
    member: Member


def gather(members: Iterable[Member], label: str, main: str) -> Contents:
    """Reads the members that count.

    Args:
        members: everything that was listed.
        label: the folder or archive in words, for messages, for example ``the folder hw1``.
        main: the file that the exercise wants.

    Raises:
        SubmissionError: no source file and no notebook can be read.
    """
    warnings: list[str] = []
    found: list[str] = []
    usable = list(_sorted_out(members, main, warnings, found))
    usable = _distinct(_without_top(usable), warnings)
    usable = _within_limits(usable, warnings)
    files: dict[str, bytes] = {}
    notebooks: dict[str, bytes] = {}
    for item in usable:
        try:
            data = _bounded(item)
        except UnreadableError as error:
            warnings.append(_left_out(item.member.name, str(error)))
            continue
        (notebooks if item.kind is Kind.NOTEBOOK else files)[item.member.name] = data
    if not notebooks and not any(kind_of(name, main) is Kind.SOURCE for name in files):
        raise SubmissionError(_nothing(label, main, found, warnings))
    return Contents(files, notebooks, tuple(warnings))


def _sorted_out(members: Iterable[Member], main: str, warnings: list[str], found: list[str]) -> Iterable[_Usable]:
    aside: dict[Kind, list[str]] = {Kind.CONFIGURATION: [], Kind.UNWANTED: []}
    for count, member in enumerate(members):
        if count >= limits.MEMBER_COUNT:
            warnings.append(_("Only the first {count} entries were looked at.").format(count=limits.MEMBER_COUNT))
            break
        if is_quiet(member.name):
            continue
        problem = member.problem or name_problem(member.name)
        if problem:
            warnings.append(_left_out(member.name, problem))
            continue
        name = clean_name(member.name)
        found.append(name)
        kind = kind_of(name, main)
        if kind is Kind.ARCHIVE:
            warnings.append(_left_out(name, _("is an archive that was not unpacked")))
        elif kind in aside:
            aside[kind].append(name)
        elif kind in _ORDER:
            yield _Usable(kind, replace(member, name=name))
    if aside[Kind.CONFIGURATION]:
        reason = _("a submission cannot configure the grader")
        warnings.append(_all_left_out(aside[Kind.CONFIGURATION], reason))
    if aside[Kind.UNWANTED]:
        reason = _("only .py files and .csv, .tsv, .txt or .json data reach your program")
        warnings.append(_all_left_out(aside[Kind.UNWANTED], reason))


def _without_top(usable: list[_Usable]) -> list[_Usable]:
    """Enters a folder that holds everything, as often as there is one."""
    while usable:
        tops = {item.member.name.partition("/")[0] for item in usable}
        if len(tops) > 1 or not all("/" in item.member.name for item in usable):
            break
        usable = [_renamed(item, item.member.name.partition("/")[2]) for item in usable]
    return usable


def _renamed(item: _Usable, name: str) -> _Usable:
    return _Usable(item.kind, replace(item.member, name=name))


def _distinct(usable: list[_Usable], warnings: list[str]) -> list[_Usable]:
    """One file a name: the last wins, as when an archive is unpacked; nothing lies below a file."""
    names = {item.member.name for item in usable}
    by_name: dict[str, _Usable] = {}
    for item in usable:
        name = item.member.name
        if name.lower().endswith(".py.txt") and name[:-4] not in names:
            warnings.append(_("{path} was read as {name}.").format(path=shown(name), name=shown(name[:-4])))
            item, name = _renamed(item, name[:-4]), name[:-4]
        parents = [name[:place] for place, letter in enumerate(name) if letter == "/"]
        if any(parent in names for parent in parents):
            warnings.append(_left_out(name, _("lies in a folder that has the name of a file")))
            continue
        if name in by_name:
            warnings.append(_("There are several files {name}; the last one was taken.").format(name=shown(name)))
        by_name[name] = item
    return list(by_name.values())


def _within_limits(usable: list[_Usable], warnings: list[str]) -> list[_Usable]:
    """Sources first, then what lies higher up, until a limit is reached. Sizes are claims; reading is bounded again."""
    kept: list[_Usable] = []
    dropped: list[str] = []
    totals = {limits.TOTAL_BYTES: 0, limits.NOTEBOOK_BYTES: 0}
    for item in sorted(usable, key=lambda item: (_ORDER[item.kind], item.member.name.count("/"), item.member.name)):
        most = _most(item.kind)
        if item.member.size > most:
            warnings.append(_left_out(item.member.name, _too_large(item.member.size, most)))
            continue
        room = limits.NOTEBOOK_BYTES if item.kind is Kind.NOTEBOOK else limits.TOTAL_BYTES
        if len(kept) >= limits.FILE_COUNT or totals[room] + item.member.size > room:
            dropped.append(item.member.name)
            continue
        totals[room] += item.member.size
        kept.append(item)
    if dropped:
        reason = _("at most {count} files and {size} are read")
        warnings.append(_all_left_out(dropped, reason.format(count=limits.FILE_COUNT, size=size(limits.TOTAL_BYTES))))
    return kept


def _bounded(item: _Usable) -> bytes:
    most = _most(item.kind)
    data = item.member.read(most)
    if len(data) > most:
        raise UnreadableError(_too_large(len(data), most))
    return data


def _most(kind: Kind) -> int:
    return limits.NOTEBOOK_BYTES if kind is Kind.NOTEBOOK else limits.FILE_BYTES


def _too_large(count: int, most: int) -> str:
    return _("is too large ({count}, at most {most} are read)").format(count=size(count), most=size(most))


class _LeftOut(str):
    """A warning that something was not taken."""

    __slots__ = ()


def _left_out(name: str, problem: str) -> str:
    return _LeftOut(_("{name} {problem} and was left out.").format(name=shown(name), problem=problem))


def _all_left_out(names: list[str], reason: str) -> str:
    words = ngettext("{names} was left out: {reason}.", "{names} were left out: {reason}.", len(names))
    return _LeftOut(words.format(names=listing(names), reason=reason))


def _nothing(label: str, main: str, found: list[str], warnings: list[str]) -> str:
    """Names at most five things that were there, so that the student sees which folder was packed by mistake."""
    wanted = _("Hand in {file}.").format(file=shown(main))
    reasons = [warning for warning in warnings if isinstance(warning, _LeftOut)]
    if reasons:
        words = _("There is nothing to grade in {label}: {reason}").format(label=label, reason=reasons[0])
        more = " " + _("({count} more like this.)").format(count=len(reasons) - 1) if len(reasons) > 1 else ""
        return f"{words}{more} {wanted}"
    if found:
        words = _("There is no Python file in {label}; it holds {names}.")
        return f"{words.format(label=label, names=listing(list(Counter(found))))} {wanted}"
    return f"{_('There is nothing in {label}.').format(label=label)} {wanted}"
