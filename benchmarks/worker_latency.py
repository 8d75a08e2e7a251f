"""How long a further worker takes, from the request to the student's first line and to the first answer.

    python benchmarks/worker_latency.py [--rounds 50] [--tier A] [numpy] [torch]

The student's first line is measured with the clock both processes share (CLOCK_MONOTONIC).
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time

from grader.model.exercise import Limits
from grader.model.outcome import Call, Returned
from grader.sandbox import Sandbox

SOURCE = b"import time\nfirst = time.monotonic()\ndef f(): return first\n"


def main() -> None:
    """Print one line a framework."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("frameworks", nargs="*", default=["numpy", "torch"])
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--tier", default=None)
    options = parser.parse_args()
    for framework in options.frameworks:
        bare = bare_import(framework)
        began = time.monotonic()
        with Sandbox.start(framework, tier=options.tier) as sandbox:
            tier = sandbox.isolation.tier
            ready = time.monotonic() - began
            lines, answers = zip(*(one(sandbox) for _ in range(options.rounds)), strict=True)
        print(f"{framework}, tier {tier}: bare import {bare:.2f} s, zygote ready after {ready:.2f} s;")
        print(f"  first student line {spread(lines)}, first answer {spread(answers)}")


def bare_import(framework: str) -> float:
    """Seconds of a fresh interpreter that imports the library."""
    began = time.monotonic()
    subprocess.run([sys.executable, "-c", f"import {framework}, os; os._exit(0)"], check=True)
    return time.monotonic() - began


def one(sandbox: Sandbox) -> tuple[float, float]:
    """Milliseconds to the first student line and to the first answer of one worker."""
    began = time.monotonic()
    worker = sandbox.worker({"a.py": SOURCE}, "a.py", limits=Limits())
    outcome = worker.call(Call("f"))
    ended = time.monotonic()
    worker.close()
    assert isinstance(outcome, Returned)
    return (outcome.value - began) * 1000, (ended - began) * 1000


def spread(times: tuple[float, ...]) -> str:
    """Median and 90th percentile."""
    return f"{statistics.median(times):.1f} ms (p90 {sorted(times)[int(len(times) * 0.9)]:.1f})"


if __name__ == "__main__":
    main()
