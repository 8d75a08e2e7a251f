"""Fuzz for a while and print counts: ``python -m tests.fuzz.run --minutes 10 [--only wire,zip]``.

Each target runs in a process of its own with bounded memory. With ``atheris`` installed (``pip install atheris``) new
inputs are led by the code they reach; without it they are mutated blindly. An input that finds something is saved.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

SECONDS_EACH = 10
"""One input may take this long; a reader that needs more has found a way to hang."""
MEGABYTES = 1024
"""Resident memory of a target's process."""
_LENGTH = 1 << 16


def main() -> int:
    """Every target for its share of the time; 1 when something was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.run", description=__doc__)
    parser.add_argument("--minutes", type=float, default=5.0, help="for all targets together (default: 5)")
    parser.add_argument("--only", default="", help="names of targets, separated by commas")
    parser.add_argument("--seed", type=int, default=None, help="of the mutations; drawn afresh by default")
    parser.add_argument("--keep", type=Path, default=Path(".fuzz"), help="folder for inputs that find something")
    parser.add_argument("--target", help=argparse.SUPPRESS)  # the process of one target
    given = parser.parse_args()
    if given.target:
        return _one(given.target, given.minutes * 60, given.seed, given.keep)
    from tests.fuzz.targets import TARGETS

    names = [name for name in given.only.split(",") if name] or list(TARGETS)
    unknown = sorted(set(names) - set(TARGETS))
    if unknown:
        parser.error(f"there is no target {unknown[0]!r}; there are {', '.join(TARGETS)}")
    seed = given.seed if given.seed is not None else int.from_bytes(os.urandom(4), "little")
    print(f"seed {seed}, {'atheris' if _guided() else 'blind mutations (pip install atheris for guided ones)'}")
    failed = [name for name in names if not _run(name, given.minutes / len(names), seed, given.keep)]
    print(
        f"{len(names) - len(failed)} of {len(names)} targets held" + (f"; not: {', '.join(failed)}" if failed else "")
    )
    return 1 if failed else 0


def _guided() -> bool:
    return importlib.util.find_spec("atheris") is not None


def _run(name: str, minutes: float, seed: int, keep: Path) -> bool:
    arguments = ["--target", name, "--minutes", str(minutes), "--seed", str(seed), "--keep", str(keep)]
    with tempfile.TemporaryDirectory(prefix="nngrade-fuzz-") as scratch:
        done = subprocess.run(
            [sys.executable, "-m", "tests.fuzz.run", *arguments], env={**os.environ, "TMPDIR": scratch},
            capture_output=True, text=True, errors="replace", check=False,
        )  # fmt: skip
    print(f"{name:10} {(done.stdout.strip().splitlines() or ['no counts'])[-1]}", flush=True)
    if done.returncode:
        print(done.stdout[-2000:] + done.stderr[-4000:])
    return done.returncode == 0


def _one(name: str, seconds: float, seed: int | None, keep: Path) -> int:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if _guided():
        import atheris

        with atheris.instrument_imports(include=["grader", "tarfile", "zipfile"]):
            from tests.fuzz import targets
    else:
        from tests.fuzz import targets
    target, counts, peak, told = targets.TARGETS[name], Counter[str](), [0.0], [time.monotonic()]

    def check(data: bytes) -> None:
        started = time.monotonic()
        counts[target.check(data)] += 1
        now = time.monotonic()
        peak[0] = max(peak[0], now - started)
        if now > told[0] + 1:  # libFuzzer ends the process without a last word
            told[0] = now
            tell()

    def tell() -> None:
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
        words = ", ".join(f"{count} {word}" for word, count in counts.most_common())
        print(f"{counts.total()} inputs: {words}; slowest {peak[0]:.2f} s, memory {memory} MB", flush=True)

    for data in target.seeds():
        check(data)
    if _guided():
        return _guided_by_coverage(target, check, seconds, seed, keep / name)
    return _blindly(target, check, tell, seconds, seed, keep / name)


def _guided_by_coverage(target: Any, check: Any, seconds: float, seed: int | None, keep: Path) -> int:
    import atheris

    keep.mkdir(parents=True, exist_ok=True)
    corpus = keep / "corpus"
    corpus.mkdir(exist_ok=True)
    for data in target.seeds():
        (corpus / hashlib.sha1(data).hexdigest()).write_bytes(data)
    words = keep / "words"
    words.write_text("".join('"' + "".join(f"\\x{byte:02x}" for byte in word) + '"\n' for word in target.words))
    options = [
        f"-max_total_time={max(int(seconds), 1)}", f"-timeout={SECONDS_EACH}", f"-rss_limit_mb={MEGABYTES}",
        f"-seed={(seed or 1) & 0x7FFFFFFF}", f"-max_len={_LENGTH}", f"-artifact_prefix={keep}/found-",
        "-verbosity=0", *([f"-dict={words}"] if target.words else []), str(corpus),
    ]  # fmt: skip
    atheris.Setup([sys.argv[0], *options], check)
    atheris.Fuzz()
    return 0


def _blindly(target: Any, check: Any, tell: Any, seconds: float, seed: int | None, keep: Path) -> int:
    limit = MEGABYTES << 20
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
    draw = random.Random(seed)
    pool = target.seeds()
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        data = mutated(draw, draw.choice(pool), target.words, pool)
        signal.alarm(SECONDS_EACH)  # a hang ends the process, and with it the run
        try:
            check(data)
        except BaseException:
            keep.mkdir(parents=True, exist_ok=True)
            path = keep / f"found-{hashlib.sha1(data).hexdigest()}"
            path.write_bytes(data)
            print(f"found by {path}")
            tell()
            raise
        signal.alarm(0)
        if draw.random() < 0.01 and len(pool) < 2000:
            pool.append(data[:_LENGTH])
    tell()
    return 0


def mutated(draw: random.Random, data: bytes, words: tuple[bytes, ...], pool: list[bytes]) -> bytes:
    """One to eight changes."""
    made = bytearray(data)
    for _ in range(draw.randint(1, 8)):
        place, length = draw.randint(0, len(made)), draw.choice((1, 2, 4, 8, 64, 1024))
        kind = draw.randint(0, 6)
        if kind == 0 and made:
            made[place % len(made)] = draw.choice((0, 255, 127, 128, draw.randint(0, 255)))
        elif kind == 1:
            made[place:place] = draw.randbytes(length)
        elif kind == 2:
            del made[place : place + length]
        elif kind == 3 and words:
            made[place:place] = draw.choice(words)
        elif kind == 4:
            made[place:place] = made[place : place + length] * draw.choice((2, 3, 100))
        elif kind == 5:
            other = draw.choice(pool)
            start = draw.randint(0, len(other))
            made[place : place + length] = other[start : start + length]
        else:
            made[place : place + 4] = draw.choice((0, 1, 0x7FFFFFFF, 0xFFFFFFFF)).to_bytes(
                4, draw.choice(("big", "little"))
            )
    return bytes(made[:_LENGTH])


if __name__ == "__main__":
    sys.exit(main())
