"""What a hint is about: the mistake named last, or else where the first test fails."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from grader.errors import UsageError
from grader.language import _
from grader.model.frozen import frozen
from grader.model.hint import FunctionHints, HintBook, Reason, Silence
from grader.model.mistake import Mistake
from grader.model.progress import Attempt, ExerciseProgress


@frozen
class Topic:
    """One thing to give hints about."""

    reason: Reason
    mistake: Mistake | None = None
    function: FunctionHints | None = None

    @property
    def key(self) -> str:
        """The mistake's id, else the function's name."""
        return self.mistake.id if self.mistake else self.function.name if self.function else ""


def topic_of(book: HintBook, record: ExerciseProgress) -> Topic | Silence:
    """What the last check says; nothing to say about full marks or a file that does not load."""
    attempts = record.attempts
    if not attempts:
        if record.best is not None and record.best.done:  # checked by an older nngrade, which kept no more
            return Silence.DONE
        return Topic(Reason.FIRST, function=book.functions[0]) if book.functions else Silence.UNWRITTEN
    last = attempts[-1]
    if last.done:
        return Silence.DONE
    for name in last.mistakes:
        mistake = book.mistake(name)
        if mistake is not None:
            return _about(Reason.NAMED, book, mistake, last.stuck)
    if not last.stuck:
        return Silence.UNLOADABLE
    function = book.function(last.stuck)
    return Topic(Reason.FAILING, function=function) if function else Silence.UNWRITTEN


def topic_named(book: HintBook, name: str, attempts: Sequence[Attempt]) -> Topic:
    """The mistake or function that somebody asks about.

    Raises:
        UsageError: the exercise knows neither; says which was probably meant.
    """
    mistake = book.mistake(name.strip())
    if mistake is not None:
        return _about(Reason.ASKED, book, mistake, attempts[-1].stuck if attempts else "")
    function = book.function(name.strip())
    if function is not None:
        return Topic(Reason.ASKED, function=function)
    functions = [one.name for one in book.functions]
    near = get_close_matches(name.strip(), [*functions, *(one.id for one in book.mistakes)], n=1, cutoff=0.5)
    if near:
        words = _("This exercise has no function and knows no mistake {name!r}. Did you mean {near}?")
        raise UsageError(words.format(name=name, near=near[0]))
    words = _("This exercise has no function and knows no mistake {name!r}. Its functions: {functions}.")
    raise UsageError(words.format(name=name, functions=", ".join(functions)))


def tries(topic: Topic, attempts: Sequence[Attempt]) -> int:
    """How many different files were checked since the topic first came up, the first one not counted."""
    for place, attempt in enumerate(attempts):
        if topic.reason is Reason.ASKED or topic.key in attempt.mistakes or topic.key == attempt.stuck:
            return len({later.sha256 for later in attempts[place:]}) - 1
    return 0


def _about(reason: Reason, book: HintBook, mistake: Mistake, stuck: str) -> Topic:
    names = (stuck, *mistake.functions) if stuck in mistake.functions else mistake.functions
    return Topic(reason, mistake, next((found for found in map(book.function, names) if found), None))
