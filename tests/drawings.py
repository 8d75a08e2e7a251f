"""A small drawing of every kind, for the tests of all who draw."""

from __future__ import annotations

from typing import Any

from grader.model.report import Drawing

DATA: dict[str, dict[str, Any]] = {
    "curve": {
        "x": "step",
        "y": "loss",
        "start": 0.0,
        "stride": 10.0,
        "lines": [
            {"name": "your code", "values": [0.7, 0.5, "nan", 0.4]},
            {"name": "a right solution", "values": [0.7, 0.4, 0.2, 0.1]},
        ],
    },
    "boundary": {
        "extent": [-1.0, 1.0, -1.0, 1.0],
        "size": 2,
        "unit": "step",
        "frames": [{"step": 0, "levels": "AAAA"}, {"step": 50, "levels": "A./A"}, {"step": 100, "levels": "A//A"}],
        "points": [
            {"x": -1.0, "y": 1.0, "label": 0},
            {"x": 1.0, "y": 1.0, "label": 1},
            {"x": -1.0, "y": -1.0, "label": 1},
            {"x": 1.0, "y": -1.0, "label": 0},
        ],
    },
    "heat": {"entries": [{"name": "dW1", "seen": [[0.5, 2.0], ["nan", 1.0]], "expected": [[0.5, 1.0], [1.0, 1.01]]}]},
    "steps": {
        "given": [{"name": "W1", "text": "[[1, 1], [1, 1]]"}],
        "inputs": [
            {
                "label": f"x = ({x}, 1)",
                "x": [float(x), 1.0],
                "steps": [
                    {"name": "z1", "formula": "x W1", "seen": [1.0, x], "expected": [1.0, x], "right": 1},
                    {"name": "a1", "formula": "relu(z1)", "seen": [1.0, 2.0], "expected": [1.0, x], "right": 0},
                    {"name": "z2", "formula": "a1 W2", "seen": [0.5], "expected": [0.5], "right": 1},
                    {"name": "ŷ", "formula": "sigmoid(z2)", "seen": [0.62], "expected": [0.62], "right": 1},
                ],
            }
            for x in (0.0, 1.0)
        ],
    },
    "parameters": {
        "rows": [{"name": "W1", "shape": [2, 3], "count": 6, "lowest": -1.0, "highest": "inf", "mean": 0.25}],
        "total": 6,
        "counted": [6.0],
    },
}


def drawings() -> tuple[Drawing, ...]:
    """One of every kind, and one that could not be made."""
    made = [Drawing(kind, f"A {kind}", f"What the {kind} shows.", data) for kind, data in DATA.items()]
    return (*made, Drawing("none", "The loss", "No picture yet: `train` is not written yet."))
