"""Every mistake of an exercise that has pictures has one that differs."""

import pytest

from grader.catalog import load_course, read_mistakes
from grader.catalog.pictures import read_pictures

DRAWN = [exercise for exercise in load_course(None).exercises if (exercise.reference / "pictures.py").is_file()]


@pytest.mark.parametrize("exercise", DRAWN, ids=lambda exercise: exercise.id)
def test_every_mistake_has_a_picture(exercise):
    pictures = read_pictures(exercise)
    assert [mistake.id for mistake in read_mistakes(exercise) if mistake.id not in pictures] == []
    assert all(right != wrong for rows in pictures.values() for _, right, wrong in rows)
