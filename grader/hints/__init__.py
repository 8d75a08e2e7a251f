"""Hints in stages: which one comes next, and what opens the one after it. Pure data; rendered elsewhere.

The rule, kind on purpose: the first stage is always open. Every check of a file that was not checked before opens one
more stage about what is still wrong. A call shows one stage further than the last, as far as they are open.
"""

from grader.hints.next import next_hint, show_hint

__all__ = ["next_hint", "show_hint"]
