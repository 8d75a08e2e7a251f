"""The page of ``nngrade hint``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.text import Text

from grader.language import N_, SOURCE, _, language
from grader.model.exercise import Exercise
from grader.model.hint import Hint, NoHint, Reason, Silence, Unlock
from grader.render import RenderOptions
from grader.render.layout import Page, heading

_REASONS: Mapping[Reason, str] = {
    Reason.NAMED: N_("The last check named it."),
    Reason.FAILING: N_("In the last check, the first test that did not pass is about {function}."),
    Reason.FIRST: N_("No check is recorded here yet, so this is about the first function, {function}."),
    Reason.ASKED: N_("You asked about it."),
}
_FIRST_PROGRAM = N_("No check is recorded here yet, so this is about the first program, {function}.")
_UNLOCKS: Mapping[Unlock, str] = {
    Unlock.OPEN: N_("The next stage is open. When you want it: nngrade hint {exercise}{about}"),
    Unlock.CHECK: N_("The next stage opens when you change your file and check it: nngrade check {exercise}"),
    Unlock.CHANGE: N_("The next stage opens when you change your file and ask again: nngrade hint {exercise}{about}"),
}
_SILENCES: Mapping[Silence, str] = {
    Silence.DONE: N_(
        "The last check gave full marks: there is nothing to hint at. How others write it: nngrade solution {exercise}"
    ),
    Silence.UNLOADABLE: N_(
        "Your file does not load yet, so no function could be tested. The line to look at stands in the report: "
        "nngrade check {exercise}"
    ),
    Silence.QUESTIONS: N_("These are questions, and every answer has its own words: nngrade check {exercise}"),
    Silence.UNWRITTEN: N_("There are no hints for this yet. The README.md of {exercise} is the place to look."),
}


def hint_page(exercise: Exercise, found: Hint | NoHint, options: RenderOptions) -> str:
    """One stage: what it is about, the text, and what opens the next one."""
    page = Page(options)
    if isinstance(found, NoHint):
        words, __, order = _(_SILENCES[found.why]).format(exercise=exercise.id).partition(": nngrade ")
        page.add(f"{words}:" if order else words)
        if order:
            page.add(f"nngrade {order}", indent=2)
        return str(page)
    name = found.mistake or found.function
    page.rule(
        Text.assemble(
            (_("Hint {stage} of {stages}").format(stage=found.stage, stages=found.stages), "bold"),
            f"  {heading(exercise.id)}, {heading(name)}",
        )
    )
    reason = _FIRST_PROGRAM if found.reason is Reason.FIRST and exercise.files else _REASONS[found.reason]
    about = _(reason).format(function=found.function)
    if found.mistake and found.function:
        about += " " + _("It is in {function}.").format(function=heading(found.function))
    if found.about:
        page.add(heading(found.about), style="bold")
    page.add(about, style="dim")
    page.blank()
    later = "  " + _("(later: {names})").format(names=_named(found.later)) if found.later else ""
    page.add(Text.assemble((found.heading, "bold"), (later, "dim")))
    for text in found.texts:
        add_lines(page, text)
        page.blank()
    if found.source:
        page.add(found.source, first=Text(_("Reread"), style="bold"), indent=8)
    words, __, order = _next(found).partition(": nngrade ")
    page.add(f"{words}:", first=Text(_("Next"), style="bold"), indent=8)
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


def _named(headings: Sequence[str]) -> str:
    """Headings in the middle of a sentence; in German nouns keep their capital letter."""
    return ", ".join(name.lower() if language() == SOURCE else name for name in headings)


def _next(found: Hint) -> str:
    about = f" --about {found.key}" if found.reason is Reason.ASKED else ""
    if found.mistake:
        last = _("This was the last stage. What it does to small numbers: nngrade explain {mistake}")
    else:
        last = _("This was the last stage. To read it all again: nngrade hint {exercise}{about} --stage 1")
    words = last if found.unlock is Unlock.LAST else _(_UNLOCKS[found.unlock])
    return words.format(exercise=found.exercise, about=about, mistake=found.mistake)
