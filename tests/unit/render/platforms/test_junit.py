"""JUnit's XML, as junit-10.xsd of Jenkins allows it."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from grader.render import render

ALLOWED = {
    "testsuites": set(),
    "testsuite": {"name", "tests", "failures", "errors", "skipped", "time"},
    "properties": set(),
    "property": {"name", "value"},
    "testcase": {"classname", "name", "time"},
    "failure": {"message"},
    "error": {"message"},
    "skipped": set(),
    "system-out": set(),
}


@pytest.mark.parametrize("name", ["full_marks", "several_failures", "half_written", "crashed", "grader_error"])
def test_structure(sample, name):
    root = ET.fromstring(render(sample(name), "junit"))
    for element in root.iter():
        assert set(element.attrib) <= ALLOWED[element.tag]
    suite = root[0]
    cases = suite.findall("testcase")
    assert int(suite.attrib["tests"]) == len(cases)
    for tag, count in (("failure", "failures"), ("error", "errors"), ("skipped", "skipped")):
        assert int(suite.attrib[count]) == len(suite.findall(f"testcase/{tag}"))
    names = [case.attrib["name"] for case in cases]
    assert len(set(names)) == len(names), "GitLab merges cases of one name"
    assert next(element.tag for element in suite) == "properties"


def test_the_text_says_what_is_wrong(sample):
    failures = ET.fromstring(render(sample("several_failures"), "junit")).iter("failure")
    assert all(failure.text and len(failure.text) > 20 for failure in failures)
