"""Drawings in a saved report: they come back as they were, and a damaged one is a sentence."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files

import jsonschema
import pytest

from grader.errors import UsageError
from grader.model.report import Report
from grader.render import render
from grader.render.json import dump
from grader.render.load import load
from tests.drawings import drawings

Sample = Callable[[str], Report]
SCHEMA = json.loads(files("grader.render").joinpath("report.schema.json").read_text(encoding="utf-8"))


def test_they_come_back_as_they_were(sample: Sample) -> None:
    report = replace(sample("one_mistake"), drawings=drawings())
    text = dump(report)
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(text))
    loaded = load(text)
    assert loaded == report
    assert render(loaded, "html") == render(report, "html")


def test_a_report_without_them_is_as_it_always_was(sample: Sample) -> None:
    assert "drawings" not in json.loads(dump(sample("one_mistake")))


def test_most_are_left_out(sample: Sample) -> None:
    report = replace(sample("one_mistake"), drawings=drawings() * 100)
    assert render(report, "html").count("<figure") == 12


@pytest.mark.parametrize(
    "damaged", [7, [7], [{"kind": "curve"}], [{"kind": "curve", "title": "", "text": "", "data": 3}]]
)
def test_damage_is_named(sample: Sample, damaged: object) -> None:
    data = json.loads(dump(sample("one_mistake"))) | {"drawings": damaged}
    with pytest.raises(UsageError, match=r"a damaged report: .*drawings"):
        load(json.dumps(data))
