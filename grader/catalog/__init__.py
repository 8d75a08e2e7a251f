"""Finds courses, exercises and known mistakes on disk. Runs none of the files it reads."""

from grader.catalog.course import ANSWERS, Course, Demo, is_release, load_course
from grader.catalog.mistakes import Program, mistake_files, read_mistakes, read_programs
from grader.catalog.quiz import quiz_file, read_quiz

__all__ = [
    "ANSWERS",
    "Course",
    "Demo",
    "Program",
    "is_release",
    "load_course",
    "mistake_files",
    "quiz_file",
    "read_mistakes",
    "read_programs",
    "read_quiz",
]
