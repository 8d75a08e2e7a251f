"""What the page says when nothing is wrong with the student's code, or when a number is."""

from __future__ import annotations

import math

from grader.play.run import Run

UNREAD = "Paused: nobody was looking at this page. Press Start to go on."
SAVE = "Save the file, and this page reads it again."
STOPPED = (
    "Stopped. Your code did not come back by itself, so it was ended, and its network is gone. "
    "Was it an endless loop? The next start begins anew."
)


def broken(run: Run) -> str:
    """The loss is no number any more."""
    what = "not a number (nan)" if run.loss is not None and math.isnan(run.loss) else "infinite (inf)"
    return (
        f"The loss is {what} from epoch {run.broken_since} on, and no more training can mend that. "
        "Look at the learning rate: is it too high? If it is small, look for a logarithm of 0 or a division by 0."
    )


def arrived(run: Run) -> str:
    """An experiment is over."""
    return f"Done: {run.epoch:,} epochs. Start goes on from here."


def enough(run: Run) -> str:
    """The limit of one training."""
    return f"{run.epoch:,} epochs are enough for one network. Reset begins a new one."


def read_again(same: bool) -> str:
    """After a reload."""
    if same:
        return "Your file is the same as before. A new network begins."
    return "Your file was read again. A new network begins."


def own_fault(reason: str) -> str:
    """The jail or the course failed."""
    return f"The playground itself had a problem; it is not your fault. {reason} Press Start to try once more."
