"""A class of right and wrong submissions to the common assignment, as many as wanted."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent / "assignment" / "reference"
FILES = {"numpy": "mlp.py", "torch": "spiral.py"}
EXERCISES = {"numpy": "exercise1", "torch": "exercise2"}

WRONG: dict[str, list[tuple[str, str]]] = {
    "numpy": [
        ("d2 = (p - y) / len(X)", "d2 = p - y"),
        ("d2 = (p - y) / len(X)", "d2 = (y - p) / len(X)"),
        ("p = np.clip(p, 1e-12, 1 - 1e-12)", "p = p * 1.0"),
        ('(X @ params["W1"] + params["b1"])', '(X @ params["W1"])'),
        ('"b1": d1.sum(0)', '"b1": d1.mean(0)'),
        ("return float(-np.mean(", "return float(np.mean("),
        ("def backward(params, X, y):", "def backward(params, X, y)"),  # cannot be read
        ("import numpy as np", "import sys\n\nimport numpy as np\n\nsys.exit(0)"),
        ("    hidden = 1 / (1 + np.exp(-(X @ params[\"W1\"] + params[\"b1\"])))\n    p =",
         "    import os\n    os._exit(0)\n    p ="),
    ],
    "torch": [
        ("    optimizer.zero_grad()\n", ""),
        ("    loss.backward()\n    optimizer.step()\n", "    optimizer.step()\n    loss.backward()\n"),
        ("nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 8)", "nn.Linear(2, 12), nn.ReLU(), nn.Linear(12, 8)"),
        ("nn.ReLU(), nn.Linear(8, 1)", "nn.Linear(8, 1)"),
        ("nn.Linear(8, 1))", "nn.Linear(8, 1), nn.Sigmoid())"),
        ("    optimizer.step()\n", ""),
        ("def train_step(model, optimizer, X, y):", "def train_step(model, optimizer, X, y)"),
        ("import torch\n", "import sys\n\nimport torch\n\nsys.exit(0)\n"),
        ("    optimizer.zero_grad()\n", "    import os\n    os._exit(0)\n"),
    ],
}  # fmt: skip
"""(what the solution says, what a wrong program says)."""
ENDLESS = {
    "numpy": ("    for _ in range(epochs):\n", "    while True:\n"),
    "torch": ("    for _ in range(epochs):\n", "    while True:\n"),
}


def write_class(folder: Path, kind: str, number: int) -> list[Path]:
    """A folder for each student; of 20, 11 are right. No two files are the same, byte for byte."""
    return [_write(folder / f"student{place:04}", kind, _program(kind, place)) for place in range(number)]


def write_starters(folder: Path, kind: str, number: int) -> list[Path]:
    """Files as they were handed out: what remains is the machinery."""
    stub = HERE.parent / "exercises" / EXERCISES[kind] / FILES[kind]
    text = stub.read_text(encoding="utf-8")
    return [_write(folder / f"student{place:04}", kind, f"{text}\n# {place}\n") for place in range(number)]


def write_endless(folder: Path, kind: str) -> Path:
    """A submission that never comes back from train."""
    return _write(folder, kind, _changed(kind, *ENDLESS[kind]))


def solution(kind: str) -> str:
    """The text of the right program."""
    return (HERE / EXERCISES[kind] / "solution" / FILES[kind]).read_text(encoding="utf-8")


def _program(kind: str, place: int) -> str:
    wrong = WRONG[kind]
    which = place % 20 - 11
    text = _changed(kind, *wrong[which]) if 0 <= which < len(wrong) else solution(kind)
    return f"{text}\n\n# student {place}\n"


def _changed(kind: str, old: str, new: str) -> str:
    text = solution(kind)
    if old not in text:
        raise ValueError(f"the solution of {kind} does not say {old!r}")
    return text.replace(old, new)


def _write(folder: Path, kind: str, text: str) -> Path:
    folder.mkdir(parents=True)
    (folder / FILES[kind]).write_text(text, encoding="utf-8")
    return folder
