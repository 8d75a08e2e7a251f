"""Names: which are refused, how they are shown, and the id made from one."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from pathlib import PurePath

from grader.language import _
from grader.model.places import joined
from grader.model.text import one_line

ID_LENGTH = 80
_NAME_BYTES = 255
_PATH_BYTES = 1024
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
_ARCHIVE_SUFFIX = re.compile(r"\.(zip|tar|tgz|tbz2?|txz|tar\.(gz|bz2|xz))$", re.IGNORECASE)
_FILE_SUFFIX = re.compile(r"\.(py|ipynb|txt)$", re.IGNORECASE)


def shown(name: str, limit: int = 80) -> str:
    """A student's file name as it may stand in a sentence: one line, in quotes when it has blanks or is empty."""
    text = one_line(name, limit)
    return text if text and " " not in text and '"' not in text else f'"{text}"'


def listing(names: Sequence[str], limit: int = 5) -> str:
    """Returns ``a, b and c``, at most ``limit`` names and then how many more there are."""
    parts = [shown(name) for name in names[:limit]]
    if len(names) > limit:
        parts.append(_("{count} more").format(count=len(names) - limit))
    return joined(parts)


def size(count: int) -> str:
    """A number of bytes for people: ``1.5 MB``."""
    for unit, factor in (("GB", 1 << 30), ("MB", 1 << 20), ("kB", 1 << 10)):
        if count >= factor:
            return f"{count / factor:.3g} {unit}" if count < 1000 * factor else f"{count // factor} {unit}"
    return _("{count} bytes").format(count=count)


def name_problem(name: str) -> str:
    """Why this member name is refused, as the end of a sentence; empty when it is fine.

    Names are refused that some system would take for another place or another file, although nothing is ever unpacked
    under them: a submission must mean the same thing on every machine.
    """
    if not clean_name(name):
        return _("has an empty name")
    if any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in name):
        return _("has a control character or broken text in its name")
    if "\\" in name:
        return _("has a backslash in its name")
    if name.startswith("/"):
        return _("has an absolute path as its name")
    if len(name.encode()) > _PATH_BYTES:
        return _("has a name that is too long")
    return next((problem for problem in map(_part_problem, name.split("/")) if problem), "")


def _part_problem(part: str) -> str:
    if part == "..":
        return _("has .. in its path")
    if ":" in part:
        return _("has a colon in its name")
    if part != "." and part != part.rstrip(". "):
        return _("has a name that ends with a dot or a blank")
    if part.split(".")[0].rstrip().lower() in _RESERVED:
        return _("has a name that Windows keeps for a device")
    if len(part.encode()) > _NAME_BYTES:
        return _("has a name that is too long")
    return ""


def clean_name(name: str) -> str:
    """A name without problems in its shortest form: no ``./`` and no doubled slashes."""
    return "/".join(part for part in name.split("/") if part not in ("", "."))


def safe_id(name: str) -> str:
    """An id that is a safe file name everywhere: ``[A-Za-z0-9._-]``, 1 to 80 characters, no dot or dash in front.

    Accents are dropped; other foreign characters become dashes. A name of which nothing is left gives ``submission-``
    and a short hash, so that two of them stay apart. Applying it twice changes nothing.
    """
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    text = re.sub(r"-{2,}", "-", re.sub(r"[^A-Za-z0-9._-]+", "-", folded))
    text = text.lstrip(".-")[:ID_LENGTH].rstrip(".-")
    if not text.strip("._-"):
        return "submission-" + hashlib.sha256(name.encode("utf-8", "backslashreplace")).hexdigest()[:8]
    if text.split(".")[0].lower() in _RESERVED:
        return f"submission-{text}"[:ID_LENGTH].rstrip(".-")
    return text


def id_of(path: PurePath) -> str:
    """The id of a submission that lies at ``path``: the folder's name, or the file's without its suffix."""
    name = _ARCHIVE_SUFFIX.sub("", path.name)
    return safe_id(_FILE_SUFFIX.sub("", name) if name == path.name else name)
