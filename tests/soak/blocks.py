"""From bodies of functions to a program in somebody's style."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from textwrap import dedent, indent

from tests.soak.case import Case
from tests.soak.dress import dress


@dataclass(frozen=True)
class Wrong:
    """One mistake: its id and the whole body of the function that makes it."""

    id: str
    body: str


@dataclass(frozen=True)
class Block:
    """One function of an exercise: correct bodies and wrong ones.

    A body of one line is an expression and is returned.
    """

    name: str
    arguments: str
    right: Sequence[str]
    wrong: Sequence[Wrong] = ()
    after: frozenset[str] = field(default_factory=frozenset)
    """Functions of which a mistake hides this one's."""

    def text(self, body: str) -> str:
        body = dedent(body).strip("\n")
        if "\n" not in body and not body.startswith(("return", "raise")):
            body = f"return {body}"
        return f"def {self.name}({self.arguments}):\n{indent(body, '    ')}\n"


def wrongs(**bodies: str | Sequence[str]) -> list[Wrong]:
    """``bp_no_mean="..."`` becomes a mistake with the id ``bp-no-mean``."""
    return [
        Wrong(name.replace("_", "-"), body)
        for name, group in bodies.items()
        for body in ([group] if isinstance(group, str) else group)
    ]


def program(exercise: str, blocks: Sequence[Block], rng: random.Random, wrong: int) -> Case:
    """A program in which ``wrong`` functions have a mistake each."""
    bodies = {block.name: rng.choice(block.right) for block in blocks}
    label = [f"{block.name}[{block.right.index(bodies[block.name])}]" for block in blocks]
    truth = []
    for block in _victims(blocks, rng, wrong):
        # By id first: a mistake with many forms is not drawn more often.
        name = rng.choice(sorted({mistake.id for mistake in block.wrong}))
        forms = [mistake.body for mistake in block.wrong if mistake.id == name]
        bodies[block.name] = rng.choice(forms)
        truth.append(name)
        label.append(f"wrong: {block.name} {name}[{forms.index(bodies[block.name])}]")
    parts = [block.text(bodies[block.name]) for block in blocks]
    rng.shuffle(parts)
    source = dress("import numpy as np\n\n\n" + "\n\n".join(parts), rng)
    return Case(exercise, 0, source, tuple(truth), "; ".join(label[len(blocks) :] or label))


def _victims(blocks: Sequence[Block], rng: random.Random, wrong: int) -> list[Block]:
    """Functions that get a mistake, by the number of mistakes they can have."""
    able = [block for block in blocks if block.wrong]
    chosen: list[Block] = []
    while len(chosen) < wrong:
        weights = [len({mistake.id for mistake in block.wrong}) for block in able]
        block = rng.choices(able, weights)[0]
        chosen.append(block)
        able = [other for other in able if other is not block]
    return chosen
