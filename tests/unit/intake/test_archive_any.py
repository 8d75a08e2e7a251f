"""Archives of any bytes and any names: nothing breaks, and what is said is harmless."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader.errors import SubmissionError
from grader.intake import limits, read_submission
from grader.model.submission import Submission

CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def _is_harmless(path: Path) -> None:
    try:
        read = read_submission(path, main="forward.py")
    except SubmissionError as error:
        assert not CONTROL.search(str(error))  # noqa: PT017, both outcomes are fine
        return
    assert isinstance(read, Submission)
    assert all(len(file.data) <= limits.FILE_BYTES for file in read.files)
    assert all(not file.name.startswith("/") and ".." not in file.name.split("/") for file in read.files)


ARCHIVES = ["hw.zip", "hw.tar", "hw.tgz", "hw.txz", "hw.tbz", "hw", "hw.ipynb", "hw.py"]
FUZZ = settings(deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])


@FUZZ
@given(st.sampled_from(ARCHIVES), st.binary(max_size=2000))
def test_any_bytes(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    _is_harmless(path)


@FUZZ
@given(
    st.sampled_from(["zip", "tar", "tgz"]),
    st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=8),
    st.one_of(st.none(), st.integers(0, 10**6)),
)
def test_mutated_archives(tmp_path, make_zip, make_tar, kind, changes, cut):
    files = {"hw/forward.py": b"x = 1\n" * 20, "hw/data.csv": b"1,2\n", "hw/link": b""}
    data = bytearray({"zip": make_zip, "tar": make_tar, "tgz": lambda f: make_tar(f, "w:gz")}[kind](files))
    if kind == "tar":
        data = data[: 512 * 8]  # the zeros at the end are not worth a mutation
    for place, value in changes:
        data[place % len(data)] = value
    path = tmp_path / f"hw.{kind}"
    path.write_bytes(data[: cut % len(data)] if cut is not None else data)
    _is_harmless(path)


@FUZZ
@given(st.lists(st.tuples(st.text(min_size=1, max_size=30), st.binary(max_size=20)), max_size=6), st.booleans())
def test_any_member_names(tmp_path, make_zip, make_tar, members, as_zip):
    files = {name.replace("\0", "_").encode("utf-8", "replace").decode(): data for name, data in members}
    path = tmp_path / "hw.bin"
    path.write_bytes(make_zip(files) if as_zip else make_tar(files))
    _is_harmless(path.rename(tmp_path / ("hw.zip" if as_zip else "hw.tar")))
