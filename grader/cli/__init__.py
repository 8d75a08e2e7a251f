"""The command ``nngrade``: one file a command, each imported only when it is called."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

_GARBAGE = (
    100_000  # objects; nearly everything that a command makes lives to its end, so looking for garbage is lost time
)


def main(args: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code. The installed ``nngrade`` calls it without ``args`` and ends here."""
    if args is not None or os.environ.get("NNGRADE_DEBUG"):
        from grader.cli.run import run

        return run(args)
    _occupy_streams()
    gc.set_threshold(_GARBAGE)
    # NumPy's own threads would only compete with the workers: the judge compares small arrays.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        if _will_grade(sys.argv[1:]):
            from grader import aside

            aside.warm_up()  # first: until it runs, the second core has nothing to do
            aside.start()
        from grader.cli.run import run

        code = run()
    except KeyboardInterrupt:  # while the command line was still loading
        code = 130
    if "signal" in sys.modules:  # a second Ctrl-C must not disturb the end
        signal = sys.modules["signal"]
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    if "grader.aside" in sys.modules:
        sys.modules["grader.aside"].end()
    _leave(code)


def _will_grade(args: Sequence[str]) -> bool:
    """A guess from the words alone; a wrong one costs nothing but the start of a process."""
    return args[:1] == ["check"] and len(args) > 1 and not {"-h", "--help"} & {*args}


def _occupy_streams() -> None:
    """Where a standard stream is closed, the next file to be opened would get its number, and its readers."""
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


def _leave(code: int) -> NoReturn:
    """End the process at once: taking NumPy and pytest apart would cost a tenth of a short check, for nothing.

    Everything that must be closed has been: commands use contexts, and no handler of ours waits for the exit.
    """
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # nobody reads any more; results were flushed and checked when written
            if stream is not None:
                stream.flush()
    os._exit(code)
