"""Every attack and accident of the list that each release is tried against has a file or a test, by its id.

Most ids are programs of this folder, ``<group>/<id>_<slug>.py``. What cannot be a program, because it is about packages,
reports or the grader's own process, is a test elsewhere, named in ``ELSEWHERE``.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

HERE = Path(__file__).parent
TESTS = HERE.parent

IDS = [
    "A01",
    "A02",
    "A03",
    "A04",
    "A06",
    "A07",
    "A09",
    "B01",
    "B02",
    "B03",
    "B04",
    "B06",
    "B07",
    "B10",
    "B11",
    "B12",
    "B13",
    "C01",
    "C02",
    "C03",
    "C04",
    "C05",
    "C07",
    "C08",
    "C09",
    "C11",
    "D01",
    "D02",
    "D03",
    "D04",
    "D06",
    "D07",
    "D08",
    "D10",
    "E01",
    "E02",
    "E03",
    "E04",
    "E05",
    "E06",
    "E07",
    "E09",
    "E10",
    "F01",
    "F02",
    "F03",
    "F04",
    "F05",
    "F06",
    "G01",
    "G02",
    "G04",
    "G05",
    "H01",
    "H02",
    "H04",
    "H05",
    "H06",
    "H08",
    "H09",
    "H10",
    "I01",
    "I02",
    "I03",
    "I04",
    "I06",
    "I07",
    "I08",
    "I10",
    "I11",
    "I13",
    "I14",
    "J01",
    "J03",
    "J04",
    "J05",
    "J07",
    "J08",
    "J09",
    "J10",
    "J11",
    "J12",
    "K01",
    "K02",
    "K03",
    "K04",
    "K05",
    "K08",
    "K09",
    "K10",
    "K11",
    "K12",
    "L01",
    "L02",
    "L03",
    "L04",
    "L05",
    "L06",
    "L07",
    "L08",
    "L10",
    "L11",
    "L12",
    "M01",
    "M03",
    "M04",
    "M05",
    "M06",
    "M07",
    "M08",
    "M10",
    "M11",
    "M12",
    "N01",
    "N02",
    "N03",
    "N04",
    "N05",
    "N06",
    "N07",
    "N08",
    "N09",
    "N11",
    "N12",
    "N13",
    "N14",
    "N15",
    "N17",
    "N18",
    "N19",
    "O01",
    "O02",
    "O03",
    "O04",
    "O07",
    "O08",
    "O10",
    "O11",
    "P01",
    "P02",
    "P05",
    "P06",
    "P08",
    "P09",
    "P11",
    "P12",
    "P13",
    "Q01",
    "Q02",
    "Q04",
    "Q05",
    "Q06",
    "Q08",
    "Q09",
    "Q10",
    "Q11",
]
"""P04, formulas in a grade book, waits for the grade book."""

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
    "Q02": "unit/judge/test_players.py::test_the_budget_of_the_whole_submission_ends",
    "Q04": "unit/sandbox/test_tiers.py::test_nothing_is_left_for_the_next_worker",
    "Q05": "unit/sandbox/test_kill.py::test_a_crash_costs_one_worker_only",
    "Q06": "unit/cli/test_process.py::test_an_interrupted_check_closes_the_sandbox_and_says_so",
    "Q08": "hostile/test_packages.py::test_two_at_once",
    "Q09": "unit/judge/test_players.py::test_a_failing_solution_is_the_authors_fault",
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
