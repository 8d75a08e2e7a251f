"""The audit of questions: right answers get full marks, a wrong one loses them and is told what speaks against it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from grader.catalog import read_quiz
from grader.model.exercise import Exercise
from grader.model.frozen import frozen
from grader.model.quiz import Item
from grader.model.report import Report, TestStatus
from grader.model.submission import SourceFile, Submission
from grader.quiz.answers import FILE, write_answers


@frozen
class WrongAnswer:
    """One question answered wrongly, all others rightly."""

    item: Item
    answer: Any
    feedback: str
    """What has to be told."""

    @property
    def name(self) -> str:
        """For the list of problems."""
        return f"{self.item.id} = {self.answer!r}"


def wrong_answers(exercise: Exercise) -> Iterator[WrongAnswer]:
    """Every wrong option, alone and beside the right ones, and every number that the author foresaw."""
    for item in read_quiz(exercise):
        for option in item.options:
            if not option.right:
                yield WrongAnswer(item, option.key, option.feedback)
                if item.kind == "multiple":
                    yield WrongAnswer(item, sorted([*item.right, option.key]), option.feedback)
        if item.kind == "multiple" and len(item.right) > 1:
            yield WrongAnswer(item, [item.right[0]], "right")
        for near in item.near:
            yield WrongAnswer(item, near.value, near.feedback)
        if item.kind == "numeric":
            yield WrongAnswer(item, item.answer * 7 + 1e6, item.otherwise)


def right_answers(exercise: Exercise, changed: Mapping[str, Any] | None = None) -> bytes:
    """The file of answers in which all are right but those given."""
    items = read_quiz(exercise)
    right = {item.id: item.answer if item.kind == "numeric" else list(item.right) for item in items}
    return write_answers(items, {**right, **(changed or {})}).encode()


def with_answers(exercise: Exercise, data: bytes, name: str) -> Submission:
    """A submission that answers questions and does nothing else."""
    file = exercise.file if exercise.framework == "none" else FILE
    return Submission(name, (SourceFile(file, data),), file, hashlib.sha256(data).hexdigest())


def answered(exercise: Exercise, made: Submission) -> Submission:
    """A submission of code with the right answers beside it, where the exercise asks questions too."""
    if not read_quiz(exercise):
        return made
    return replace(made, files=(*made.files, SourceFile(FILE, right_answers(exercise))))


def same_answer_everywhere(exercise: Exercise, answer: Any) -> bytes:
    """What somebody hands in who does not read the questions."""
    items = read_quiz(exercise)
    return write_answers(items, dict.fromkeys((item.id for item in items), answer)).encode()


def told(wrong: WrongAnswer, report: Report) -> str:
    """The problem; empty when the answer loses marks and its own feedback is given."""
    result = next(test for test in report.tests if test.id == wrong.item.id)
    if result.status is TestStatus.PASSED or result.points == result.max_points:
        return "gets full marks"
    others = [test.id for test in report.tests if test.status is not TestStatus.PASSED and test.id != wrong.item.id]
    if others and report.isolation.tier == "none":
        return f"costs points in {others[0]} too"
    return "" if wrong.feedback in result.message else f"is told something else: {result.message}"
