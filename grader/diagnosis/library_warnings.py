"""What the warnings of PyTorch and NumPy mean for a beginner. Wordings of torch 2.4 to 2.13 and NumPy 1.26 to 2."""

from __future__ import annotations

from grader.diagnosis.rules import Rule
from grader.language import N_

_LOOP = "The Basic Training Loop"
_LOSS = "Choosing a Loss Function"

WARNINGS = (
    Rule(
        r"Using a target size",
        N_(
            "The predictions and the labels have different shapes. The loss spread them into a table "
            "and averaged over all of it; the number that comes out is wrong."
        ),
        chapter=_LOSS,
    ),
    Rule(
        r"Detected call of `?lr_scheduler\.step\(\)`? before `?optimizer\.step\(\)",
        N_("The learning rate was lowered before the first update was made: `optimizer.step()` comes first."),
        mistake="opt-sched-early",
        chapter=_LOOP,
    ),
    Rule(r"overflow encountered", N_("A number became too large for the computer, often in an exponential.")),
    Rule(r"divide by zero encountered", N_("Something was divided by zero, or the logarithm of zero was taken.")),
    Rule(
        r"invalid value encountered",
        N_("A calculation had no result (nan), such as 0/0, inf - inf or the log of a negative number."),
    ),
    Rule(
        r"non-tuple sequence|VisibleDeprecation", N_("NumPy warns about a way of writing this that will stop working.")
    ),
)
