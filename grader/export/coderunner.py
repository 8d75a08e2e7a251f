"""Moodle CodeRunner: a file of Moodle XML with a prototype, which grades, and a question that uses it.

The course travels as a support file of the prototype; nngrade itself is installed on the Jobe server. Field names and
their order are those of CodeRunner's own exports (``questiontype.php``).
"""

from __future__ import annotations

import base64
import xml.etree.ElementTree as ET
from collections.abc import Mapping

from grader.catalog import Course
from grader.errors import UsageError
from grader.export import wheel
from grader.export.bundle import bundle, guide, memory, seconds
from grader.export.files import Files, tarred, text
from grader.model.exercise import Exercise

_COURSE = "course.tar.gz"
_TEMPLATE = '''"""Grades one answer: everything on standard output is the outcome that CodeRunner reads."""

import os
import shutil
import subprocess
import sys
import tarfile
import tempfile

answer = """{{ STUDENT_ANSWER | e('py') }}"""

place = tempfile.mkdtemp()
try:
    with tarfile.open("@COURSE@") as course:
        course.extractall(place)
    os.remove("@COURSE@")
    work = os.path.join(place, "work")
    os.mkdir(work)
    with open(os.path.join(work, "@FILE@"), "w", encoding="utf-8", newline="") as file:
        file.write(answer)
    report = os.path.join(place, "report")
    done = subprocess.run(
        ["nngrade", "check", "@EXERCISE@", "--course", os.path.join(place, "course"), "--submission", work]
        + ["--format", "coderunner", "-o", report],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )
    if os.path.exists(report):
        with open(report, encoding="utf-8") as file:
            sys.stdout.write(file.read())
    elif done.returncode == 2:
        sys.stdout.write('{"fraction": 0, "epiloguehtml": "<p>Nothing could be graded. Is the answer empty?</p>"}')
finally:
    shutil.rmtree(place, ignore_errors=True)
'''
_STEPS = """
1. On the Jobe server: `pip install -r requirements.txt` and `pip install --no-deps` the wheel of this package, for the
   Python that runs answers, so that `nngrade` is found there.
2. In Moodle's question bank: *Import*, *Moodle XML format*, `question.xml`. It holds the prototype `@TYPE@`,
   which grades, and a question of that type, which is yours to change.

Jobe must allow what the question asks for: see `max_memory` and `cputime_upper_limit_secs` in its settings.
If the grader fails, nothing is printed: CodeRunner then reports a faulty question, and gives no grade for an answer.
"""


def files(exercise: Exercise, course: Course) -> Files:
    """The XML, and what the server needs. Raises UsageError for what CodeRunner cannot grade."""
    if exercise.framework == "torch":
        raise UsageError(
            f"{exercise.id} needs PyTorch, and CodeRunner's servers are made for small programs. "
            "Take Moodle's VPL instead: nngrade export vpl"
        )
    if exercise.files:
        raise UsageError(f"{exercise.id} has several files, and a CodeRunner answer is one. Take vpl instead.")
    everything = bundle(exercise)
    lesson = {path: file for path, file in everything.items() if path.startswith("course/")}
    return {
        "question.xml": text(_xml(exercise, tarred(lesson, compressed=True))),
        wheel.name(): everything[wheel.name()],
        "requirements.txt": everything["requirements.txt"],
        "README.md": guide(exercise, course, "Moodle CodeRunner", _STEPS.replace("@TYPE@", _type(exercise))),
    }


def _type(exercise: Exercise) -> str:
    return f"nngrade_{exercise.id}"


def _xml(exercise: Exercise, course: bytes) -> str:
    quiz = ET.Element("quiz")
    names = {"@COURSE@": _COURSE, "@FILE@": exercise.file, "@EXERCISE@": exercise.id}
    template = _TEMPLATE
    for name, value in names.items():
        template = template.replace(name, value)
    title = f"{exercise.title} ({exercise.id})"
    prototype = _question(quiz, f"PROTOTYPE {_type(exercise)}", "Grades with nngrade.", exercise, {
        "prototypetype": "2", "template": template, "iscombinatortemplate": "1", "allowmultiplestdins": "0",
        "language": "python3", "grader": "TemplateGrader", "cputimelimitsecs": str(seconds(exercise)),
        "memlimitmb": str(memory(exercise)), "sandboxparams": "", "useace": "1", "hoisttemplateparams": "1",
        "twigall": "0",
    })  # fmt: skip
    support = ET.SubElement(prototype, "file", {"name": _COURSE, "path": "/", "encoding": "base64"})
    support.text = base64.b64encode(course).decode()
    stub = (exercise.handout / exercise.file).read_text(encoding="utf-8")
    handout = (exercise.handout / "README.md").read_text(encoding="utf-8")
    _question(quiz, title, handout, exercise, {"prototypetype": "0", "answerpreload": stub, "answerboxlines": "40"})
    ET.indent(quiz)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(quiz, encoding="unicode") + "\n"


def _question(quiz: ET.Element, name: str, words: str, exercise: Exercise, fields: Mapping[str, str]) -> ET.Element:
    """One question; returns its element of test cases, where support files stand too."""
    question = ET.SubElement(quiz, "question", {"type": "coderunner"})
    ET.SubElement(ET.SubElement(question, "name"), "text").text = name
    ET.SubElement(ET.SubElement(question, "questiontext", {"format": "markdown"}), "text").text = words
    usual = {"defaultgrade": f"{exercise.points:g}", "penalty": "0", "hidden": "0", "coderunnertype": _type(exercise)}
    for field, value in {**usual, **fields, "allornothing": "0", "penaltyregime": "0", "validateonsave": "0"}.items():
        ET.SubElement(question, field).text = value
    cases = ET.SubElement(question, "testcases")
    case = {"testtype": "0", "useasexample": "0", "hiderestiffail": "0", "mark": "1.0000000"}
    made = ET.SubElement(cases, "testcase", case)
    for field in ("testcode", "stdin", "expected", "extra"):
        ET.SubElement(ET.SubElement(made, field), "text").text = ""
    ET.SubElement(ET.SubElement(made, "display"), "text").text = "SHOW"
    return cases
