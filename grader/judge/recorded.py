"""The solution's answers to the visible tests, written down: for a student's own machine, where no solution is.

One frame of the wire's format for each answer, and one before them with the seed of the tests' inputs.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from grader.errors import CourseError
from grader.judge.fingerprint import fingerprint
from grader.judge.reference import Reference
from grader.judge.signals import Unrecorded
from grader.model.outcome import Call, Outcome, Returned
from grader.sandbox.wire import LARGE, Body, FrameReader, WireError, frame, pack, tree, value


class Recorded(Reference):
    """Answers with what was written down; knows no mistakes."""

    def __init__(self, answers: Mapping[bytes, Returned]) -> None:
        self._answers = dict(answers)
        self._key = b""

    def start(self) -> None:
        """Nothing has to be loaded."""

    def send(self, call: Call) -> None:
        """Look it up."""
        self._key = fingerprint(call)

    def receive(self) -> Returned:
        """The answer to the last ``send``. Raises Unrecorded: nobody asked this when the answers were written down."""
        if self._key not in self._answers:
            raise Unrecorded
        return self._answers[self._key]

    def mistakes(self, calls: list[Call], ids: list[str]) -> dict[str, list[list[Outcome]]]:
        """None is known here."""
        return {}

    def close(self) -> None:
        """Nothing runs."""


def dump(seed: int, answers: Mapping[bytes, Returned]) -> bytes:
    """The file. Raises TypeError for an answer that is no data."""
    parts = [frame("seed", 0, {"seed": seed}, None, Body())]
    for number, (key, answer) in enumerate(sorted(answers.items()), 1):
        body = Body()
        parts.append(frame("answer", number, {"key": key.hex()}, tree(pack(answer.value), body), body))
    return b"".join(parts)


def seed_of(path: Path) -> int:
    """The seed of the tests' inputs. Raises CourseError as ``load`` does."""
    return _read(path)[0]


def load(path: Path) -> dict[bytes, Returned]:
    """The answers, by the fingerprint of the call.

    Raises:
        CourseError: the file cannot be read or is damaged.
    """
    return _read(path)[1]


@lru_cache(maxsize=1)
def _read(path: Path) -> tuple[int, dict[bytes, Returned]]:
    reader = FrameReader(LARGE)
    answers: dict[bytes, Returned] = {}
    seed = None
    try:
        reader.buffer.extend(path.read_bytes())
        while reader.buffer:
            message = reader.next()
            if message is None:
                raise WireError("it ends too early")
            if message.op == "seed":
                seed = int(message.info["seed"])
            else:
                answers[bytes.fromhex(message.info["key"])] = Returned(value(message.val))
    except (OSError, WireError, KeyError, TypeError, ValueError) as error:
        raise CourseError(f"{path} is damaged ({error}). Unpack the course again.") from None
    if seed is None:
        raise CourseError(f"{path} is damaged (it has no seed). Unpack the course again.")
    return seed, answers
