"""``nngrade watch`` at a terminal of 80 columns and 24 lines, driven as a student drives it. Whole screens."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals here")

COURSE = Path(__file__).parent / "data" / "course"
STUB = (COURSE / "exercises/exercise1/double.py").read_text()
RIGHT = (COURSE / "reference/exercise1/solution/double.py").read_text()
HALF = (COURSE / "reference/exercise2/solution/half.py").read_text()
WRONG = RIGHT.replace("2 * z", "z + 2")
WAITING = "Waiting for a save.  h hint  e explain  o open  l list  q quit"

BEGIN = f"""\
Doubling  exercise1                                                    double.py
────────────────────────────────────────────────────────────────────────────────
Nothing is written yet: this is where everybody starts.
  Next    Write the first function. Its test says: "double gives twice its
          argument".

0 of 3 points
{WAITING}"""

AFTER_WRONG = f"""\
Doubling  exercise1                                                    double.py
────────────────────────────────────────────────────────────────────────────────
Nothing is written yet: this is where everybody starts.
  Next    Write the first function. Its test says: "double gives twice its
          argument".

0 of 3 points

✓ passed   square gives z times z                                         1 of 1
✗ failed   double gives twice its argument                                0 of 1
- skipped  double works for a whole batch (hidden)                        0 of 1

Mistake: Two is added instead of multiplied.
────────────────────────────────────────────────────────────────────────────────
  Seen    `double`: The shape is right, but the numbers are not the expected
          ones. 4 of 4 entries are wrong. The largest error is #, at entry [#]:
          # came back, # was expected.
  Next    It costs 1 point in 1 test. Press h for a hint, e to have it
          explained.

1 of 3 points, 1 more than before
{WAITING}"""


def numbers_aside(screen: str) -> str:
    """The screen without the numbers of the tests' inputs, which are drawn afresh, in one order of lines."""
    seen = re.search(r"ones\. 4 of 4.*?was expected\.", screen, re.DOTALL)
    assert seen, screen
    told = re.sub(r"-?\d+\.?\d*(e-?\d+)?", "#", " ".join(seen[0].split()).removeprefix("ones. 4 of 4"))
    assert told == " entries are wrong. The largest error is #, at entry [#]: # came back, # was expected."
    fixed = (
        "ones. 4 of 4 entries are wrong. The largest error is #, at entry [#]:\n          # came back, # was expected."
    )
    return screen.replace(seen[0], fixed)


def test_wrong_then_right_then_the_next_exercise(watch, save):
    terminal = watch()
    assert terminal.wait_for(WAITING) == BEGIN
    save(WRONG)
    terminal.wait_for("1 more than before")
    assert numbers_aside(terminal.wait_for(WAITING)) == AFTER_WRONG
    save(RIGHT)
    screen = terminal.wait_for("0 of 1 point\n" + WAITING)
    assert screen.endswith(f"""
1 of 3 points, 1 more than before

✓ passed  double gives twice its argument                                 1 of 1
✓ passed  double works for a whole batch (hidden)                         1 of 1
All 3 tests passed. Well done!

3 of 3 points, 2 more than before

On to exercise2, worth 1 point. Read its README.md, then fill in half.py.

Halving  exercise2                                                       half.py
────────────────────────────────────────────────────────────────────────────────
Nothing is written yet: this is where everybody starts.
  Next    Write the first function. Its test says: "half gives half of its
          argument".

0 of 1 point
{WAITING}""")
    save(HALF, "exercise2/half.py")
    assert terminal.wait_for_end() == 0
    assert terminal.text.endswith("Every exercise in this folder is done. See the course with: nngrade list")


def test_nothing_is_wider_or_higher_than_the_terminal(watch, save):
    terminal = watch()
    terminal.wait_for(WAITING)
    save(WRONG)
    terminal.wait_for("1 more than before\n" + WAITING)
    plain = re.sub(rb"\x1b\[[0-9;?]*[A-Za-z]", b"", terminal.raw).decode()
    assert max(len(line) for part in plain.split("\n") for line in part.split("\r")) <= 80
    assert terminal.text.startswith("Doubling"), "both results are still on one screen"


def test_a_narrow_terminal(watch, save):
    terminal = watch(columns=50)
    terminal.wait_for("Waiting for a save.")
    save(WRONG)
    screen = terminal.wait_for("1 more than before\nWaiting for a save.")
    assert max(map(len, screen.split("\n"))) <= 50


def test_saved_in_place_and_saved_by_rename(watch, save, work):
    terminal = watch()
    terminal.wait_for(WAITING)
    (work / "exercise1/double.py").write_text(WRONG)
    terminal.wait_for("1 more than before\n" + WAITING)
    save(STUB)
    terminal.wait_for("0 of 3 points, 1 fewer than before\n" + WAITING)
    (work / "exercise1/double.py").rename(work / "exercise1/double.py~")  # vim with 'backup'
    (work / "exercise1/double.py").write_text(RIGHT.replace("z * z", "z"))
    terminal.wait_for("2 of 3 points, 2 more than before\n" + WAITING)
    assert "not there any more" not in terminal.text


def test_a_half_typed_file_leaves_the_last_result_alone(watch, save):
    terminal = watch()
    terminal.wait_for(WAITING)
    save(WRONG)
    terminal.wait_for("1 more than before\n" + WAITING)
    save(WRONG + "\n\ndef square(z\n")
    screen = terminal.wait_for("Your last result stands: 1 of 3 points.\n" + WAITING)
    assert screen[screen.index("Not complete") :] == (
        f"""\
Not complete yet: Python could not load this version, so nothing was tested.
  Seen    Python cannot read double.py: there is a mistake in line 14. A bracket
          is opened and never closed.
  Where   double.py, line 14
          | def square(z

Your last result stands: 1 of 3 points.
{WAITING}"""
    )
    save(WRONG)
    screen = terminal.wait_for("The same tests pass as before.")
    assert "more than before" not in screen[screen.index("The same tests") :]


def test_a_file_that_is_half_typed_from_the_start(watch, save):
    save("def double(z:\n")
    terminal = watch()
    screen = terminal.wait_for(WAITING)
    assert "Not complete yet: Python could not load this version" in screen
    assert "last result" not in screen
    save(WRONG)
    assert "1 of 3 tests pass." in terminal.wait_for("1 of 3 points\n" + WAITING)


def test_a_deleted_file_is_waited_for(watch, save, work):
    terminal = watch()
    terminal.wait_for(WAITING)
    (work / "exercise1/double.py").unlink()
    gone = "double.py is not there any more. As soon as it is back, it is checked again."
    assert terminal.wait_for(gone + "\n" + WAITING).count(gone) == 1
    save(WRONG)
    terminal.wait_for("1 more than before\n" + WAITING)


def test_a_deleted_folder_is_waited_for(watch, save, work):
    terminal = watch()
    terminal.wait_for(WAITING)
    (work / "exercise1").rename(work / "elsewhere")
    terminal.wait_for("double.py is not there any more")
    (work / "exercise1").mkdir()
    save(WRONG)
    terminal.wait_for("1 more than before\n" + WAITING)
    save(STUB)  # the new folder is watched like the old one
    terminal.wait_for("1 fewer than before\n" + WAITING)


def test_what_cannot_be_read_is_said(watch, work):
    terminal = watch()
    terminal.wait_for(WAITING)
    (work / "exercise1/double.py").unlink()
    (work / "exercise1/double.py").symlink_to("/etc/hostname")
    assert "double.py is a symbolic link" in terminal.wait_for("As soon as it is saved again")


def test_an_endless_loop_makes_room_for_the_next_version(watch, save):
    terminal = watch()
    terminal.wait_for(WAITING)
    save(RIGHT.replace("return 2 * z", "while True: pass"))
    terminal.wait_for("Checking")
    save(WRONG)
    assert "timed out" not in terminal.wait_for("1 more than before\n" + WAITING)
