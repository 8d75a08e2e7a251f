from __future__ import annotations

import pytest

from grader.model.quiz import Item, Near, Option


@pytest.fixture
def single() -> Item:
    return Item(
        "why", "single", "Why", "Why is it so?", 1.0,
        (
            Option("a", "Because.", False, "Says nothing."),
            Option("b", "It learns.", True, "Indeed."),
            Option("c", "It [bold]forgets[/bold].", False, "What would it forget?"),
        ),
    )  # fmt: skip


@pytest.fixture
def multiple() -> Item:
    return Item(
        "where", "multiple", "Where", "Where may it\nstand?", 3.0,
        (
            Option("a", "First.", True, "First is fine."),
            Option("b", "In the middle.", False, "Too early."),
            Option("c", "Last.", True, "Last is fine."),
            Option("d", "Nowhere.", False, "Then nothing happens."),
            Option("e", "Between.", True, "Between is fine."),
        ),
    )  # fmt: skip


@pytest.fixture
def numeric() -> Item:
    return Item(
        "how-many", "numeric", "How many", "How many?", 1.0,
        answer=225.0, tolerance=0.5, near=(Near(168.0, "The biases are missing."),),
        feedback="With biases.", otherwise="Count once more.",
    )  # fmt: skip


@pytest.fixture
def items(single: Item, multiple: Item, numeric: Item) -> tuple[Item, ...]:
    return (single, multiple, numeric)
