"""The course proves itself: right programs pass, wrong ones lose marks and are named."""

from grader.audit.course import audit_course
from grader.audit.record import CaseResult, ExerciseAudit, as_json

__all__ = ["CaseResult", "ExerciseAudit", "as_json", "audit_course"]
