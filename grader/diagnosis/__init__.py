"""Pure diagnosis: from what was seen to a named cause, or to words for what stands out. Nothing here runs code."""

from grader.diagnosis.exceptions import Explanation, explain_exception, explain_warning
from grader.diagnosis.loops import name_loops
from grader.diagnosis.merge import merge, words_for_class
from grader.diagnosis.programs import name_by_programs, name_functions
from grader.diagnosis.relations import Relation, relate
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
    "merge",
    "name_by_programs",
    "name_functions",
    "name_loops",
    "relate",
    "words_for_class",
]
