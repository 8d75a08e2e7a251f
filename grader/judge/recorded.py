"""The solution's answers to the visible tests, written down: for a student's own machine, where no solution is.

One frame of the wire's format for each answer, and one before them with the seed of the tests' inputs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from grader.errors import CourseError
from grader.judge.fingerprint import fingerprint
from grader.judge.reference import Reference
from grader.judge.signals import Unrecorded
from grader.language import _
from grader.model.outcome import Call, Outcome, Returned
from grader.sandbox.wire import LARGE, Body, FrameReader, Message, WireError, frame, pack, tree, value


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
    """The seed of the tests' inputs: the first frame's. Raises CourseError as ``load`` does."""
    return _opened(path)[0]


def load(path: Path) -> dict[bytes, Returned]:
    """The answers, by the fingerprint of the call.

    Raises:
        CourseError: the file cannot be read or is damaged.
    """
    answers: dict[bytes, Returned] = {}
    try:
        for message in _opened(path)[1]:
            answers[bytes.fromhex(message.info["key"])] = Returned(value(message.val))
    except (WireError, KeyError, TypeError, ValueError) as error:
        raise _damaged(path, error) from None
    return answers


def _opened(path: Path) -> tuple[int, Iterator[Message]]:
    """The seed, and the messages with answers."""
    messages = _messages(path)
    first = next(messages, None)
    if first is None or first.op != "seed" or type(first.info) is not dict or type(first.info.get("seed")) is not int:
        raise _damaged(path, ValueError("it has no seed"))
    return first.info["seed"], messages


def _messages(path: Path) -> Iterator[Message]:
    reader = FrameReader(LARGE)
    try:
        reader.buffer.extend(path.read_bytes())
        while reader.buffer:
            message = reader.next()
            if message is None:
                raise WireError("it ends too early")
            yield message
    except (OSError, WireError) as error:
        raise _damaged(path, error) from None


def _damaged(path: Path, error: Exception) -> CourseError:
    return CourseError(_("{path} is damaged ({error}). Unpack the course again.").format(path=path, error=error))
