"""JUnit's XML, in the flavour that Jenkins' schema allows and GitLab reads.

GitLab shows the text of a failure, not its attribute. Points have no place of their own: they are properties.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from grader.language import _
from grader.model.report import Report, ReportStatus, TestResult, TestStatus
from grader.render import RenderOptions
from grader.render.platforms.plain import about, fault, overall, pending, titles
from grader.render.words import sign

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(report: Report, options: RenderOptions) -> str:
    """One suite. Without a score it holds one test that could not be run."""
    broken = report.status is ReportStatus.GRADER_ERROR
    counts = {
        "tests": 1 if broken else len(report.tests),
        "failures": 0 if broken else sum(_failed(test) for test in report.tests),
        "errors": int(broken),
        "skipped": 0 if broken else sum(pending(test) for test in report.tests),
    }
    attributes = {"name": _text(report.exercise), **{name: str(count) for name, count in counts.items()}}
    attributes["time"] = f"{report.seconds:.3f}"
    root = ET.Element("testsuites")
    suite = ET.SubElement(root, "testsuite", attributes)
    properties = ET.SubElement(suite, "properties")
    if broken:
        case = ET.SubElement(suite, "testcase", classname=_text(report.exercise), name="grading", time="0")
        error = ET.SubElement(case, "error", message=_("No score was given"))
        error.text = _text(fault(report))
    else:
        for name, value in (("score", report.score), ("max_score", report.max_score)):
            ET.SubElement(properties, "property", name=name, value=f"{value:g}")
        for name, test in zip(titles(report), report.tests, strict=True):
            _case(suite, report, name, test)
        ET.SubElement(suite, "system-out").text = _text(overall(report))
    ET.SubElement(properties, "property", name="nngrade", value=_text(report.nngrade))
    ET.indent(root, " ")
    text = ET.tostring(root, encoding="unicode").replace("##", "#&#35;")  # inert in the log of a job
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'


def _case(suite: ET.Element, report: Report, name: str, test: TestResult) -> None:
    case = ET.SubElement(suite, "testcase", classname=_text(report.exercise), name=_text(name), time="0")
    if pending(test):
        ET.SubElement(case, "skipped").text = _text(about(report, test))
    elif _failed(test):
        failure = ET.SubElement(
            case,
            "failure",
            message=_text(
                _("{word}, {reached:g} of {full:g}").format(
                    word=sign(test).word, reached=test.points, full=test.max_points
                )
            ),
        )
        failure.text = _text(about(report, test))


def _failed(test: TestResult) -> bool:
    return test.status is not TestStatus.PASSED and not pending(test)


def _text(text: str) -> str:
    """What XML 1.0 can carry."""
    return _FORBIDDEN.sub("\ufffd", text)
