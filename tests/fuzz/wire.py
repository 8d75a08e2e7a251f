"""The reader of what workers send."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from functools import cache
from typing import Any

from grader.sandbox.replies import Reader
from grader.sandbox.wire import Bounds, FrameReader, WireError, value
from tests.fuzz.common import SOURCE

_SMALL = Bounds(header=1 << 16, body=1 << 16, nodes=500)


def _node(data: Iterator[int], depth: int = 0) -> Any:
    """A tree that looks like one of ours, chosen byte by byte."""
    kind = next(data, 0)
    if depth > 40 or kind < 60:
        return (None, True, kind, -kind, kind / 7, "x" * kind, 10**20, 2**63, "\ud800", 1e300, "work.py", "f8")[
            kind % 12
        ]
    inner = [_node(data, depth + 1) for _ in range(kind % 4)]
    codes, place = ("f8", "b1", "i1", "c16", "O", kind), next(data, 0)
    array = {"~": "a", "d": codes[place % 6], "s": [next(data, 0) % 5 for _ in range(kind % 3)], "o": place % 40}
    made = (
        inner, {"~": "t", "v": inner}, {"~": "d", "v": [[str(n), item] for n, item in enumerate(inner)]}, array,
        {"~": "T", "a": array, "g": True, "p": bool(kind & 1)}, {"~": "f", "v": ("nan", "inf", "x")[kind % 3]},
        {"~": "u", "n": "f", "h": "g"}, {"~": kind}, {"~": "d", "v": inner}, {"~": "T", "a": inner, "g": 1, "p": 0},
        {"x": inner},
    )  # fmt: skip
    return made[kind % 11]


def _grown(data: bytes) -> bytes:
    """A frame whose parts are right one by one."""
    stream = iter(data)
    ops = ("returned", "raised", "missing", "loaded", "failed", "programs")
    info = json.loads(wire_seeds()[8 + next(stream, 0) % 6][1:].partition(b"\n\n")[0])["info"]
    for _ in range(next(stream, 0) % 3):
        info[sorted(info)[next(stream, 0) % len(info)]] = _node(stream)
    head = {
        "op": ops[next(stream, 0) % 6],
        "id": 7,
        "info": info,
        "val": [_node(stream), (next(stream, 0) % 2 and []) or None],
    }
    header = json.dumps(head).encode()
    return struct.pack("<4sIQ", b"NNG1", len(header), 40) + header + bytes(40)


def wire(data: bytes) -> str:
    """The first byte says how much is made right, so that more than the prefix is reached."""
    reader = FrameReader(_SMALL)
    if data[:1] < b"\x10":
        reader.buffer += _grown(data[1:])
    elif data[:1] > b"\x20":
        split = data.find(b"\n\n")
        header, body = (data[1:split], data[split + 2 :]) if split > 0 else (data[1:], b"")
        reader.buffer += struct.pack("<4sIQ", b"NNG1", len(header), len(body)) + header + body
    else:
        reader.buffer += data[1:]
    try:
        message = reader.next()
        if message is None:
            return "unfinished"
        replies = Reader({"work.py": SOURCE})
        if message.op in ("loaded", "failed"):
            replies.loaded(message, "")
            return "loaded"
        replies.outcome(message.op, message.info, message.val, "")
        value(message.val)
    except WireError:
        return "refused"
    return "read"


@cache
def wire_seeds() -> list[bytes]:
    returned = {"op": "returned", "id": 7, "info": {"warnings": ["w"], "trivial": False}}
    array = {"~": "a", "d": "f8", "s": [1, 2], "o": 0}
    values = [
        None, [1, 2.5, "x"], {"~": "f", "v": "nan"}, {"~": "t", "v": [1, True]}, {"~": "d", "v": [["k", array]]}, array,
        {"~": "T", "a": array, "g": True, "p": False}, {"~": "u", "n": "function", "h": "call it"},
        {"~": "a", "d": "b1", "s": [4], "o": 12},
    ]  # fmt: skip
    heads = [{**returned, "val": [val, None]} for val in values] + [{**returned, "val": [1, [array]]}]
    raised = {"type": "E", "message": "m", "where": "f", "builtin": True, "frames": [["work.py", 2, "relu"]]}
    missing = {"name": "f", "kind": "absent", "similar": ["g"], "found_type": ""}
    heads += [
        {"op": "raised", "id": 7, "info": raised, "val": None},
        {"op": "missing", "id": 7, "info": missing, "val": None},
        {"op": "loaded", "id": 7, "info": {"names": ["relu"], "warnings": []}, "val": None},
        {"op": "failed", "id": 7, "info": {**raised, "reason": "syntax"}, "val": None},
    ]
    made = [b"\x21" + json.dumps(head).encode() + b"\n\n" + bytes(16) for head in heads]
    whole = struct.pack("<4sIQ", b"NNG1", len(made[0]) - 19, 16) + made[0][1:-18] + bytes(16)
    return [*made, b"\x10" + whole, bytes(40), bytes(range(0, 255, 3)), b"\0\1" + bytes(range(60, 255))]
