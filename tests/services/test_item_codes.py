"""Item codes are read as planners write and paste them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routingml_desktop.domain.errors import UnreadableFileError
from routingml_desktop.services.item_codes import LARGEST_FILE, codes_in_file, item_codes

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "text",
    [
        "007\nh16805-GS\nB#1",
        "007\r\nh16805-GS\r\nB#1\r\n",
        "007\th16805-GS\tB#1",
        "007, h16805-GS; B#1",
        " 007   h16805-GS   B#1 ",
        "007 h16805-GS B#1",
        '"007"\n"h16805-GS"\n\n"B#1"',
        "\ufeff007\nh16805-GS\n007\nB#1",
    ],
)
def test_any_separator_gives_each_code_once_with_case_and_leading_zeros(text: str) -> None:
    assert item_codes(text) == ("007", "h16805-GS", "B#1")


def test_names_used_as_codes_keep_their_blank() -> None:
    assert item_codes("Spur Gear\nWheel Shaft 2") == ("Spur Gear", "Wheel Shaft 2")


def test_under_a_header_only_the_code_column_counts() -> None:
    pasted = "품목명\t품목코드\t재질\n실링, 대형\t0012\t316L\n슬리브\t0013\t304"

    assert item_codes(pasted) == ("0012", "0013")


@pytest.mark.parametrize("text", ["", " \n\t\n", ",;"])
def test_nothing_written_is_no_code(text: str) -> None:
    assert item_codes(text) == ()


def test_formulas_and_endless_codes_stay_text() -> None:
    endless = "A" * 4000

    assert item_codes(f"=cmd\n{endless}") == ("=cmd", endless)


@given(st.lists(st.text("AZaz09-#=", min_size=1), unique=True))
def test_codes_written_line_by_line_come_back(codes: list[str]) -> None:
    assert item_codes("\n".join(codes)) == tuple(codes)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
def test_a_dropped_file_is_read_in_the_encodings_of_korean_offices(
    tmp_path: Path, encoding: str
) -> None:
    file = tmp_path / "목록.csv"
    file.write_bytes('품목명,품목코드\r\n"실링, 대형",0012\r\n슬리브,0013\r\n'.encode(encoding))

    assert codes_in_file(file) == ("0012", "0013")


def test_a_file_without_header_gives_its_first_column(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_bytes(b"0012;ring\n0013;sleeve\n")

    assert codes_in_file(file) == ("0012", "0013")


def test_a_plain_text_file_gives_its_lines(tmp_path: Path) -> None:
    file = tmp_path / "list.txt"
    file.write_bytes(b"0012\n0013\n")

    assert codes_in_file(file) == ("0012", "0013")


@pytest.mark.parametrize("content", [b"PK\0\0", b"a" * (LARGEST_FILE + 1), b"\x80\xff,\xfe"])
def test_a_file_that_is_no_list_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "list.csv"
    file.write_bytes(content)

    with pytest.raises(UnreadableFileError):
        codes_in_file(file)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError):
        codes_in_file(tmp_path / "gone.txt")
