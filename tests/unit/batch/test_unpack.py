"""A class's zip."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from grader.batch.unpack import unpack
from grader.errors import UsageError


def packed(path: Path, members: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return path


def test_files_lie_where_the_zip_has_them(tmp_path: Path) -> None:
    archive = packed(tmp_path / "class.zip", {"hw/ada/backprop.py": "x", "hw/alan.zip": "packed", "hw/empty/": ""})
    assert unpack(archive, tmp_path / "out") == ()
    found = sorted(path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.*"))
    assert found == ["hw/ada/backprop.py", "hw/alan.zip"]


def test_nothing_is_written_outside(tmp_path: Path) -> None:
    archive = packed(tmp_path / "class.zip", {"../evil.py": "x", "/abs.py": "x", "C:/evil.py": "x", "ada/a.py": "x"})
    (warning,) = unpack(archive, tmp_path / "out" / "deep")
    assert warning == "Left out of class.zip for their names: ../evil.py, /abs.py and C:/evil.py."
    assert [path.name for path in (tmp_path / "out").rglob("*.py")] == ["a.py"]
    assert not (tmp_path / "out" / "evil.py").exists()


def test_a_link_is_left_out(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "class.zip", "w") as archive:
        info = zipfile.ZipInfo("ada/backprop.py")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    assert "ada/backprop.py" in unpack(tmp_path / "class.zip", tmp_path / "out")[0]


def test_a_damaged_zip_is_said_in_one_line(tmp_path: Path) -> None:
    archive = packed(tmp_path / "class.zip", {"ada/backprop.py": "x" * 1000})
    archive.write_bytes(archive.read_bytes()[:-30])
    with pytest.raises(UsageError, match=r"cannot be unpacked.*Download it once more"):
        unpack(archive, tmp_path / "out")


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("grader.batch.unpack._MOST_BYTES", 10)
    archive = packed(tmp_path / "class.zip", {"a.py": "x" * 11})
    with pytest.raises(UsageError, match="too much"):
        unpack(archive, tmp_path / "out")
    assert not (tmp_path / "out").exists()
