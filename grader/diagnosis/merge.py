"""From findings about single functions to one list of named mistakes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from grader.diagnosis.trial import Finding
from grader.model.mistake import Mistake
from grader.model.report import NamedMistake


def words_for_class(mistakes: Sequence[Mistake]) -> str:
    """One explanation for mistakes that give the same outputs, so that no single one is named falsely."""
    titles = [mistake.title.rstrip(".") for mistake in mistakes]
    if not titles:
        return ""
    if len(titles) == 1:
        return titles[0] + "."
    listed = "; or ".join(_lowered(title) for title in titles)
    return f"The outputs fit {len(titles)} causes, which give the same numbers: {listed}."


def _lowered(title: str) -> str:
    """With a small first letter, unless the word is spelled its own way, as ReLU is."""
    word = title.split(" ", 1)[0]
    return title[:1].lower() + title[1:] if word[1:].islower() or len(word) == 1 else title


def resolve(findings: Sequence[Finding]) -> list[Finding]:
    """The same findings, with several possible causes narrowed to those another finding proves alone."""
    sure = {name for finding in findings if len(finding.ids) == 1 for name in finding.ids}
    result = []
    for finding in findings:
        known = tuple(name for name in finding.ids if name in sure)
        narrow = len(finding.ids) > 1 and not finding.pairs and known
        result.append(replace(finding, ids=known) if narrow else finding)
    return result


def merge(
    findings: Iterable[tuple[str, Finding]], mistakes: Mapping[str, Mistake] | Iterable[Mistake]
) -> tuple[NamedMistake, ...]:
    """One row for each mistake named in any test, in the order of the course's file.

    ``findings``: (test id, finding). Ids the course does not know are left out.
    """
    known = dict(mistakes) if isinstance(mistakes, Mapping) else {mistake.id: mistake for mistake in mistakes}
    rows = list(findings)
    tests: dict[str, list[str]] = {}
    for (test, _), finding in zip(rows, resolve([finding for _, finding in rows]), strict=True):
        for name in finding.ids:
            tests.setdefault(name, []).append(test)
    return tuple(
        NamedMistake(mistake.id, mistake.title, mistake.hint, tuple(dict.fromkeys(tests[name])), mistake.chapter)
        for name, mistake in known.items()
        if name in tests
    )
