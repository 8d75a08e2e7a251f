"""Hidden tests run inside this very process, and every ending becomes a record."""

from __future__ import annotations

import os

import pytest

from grader.errors import CourseError
from grader.judge.signals import CallEnded, Disagreement, PartialCredit


def double(z):
    return z * 2


def test_a_test_becomes_a_record(hosted):
    hosting = hosted(
        """
        @pytest.mark.points(1.5)
        @pytest.mark.hidden
        @pytest.mark.needs("test_other", "test_third")
        def test_f(agree):
            '''f doubles.

            This part is for authors.
            '''
            agree("f", 1.0)
        """,
        {"f": double},
        {"f": double},
    )
    (record,) = hosting.records
    assert (record.id, record.base, record.title) == ("test_f", "test_f", "f doubles.")
    assert (record.points, record.hidden, record.needs) == (1.5, True, ("test_other", "test_third"))
    assert record.ended is None
    assert [trial.function for trial in hosting.trials] == ["f"]


def test_parameters_stand_in_the_title_and_the_id(hosted):
    hosting = hosted(
        """
        @pytest.mark.points(1)
        @pytest.mark.parametrize("kind", ["relu", "sigmoid"])
        def test_f(agree, kind):
            '''f works with {kind}.'''
            agree("f", 1.0)
        """,
        {"f": double},
        {"f": double},
    )
    assert [(r.id, r.title) for r in hosting.records] == [
        ("test_f[relu]", "f works with relu."),
        ("test_f[sigmoid]", "f works with sigmoid."),
    ]


@pytest.mark.parametrize(
    ("body", "ending"),
    [
        ("agree('f', 2.0)", Disagreement),
        ("student.g(2.0)", CallEnded),
        ("agree.partial(0.5, 'Half.')", PartialCredit),
        ("assert student.f(1.0) == 2.0, 'Doubling is all it does.'", AssertionError),
    ],
)
def test_every_ending_is_kept(hosted, body, ending):
    hosting = hosted(f"def test_f(agree, student):\n    {body}\n", {"f": lambda z: z * 3}, {"f": double})
    assert type(hosting.records[0].ended) is ending


def test_random_inputs_follow_the_seed_and_the_test(hosted):
    source = """
        def test_a(agree, rng):
            agree("f", rng.random())

        def test_b(agree, rng):
            agree("f", rng.random())
        """
    first = hosted(source, {"f": double}, {"f": double})
    again = hosted(source, {"f": double}, {"f": double})
    inputs = [[trial.call.args[0] for trial in hosting.trials] for hosting in (first, again)]
    assert inputs[0] == inputs[1]
    assert inputs[0][0] != inputs[0][1]


def test_a_broken_hidden_test_is_the_authors_fault(hosted):
    with pytest.raises(CourseError, match="failed by itself: ZeroDivisionError"):
        hosted("def test_f():\n    1 / 0\n", {}, {})


def test_a_hidden_test_that_cannot_be_collected_is_the_authors_fault(hosted):
    with pytest.raises(CourseError, match="cannot be collected"):
        hosted("import nothing_of_this_name\n", {}, {})


def test_an_unknown_fixture_is_the_authors_fault(hosted):
    with pytest.raises(CourseError, match="failed by itself"):
        hosted("def test_f(nothing):\n    pass\n", {}, {})


def test_a_folder_without_tests_is_said(hosted):
    with pytest.raises(Exception, match="0 results"):
        hosted("", {}, {})


def test_the_users_own_pytest_settings_do_not_reach_the_judge(hosted, monkeypatch):
    monkeypatch.setenv("PYTEST_ADDOPTS", "--nonsense")
    hosting = hosted("def test_f(agree):\n    agree('f', 1.0)\n", {"f": double}, {"f": double})
    assert len(hosting.records) == 1
    assert os.environ["PYTEST_ADDOPTS"] == "--nonsense"


def test_ctrl_c_leaves_as_ctrl_c(hosted):
    with pytest.raises(KeyboardInterrupt):
        hosted("def test_f():\n    raise KeyboardInterrupt\n", {}, {})


def test_nothing_is_printed(hosted, capfd):
    hosted("def test_f(agree):\n    agree('f', 1.0)\n", {"f": lambda z: z}, {"f": double})
    assert capfd.readouterr() == ("", "")
