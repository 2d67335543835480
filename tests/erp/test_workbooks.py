from __future__ import annotations

import zipfile
from datetime import datetime
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from routingml_desktop.domain.errors import MissingTableError, UnreadableFileError
from routingml_desktop.erp.workbook import read_sheet

if TYPE_CHECKING:
    from pathlib import Path


def workbook(file: Path, *rows: tuple[object, ...], sheet: str = "품목") -> Path:
    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet
    for row in rows:
        page.append(row)
    book.save(file)
    return file


def test_codes_stay_as_they_were_typed(tmp_path: Path) -> None:
    rows = [("code", "size"), ("00123", 2.5), ("abc", 3), (4711, None), ("'x", "-")]

    frame = read_sheet(workbook(tmp_path / "품목.xlsx", *rows))

    assert frame["code"].to_list() == ["00123", "abc", "4711", "'x"]
    assert frame["size"].to_list() == ["2.5", "3", None, "-"]


def test_a_sheet_is_found_by_name_and_a_missing_one_named(tmp_path: Path) -> None:
    file = workbook(tmp_path / "plant.xlsx", ("a",), ("1",), sheet="라우팅")

    assert read_sheet(file, "라우팅").height == 1
    with pytest.raises(MissingTableError, match="라우팅"):
        read_sheet(file, "routing")


@pytest.mark.parametrize("content", [b"", b"no workbook", b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0"])
def test_a_file_that_only_has_the_suffix_is_refused(tmp_path: Path, content: bytes) -> None:
    for name in ("plant.xlsx", "plant.xls"):
        file = tmp_path / name
        file.write_bytes(content)

        with pytest.raises(UnreadableFileError, match="no Excel workbook"):
            read_sheet(file)


def test_a_zip_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "plant.xlsx"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("readme.txt", "hello")

    with pytest.raises(UnreadableFileError, match="no Excel workbook"):
        read_sheet(file)


def test_a_workbook_that_unpacks_to_far_more_than_it_holds_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "plant.xlsx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (40 << 20))

    with pytest.raises(UnreadableFileError, match="unpacks to 42 MB"):
        read_sheet(file)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30
)
@given(place=st.integers(0, 3000), byte=st.integers(0, 255))
def test_a_damaged_workbook_is_read_or_refused_with_a_sentence(
    tmp_path: Path, place: int, byte: int
) -> None:
    file = workbook(tmp_path / "plant.xlsx", ("code", "name"), ("A", "실링"))
    content = bytearray(file.read_bytes())
    content[place % len(content)] = byte
    file.write_bytes(content)

    try:
        read_sheet(file)
    except UnreadableFileError as error:
        assert "plant.xlsx" in str(error)  # noqa: PT017 (either outcome is right)


@pytest.mark.parametrize(
    ("rows", "said"),
    [([], "empty"), ([(None, None)], "empty"), ([("a", "a"), (1, 2)], "two columns")],
)
def test_a_sheet_without_a_proper_header_is_refused(
    tmp_path: Path, rows: list[tuple[object, ...]], said: str
) -> None:
    with pytest.raises(UnreadableFileError, match=said):
        read_sheet(workbook(tmp_path / "plant.xlsx", *rows))


def test_dates_become_texts_that_can_be_read_again_and_blank_rows_are_no_rows(
    tmp_path: Path,
) -> None:
    day = datetime(2999, 12, 31)  # noqa: DTZ001 (a spreadsheet's dates have no zone)
    rows = [("code", "until"), ("A", day), (None, None), ("B", None)]

    frame = read_sheet(workbook(tmp_path / "plant.xlsx", *rows))

    assert frame.rows() == [("A", "2999-12-31 00:00:00"), ("B", None)]
