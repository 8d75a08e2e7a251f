"""The record for other programs: what was understood of it, as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict

from grader.model.progress import Progress
from grader.progress.store import SCHEMA


def as_json(progress: Progress) -> str:
    """Everything but the notice, under the names of :mod:`grader.model.progress`."""
    data = asdict(progress)
    del data["notice"]
    return json.dumps({"schema": SCHEMA, **data}, indent=2, ensure_ascii=False, allow_nan=False) + "\n"
