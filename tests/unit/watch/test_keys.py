"""``nngrade watch`` at a terminal: its keys, its end, and odd terminals. Whole screens."""

from __future__ import annotations

import re
import signal
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals here")

COURSE = Path(__file__).parent / "data" / "course"
RIGHT = (COURSE / "reference/exercise1/solution/double.py").read_text()
HALF = (COURSE / "reference/exercise2/solution/half.py").read_text()
WRONG = RIGHT.replace("2 * z", "z + 2")
WAITING = "Waiting for a save.  h hint  e explain  o open  l list  q quit"


def test_the_keys(watch, save):
    terminal = watch()
    terminal.wait_for(WAITING)
    terminal.press("h")
    terminal.wait_for("No mistake was named in your last check.")
    terminal.press("e")
    terminal.wait_for("so there is none to explain.")
    save(WRONG)
    terminal.wait_for("1 more than before\n" + WAITING)
    terminal.press("h")
    shown = terminal.wait_for("nngrade explain double-plus-two\n" + WAITING)
    assert "Hint 1 of 1  exercise1, double-plus-two" in shown
    assert "The idea\nWhat should double give for zero?" in shown
    terminal.press("E")
    assert "Adding two and multiplying by two agree for one number only." in terminal.wait_for("Met in")
    terminal.press("l")
    assert "exercise2  half.py    Halving" in terminal.wait_for("1 of 4 points, 0 of 2 exercises done")
    terminal.press("x\x1b[A")  # nothing, and the arrow key's escape sequence
    terminal.press("\r")
    terminal.wait_for("The same tests pass as before.")
    terminal.press("q")
    assert terminal.wait_for_end() == 0


def test_o_opens_the_file_in_the_editor(watch, work, tmp_path):
    editor = tmp_path / "my editor"
    editor.write_text(f"#!{sys.executable}\nimport sys\nopen(sys.argv[2], 'w').write({WRONG!r})\nprint(sys.argv[1])\n")
    editor.chmod(0o755)
    terminal = watch(VISUAL=f"'{editor}' --wait", EDITOR="none")
    terminal.wait_for(WAITING)
    terminal.press("o")
    terminal.wait_for("1 more than before\n" + WAITING)
    assert "--wait" in terminal.text
    terminal.press("q")  # keys work again
    assert terminal.wait_for_end() == 0


def test_an_editor_that_is_not_there(watch):
    terminal = watch(EDITOR="no-such-editor")
    terminal.wait_for(WAITING)
    terminal.press("o")
    screen = terminal.wait_for("yourself.")
    assert "The editor in $EDITOR (no-such-editor) could not be started" in screen


def test_quitting_during_a_check_leaves_nothing_behind(watch, save):
    terminal = watch()
    terminal.wait_for(WAITING)
    save(RIGHT.replace("return 2 * z", "while True: pass"))
    terminal.wait_for("Checking")
    terminal.press("q")
    assert terminal.wait_for_end() == 0
    assert "Checking" not in terminal.text


def test_ctrl_c(watch):
    terminal = watch()
    terminal.wait_for(WAITING)
    terminal.press("\x03")
    assert terminal.wait_for_end() == 130
    assert terminal.text.endswith("nngrade: interrupted.")
    assert "Traceback" not in terminal.text


def test_terminated(watch):
    terminal = watch()
    terminal.wait_for(WAITING)
    terminal.process.kill(signal.SIGTERM)
    assert terminal.wait_for_end() == 143


def test_another_size(watch, save):
    terminal = watch()
    terminal.wait_for(WAITING)
    terminal.process.setwinsize(24, 60)
    terminal.screen.resize(24, 60)
    save(WRONG)
    screen = terminal.wait_for("1 more than before\nWaiting for a save.")
    assert "─" * 60 in screen.split("\n")


def test_a_terminal_that_can_do_nothing_gets_plain_lines(watch, save):
    terminal = watch(TERM="dumb")
    terminal.wait_for("0 of 3 points")
    save(WRONG)
    screen = terminal.wait_for("1 more than before")
    assert "\x1b" not in terminal.raw.decode()
    assert "Waiting" not in screen
    assert "More about it: nngrade explain double-plus-two" in " ".join(screen.split())


def test_what_a_student_prints_and_names_moves_no_cursor(watch, save):
    hostile = "\x1b[2J\x1b]0;title\x07\x9b1m\r\b[bold]<b>::error::"
    terminal = watch()
    terminal.wait_for(WAITING)
    save(f"def double(z):\n    print({hostile!r})\n    raise ValueError({hostile!r})\n")
    terminal.wait_for("Printed")
    terminal.press("q")
    assert terminal.wait_for_end() == 0  # before, the last escape may be half read
    ours = re.sub(rb"\x1b\[(K|[0-9;]*m)", b"", terminal.raw)
    assert b"\x1b" not in ours
    assert "\x9b" not in ours.decode()
    assert b"\x07" not in ours
    assert b"\b" not in ours


def test_a_folder_without_a_record_is_not_gone_through_for_ever(watch, save, work):
    (work / ".nngrade").write_text("a file where the record should be")
    save(RIGHT)
    save(HALF, "exercise2/half.py")
    terminal = watch()
    assert terminal.wait_for_end() == 0
    assert terminal.text.count("Well done!") == 2
    assert "Every exercise in this folder is done." in terminal.text
