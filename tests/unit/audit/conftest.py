from __future__ import annotations

from pathlib import Path

import pytest

TOML = """
id = "exercise1"
title = "Doubling"
file = "work.py"
framework = "numpy"
chapter = "Numbers"
points = 2
"""
SOLUTION = '''
"""Doubling."""

import numpy as np


def double(z):
    """Twice z."""
    return 2.0 * z
'''
TESTS = '''
import numpy as np
import pytest


@pytest.mark.points(2)
@pytest.mark.hidden
def test_double(agree, rng):
    """double gives twice its argument."""
    agree("double", rng.uniform(1.0, 2.0, (3,)))
'''
MISTAKES = '''
from grader.authoring import mistake


@mistake("dbl-triple", of="double", title="It triples.", hint="How many?", chapter="Numbers", find="Try 1.")
def triple(z):
    """Three are not two."""
    return 3.0 * z


@mistake("dbl-absolute", of="double", title="The sign is lost.", hint="Try -1.", chapter="Numbers", find="Try -1.")
def absolute(z):
    """These tests know no negative numbers."""
    return abs(2.0 * z)
'''
PICTURES = """
import numpy as np

SETUP = {"double": "any z"}
EXAMPLES = {
    "double": [
        ("double([1])", lambda s: s.double(np.array([1.0]))),
        ("double([-1, 2])", lambda s: s.double(np.array([-1.0, 2.0]))),
    ],
}
CURVES = ("double",)
"""


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course of one exercise, whose tests overlook one of its two mistakes and refuse one of its two variants."""
    reference = tmp_path / "reference" / "exercise1"
    for name, text in {
        "exercise.toml": TOML,
        "solution/work.py": SOLUTION,
        "test_work.py": TESTS,
        "mistakes.py": MISTAKES,
        "pictures.py": PICTURES,
        "handout.md": "# Doubling\n",
        "variants/added.py": "def double(z):\n    return z + z\n",
        "variants/listed.py": "def double(z):\n    return [2.0 * number for number in z]\n",
        "collisions.toml": '[[group]]\nids = ["dbl-triple", "dbl-thrice"]\nwhy = "The same."\n',
    }.items():
        path = reference / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path
