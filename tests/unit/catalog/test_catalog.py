"""Courses, exercises and mistakes are read from disk without being run, and wrong ones are explained."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.catalog import load_course, read_mistakes, read_programs
from grader.errors import CourseError, UsageError

TOML = """
id = "exercise3"
title = "Backpropagation"
file = "backprop.py"
framework = "numpy"
chapter = "The backward pass"
points = 10
"""


@pytest.fixture
def course(tmp_path: Path) -> Path:
    folder = tmp_path / "reference" / "exercise3"
    folder.mkdir(parents=True)
    (folder / "exercise.toml").write_text(TOML)
    return tmp_path


@pytest.mark.parametrize("name", ["exercise3", "3", "backprop", "backprop.py", "Exercise3", " 3 "])
def test_an_exercise_has_three_names(course, name):
    assert load_course(course).find(name).id == "exercise3"


def test_a_near_name_is_suggested(course):
    with pytest.raises(UsageError, match=r"There is no exercise 'exercize3'. Did you mean exercise3\?"):
        load_course(course).find("exercize3")


def test_a_far_name_lists_what_there_is(course):
    with pytest.raises(UsageError, match=r"There are: exercise3\."):
        load_course(course).find("quiz")


def test_a_folder_without_reference_is_no_course(tmp_path):
    with pytest.raises(UsageError, match="no folder named reference"):
        load_course(tmp_path)


def test_an_empty_course_is_said(tmp_path):
    (tmp_path / "reference").mkdir()
    with pytest.raises(UsageError, match="empty course"):
        load_course(tmp_path)


@pytest.mark.parametrize(
    ("line", "wrong", "message"),
    [
        ('title = "Backpropagation"', "", "the field 'title' is missing"),
        ("points = 10", 'points = "ten"', "the field 'points' is of the wrong kind"),
        ("points = 10", "points = 10\ncolour = 3", "unknown field 'colour'"),
        ('"numpy"', '"jax"', "framework must be"),
        ('"exercise3"', '"exercise4"', "the folder is called 'exercise3'"),
        ("points = 10", "points = 10\n[limits]\nhours = 3", "unknown limit 'hours'"),
        ("points = 10", "points = 10\n[limits]\ncall_seconds = -3", "must be a number above zero"),
        ("points = 10", "points = = 10", "not a TOML file"),
    ],
)
def test_a_wrong_exercise_toml_names_the_field(course, line, wrong, message):
    path = course / "reference" / "exercise3" / "exercise.toml"
    path.write_text(TOML.replace(line, wrong))
    with pytest.raises(CourseError, match=message):
        load_course(course)


def test_limits_are_read(course):
    path = course / "reference" / "exercise3" / "exercise.toml"
    path.write_text(TOML + "[limits]\ncall_seconds = 2\nrestarts = 3\n")
    limits = load_course(course).find("3").limits
    assert (limits.call_seconds, limits.restarts) == (2.0, 3)


MISTAKES = '''
from grader.authoring import mistake
raise SystemExit("the judge must not run this")

@mistake("bp-sign", of="backward", title="T.", hint="H.", chapter="C")
def one(params):
    """Why."""

@mistake("bp-sign", of=("backward", "forward"))
def two(params):
    pass
'''


def test_mistakes_are_read_without_running_them(course):
    (course / "reference" / "exercise3" / "mistakes.py").write_text(MISTAKES)
    exercise = load_course(course).find("3")
    (mistake,) = read_mistakes(exercise)
    assert (mistake.id, mistake.functions, mistake.explanation) == ("bp-sign", ("backward", "forward"), "Why.")
    assert [program.name for program in read_programs(exercise)] == ["one", "two"]


def test_a_mistake_is_known_to_callers_of_its_function_too(course):
    also = MISTAKES.replace('of="backward", title', 'of="backward", also="train", title')
    (course / "reference" / "exercise3" / "mistakes.py").write_text(also)
    exercise = load_course(course).find("3")
    assert read_mistakes(exercise)[0].functions == ("backward", "train", "forward")
    assert read_programs(exercise)[0].functions == ("backward",)


def test_a_mistake_without_a_hint_is_an_authors_fault(course):
    (course / "reference" / "exercise3" / "mistakes.py").write_text(MISTAKES.replace('hint="H.", ', ""))
    with pytest.raises(CourseError, match="'bp-sign' has no hint"):
        read_mistakes(load_course(course).find("3"))


BOTH = (
    MISTAKES
    + """
@mistake("bp-no-mean", of="backward", title="T.", hint="H.", chapter="C")
def three(params):
    pass

@both("bp-sign", "bp-no-mean", of="backward")
def four(params):
    pass
"""
)


def test_a_program_may_make_two_mistakes(course):
    (course / "reference" / "exercise3" / "mistakes.py").write_text(BOTH)
    exercise = load_course(course).find("3")
    sign, no_mean = read_mistakes(exercise)
    assert (sign.partners, no_mean.partners) == ((("backward", "bp-no-mean"),), ())
    assert [program.ids for program in read_programs(exercise)][-1] == ("bp-sign", "bp-no-mean")


@pytest.mark.parametrize("name", ["bp+sign", "bp-sign#2"])
def test_an_id_may_not_look_like_a_pair_or_a_program(course, name):
    (course / "reference" / "exercise3" / "mistakes.py").write_text(MISTAKES.replace("bp-sign", name))
    with pytest.raises(CourseError, match=r"may not contain \+ or #"):
        read_mistakes(load_course(course).find("3"))


def test_both_mistakes_must_be_known(course):
    (course / "reference" / "exercise3" / "mistakes.py").write_text(BOTH.replace('@both("bp-sign"', '@both("bp-sing"'))
    with pytest.raises(CourseError, match="there is no mistake 'bp-sing'"):
        read_mistakes(load_course(course).find("3"))


def test_a_computed_title_is_an_authors_fault(course):
    (course / "reference" / "exercise3" / "mistakes.py").write_text(MISTAKES.replace('title="T."', "title=str(3)"))
    with pytest.raises(CourseError, match="literals only"):
        read_mistakes(load_course(course).find("3"))


def test_the_version_follows_the_content(course):
    before = load_course(course).version
    (course / "reference" / "exercise3" / "test_x.py").write_text("")
    assert load_course(course).version != before


def test_the_bundled_course_loads():
    assert [exercise.id for exercise in load_course().exercises][:4] == [f"exercise{n}" for n in (1, 2, 3, 4)]
