"""What the diagnosis works on, and what it hands back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Any, Protocol

from grader.model.evidence import Evidence
from grader.model.frozen import frozen
from grader.model.outcome import Call, Outcome, Returned


class SpecLike(Protocol):
    """All the diagnosis knows of a specification of ``grader.compare``."""

    def part(self, key: Any) -> Any:
        """The specification of one entry."""

    def wants(self, key: Any) -> bool:
        """Whether a dictionary's entry is looked at."""


Agree = Callable[[Outcome, Outcome, Any], bool]
"""Whether two outcomes are the same outcome under a specification."""


@frozen
class Trial:
    """One recorded call of one function: what the student's code did and what the reference did."""

    function: str
    call: Call
    observed: Outcome
    expected: Outcome
    evidence: Evidence | None
    """None when the two agreed."""
    spec: SpecLike
    test: str

    @property
    def failed(self) -> bool:
        """Whether this call went wrong."""
        return self.evidence is not None or not isinstance(self.observed, Returned)


@frozen
class Finding:
    """What the outputs prove about the cause."""

    ids: tuple[str, ...] = ()
    """Known mistakes that all give exactly the student's outputs; empty when none does."""
    description: str = ""
    """How the answer is related to the expected one, with numbers; empty when nothing stands out."""
    plain: str = ""
    """The same without any number of the test, for hidden tests."""
    pairs: tuple[tuple[str, str], ...] = ()
    """Two mistakes at once that together give the student's outputs; then ``ids`` holds those of the first pair."""
    by_test: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """For each failing test, plain words and words with numbers for what stands out in its own calls."""

    def words(self, test: str, *, numbers: bool) -> str:
        """What stands out in one test; empty when nothing does. ``numbers``: they may be shown."""
        plain, detail = self.by_test.get(test, (self.plain, self.description))
        return detail if numbers else plain
