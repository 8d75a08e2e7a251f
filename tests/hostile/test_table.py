"""Every attack and accident of the list that each release is tried against has a file or a test, by its id.

Most ids are programs of this folder, ``<group>/<id>_<slug>.py``. What cannot be a program, because it is about
packages, reports or the grader's own process, is a test elsewhere, named in ``ELSEWHERE``.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

HERE = Path(__file__).parent
TESTS = HERE.parent

NUMBERS = {
    "A": "01 02 03 04 06 07 09",
    "B": "01 02 03 04 06 07 10 11 12 13",
    "C": "01 02 03 04 05 07 08 09 11",
    "D": "01 02 03 04 06 07 08 10",
    "E": "01 02 03 04 05 06 07 09 10",
    "F": "01 02 03 04 05 06",
    "G": "01 02 04 05",
    "H": "01 02 04 05 06 08 09 10",
    "I": "01 02 03 04 06 07 08 10 11 13 14",
    "J": "01 03 04 05 07 08 09 10 11 12",
    "K": "01 02 03 04 05 08 09 10 11 12",
    "L": "01 02 03 04 05 06 07 08 10 11 12",
    "M": "01 03 04 05 06 07 08 10 11 12",
    "N": "01 02 03 04 05 06 07 08 09 11 12 13 14 15 17 18 19",
    "O": "01 02 03 04 07 08 10 11",
    "P": "01 02 05 06 08 09 11 12 13",
    "Q": "01 02 04 05 06 08 09 10 11",
}
"""P04, formulas in a grade book, waits for the grade book."""
IDS = [group + number for group, numbers in NUMBERS.items() for number in numbers.split()]

ELSEWHERE = {
    "G05": "hostile/test_packages.py::test_pickles_in_the_outputs_of_a_notebook",
    "I08": "unit/audit/test_made.py::test_a_trivial_answer_needs_nothing",
    "I10": "unit/audit/test_made.py::test_float32_answers_are_the_solution_rounded",
    "N11": "unit/intake/test_notebook.py::test_what_is_refused",
    "N13": "unit/intake/test_choose.py::test_the_rule",
    "O01": "unit/intake/test_folder.py::test_special_files_are_named_and_the_rest_is_read",
    "O02": "unit/intake/test_folder.py::test_hard_links_are_copied_and_said",
    "O03": "unit/intake/test_read.py::test_special_files_are_refused_without_waiting",
    "O04": "unit/intake/test_archive.py::test_bad_names_are_refused",
    "O07": "unit/intake/test_archive.py::test_special_members_of_a_tar",
    "O08": "unit/intake/test_archive.py::test_a_locked_zip",
    "O10": "unit/intake/test_folder.py::test_unreadable_files_and_folders_are_named",
    "O11": "unit/intake/test_folder.py::test_configuration_is_left_out_and_named",
    "P01": "unit/render/test_harmless.py::test_everywhere_at_once",
    "P02": "unit/render/test_terminal.py::test_nothing_a_student_writes_acts",
    "P05": "unit/render/test_svg.py::test_nothing_is_fetched_and_nothing_runs",
    "P06": "unit/render/test_markdown.py::test_a_fence_is_longer_than_any_in_the_text",
    "P08": "unit/render/test_harmless.py::test_in_any_one_field",
    "P09": "unit/render/test_json.py::test_strange_evidence_becomes_strict_json",
    "P11": "hostile/X/X59_report_in_an_exception.py",
    "P12": "unit/judge/test_assemble.py::test_a_hidden_exception_keeps_its_text",
    "P13": "unit/cli/test_output.py::test_letters_that_the_terminal_lacks_become_escapes",
    "Q01": "hostile/test_hostile.py::test_program",
    "Q02": "unit/judge/test_student.py::test_the_budget_of_the_whole_submission_ends",
    "Q04": "unit/sandbox/test_tiers.py::test_nothing_is_left_for_the_next_worker",
    "Q05": "unit/sandbox/test_kill.py::test_a_crash_costs_one_worker_only",
    "Q06": "unit/cli/test_process.py::test_an_interrupted_check_closes_the_sandbox_and_says_so",
    "Q08": "hostile/test_packages.py::test_two_at_once",
    "Q09": "unit/judge/test_reference.py::test_a_failing_solution_is_the_authors_fault",
    "Q10": "unit/sandbox/test_poor_kernels.py::test_a_jail_that_cannot_be_closed_is_never_used",
    "Q11": "hostile/test_packages.py::test_a_hostile_program_handed_in_by_a_student",
}
OWN = 80
"""At least so many attacks of our own invention stand in the folder X."""


@pytest.mark.parametrize("ident", IDS)
def test_every_id_has_its_file(ident):
    place = ELSEWHERE.get(ident)
    if place is None:
        assert list(HERE.glob(f"{ident[0]}/{ident}_*.py")), f"{ident} has no program"
        return
    path, _, name = place.partition("::")
    text = (TESTS / path).read_text(encoding="utf-8")
    assert not name or re.search(rf"^def {name}\(", text, re.MULTILINE), f"{ident}: {path} has no {name}"


def test_every_program_has_an_id_of_the_list():
    """Or is one of our own, or a cousin (M02: memory in another way)."""
    programs = sorted(HERE.glob("?/*.py"))
    strange = [path.name for path in programs if not re.match(rf"{path.parent.name}\d\d_[a-z0-9_]+\.py$", path.name)]
    assert not strange
    groups = {ident[0] for ident in IDS} | {"X"}
    assert {path.parent.name for path in programs} <= groups


def test_attacks_of_our_own():
    idents = {path.name[:3] for path in HERE.glob("X/*.py")}
    assert len(idents) >= OWN
