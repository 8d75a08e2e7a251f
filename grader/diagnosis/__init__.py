"""Pure diagnosis: from what was seen to a named cause, or to words for what stands out. Nothing here runs code.

Names load on first use: a submission with full marks needs no diagnosis, so it does not wait for one.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from grader.diagnosis.exceptions import explain_exception, explain_warning
    from grader.diagnosis.loops import name_loops
    from grader.diagnosis.programs import fitting_programs, name_by_programs
    from grader.diagnosis.relations import Relation, relate
    from grader.diagnosis.rules import Explanation
    from grader.diagnosis.syntax import explain_not_loaded
    from grader.diagnosis.trial import Agree, Finding, SpecLike, Trial

__all__ = [
    "Agree",
    "Explanation",
    "Finding",
    "Relation",
    "SpecLike",
    "Trial",
    "explain_exception",
    "explain_not_loaded",
    "explain_warning",
    "fitting_programs",
    "name_by_programs",
    "name_loops",
    "relate",
]

_HOMES = {
    "Agree": "trial",
    "Explanation": "rules",
    "Finding": "trial",
    "Relation": "relations",
    "SpecLike": "trial",
    "Trial": "trial",
    "explain_exception": "exceptions",
    "explain_not_loaded": "syntax",
    "explain_warning": "exceptions",
    "fitting_programs": "programs",
    "name_by_programs": "programs",
    "name_loops": "loops",
    "relate": "relations",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f"grader.diagnosis.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'grader.diagnosis' has no attribute {name!r}")
