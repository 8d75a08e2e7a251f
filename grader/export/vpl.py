"""Moodle VPL's execution files: ``vpl_evaluate.sh`` makes ``vpl_execution``, whose output is the grade.

VPL keeps text files only, so the course is one, in base64; nngrade itself is installed on the jail server.
"""

from __future__ import annotations

import base64

from grader.catalog import Course
from grader.export import wheel
from grader.export.bundle import bundle, guide, handin
from grader.export.files import Files, tarred, text
from grader.model.exercise import Exercise

_EVALUATE = """#!/bin/bash
# Run by VPL beside the student's files. vpl_execution prints the grade, and nothing else does.
[ -f common_script.sh ] && . common_script.sh
cat > vpl_execution <<'SCRIPT'
#!/bin/bash
[ -f vpl_environment.sh ] && . ./vpl_environment.sh
place="$(mktemp -d)"
base64 -d course.b64 | tar xz -C "$place"
mkdir "$place/work"
cp @FILE@ "$place/work/" 2> /dev/null
rm -f course.b64 vpl_evaluate.sh
nngrade check @EXERCISE@ --course "$place/course" --submission "$place/work" --format vpl -o "$place/report" \\
    2> "$place/log"
code=$?
if [ -f "$place/report" ]; then
    cat "$place/report"
elif [ "$code" -eq 2 ]; then
    echo "Comment :=>>Nothing could be graded. Hand in @FILE@."
    echo "Grade :=>> ${VPL_GRADEMIN:-0}"
else
    echo "Comment :=>>The grader itself had a problem. It is not your fault, and no grade is given."
fi
rm -rf "$place"
SCRIPT
chmod +x vpl_execution
"""
_STEPS = """
1. On the VPL jail server: `pip install -r requirements.txt` and `pip install --no-deps` the wheel of this package, for
   the Python that `nngrade` is then found with.
2. In the activity: *Execution files*: `vpl_evaluate.sh` and `course.b64`; *Files to keep when running*: `course.b64`.
   *Requested files*: the exercise's own. Switch on *Evaluate* and *Automatic grade*.

The course lies beside the student's program until its evaluation begins; the script takes it away before it starts.
If the grader fails, no grade line is printed, and VPL leaves the grade as it is.
"""


def files(exercise: Exercise, course: Course) -> Files:
    """Two execution files, and what the server needs."""
    everything = bundle(exercise)
    lesson = {path: file for path, file in everything.items() if path.startswith("course/")}
    packed = base64.encodebytes(tarred(lesson, compressed=True)).decode()
    script = _EVALUATE.replace("@EXERCISE@", exercise.id).replace("@FILE@", handin(exercise))
    return {
        "vpl_evaluate.sh": text(script, executable=True),
        "course.b64": text(packed),
        wheel.name(): everything[wheel.name()],
        "requirements.txt": everything["requirements.txt"],
        "README.md": guide(exercise, course, "Moodle VPL", _STEPS),
    }
