"""For all tests."""

from __future__ import annotations

import os
import signal

from hypothesis import settings

os.environ["NNGRADE_LANGUAGE"] = "en"  # also for every process that a test starts; a test of another one says so

# How long an example takes is the machine's affair: speed is measured in benchmarks/.
settings.register_profile("nngrade", deadline=None)
settings.load_profile("nngrade")


def pytest_configure() -> None:
    """Ctrl-C works in the tests and in what they start, also where a shell has put them into the background."""
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
