"""Replies of a worker as the records the judge works with. Everything is checked: a worker may send anything."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from grader.model.outcome import Frame, Loaded, Missing, NotLoaded, Outcome, Raised, Returned
from grader.model.value import Unsupported, Value
from grader.sandbox.wire import Message, NoData, WireError, value

_T = TypeVar("_T")
_REASONS = ("syntax", "encoding", "raised", "exited", "memory")
_MAX_FRAMES = 20
_WORD = re.compile(r"[^\W\d]\w*")
_NUMBER_TYPE = re.compile(r"\b(b?float|complex|q?u?int|void|datetime|timedelta)\d{1,3}(_\w{1,8})?\b")
_SENTENCE = re.compile(r"[A-Za-z_ .,:;?!'`()*=/-]{0,200}")
_COUNT = re.compile(r"\d{1,12} (MB|dimensions|digits)\b")


def _get(info: Any, key: str, kind: type[_T]) -> _T:
    if type(info) is not dict or type(info.get(key)) is not kind:
        raise WireError(f"reply without {key}")
    return cast("_T", info[key])


def _texts(info: Any, key: str, most: int) -> tuple[str, ...]:
    items = _get(info, key, list)
    if len(items) > most or any(type(item) is not str for item in items):
        raise WireError(f"wrong {key}")
    return tuple(items)


class Reader:
    """Knows the submission's own text, so that a worker cannot invent source lines."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files
        self._lines: dict[str, list[bytes]] = {}

        self._words: frozenset[str] | None = None

    def _is_name(self, text: str) -> bool:
        """Whether this is a name and no message: digits are part of a word of the submission or of a number type.

        Names are shown in hidden tests too, whose inputs are not to be told.
        """
        rest = _NUMBER_TYPE.sub("", text)
        if _SENTENCE.fullmatch(rest):
            return True
        if self._words is None:
            sources = (data.decode("utf-8", "replace") for data in self._files.values())
            self._words = frozenset(word for source in sources for word in _WORD.findall(source))
        words = self._words
        return bool(_SENTENCE.fullmatch(_WORD.sub(lambda word: "" if word[0] in words else word[0], rest)))

    def _value(self, decoded: Any) -> Value:
        """The judge's record of a decoded tree; what is no data is named only by names."""
        kind = type(decoded)
        if kind is NoData:
            name = decoded.type_name if self._is_name(decoded.type_name) else "object"
            hint = decoded.hint if self._is_name(_COUNT.sub("", decoded.hint)) else ""
            return Unsupported(name, hint)
        if kind is list or kind is tuple:
            return kind(self._value(item) for item in decoded)
        if kind is dict:
            return {key: self._value(item) for key, item in decoded.items()}
        return value(decoded)

    def _text_lines(self, file: str) -> list[bytes]:
        return self._lines.setdefault(file, self._files[file].splitlines())

    def _source(self, file: str, line: int) -> str:
        lines = self._text_lines(file)
        text = lines[line - 1].decode("utf-8", "replace") if 0 < line <= len(lines) else ""
        return text.strip().removeprefix("\ufeff")[:300]

    def _frames(self, info: Any) -> tuple[Frame, ...]:
        result = []
        for item in _get(info, "frames", list)[:_MAX_FRAMES]:
            if type(item) is not list or [type(part) for part in item] != [str, int, str]:
                raise WireError("frame")
            file, line, function = item
            if file in self._files and 0 <= line <= len(self._text_lines(file)):
                result.append(Frame(file, line, function, self._source(file, line)))
        return tuple(result)

    def loaded(self, message: Message, output: str) -> Loaded | NotLoaded:
        """The answer to the first message."""
        info = message.info
        if message.op == "loaded":
            return Loaded(_texts(info, "names", 300), output, _texts(info, "warnings", 10))
        if message.op != "failed" or _get(info, "reason", str) not in _REASONS:
            raise WireError("not an answer to loading")
        text, kind = _get(info, "message", str), _get(info, "type", str)
        return NotLoaded(info["reason"], text, kind, self._frames(info), output)

    def outcome(self, op: str, info: Any, val: Any, output: str) -> Outcome:
        """The answer to one call."""
        if op == "returned":
            if type(val) is not list or len(val) != 2 or not (val[1] is None or type(val[1]) is list):
                raise WireError("value")
            args = None if val[1] is None else tuple(self._value(item) for item in val[1])
            return Returned(
                self._value(val[0]), args, output, _texts(info, "warnings", 10), _get(info, "trivial", bool)
            )
        if op == "raised":
            kind, text, where = (_get(info, key, str) for key in ("type", "message", "where"))
            builtin = _get(info, "builtin", bool) and self._is_name(kind)
            return Raised(kind, text, self._frames(info), output, builtin, where if self._is_name(where) else "")
        if op == "missing":
            found = "not_callable" if _get(info, "kind", str) == "not_callable" else "absent"
            similar, name, kind = _texts(info, "similar", 10), _get(info, "name", str), _get(info, "found_type", str)
            if not all(self._is_name(text) for text in (name, kind, *similar)):
                raise WireError("name")
            return Missing(name, cast(Any, found), similar, kind, output)
        raise WireError("not an answer to a call")

    def programs(self, message: Message, calls: int) -> dict[str, list[list[Outcome]]]:
        """The answer of a trusted worker: for every mistake, the outcomes of each of its wrong programs."""
        if message.op != "programs" or type(message.val) is not list:
            raise WireError("not an answer about mistakes")
        result: dict[str, list[list[Outcome]]] = {}
        for (ident, answers), values in zip(_get(message.info, "programs", list), message.val, strict=True):
            if len(answers) != calls:
                raise WireError("not one outcome for every call")
            outcomes = [self.outcome(op, info, val, "") for (op, info), val in zip(answers, values, strict=True)]
            result.setdefault(ident, []).append(outcomes)
        return result
