"""Running a submission's main file as a module, and saying why when that does not work."""

from __future__ import annotations

import io
import sys
import tokenize
from dataclasses import dataclass, field
from types import CodeType, ModuleType
from typing import Any

from . import failures
from .text import clean, message_of, type_name

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_ENCODING_WORDS = (
    "codec can't decode",
    "non-utf-8",
    "unknown encoding",
    "encoding problem",
    "null bytes",
    "not encoded as",
)


@dataclass
class Submission:
    """One loaded submission."""

    folder: str
    """Where its files lie, with a slash at the end."""
    files: dict[str, bytes]
    main: str
    own_modules: frozenset[str] = frozenset()
    module: ModuleType = field(default_factory=lambda: ModuleType("submission"))
    code: CodeType | None = None
    probes: ModuleType | None = None
    wrong: list[tuple[str, str | tuple[str, ...], Any]] = field(default_factory=list)
    """Of a trusted worker: (mistake, functions it replaces, wrong program)."""

    def fresh(self) -> ModuleType:
        """The main file run once more, in a namespace of its own."""
        assert self.code is not None
        module = ModuleType("submission")
        module.__file__ = self.folder + self.main
        exec(self.code, module.__dict__)
        return module


def prepare(folder: str, files: dict[str, bytes], main: str) -> Submission:
    """Names, paths and ``sys.path`` (last, so that nothing of Python is shadowed); runs nothing yet."""
    folder = folder.rstrip("/") + "/"
    beside = (folder + main).rpartition("/")[0]
    for place in (beside, folder.rstrip("/")):
        if place not in sys.path:
            sys.path.append(place)
    tops = {name.partition("/")[0].removesuffix(".py") for name in files} | {_stem(main)}
    return Submission(folder, files, main, frozenset({"submission", "probes", *tops}))


def _check_encoding(source: bytes, name: str) -> None:
    """Refuse what Python refuses in a file, but ``compile`` lets pass in a comment. Raises SyntaxError."""
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(source).readline)
    except SyntaxError as error:
        if "unknown" in str(error.msg) or "problem" in str(error.msg):
            raise SyntaxError(error.msg, (name, 1, None, None)) from None
        encoding = "utf-8"  # not declared, and not this either
    try:
        source.decode(encoding)
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        text = f"A character in this line is not encoded as {encoding}. Save the file as UTF-8."
        raise SyntaxError(text, (name, line, None, None)) from None


def _stem(main: str) -> str:
    return main.rpartition("/")[2].removesuffix(".py")


def run_text(name: str, source: bytes, path: str) -> ModuleType:
    """Run a file of the author's (probes, mistakes) as module ``name``."""
    module = ModuleType(name)
    module.__file__ = path
    sys.modules[name] = module
    exec(compile(source, path, "exec", dont_inherit=True), module.__dict__)
    return module


def load(submission: Submission) -> tuple[str, dict[str, Any]]:
    """Compile and run the main file. ``("loaded", names)`` or ``("failed", reason, message and frames)``."""
    path = submission.folder + submission.main
    source = submission.files[submission.main]
    if b"\0" in source:
        kind = "saved as UTF-16" if source.startswith(_UTF16) else "no text file: it contains zero bytes"
        return "failed", _failed("encoding", f"The file seems to be {kind}. Save it as UTF-8.")
    try:
        _check_encoding(source, submission.folder + submission.main)
        submission.code = compile(source, path, "exec", dont_inherit=True)
    except BaseException as error:  # hostile source also gives MemoryError, RecursionError
        return "failed", _not_compiled(error, submission)
    module = submission.module
    module.__file__ = path
    sys.modules["submission"] = module
    stem = _stem(submission.main)
    if stem not in sys.modules and stem not in sys.stdlib_module_names:
        sys.modules[stem] = module
    try:
        exec(submission.code, module.__dict__)
    except BaseException as error:
        return "failed", _not_run(error, submission)
    return "loaded", {"names": _public(module)}


def _public(module: ModuleType) -> list[str]:
    try:
        names = [clean(name, 100) for name in list(module.__dict__) if type(name) is str and not name.startswith("_")]
    except BaseException:
        return []
    return names[:300]


def _failed(reason: str, message: str, type_: str = "", frames: Any = ()) -> dict[str, Any]:
    return {"reason": reason, "message": message, "type": type_, "frames": list(frames)}


def _not_compiled(error: BaseException, submission: Submission) -> dict[str, Any]:
    message = message_of(error)
    if failures.is_a(error, SyntaxError):
        return _syntax(error, submission)
    if failures.is_a(error, ValueError):  # UnicodeError too
        return _failed("encoding", message, type_name(type(error)))
    if failures.is_a(error, MemoryError) or failures.is_a(error, RecursionError):
        return _failed("syntax", "The program is nested too deeply for Python.", type_name(type(error)))
    return _failed("raised", message, type_name(type(error)))


def _syntax(error: SyntaxError, submission: Submission) -> dict[str, Any]:
    words = clean(error.msg) if type(error.msg) is str else ""
    file = error.filename if type(error.filename) is str else ""
    name = file.removeprefix(submission.folder) if file.startswith(submission.folder) else submission.main
    line = error.lineno if type(error.lineno) is int else 0
    reason = "encoding" if any(word in words.lower() for word in _ENCODING_WORDS) else "syntax"
    return _failed(reason, words, type_name(type(error)), [[clean(name, 300), max(line, 0), "<module>"]])


def _not_run(error: BaseException, submission: Submission) -> dict[str, Any]:
    if failures.is_a(error, SyntaxError) and str(error.filename).startswith(submission.folder):
        return _syntax(error, submission)  # in another file of the submission
    info = failures.describe(error, submission.folder, submission.own_modules)
    reason = "raised"
    if failures.is_a(error, SystemExit):
        reason = "exited"
    elif info["type"] == "MemoryError":
        reason = "memory"
    return _failed(reason, info["message"], info["type"], info["frames"])
