"""A file is there only when it reads back as it was meant, and never instead of another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from routingml_desktop.domain.errors import ExportMismatchError, FileExistsAlreadyError
from routingml_desktop.services.checked_file import write_checked

if TYPE_CHECKING:
    from pathlib import Path


def sound(_data: bytes) -> str:
    return ""


def test_what_is_on_the_disk_is_judged_and_handed_back(tmp_path: Path) -> None:
    file, judged = tmp_path / "q.csv", []

    def problem(data: bytes) -> str:
        judged.append(data)
        return ""

    assert write_checked(file, b"whole", problem, overwrite=False) == b"whole"
    assert judged == [b"whole"]
    assert file.read_bytes() == b"whole"


def test_what_reads_back_otherwise_leaves_no_file(tmp_path: Path) -> None:
    file = tmp_path / "q.csv"

    with pytest.raises(ExportMismatchError, match="cut short"):
        write_checked(file, b"half", lambda _data: "it is cut short", overwrite=False)

    assert list(tmp_path.iterdir()) == []


def test_what_reads_back_otherwise_leaves_the_former_file(tmp_path: Path) -> None:
    file = tmp_path / "q.csv"
    file.write_bytes(b"former")

    with pytest.raises(ExportMismatchError):
        write_checked(file, b"half", lambda _data: "it is cut short", overwrite=True)

    assert file.read_bytes() == b"former"


def test_a_file_that_is_there_is_replaced_only_when_that_is_wanted(tmp_path: Path) -> None:
    file = tmp_path / "q.csv"
    file.write_bytes(b"former")

    with pytest.raises(FileExistsAlreadyError):
        write_checked(file, b"new", sound, overwrite=False)
    assert file.read_bytes() == b"former"

    write_checked(file, b"new", sound, overwrite=True)
    assert file.read_bytes() == b"new"


def test_a_file_that_somebody_made_meanwhile_stays(tmp_path: Path) -> None:
    file = tmp_path / "q.csv"

    def meanwhile(_data: bytes) -> str:
        file.write_bytes(b"theirs")
        return ""

    with pytest.raises(FileExistsAlreadyError):
        write_checked(file, b"ours", meanwhile, overwrite=False)

    assert file.read_bytes() == b"theirs"
