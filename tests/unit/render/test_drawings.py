"""Drawings in a saved report: they come back as they were, and a damaged one is a sentence."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

from grader.errors import UsageError
from grader.model.report import Report
from grader.render import render
from grader.render.json import dump
from grader.render.load import load
from tests.drawings import drawings
from tests.harmless import check
from tests.unit.render.test_harmless import ATTACKS

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


def spoiled(value: Any, words: str) -> Any:
    """The data with ``words`` in every place for words; numbers in words stay."""
    if isinstance(value, dict):
        return {key: item if key == "levels" else spoiled(item, words) for key, item in value.items()}
    if isinstance(value, list):
        return [spoiled(item, words) for item in value]
    return words if isinstance(value, str) and value not in ("nan", "inf") else value


@pytest.mark.parametrize("attack", sorted(ATTACKS))
def test_hostile_words_in_them_come_out_harmless(sample: Sample, attack: str) -> None:
    words = ATTACKS[attack]
    made = [replace(each, title=words, text=words, data=spoiled(each.data, words)) for each in drawings()]
    report = replace(sample("one_mistake"), drawings=tuple(made))
    check(report)
    assert render(report, "html").count('class="none"') == 1, "all but the one without a picture are drawn"


@pytest.mark.parametrize(
    "damaged", [7, [7], [{"kind": "curve"}], [{"kind": "curve", "title": "", "text": "", "data": 3}]]
)
def test_damage_is_named(sample: Sample, damaged: object) -> None:
    data = json.loads(dump(sample("one_mistake"))) | {"drawings": damaged}
    with pytest.raises(UsageError, match=r"a damaged report: .*drawings"):
        load(json.dumps(data))
