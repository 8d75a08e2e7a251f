"""What naming the mistakes adds to a failing check: ``python benchmarks/diagnosis.py [exercise ...]``.

Grades every mistake of an exercise with one warm sandbox and prints the median and the longest time of the naming, and
its share of the whole check. Goals: at most 30 % more in exercise 3, at most 0.5 s more in exercise 4.
"""

from __future__ import annotations

import statistics
import sys
import time
from typing import Any

from grader.audit.made import with_mistake
from grader.catalog import load_course, read_programs
from grader.grading import grade, start_sandbox
from grader.judge import assemble

spent: list[float] = []


def timed(*args: Any, **kwargs: Any) -> Any:
    """Stands in for the naming and notes how long it took."""
    started = time.perf_counter()
    try:
        return naming(*args, **kwargs)
    finally:
        spent.append(time.perf_counter() - started)


naming, assemble._name = assemble._name, timed


def main() -> None:
    """One line an exercise."""
    course = load_course(None)
    for name in sys.argv[1:] or ["exercise3", "exercise4"]:
        exercise = course.find(name)
        rows = []
        with start_sandbox(exercise, course) as box:
            for program in read_programs(exercise):
                spent.clear()
                started = time.perf_counter()
                grade(exercise, with_mistake(exercise, program), course=course, seed=7, sandbox=box)
                whole = time.perf_counter() - started
                rows.append((sum(spent), sum(spent) / (whole - sum(spent)), program.id))
        seconds, share = [row[0] for row in rows], [row[1] for row in rows]
        slowest = max(rows)
        print(
            f"{exercise.id}: {len(rows)} programs, naming adds {statistics.median(seconds) * 1000:.0f} ms "
            f"({statistics.median(share):.0%} of a warm check), at most {slowest[0] * 1000:.0f} ms ({slowest[2]})"
        )


if __name__ == "__main__":
    main()
