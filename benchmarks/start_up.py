"""How long a user waits, as multiples of what no program can avoid.

Run with the Python that has nngrade installed: ``python benchmarks/start_up.py [runs]``. Prints the median of each
command, alternating with its floor so that a busy machine slows both.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
NNGRADE = str(Path(PYTHON).with_name("nngrade"))

# An installed package has its bytecode; a source tree writes it on the first run, unless told not to.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

# what, command, its floor, how many times the floor is our goal
CASES = [
    ("nngrade --help", [NNGRADE, "--help"], "import click", 1.3),
    ("nngrade check exercise3", [NNGRADE, "check", "exercise3"], "import numpy", 4.0),
    ("nngrade check exercise4", [NNGRADE, "check", "exercise4"], "import torch", 1.3),
]


def seconds(command: list[str]) -> float:
    """Wall seconds of one run, start and end of the process included."""
    started = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, env=ENVIRONMENT)
    return time.perf_counter() - started


def compare(command: list[str], floor: str, runs: int) -> tuple[float, float]:
    """Median seconds of the command and of its floor."""
    bare = [PYTHON, "-c", floor]
    for warm_up in (command, bare):
        seconds(warm_up)
    pairs = [(seconds(command), seconds(bare)) for _ in range(runs)]
    return statistics.median(ours for ours, _ in pairs), statistics.median(theirs for _, theirs in pairs)


def main() -> None:
    """Measure every case and print one line each."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    for what, command, floor, goal in CASES:
        if "check" in command:
            command = [*command, "--submission", str(ROOT / "reference" / command[2] / "solution")]
        ours, theirs = compare(command, floor, runs)
        ratio = ours / theirs
        verdict = "ok" if ratio <= goal else "TOO SLOW"
        times = f"{ours * 1000:7.0f} ms   {floor:13} {theirs * 1000:7.0f} ms"
        print(f"{what:26} {times}   {ratio:5.2f} x (goal {goal:g})  {verdict}")


if __name__ == "__main__":
    main()
