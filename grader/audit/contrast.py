"""What a wrong program does to the examples, in the few rows and curves that show it best."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

from grader.audit.examples import Answers, Example, answers_of
from grader.model.outcome import Outcome
from grader.model.picture import Picture

_MOST = 4  # rows of one picture
_WIDTH = 80  # of its table, where there are rows enough that fit
_MOST_FAILURES = 2  # where the wrong program only fails


def picture_of(right: Answers, functions: Sequence[str], programs: Sequence[Sequence[Outcome]]) -> Picture | None:
    """Of the first wrong program that answers a number where it differs; without one, of the first that differs."""
    found = [picture for outcomes in programs if (picture := _compared(right, functions, answers_of(outcomes[0])))]
    telling = (picture for picture in found if not picture.rows[-1][2].startswith("raises "))
    return next(telling, found[0] if found else None)


def _compared(right: Answers, functions: Sequence[str], wrong: Answers) -> Picture | None:
    """The examples that differ and belong together, with one before them that does not, if there is one."""
    answered = {(bad.function, bad.setup, bad.label): bad for bad in wrong.examples}
    pairs = [
        (good, bad)
        for good in right.examples
        if good.function in functions and (bad := answered.get((good.function, good.setup, good.label)))
    ]
    groups: dict[tuple[str, str], list[tuple[Example, Example]]] = {}
    for good, bad in pairs:
        groups.setdefault((good.function, good.setup), []).append((good, bad))
    rows = max((_telling(group) for group in groups.values()), key=_worth, default=[])
    if not rows:
        return None
    curve = next(
        (
            (right.curves[name], wrong.curves[name])
            for name in functions
            if _look_different(right.curves.get(name, ()), wrong.curves.get(name, ()))
        ),
        (),
    )
    return Picture(
        setup=rows[0][0].setup,
        rows=tuple((good.label, good.answer, bad.answer) for good, bad in rows),
        curves=tuple(tuple(_short(y) for y in side) for side in curve),
    )


def _telling(group: Sequence[tuple[Example, Example]]) -> list[tuple[Example, Example]]:
    """Of examples that belong together those that differ, in values if possible, and the first that does not."""
    differing = [pair for pair in group if pair[0].answer != pair[1].answer]
    if not differing:
        return []
    valued = [pair for pair in differing if pair[1].is_value]
    shown = valued or differing[:_MOST_FAILURES]
    before = group[: group.index(shown[0])]
    wanted = [*[pair for pair in before if pair not in differing][:1], *shown]
    fitting: list[tuple[Example, Example]] = []
    for pair in wanted:
        if _width([*fitting, pair]) <= _WIDTH:
            fitting.append(pair)
    return (fitting if any(pair in shown for pair in fitting) else wanted)[:_MOST]


def _width(rows: Sequence[tuple[Example, Example]]) -> int:
    """Columns of the table of these rows; its third heading is 17 columns wide, and two gaps take 4."""
    cells = [(good.label, good.answer, bad.answer) for good, bad in rows]
    return sum(max(map(len, column)) for column in zip(*cells, ("", "right", " " * 17), strict=True)) + 4


def _worth(rows: Sequence[tuple[Example, Example]]) -> int:
    """Values tell more than failures, and failures more where something else still works; of equals, the first."""
    if any(good.answer != bad.answer and bad.is_value for good, bad in rows):
        return 3
    return 2 if any(good.answer == bad.answer for good, bad in rows) else len(rows[:1])


def _look_different(right: Sequence[float], wrong: Sequence[float]) -> bool:
    """Whether a drawing a dozen lines high would show two curves."""
    if len(right) != len(wrong) or not right or not all(map(isfinite, right)):
        return False
    step = (max(right) - min(right)) / 10
    apart = [not abs(bad - good) <= step for good, bad in zip(right, wrong, strict=True)]
    return sum(apart) >= 3 and sum(map(isfinite, wrong)) > len(wrong) / 2


def _short(number: float) -> float | None:
    """Three digits; None, as in JSON, for what is no number."""
    return float(f"{number:.3g}") if isfinite(number) else None
