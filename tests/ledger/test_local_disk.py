from __future__ import annotations

from pathlib import Path

import pytest

from routingml_desktop.domain.errors import NotLocalError
from routingml_desktop.ledger.local_disk import REMOTE_DRIVE, is_remote, require_local

FIXED_DRIVE = 3


@pytest.mark.parametrize(
    "place",
    ["\\\\server\\share\\home", "//server/share", "\\\\?\\UNC\\server\\share", "\\\\?\\unc\\s\\s"],
)
def test_a_share_is_no_place_for_a_database(place: str) -> None:
    assert is_remote(place)


def test_a_drive_letter_that_stands_for_a_share_is_none_either() -> None:
    asked: list[str] = []

    def drive_type(root: str) -> int:
        asked.append(root)
        return REMOTE_DRIVE

    assert is_remote("Z:\\라우팅", drive_type)
    assert asked == ["Z:\\"]


@pytest.mark.parametrize("place", ["C:\\Users\\Kim", "\\\\?\\C:\\Users\\Kim"])
def test_a_disk_of_this_pc_is(place: str) -> None:
    assert not is_remote(place, lambda root: FIXED_DRIVE)


def test_a_folder_without_a_drive_is(tmp_path: Path) -> None:
    require_local(tmp_path)

    assert not is_remote("/home/kim")
    assert not is_remote("C:\\Users")


def test_a_share_is_refused_with_a_sentence() -> None:
    with pytest.raises(NotLocalError, match="network drive"):
        require_local(Path("//server/share"))
