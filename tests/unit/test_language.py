"""Which language is spoken, and that values come out of every message as they went in."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.language import CHOICE, FOLDER, _, course_text, language, ngettext, speaking

SYSTEM = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
BOTH = ("en", "de")


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """No variable says anything."""
    for name in (CHOICE, *SYSTEM):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


def test_english_without_a_word(bare: pytest.MonkeyPatch) -> None:
    assert language() == "en"


@pytest.mark.parametrize(
    ("wanted", "spoken"),
    [
        ("xx", "en"),
        ("", "en"),
        ("C", "en"),
        ("POSIX", "en"),
        ("../../etc", "en"),
        ("de/../de", "en"),
        ("deutsch", "en"),
        ("\x1b[31mde", "en"),
        ("de", "de"),
        ("DE", "de"),
        ("de_DE.UTF-8", "de"),
        ("de-AT", "de"),
        ("de_CH@euro", "de"),
        ("xx:de", "de"),
        ("en:de", "en"),
        ("en_GB:de", "en"),
    ],
)
def test_a_name_of_a_language(wanted: str, spoken: str, bare: pytest.MonkeyPatch) -> None:
    for name in (CHOICE, *SYSTEM):
        with bare.context() as one:
            one.setenv(name, wanted)
            assert language() == spoken, name


def test_our_own_variable_comes_first(bare: pytest.MonkeyPatch) -> None:
    bare.setenv("LANG", "de_DE.UTF-8")
    assert language() == "de"
    bare.setenv("LC_ALL", "C")
    assert language() == "en"
    bare.setenv(CHOICE, "de")
    assert language() == "de"
    bare.setenv(CHOICE, "nonsense")
    assert language() == "en"


def test_speaking_ends_where_it_began(bare: pytest.MonkeyPatch) -> None:
    with speaking("de"):
        with speaking("en"):
            assert _("Check again.") == "Check again."
        assert _("Check again.") == "Prüfe noch einmal."
    assert CHOICE not in os.environ


def test_what_nobody_translated_is_english() -> None:
    with speaking("de"):
        assert _("No catalogue holds this.") == "No catalogue holds this."
        assert _("") == ""
        assert ngettext("{count} hat", "{count} hats", 2) == "{count} hats"


def test_plurals_in_both_languages() -> None:
    said = {code: [] for code in BOTH}
    for code in BOTH:
        with speaking(code):
            said[code] = [ngettext("{number} point", "{number} points", many) for many in (0, 1, 1.5, 2)]
    assert said["en"] == ["{number} points", "{number} point", "{number} points", "{number} points"]
    assert said["de"] == ["{number} Punkte", "{number} Punkt", "{number} Punkte", "{number} Punkte"]


def test_a_course_of_ones_own_has_its_own_words(tmp_path: Path) -> None:
    folder = tmp_path / "locale" / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with speaking("de"):
        assert course_text(tmp_path / "none", "ReLU") == "ReLU"
        (folder / "course.mo").write_bytes(b"no catalogue")
        assert course_text(tmp_path, "ReLU") == "ReLU"


@given(st.text(), st.sampled_from(BOTH))
def test_any_text_comes_out_unharmed(text: str, code: str) -> None:
    with speaking(code):
        said = _('Begin with "{test}".').format(test=text)
        before, after = _('Begin with "{test}".').split("{test}")
    assert said == before + text + after


@given(st.text())
def test_a_text_of_a_student_is_never_looked_up_as_a_value(text: str) -> None:
    with speaking("de"):
        assert _("Seen").format(text=text) == "Gesehen"
        assert _("{file}, line {line}").format(file=text, line=3) == f"{text}, Zeile 3"


def test_english_opens_no_catalogue() -> None:
    program = (
        "import sys; from grader.language import _, ngettext, course_text; from pathlib import Path; "
        "_('Check again.'); ngettext('a', 'b', 2); course_text(Path('reference'), 'x'); "
        "print('gettext' in sys.modules)"
    )
    told = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, env={**os.environ, CHOICE: "en"}
    )
    assert told.stdout == "False\n", told.stderr


def test_the_catalogues_travel_with_the_package() -> None:
    assert (FOLDER / "de" / "LC_MESSAGES" / "nngrade.mo").is_file()
