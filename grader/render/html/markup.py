"""HTML that can only be made here: every text passes through one escape, every attribute through another."""

from __future__ import annotations

import html
import json
import re
from typing import Any

from grader.model.text import inert

_CODE = re.compile(r"`([^`\n]+)`")
_VOID = frozenset({"input", "meta", "br"})


class Html(str):
    """Markup of ours. A plain ``str`` is text, and is escaped wherever it is put."""

    __slots__ = ()


def text(value: str) -> Html:
    """Text as HTML shows it."""
    return Html(html.escape(inert(value).replace("\t", "    "), quote=True))


def el(tag: str, *children: str | None, **attributes: str | int | float | bool | None) -> Html:
    """One element. ``class_`` is the attribute class, ``aria_label`` is aria-label; None and False are left out."""
    words = [tag]
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        name = key.rstrip("_").replace("_", "-")
        words.append(name if value is True else f'{name}="{text(str(value))}"')
    start = f"<{' '.join(words)}>"
    return Html(start) if tag in _VOID else Html(f"{start}{join(*children)}</{tag}>")


def join(*children: str | None) -> Html:
    """Children one after the other; plain text among them is escaped."""
    return Html("".join(child if isinstance(child, Html) else text(child) for child in children if child is not None))


def prose(value: str) -> Html:
    """A sentence in which `names` between backticks are code, and newlines stay."""
    pieces = _CODE.split(value)
    return join(*(el("code", piece) if place % 2 else text(piece) for place, piece in enumerate(pieces)))


def data(value: Any, **attributes: str) -> Html:
    """Values for our scripts, in a block that no browser runs and nothing inside can end."""
    dumped = json.dumps(value, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
    for letter in "<>&#":
        dumped = dumped.replace(letter, f"\\u{ord(letter):04x}")
    return el("script", Html(dumped), type="application/json", **attributes)
