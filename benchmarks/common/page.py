"""docs/performance.md and its plots, from what was measured."""

from __future__ import annotations

import statistics
from pathlib import Path
from typing import Any

OURS, BARE = "nngrade", "bare Python process"
TITLES = {"numpy": "NumPy", "torch": "PyTorch"}
COLORS = {"numpy": "#2563eb", "torch": "#c2410c"}


def write_page(found: dict[str, Any], path: Path) -> None:
    """The tables, the goals with what was reached, and a plot of the cost against the number of submissions."""
    lines = [
        "# What grading costs",
        "",
        f"Made by `make bench` on {found['machine']}. Everybody grades the same assignment with the same checks",
        "(`benchmarks/common/`); nngrade also with its jail, hidden tests and diagnosis. Seconds are wall time,",
        "start and end of all processes included; *ratio* is to nngrade in the same run. The training of",
        "the NumPy assignment stands in nngrade's `ahead.py`, as its author would do: it begins on the second core.",
        "",
        "## One right submission, from the shell",
        "",
        *_single(found["single"]),
        "",
        "## A class",
        "",
        "11 of 20 submissions are right; the others have a wrong gradient, miss a bias, cannot be read, leave with",
        "`sys.exit` or `os._exit`, and so on. Slow graders get 20 submissions instead of 100. Two processes run",
        "beside each other, but for those that use both cores by themselves (check50, nngrade) or know no other way",
        "(nbgrader). Quick classes are graded up to three times in turn: told is the median. Memory is measured in",
        "runs of its own (of six submissions; nngrade: of all), since looking at processes slows them.",
        "",
        *_class(found["class"]),
        "",
        "## nngrade alone",
        "",
        *_alone(found),
        "",
    ]
    if found["scale"]:
        _plot(found["scale"], path.with_suffix(".svg"))
        lines += [
            f"![Seconds and memory against the number of submissions]({path.with_suffix('.svg').name})",
            "",
            "| submissions | " + " | ".join(f"{TITLES[kind]} s | a second | MiB" for kind in TITLES) + " |",
            "|---:|" + "---:|" * 6,
            *_scale(found["scale"]),
            "",
        ]
    lines += ["## The commands", "", *_commands(found), ""]
    path.write_text("\n".join(lines), encoding="utf-8")


def _median(run: dict[str, Any]) -> float:
    return statistics.median(run["seconds"])


def _single(runs: list[dict[str, Any]]) -> list[str]:
    lines = [
        "| grader | NumPy s: median (min to max) | ratio | PyTorch s: median (min to max) | ratio |",
        "|---|---:|---:|---:|---:|",
    ]
    return lines + _rows(runs, lambda run: _spread(run["seconds"]), lambda run: statistics.median(run["seconds"]))


def _class(runs: list[dict[str, Any]]) -> list[str]:
    lines = [
        "| grader | NumPy: s (submissions), ms each, MiB | ratio | PyTorch: s (submissions), ms each, MiB | ratio |",
        "|---|---:|---:|---:|---:|",
    ]

    def words(run: dict[str, Any]) -> str:
        seconds = _median(run)
        each = 1000 * seconds / run["submissions"]
        return f"{seconds:.1f} ({run['submissions']}), {each:.0f}, {run['memory'] >> 20}"

    return lines + _rows(runs, words, lambda run: _median(run) / run["submissions"])


def _rows(runs: list[dict[str, Any]], words: Any, cost: Any) -> list[str]:
    by = {(run["grader"], run["kind"]): run for run in runs}
    lines = []
    for name in dict.fromkeys(run["grader"] for run in runs):
        cells = []
        for kind in TITLES:
            run = by[name, kind]
            cells += [words(run), f"{cost(run) / cost(by[OURS, kind]):.2f}"]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return lines


def _spread(seconds: list[float]) -> str:
    return f"{statistics.median(seconds):.2f} ({min(seconds):.2f} to {max(seconds):.2f})"


def _alone(found: dict[str, Any]) -> list[str]:
    lines = []
    for kind, title in TITLES.items():
        run = next(run for run in found["starters"] if run["kind"] == kind)
        rate = run["submissions"] / _median(run)
        lines.append(
            f"- {title}, {run['submissions']} files as they were handed out (what remains is the machinery): "
            f"{rate:.0f} a second."
        )
        wall, own, begun = (found[f"share_{kind}"][what] for what in ("wall", "own", "import"))
        share, after = own / (2 * wall), own / (2 * (wall - begun))
        lines.append(
            f"- {title}, the class of 100 once more, in {wall:.1f} s: the students' own code takes {own:.1f} processor "
            f"seconds, {100 * share:.0f} % of what two cores have in that time, the start of all processes "
            f"included, and {100 * after:.0f} % of what they have once a bare Python has imported {title} "
            f"({begun:.2f} s, in which nobody's code can run)."
        )
        lines += _marginal(found, kind)
        without, with_one = found[f"hanging_{kind}"]
        lines.append(
            f"- {title}, 40 submissions: {without:.1f} s; with another one that never comes back from a call (limit: "
            f"5 s): {with_one:.1f} s."
        )
    return lines


def _marginal(found: dict[str, Any], kind: str) -> list[str]:
    """What one more submission costs in a large class, where the start counts no more."""
    by = {run["submissions"]: _median(run) for run in found["scale"] if run["kind"] == kind}
    if len(by) < 3:
        return []
    few, many = sorted(by)[-3], max(by)
    each = 2 * (by[many] - by[few]) / (many - few)
    own = found[f"share_{kind}"]["own"] / 100
    return [
        f"- {TITLES[kind]}, from {few} to {many} submissions: each takes {1000 * each:.0f} ms of a core, "
        f"{100 * min(own / each, 1):.0f} % of it in the student's own code."
    ]


def _scale(runs: list[dict[str, Any]]) -> list[str]:
    by = {(run["submissions"], run["kind"]): run for run in runs}
    lines = []
    for number in sorted({run["submissions"] for run in runs}):
        cells = []
        for kind in TITLES:
            run = by[number, kind]
            seconds = _median(run)
            cells += [f"{seconds:.1f}", f"{number / seconds:.1f}", str(run["memory"] >> 20)]
        lines.append(f"| {number} | " + " | ".join(cells) + " |")
    return lines


def _plot(runs: list[dict[str, Any]], path: Path) -> None:
    import matplotlib as mpl

    mpl.use("svg")
    import matplotlib.pyplot as plt

    mpl.rcParams["svg.hashsalt"] = "nngrade"  # the same figure gives the same file
    figure, (time_axes, memory_axes) = plt.subplots(1, 2, figsize=(9, 3.4))
    for kind, title in TITLES.items():
        own = sorted((run for run in runs if run["kind"] == kind), key=lambda run: run["submissions"])
        numbers = [run["submissions"] for run in own]
        time_axes.loglog(numbers, [_median(run) for run in own], "o-", color=COLORS[kind], label=title)
        memory_axes.semilogx(numbers, [run["memory"] / 2**20 for run in own], "o-", color=COLORS[kind], label=title)
    time_axes.set(xlabel="submissions", ylabel="seconds", title="Time")
    memory_axes.set(xlabel="submissions", ylabel="MiB, all processes", title="Peak memory", ylim=(0, None))
    for axes in (time_axes, memory_axes):
        axes.grid(alpha=0.3)
        axes.legend()
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})
    plt.close(figure)


def _commands(found: dict[str, Any]) -> list[str]:
    lines = []
    for run in [*found["single"], *found["class"]]:
        if run["kind"] == "numpy" and run["command"]:
            lines.append(f"- {run['grader']} ({run['submissions']}): `{run['command']}`")
    return lines
