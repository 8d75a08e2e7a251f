"""How a test ends early. Raised by the fixtures, read by the plugin; an author never catches them."""

from __future__ import annotations

from grader.language import _
from grader.model.evidence import Evidence
from grader.model.outcome import Died, Missing, NotLoaded, Outcome, Raised, Returned


class Disagreement(AssertionError):
    """The student's answer is not the expected one."""

    def __init__(self, evidence: Evidence, target: str) -> None:
        super().__init__(f"{target}: {evidence.message} {evidence.detail}".strip())
        self.evidence = evidence
        self.target = target


class CallEnded(AssertionError):
    """The student's function gave no answer to compare."""

    def __init__(self, outcome: Outcome, target: str) -> None:
        super().__init__(f"{target}: {describe(outcome)}")
        self.outcome = outcome
        self.target = target


class PartialCredit(AssertionError):
    """The test is passed in part."""

    def __init__(self, share: float, reason: str) -> None:
        super().__init__(reason)
        self.share = share
        self.reason = reason


class Unearned(AssertionError):
    """A side condition holds, but the answer itself is not right yet, so its points are not earned."""

    def __init__(self, target: str) -> None:
        super().__init__(_("`{name}` does not give the right answer yet.").format(name=target))
        self.target = target


class Unrecorded(AssertionError):
    """The solution is not here, and this question to it was not written down."""

    def __init__(self) -> None:
        super().__init__("The solution is not here to be asked.")


def describe(outcome: Outcome) -> str:
    """One line for authors who run the tests with plain pytest."""
    if isinstance(outcome, Raised):
        places = "".join(f"\n  {frame.file}:{frame.line}: {frame.source.strip()}" for frame in outcome.frames)
        return f"raised {outcome.type_name}: {outcome.message}{places}"
    if isinstance(outcome, Missing):
        return f"there is no function {outcome.name!r} ({outcome.kind})"
    if isinstance(outcome, NotLoaded):
        return f"the file could not be loaded ({outcome.reason}): {outcome.message}"
    if isinstance(outcome, Died):
        return f"no answer came ({outcome.reason}) {outcome.detail}".rstrip()
    assert isinstance(outcome, Returned)
    return f"returned {outcome.value!r}"
