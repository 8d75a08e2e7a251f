"""How soon after a save ``nngrade watch`` shows something, as a student at a terminal sees it.

    python benchmarks/watch.py [--rounds 20] [--wrong] [exercise3 ...]

The real command runs in a pseudo-terminal; the clock starts right before the rename that ends a save. Printed is the
median of all saves until the first verdict is on the screen, until all but the training tests are (those that watch
runs last, because they need more than 15 ms), and until the report is there. Every save is another version of the
solution in which one function is not written yet, because full marks would end the exercise; with ``--wrong`` every
second save makes a known mistake too.
"""

from __future__ import annotations

import argparse
import os
import re
import select
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from ptyprocess import PtyProcess

ROOT = Path(__file__).resolve().parent.parent
FIRST = re.compile(rb"Checking \S*[\xe2\x9c\x93\xe2\x9c\x97-]")
QUICK = re.compile(rb" training| done| looking for the cause")
END = re.compile(rb"of \d+ points?.*Waiting for a save", re.DOTALL)
GOALS = {"numpy": (50.0, 100.0), "torch": (80.0, 200.0)}

# Exercise: framework, the function left open, a right piece of text and a wrong one.
CASES = {
    "exercise1": ("numpy", "count_parameters", "a @ W + b", "a @ W"),
    "exercise3": ("numpy", "numerical_gradient", "s * (1.0 - s)", "s"),
    "exercise6": ("numpy", "predict", "-np.mean(y", "-np.sum(y"),
    "exercise4": ("torch", "evaluate", "optimizer.zero_grad()", "pass"),
    "exercise8": ("torch", "compare", "w - lr * grads[name]", "w + lr * grads[name]"),
}


class Session:
    """``nngrade watch`` in a terminal of 80 columns."""

    def __init__(self, folder: Path, exercise: str) -> None:
        environment = {**os.environ, "TERM": "xterm", "PYTHONUTF8": "1", "NO_COLOR": "1"}
        command = [sys.executable, "-m", "grader.cli", "watch", exercise]
        self.process = PtyProcess.spawn(command, cwd=str(folder), env=environment, dimensions=(24, 80))
        self.seen = b""

    def until(self, pattern: re.Pattern[bytes], seconds: float = 60.0) -> float:
        """The moment at which the pattern was there to be read."""
        end = time.monotonic() + seconds
        while not pattern.search(self.seen):
            ready, _, _ = select.select([self.process.fd], [], [], max(0.0, end - time.monotonic()))
            if not ready:
                raise SystemExit(f"{pattern.pattern!r} did not come. Last seen: {self.seen[-2000:].decode()}")
            self.seen += os.read(self.process.fd, 65536)
        return time.monotonic()

    def settle(self) -> None:
        """Let the next spare worker get ready, as it does while somebody types."""
        end = time.monotonic() + 0.15
        while (left := end - time.monotonic()) > 0:
            ready, _, _ = select.select([self.process.fd], [], [], left)
            if ready:
                self.seen += os.read(self.process.fd, 65536)


def measure(exercise: str, rounds: int, wrong: bool) -> list[tuple[float, float, float]]:
    """Milliseconds to the first verdict, to all but the training tests, and to the report, for each save."""
    _, left_open, right, mistaken = CASES[exercise]
    source = next((ROOT / "reference" / exercise / "solution").glob("*.py"))
    text = source.read_text(encoding="utf-8")
    text += f"\n\ndef {left_open}(*args, **kwargs):\n    raise NotImplementedError\n"
    with tempfile.TemporaryDirectory(prefix="nngrade-watch-") as name:
        folder = Path(name)
        shutil.copytree(ROOT / "exercises" / exercise, folder / exercise)
        session = Session(folder, exercise)
        try:
            session.until(END)
            return [
                one(
                    session,
                    folder / exercise / source.name,
                    f"{text.replace(right, mistaken) if wrong and number % 2 else text}# {number}\n",
                )
                for number in range(-3, rounds)
            ][3:]  # the first few fill caches, which a student does while reading the first report
        finally:
            session.process.close(force=True)


def one(session: Session, path: Path, text: str) -> tuple[float, float, float]:
    """One save, by rename."""
    beside = path.with_suffix(".tmp")
    beside.write_text(text, encoding="utf-8")
    session.settle()
    session.seen = b""
    began = time.monotonic()
    beside.replace(path)
    times = [session.until(pattern) for pattern in (FIRST, QUICK, END)]
    return tuple((moment - began) * 1000 for moment in times)  # type: ignore[return-value]  # three of them


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("exercises", nargs="*", default=list(CASES))
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--wrong", action="store_true", help="every second save makes a known mistake")
    options = parser.parse_args()
    print("| exercise | first verdict ms (goal) | all but training ms (goal) | report ms | |")
    print("|---|---:|---:|---:|---|")
    for exercise in options.exercises:
        framework = CASES[exercise][0]
        columns = list(zip(*measure(exercise, options.rounds, options.wrong), strict=True))
        first, quick, whole = (statistics.median(column) for column in columns)
        goal_first, goal_quick = GOALS[framework]
        verdict = "ok" if first <= goal_first and quick <= goal_quick else "TOO SLOW"
        slowest = [sorted(column)[int(len(column) * 0.9)] for column in columns]
        print(
            f"| {exercise}, {framework} | {first:.0f}, p90 {slowest[0]:.0f} ({goal_first:.0f}) "
            f"| {quick:.0f}, p90 {slowest[1]:.0f} ({goal_quick:.0f}) | {whole:.0f}, p90 {slowest[2]:.0f} | {verdict} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
