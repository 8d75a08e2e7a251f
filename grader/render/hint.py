"""The page of ``nngrade hint``."""

from __future__ import annotations

from collections.abc import Mapping

from rich.text import Text

from grader.model.exercise import Exercise
from grader.model.hint import Hint, NoHint, Reason, Silence, Unlock
from grader.render import RenderOptions
from grader.render.layout import Page, heading

_REASONS: Mapping[Reason, str] = {
    Reason.NAMED: "The last check named it.",
    Reason.FAILING: "In the last check, the first test that did not pass is about {function}.",
    Reason.FIRST: "No check is recorded here yet, so this is about the first {noun}, {function}.",
    Reason.ASKED: "You asked about it.",
}
_UNLOCKS: Mapping[Unlock, str] = {
    Unlock.OPEN: "The next stage is open. When you want it: nngrade hint {exercise}{about}",
    Unlock.CHECK: "The next stage opens when you change your file and check it: nngrade check {exercise}",
    Unlock.CHANGE: "The next stage opens when you change your file and ask again: nngrade hint {exercise}{about}",
    Unlock.LAST: "This was the last stage. {more}",
}
_SILENCES: Mapping[Silence, str] = {
    Silence.DONE: "The last check gave full marks: there is nothing to hint at. How others write it: "
    "nngrade solution {exercise}",
    Silence.UNLOADABLE: "Your file does not load yet, so no function could be tested. The line to look at stands in "
    "the report: nngrade check {exercise}",
    Silence.QUESTIONS: "These are questions, and every answer has its own words: nngrade check {exercise}",
    Silence.UNWRITTEN: "There are no hints for this yet. The README.md of {exercise} is the place to look.",
}


def hint_page(exercise: Exercise, found: Hint | NoHint, options: RenderOptions) -> str:
    """One stage: what it is about, the text, and what opens the next one."""
    page = Page(options)
    if isinstance(found, NoHint):
        words, _, order = _SILENCES[found.why].format(exercise=exercise.id).partition(": nngrade ")
        page.add(f"{words}:" if order else words)
        if order:
            page.add(f"nngrade {order}", indent=2)
        return str(page)
    name = found.mistake or found.function
    page.rule(
        Text.assemble((f"Hint {found.stage} of {found.stages}", "bold"), f"  {heading(exercise.id)}, {heading(name)}")
    )
    where = f" It is in {heading(found.function)}." if found.mistake and found.function else ""
    if found.about:
        page.add(heading(found.about), style="bold")
    noun = "program" if exercise.files else "function"
    page.add(_REASONS[found.reason].format(function=found.function, noun=noun) + where, style="dim")
    page.blank()
    later = f"  (later: {', '.join(name.lower() for name in found.later)})" if found.later else ""
    page.add(Text.assemble((found.heading, "bold"), (later, "dim")))
    for text in found.texts:
        add_lines(page, text)
        page.blank()
    if found.source:
        page.add(found.source, first=Text("Reread", style="bold"), indent=8)
    words, _, order = _next(found).partition(": nngrade ")
    page.add(f"{words}:", first=Text("Next", style="bold"), indent=8)
    page.add(f"nngrade {order}", indent=8)  # on a line of its own, to be copied
    return str(page)


def add_lines(page: Page, text: str, indent: int = 0) -> None:
    """A text whose lines stand as they are: an indented one is a formula, the others are one paragraph."""
    paragraph: list[str] = []
    for line in [*text.splitlines(), ""]:
        if line.strip() and not line.startswith(" "):
            paragraph.append(line.strip())
            continue
        if paragraph:
            page.add(" ".join(paragraph), indent=indent)
            paragraph = []
        if line.strip():
            page.add(line.strip(), indent=indent + 4)


def _next(found: Hint) -> str:
    about = f" --about {found.key}" if found.reason is Reason.ASKED else ""
    if found.mistake:
        more = f"What it does to small numbers: nngrade explain {found.mistake}"
    else:
        more = f"To read it all again: nngrade hint {found.exercise}{about} --stage 1"
    return _UNLOCKS[found.unlock].format(exercise=found.exercise, about=about, more=more)
