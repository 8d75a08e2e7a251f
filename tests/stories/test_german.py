"""What a student reads in German: whole reports, 80 columns wide. The English ones are asserted everywhere else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.catalog import load_course
from grader.grading import grade
from grader.intake import read_submission
from grader.language import speaking
from grader.model.report import Report
from grader.render import render
from grader.render.load import load

HERE = Path(__file__).parent

NOT_AVERAGED = """\
Backpropagation  exercise3                                              wrong.py
────────────────────────────────────────────────────────────────────────────────
✓ bestanden     sigmoid_derivative gibt die Steigung bei z           0.5 von 0.5
✓ bestanden     sigmoid_derivative geht mit Arrays je… (verdeckt)  0.25 von 0.25
✓ bestanden     sigmoid_derivative lässt sein Argument in Ruhe     0.25 von 0.25
✓ bestanden     relu_derivative ist 1 über null und 0 darunter       0.5 von 0.5
✓ bestanden     relu_derivative geht mit Arrays jeder… (verdeckt)  0.25 von 0.25
✓ bestanden     relu_derivative lässt sein Argument in Ruhe        0.25 von 0.25
✓ bestanden     forward antwortet 0.970 für das XOR des Kapitels     0.5 von 0.5
✓ bestanden     forward stimmt mit Sigmoid, alle Größ… (verdeckt)    0.5 von 0.5
✓ bestanden     forward stimmt mit ReLU, alle Größen (verdeckt)      0.5 von 0.5
✓ bestanden     forward lässt seine Argumente, wie sie waren       0.25 von 0.25
✗ falsch        backward gibt die XOR-Gradienten des Kapitels          0 von 0.5
✗ falsch        backward stimmt für ein kleines ReLU-Netz              0 von 0.5
✗ falsch        backward stimmt mit Sigmoid, alle Größen                 0 von 1
                (verdeckt)
✗ falsch        backward stimmt mit ReLU, alle Größen (verdeckt)         0 von 1
✗ falsch        backward mit Sigmoid, alle Größen gleich              0 von 0.25
                (verdeckt)
✗ falsch        backward mit ReLU, alle Größen gleich (verdeckt)      0 von 0.25
✗ falsch        backward nimmt Sigmoid, wenn nichts genannt ist       0 von 0.25
- übersprungen  backward lässt seine Argumente, wie sie waren          0 von 0.5
- zu tun        numerical_gradient gibt 4 und 3 für w0² + 3 w1         0 von 0.5
- zu tun        numerical_gradient geht mit allen For… (verdeckt)      0 von 0.5
- zu tun        numerical_gradient geht nach beiden S… (verdeckt)      0 von 0.5
- zu tun        numerical_gradient stellt jede Zahl wieder her         0 von 0.5

Fehler: Die Gradienten der Gewichte werden nicht gemittelt; die der Biases
schon.
────────────────────────────────────────────────────────────────────────────────
  Gesehen W1 und W2 sind das Erwartete mal die Zahl der Beispiele (mal 4.00); b1
          und b2 sind richtig. Sollten sie über die Beispiele summiert oder
          gemittelt werden? W1: 4 Einträge, davon 4 falsch. Die größte
          Abweichung ist 0.01561, Stelle: Eintrag [0, 0]. Zurück kam -0.02082,
          erwartet war -0.005204. W2: 2 Einträge, davon 2 falsch. Die größte
          Abweichung ist 0.02994, Stelle: Eintrag [0, 0]. Zurück kam -0.03992,
          erwartet war -0.00998.
  Tipp    Gewichte und Biases gehören zum selben Verlust: Welche deiner Zeilen
          teilt durch die Zahl der Beispiele?
  Kapitel Backward Pass: Computing Gradients
  Kostet  3.75 Punkte in 7 Tests:
          - backward gibt die XOR-Gradienten des Kapitels
          - backward stimmt für ein kleines ReLU-Netz
          - backward stimmt mit Sigmoid, alle Größen (verdeckt)
          - backward stimmt mit ReLU, alle Größen (verdeckt)
          - und 3 weitere
  Karte   W1    b1    W2
          █ █   · ·   █
          █ █         ▓
          · richtig, ░ bis █ immer weiter daneben

Hinweis 1 Test übersprungen: Behebe zuerst, worauf er aufbaut.

Weiter  Beginne mit „Die Gradienten der Gewichte werden nicht gemittelt; die der
        Biases schon“: Das kostet 3.75 Punkte. Mehr darüber: nngrade explain
        bp-mean-not-weights

3.75 von 10 Punkten
Abschottung: Stufe *, Startwert 1, * s
"""

BROKEN = """\
Der Vorwärtsdurchlauf  exercise1                                      forward.py
────────────────────────────────────────────────────────────────────────────────
Deine Datei ließ sich nicht laden, deshalb konnte noch keine ihrer Funktionen
getestet werden.

  Gesehen Python kann forward.py nicht lesen: Es gibt einen Fehler in Zeile 1.
          Am Ende der Zeile fehlt ein Doppelpunkt: `if`, `for`, `while`, `def`
          und `class` brauchen einen.
  Wo      forward.py, Zeile 1
          | def relu(z)

Weiter  Verbessere forward.py, Zeile 1, speichere und prüfe noch einmal.

0 von 10 Punkten
Abschottung: Stufe *, Startwert 1, * s
"""


def german(exercise: str, path: Path, seed: int = 1) -> Report:
    """The report of one submission, made while German is spoken."""
    course = load_course(None)
    wanted = course.find(exercise)
    return grade(wanted, read_submission(path, main=wanted.file), course=course, seed=seed)


def page(report: Report) -> str:
    """The terminal's page, without what differs from run to run and from machine to machine."""
    return re.sub(
        r"Stufe \w+( \(.*\))?, Startwert (\d+), [\d.]+ s", r"Stufe *, Startwert \2, * s", render(report, "terminal")
    )


@pytest.fixture
def _german() -> Iterator[None]:
    with speaking("de"):
        yield


@pytest.mark.usefixtures("_german")
def test_a_named_mistake() -> None:
    demo = load_course(None).find("exercise3").reference / "demo" / "wrong.py"
    assert page(german("exercise3", demo)) == NOT_AVERAGED


@pytest.mark.usefixtures("_german")
def test_a_file_that_does_not_load(tmp_path: Path) -> None:
    (tmp_path / "forward.py").write_text("def relu(z)\n    return z\n")
    assert page(german("exercise1", tmp_path / "forward.py")) == BROKEN


def test_what_a_program_relies_on_is_the_same_in_both_languages() -> None:
    """Ids, statuses, points, places and the names of mistakes; only sentences differ."""
    demo = load_course(None).find("exercise3").reference / "demo" / "wrong.py"
    reports = []
    for code in ("en", "de"):
        with speaking(code):
            reports.append(json.loads(render(german("exercise3", demo), "json")))
    words = {"title", "message", "hint", "seconds", "warnings"}

    def bare(value: object) -> object:
        if isinstance(value, dict):
            return {key: bare(item) for key, item in value.items() if key not in words}
        return [bare(item) for item in value] if isinstance(value, list) else value

    assert bare(reports[0]) == bare(reports[1])
    assert [test["title"] for test in reports[0]["tests"]] != [test["title"] for test in reports[1]["tests"]]


def test_a_saved_report_is_shown_as_it_was_stored() -> None:
    demo = load_course(None).find("exercise3").reference / "demo" / "wrong.py"
    with speaking("de"):
        saved = render(german("exercise3", demo), "json")
    shown = " ".join(render(load(saved), "terminal").split())
    assert "Mistake: Die Gradienten der Gewichte werden nicht gemittelt; die der Biases schon." in shown
