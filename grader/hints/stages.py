"""The stages of a topic: the idea, the formula, the shape of the code. Never the code."""

from __future__ import annotations

from grader.hints.topic import Topic
from grader.language import _
from grader.model.frozen import frozen


@frozen
class Stage:
    """One of them."""

    heading: str
    texts: tuple[str, ...]
    source: str = ""


def stages_of(topic: Topic) -> tuple[Stage, ...]:
    """From the least to the most; a stage that its author left empty is left out."""
    mistake, function = topic.mistake, topic.function
    source = function.source if function else ""
    found = (
        Stage(
            _("The idea"),
            (mistake.hint if mistake else "", function.idea if function else ""),
            mistake.chapter if mistake else source,
        ),
        Stage(_("The formula"), (function.formula if function else "",), source),
        Stage(
            _("The shape of the code"),
            (
                function.shape if function else "",
                _("To see it yourself: {find}").format(find=mistake.find) if mistake and mistake.find else "",
            ),
            source,
        ),
    )
    told = (Stage(stage.heading, tuple(filter(None, stage.texts)), stage.source) for stage in found)
    return tuple(stage for stage in told if stage.texts)
