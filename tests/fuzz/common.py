"""What all targets of the fuzzers share."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

SOURCE = b"import numpy as np\ndef relu(z):\n    return np.maximum(z, 0)\n"
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True)
class Target:
    """One reader of foreign bytes."""

    check: Callable[[bytes], str]
    seeds: Callable[[], list[bytes]]
    words: tuple[bytes, ...] = ()
    """What a blind mutation would not find."""


def text_of(data: bytes) -> str:
    """Any text there can be, lone surrogates too."""
    if data[:1] == b"\xff":
        return data[1 : 1 + (len(data) - 1) // 2 * 2].decode("utf-16-le", "surrogatepass")
    return data.decode("utf-8", "surrogateescape")


def harmless(text: str) -> None:
    assert not _CONTROL.search(text), ascii(text)
    text.encode()
