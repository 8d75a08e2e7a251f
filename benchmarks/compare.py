"""What grading costs, here and elsewhere: ``python benchmarks/compare.py`` writes docs/performance.md.

Installs the peers in their own virtual environments, generates one assignment and a class of submissions, lets all
grade them in turn, and writes a table and a plot. Takes about 35 minutes on two cores; keep the machine quiet.

    --rounds 9        of single checks
    --peers otter     only those whose names begin so (and ours and the bare process)
    --no-scale        without the runs of 10 to 1,000 submissions
    --only numpy      measure this half anew and keep the other as it was (each half's ratios are of one run)
    --brief           measure only the single checks and the share of the students' own code anew
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path

from common import programs
from common.memory import peak_of
from common.peers import ASSIGNMENT, PEERS, Command, Peer, environment

ROOT = Path(__file__).resolve().parent.parent
CACHE = Path(os.environ.get("NNGRADE_BENCH", Path.home() / ".cache" / "nngrade-bench"))
KINDS = ("numpy", "torch")
OURS, BARE = "nngrade", "bare Python process"
STARTERS = {"numpy": 500, "torch": 500}
SCALE = (10, 30, 100, 300, 1000)
TURNS, QUICK = 3, 4
FEW = 6
"""Submissions for a peer's memory: it grades two at once, so more of them need no more."""
Writer = Callable[[Path, str, int], list[Path]]


@dataclass
class Run:
    """One grader on one class, or on one submission several times."""

    grader: str
    kind: str
    submissions: int
    seconds: list[float]
    memory: int = 0
    """Peak bytes of the whole process tree, shared pages counted once."""
    command: str = ""

    @property
    def each(self) -> float:
        """Median seconds a submission."""
        return statistics.median(self.seconds) / self.submissions


def python_of(peer: Peer) -> Path:
    """The peer's own interpreter, installed when it is not there yet."""
    if not peer.packages:
        return Path(sys.executable)
    home = CACHE / peer.name.replace(" ", "-")
    python = home / "bin" / "python"
    mark = home / "installed.json"
    if not mark.is_file() or json.loads(mark.read_text()) != [*peer.packages]:
        shutil.rmtree(home, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", *peer.packages], check=True)
        mark.write_text(json.dumps(peer.packages))
    return python


def timed(commands: list[Command], at_once: int, python: Path) -> float:
    """Wall seconds until all have ended."""

    def one(command: Command) -> None:
        subprocess.run(
            command.words, cwd=command.folder, env=environment(python), stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False,
        )  # fmt: skip

    started = time.perf_counter()
    with ThreadPoolExecutor(at_once) as pool:
        list(pool.map(one, commands))
    return time.perf_counter() - started


def single(peers: list[Peer], kind: str, rounds: int) -> list[Run]:
    """One right submission, cold; all graders in turn, so that a slow minute slows everybody.

    Those that are done within a second take more turns: there a few milliseconds of somebody else's count.
    """
    runs: dict[str, Run] = {}
    for turn in range(rounds + 1):  # the first warms the disk's cache
        quick = [peer for peer in peers if turn and runs[peer.name].seconds[0] < 1]
        order = [*peers, *quick * (QUICK - 1)]
        for peer in order[turn:] + order[:turn]:  # nobody always comes after the same one
            with tempfile.TemporaryDirectory() as name:
                place = Path(name)
                (place / "work").mkdir()
                student = programs.write_class(place / "class", kind, 1)
                python = python_of(peer)
                if peer.name == OURS:
                    words = [str(python.with_name("nngrade")), "check", programs.EXERCISES[kind], "--course",
                             str(ASSIGNMENT), "--submission", str(student[0])]  # fmt: skip
                    commands = [Command(words, place)]
                else:
                    commands = peer.prepare(place / "work", kind, student, python)
                run = runs.setdefault(peer.name, Run(peer.name, kind, 1, [], command=shown(commands[0], place)))
                run.seconds.append(timed(commands, 1, python))
    for run in runs.values():
        del run.seconds[0]
    return list(runs.values())


def whole_class(peer: Peer, kind: str, number: int, write: Writer = programs.write_class) -> Run:
    """A class of right and wrong submissions."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        commands, python = prepared(peer, kind, number, write, place)
        return Run(peer.name, kind, number, [timed(commands, peer.at_once, python)], 0, shown(commands[0], place))


def memory_of(peer: Peer, kind: str, number: int) -> int:
    """Peak bytes of such a class, in a run of its own: to look at the processes slows them by up to a fifth."""
    with tempfile.TemporaryDirectory() as name:
        commands, python = prepared(peer, kind, number, programs.write_class, Path(name))
        with peak_of(os.getpid()) as memory:
            timed(commands, peer.at_once, python)
        return memory.bytes


def prepared(peer: Peer, kind: str, number: int, write: Writer, place: Path) -> tuple[list[Command], Path]:
    """A class on the disk, what grades it, and with which interpreter."""
    (place / "work").mkdir()
    students = write(place / "class", kind, number)
    python = python_of(peer)
    return peer.prepare(place / "work", kind, students, python), python


def in_turn(
    peers: list[Peer], kind: str, number: Callable[[Peer], int], write: Writer = programs.write_class
) -> list[Run]:
    """The same class several times where that takes a minute at most, so that one slow minute is not the figure."""
    runs: dict[str, Run] = {}
    for turn in range(TURNS):
        for peer in peers:
            if turn == 0 or peer.name == OURS or (kind == "numpy" and number(peer) == 100):
                note(f"{kind}, {number(peer)} submissions, {peer.name}")
                run = whole_class(peer, kind, number(peer), write)
                first = runs.setdefault(peer.name, run)
                if first is not run:
                    first.seconds += run.seconds
    return list(runs.values())


def share(kind: str) -> dict[str, float]:
    """Of our time for a class of 100, in turn so that all are of the same minutes.

    Returns:
        Medians: ``wall`` seconds of the class, processor seconds of the students' ``own`` code, and seconds to
        ``import`` the library in a bare Python, before which nobody's code can run.
    """
    found: dict[str, list[float]] = {"wall": [], "own": [], "import": []}
    for _ in range(TURNS):
        found["import"] += [import_seconds(kind) for _ in range(TURNS)]
        found["wall"] += whole_class(PEERS[0], kind, 100).seconds
        found["own"].append(student_seconds(kind, 100))
    return {what: statistics.median(seconds) for what, seconds in found.items()}


def import_seconds(kind: str) -> float:
    """Wall seconds until a bare Python has the library."""
    python = python_of(next(peer for peer in PEERS if peer.name == BARE))
    words = [str(python), "-c", f"import {kind}, os; os._exit(0)"]
    return timed([Command(words, Path(tempfile.gettempdir()))], 1, python)


def student_seconds(kind: str, number: int) -> float:
    """Processor seconds of the students' own code when the checks run in a warm process without any grader."""
    python = python_of(next(peer for peer in PEERS if peer.name == BARE))
    with tempfile.TemporaryDirectory() as name:
        students = programs.write_class(Path(name) / "class", kind, number)
        script = Path(__file__).parent / "common" / "student_time.py"
        done = subprocess.run(
            [str(python), str(script), f"checks_{kind}", *map(str, students)], check=True, capture_output=True,
            text=True, env={**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
        )  # fmt: skip
    return float(done.stdout)


def hanging(kind: str) -> tuple[float, float]:
    """Seconds of a class of 40 without and with one submission that never comes back (limit: 5 seconds a call)."""
    found = []
    for endless in (False, True):
        with tempfile.TemporaryDirectory() as name:
            place = Path(name)
            programs.write_class(place / "class", kind, 40)
            if endless:
                programs.write_endless(place / "class" / "a-endless", kind)
            words = [sys.executable, "-m", "grader.cli", "batch", programs.EXERCISES[kind], str(place / "class")]
            words += ["-o", str(place / "out"), "--course", str(ASSIGNMENT), "--limit", "call=5"]
            found.append(timed([Command(words, place)], 1, Path(sys.executable)))
    return found[0], found[1]


def shown(command: Command, place: Path) -> str:
    """The command as a reader would type it."""
    words = [word.replace(str(place), "…").replace(str(CACHE), "VENV") for word in command.words]
    words[0] = Path(words[0]).name
    return " ".join(words).replace(str(ROOT / "benchmarks" / "common"), "common")


def main() -> None:
    """Measure, write, and say where."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--peers", default="")
    parser.add_argument("--no-scale", action="store_true")
    parser.add_argument("--only", choices=KINDS)
    parser.add_argument("--brief", action="store_true")
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "docs" / "performance.json")
    wishes = parser.parse_args()
    if importlib.util.find_spec("matplotlib") is None:
        parser.error('the plot needs matplotlib: pip install -e ".[bench]"')
    peers = [peer for peer in PEERS if peer.name.startswith(wishes.peers) or peer.name in (OURS, BARE)]
    for peer in peers:
        note(f"installing {peer.name}")
        python_of(peer)
    kept = json.loads(wishes.output.read_text()) if wishes.only or wishes.brief else {}
    found: dict[str, object] = {**kept, "machine": machine()}
    singles, classes, starters, scale = [], [], [], []
    for kind in (wishes.only,) if wishes.only else KINDS:
        note(f"one check, {kind}")
        singles += single(peers, kind, wishes.rounds if kind == "numpy" else max(3, wishes.rounds // 2))
        note(f"share, {kind}")
        found[f"share_{kind}"] = share(kind)
        if wishes.brief:
            continue
        runs = in_turn(peers, kind, lambda peer: peer.most)
        for peer, run in zip(peers, runs, strict=True):
            note(f"memory, {kind}, {peer.name}")
            run.memory = memory_of(peer, kind, peer.most if peer.name == OURS else FEW)
        classes += runs
        note(f"starters, {kind}")
        starters += in_turn(PEERS[:1], kind, lambda _, kind=kind: STARTERS[kind], programs.write_starters)
        found[f"hanging_{kind}"] = hanging(kind)
        for number in () if wishes.no_scale else SCALE:
            note(f"{number} submissions, {kind}")
            scale.append(whole_class(PEERS[0], kind, number))
            scale[-1].memory = memory_of(PEERS[0], kind, number)
    for key, runs in (("single", singles), ("class", classes), ("starters", starters), ("scale", scale)):
        others = [run for run in kept.get(key, []) if run["kind"] not in {new.kind for new in runs}]
        found[key] = sorted([*others, *map(asdict, runs)], key=lambda run: KINDS.index(run["kind"]))
    wishes.output.write_text(json.dumps(found, indent=1) + "\n")
    from common.page import write_page

    write_page(found, wishes.output.with_suffix(".md"))
    note(f"written: {wishes.output.with_suffix('.md')}")


def machine() -> str:
    """What it was measured on."""
    model = [
        line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line
    ]
    return (
        f"{len(os.sched_getaffinity(0))} cores ({model[0] if model else 'unknown'}), Python {platform.python_version()}"
    )


def note(text: str) -> None:
    """On standard error, so that nobody thinks it hangs."""
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
