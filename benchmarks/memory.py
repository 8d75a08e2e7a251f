"""What a class costs in memory: ``python benchmarks/memory.py [jobs]`` grades with that many torch workers at once.

Prints the peak of the proportional set sizes (each shared page divided by its users): of the sandbox with all its
workers, and of the grading processes.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from common import programs
from common.memory import descendants, pss
from common.peers import ASSIGNMENT


def main() -> None:
    """Measure and print."""
    jobs = int(sys.argv[1]) if len(sys.argv) > 1 else 6
    for kind in ("numpy", "torch"):
        with tempfile.TemporaryDirectory() as name:
            programs.write_class(Path(name) / "class", kind, 10 * jobs)
            command = [sys.executable, "-m", "grader.cli", "batch", programs.EXERCISES[kind], f"{name}/class"]
            command += ["-o", f"{name}/out", "--course", str(ASSIGNMENT), "--jobs", str(jobs)]
            peaks = {"sandbox and workers": 0, "judges": 0}
            with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as batch:
                while batch.poll() is None:
                    time.sleep(0.05)
                    seen = dict.fromkeys(peaks, 0)
                    for pid in {batch.pid, *descendants(batch.pid)}:
                        seen["sandbox and workers" if is_inside(pid) else "judges"] += pss(pid)
                    peaks = {what: max(peaks[what], seen[what]) for what in peaks}
            words = ", ".join(f"{what} {size >> 20} MiB" for what, size in peaks.items())
            print(f"{kind}, {jobs} submissions at once: {words}")


def is_inside(pid: int) -> bool:
    """Whether a process belongs to a sandbox."""
    try:
        return b"NNGRADE_MARK=" in Path(f"/proc/{pid}/environ").read_bytes()
    except OSError:
        return False


if __name__ == "__main__":
    main()
