"""The course proves itself: right programs pass, wrong ones lose marks and are named."""

from grader.audit.course import audit_course
from grader.audit.record import CaseResult, ExerciseAudit

__all__ = ["CaseResult", "ExerciseAudit", "audit_course"]
