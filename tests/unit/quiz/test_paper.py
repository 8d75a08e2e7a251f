from __future__ import annotations

from grader.model.quiz import Item
from grader.quiz.paper import questions


def test_the_handout(single: Item, numeric: Item) -> None:
    assert (
        questions([single, numeric])
        == """\
## The questions

### 1. Why

Why is it so?

- **a)** Because.
- **b)** It learns.
- **c)** It [bold]forgets[/bold].

*Answer with one letter, a to c. 1 point. In `answers.toml`: `why`.*

### 2. How many

How many?

*Answer with a number. 1 point. In `answers.toml`: `how-many`.*
"""
    )
