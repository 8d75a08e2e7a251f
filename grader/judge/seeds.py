"""Seeds that follow from the run's seed, so that it alone repeats a run."""

from __future__ import annotations

import hashlib


def derived_seed(seed: int, name: str) -> int:
    """A 32-bit seed for one test of one run."""
    digest = hashlib.blake2b(f"{seed}/{name}".encode(), digest_size=4).digest()
    return int.from_bytes(digest, "little")


def seed_of_calls(seed: int, test: str) -> int:
    """What ``random``, ``numpy.random`` and torch are seeded with before each call of one test."""
    return derived_seed(seed, f"calls of {test}")
