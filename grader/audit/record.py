"""What an audit finds out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from grader.model.frozen import frozen

Kind = Literal["reference", "stub", "variant", "mistake", "pair", "trivial", "course"]


@frozen
class CaseResult:
    """One submission that the audit made up and graded, or one check of the course's files."""

    exercise: str
    kind: Kind
    name: str
    ok: bool
    problem: str = ""
    """What is wrong, in one line; empty when ok."""
    score: float = 0.0
    named: tuple[str, ...] = ()
    """Mistake ids in the report."""


@frozen
class ExerciseAudit:
    """All cases of one exercise."""

    exercise: str
    cases: tuple[CaseResult, ...]
    collisions: tuple[tuple[str, ...], ...] = ()
    """Classes of mistakes that no chosen input tells apart, as ``collisions.toml`` lists them."""

    @property
    def ok(self) -> bool:
        """Nothing is wrong with the exercise."""
        return all(case.ok for case in self.cases)

    def of_kind(self, kind: Kind) -> list[CaseResult]:
        """The cases of one kind."""
        return [case for case in self.cases if case.kind == kind]

    def totals(self) -> dict[str, Any]:
        """The figures of the JSON output."""
        variants, mistakes, pairs = self.of_kind("variant"), self.of_kind("mistake"), self.of_kind("pair")
        named = [case for case in mistakes if case.ok and case.named]
        return {
            "variants_passed": sum(case.ok for case in variants),
            "variants": len(variants),
            "mistakes_caught": sum("full marks" not in case.problem for case in mistakes),
            "mistakes": len(mistakes),
            "mistakes_named": len(named),
            "pairs_named": sum(case.ok for case in pairs),
            "pairs": len(pairs),
            "misnamed": sum("instead of" in case.problem for case in [*mistakes, *pairs]),
            "collisions": len(self.collisions),
            "trivial_caught": sum(case.ok for case in self.of_kind("trivial")),
            "trivial": len(self.of_kind("trivial")),
        }


def as_json(audits: Sequence[ExerciseAudit]) -> dict[str, Any]:
    """The audit as JSON values."""
    per = {audit.exercise: audit.totals() for audit in audits}
    keys = next(iter(per.values()), {}).keys()
    return {
        "schema": "nngrade.audit/1",
        "ok": all(audit.ok for audit in audits),
        "totals": {key: sum(totals[key] for totals in per.values()) for key in keys},
        "exercises": per,
        "collisions": {audit.exercise: [list(ids) for ids in audit.collisions] for audit in audits},
        "problems": [
            {"exercise": case.exercise, "kind": case.kind, "name": case.name, "problem": case.problem}
            for audit in audits
            for case in audit.cases
            if not case.ok
        ],
    }
