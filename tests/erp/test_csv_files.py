from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from routingml_desktop.domain.errors import UnreadableFileError, WorkCancelledError
from routingml_desktop.erp.csv_file import CsvFile
from tests.erp.builders import never, together

if TYPE_CHECKING:
    from pathlib import Path

    import polars as pl

KOREAN = "code,name\n00123,실링 하우징\nabc,글랜드\n"
ROWS = [("00123", "실링 하우징"), ("abc", "글랜드")]


def read(file: Path) -> pl.DataFrame:
    return together(CsvFile(file).batches(1000, never))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
def test_korean_files_are_read_in_each_encoding_excel_writes(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "품목.csv"
    file.write_text(KOREAN, encoding=encoding)

    frame = read(file)

    assert frame.columns == ["code", "name"]
    assert frame.rows() == ROWS


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_in_the_header(tmp_path: Path, delimiter: str) -> None:
    file = tmp_path / "items.csv"
    file.write_text(KOREAN.replace(",", delimiter), encoding="utf-8")

    assert read(file).rows() == ROWS


def test_no_cell_is_ever_taken_for_a_number(tmp_path: Path) -> None:
    file = tmp_path / "items.csv"
    file.write_text('code\n007\n1e5\n=cmd\n"a ""b"""\n', encoding="utf-8")

    assert read(file)["code"].to_list() == ["007", "1e5", "=cmd", 'a "b"']


def test_ragged_lines_are_refused_with_their_numbers(tmp_path: Path) -> None:
    file = tmp_path / "items.csv"
    file.write_text('a,b\n1,2\n"x\ny",2\n3\n4,5\n6,7,8\n', encoding="utf-8")

    with pytest.raises(UnreadableFileError, match=r"line 5, 7 .* 2 columns"):
        read(file)


def test_blank_lines_and_surplus_blank_cells_are_no_rows(tmp_path: Path) -> None:
    file = tmp_path / "items.csv"
    file.write_text("a,b\n\n1,2,,\n\n3,4\n\n", encoding="utf-8")

    assert read(file).rows() == [("1", "2"), ("3", "4")]


def test_a_byte_that_fits_no_encoding_is_named_by_its_line(tmp_path: Path) -> None:
    file = tmp_path / "items.csv"
    file.write_bytes(b"a,b\n1,2\n\xff\xff\xff,3\n")

    with pytest.raises(UnreadableFileError, match="line 3"):
        read(file)


def test_a_binary_file_is_no_csv(tmp_path: Path) -> None:
    file = tmp_path / "items.csv"
    file.write_bytes(b"a,b\n1,\x00\n")

    with pytest.raises(UnreadableFileError, match="line 2 holds a NUL byte"):
        read(file)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "empty"),
        ("\n\n", "empty"),
        ("a,a\n1,2\n", "two columns"),
        ('a,b\n"1,2\n', "unexpected end of data"),
        ("a,b\n1," + "x" * 200_000 + "\n", "field larger"),
    ],
)
def test_files_that_are_no_table_are_refused(tmp_path: Path, content: str, said: str) -> None:
    file = tmp_path / "items.csv"
    file.write_text(content, encoding="utf-8")

    with pytest.raises(UnreadableFileError, match=said):
        read(file)


def test_a_header_alone_gives_no_rows(tmp_path: Path) -> None:
    file = tmp_path / "items.csv"
    file.write_text("a,b\n", encoding="utf-8")

    assert list(CsvFile(file).batches(10, never)) == []


def test_a_long_file_comes_in_batches_and_can_be_stopped(tmp_path: Path) -> None:
    file = tmp_path / "items.csv"
    file.write_text("a\n" + "".join(f"{number}\n" for number in range(25)), encoding="utf-8")

    assert [len(batch) for batch in CsvFile(file).batches(10, never)] == [10, 10, 5]
    with pytest.raises(WorkCancelledError):
        list(CsvFile(file).batches(10, lambda: True))


CELLS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\ufeff"), max_size=30
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(rows=st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=8))
def test_whatever_a_spreadsheet_writes_reads_back_unchanged(
    tmp_path: Path, rows: list[tuple[str, str]]
) -> None:
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows([("code", "name"), *rows])
    file = tmp_path / "items.csv"
    file.write_bytes(text.getvalue().encode())

    assert read(file).rows() == rows


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(content=st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_with_a_sentence(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "items.csv"
    file.write_bytes(content)

    try:
        list(CsvFile(file).batches(10, never))
    except UnreadableFileError as error:
        assert "items.csv" in str(error)  # noqa: PT017 (either outcome is right)


def test_a_mark_in_the_file_wins_over_the_encoding_the_mapping_names(tmp_path: Path) -> None:
    file = tmp_path / "items.csv"
    file.write_text(KOREAN, encoding="utf-8-sig")

    frame = together(CsvFile(file, encoding="latin-1").batches(1000, never))

    assert frame.rows() == ROWS


def test_a_file_that_has_not_the_named_encoding_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "items.csv"
    file.write_text("Länge,b\n1,2\n", encoding="latin-1")

    with pytest.raises(UnreadableFileError, match="line 1 is not utf-8"):
        CsvFile(file, encoding="utf-8")


def test_a_file_of_unknown_encoding_says_where_to_name_it(tmp_path: Path) -> None:
    file = tmp_path / "items.csv"
    file.write_bytes(b"a,b\n1,2\n\xff\xff\xff,3\n")

    with pytest.raises(UnreadableFileError, match=r"under \[connection\] encoding"):
        CsvFile(file)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1250", "Indeks,Nazwa\n1,Wałek długi\n2,Łańcuch żeliwny\n"),
        ("cp1252", "Nr,Name\n1,Ärmelstück\n2,Ägypten\n"),
        ("cp932", "品番,品名\n1,ステンレス\n2,カバー\n"),
    ],
)
def test_a_foreign_encoding_is_never_read_as_korean(
    tmp_path: Path, encoding: str, text: str
) -> None:
    file = tmp_path / "items.csv"
    file.write_text(text, encoding=encoding)

    with pytest.raises(UnreadableFileError, match=r"cp1252 \(Western Europe\), cp1250"):
        CsvFile(file)
    rows = together(CsvFile(file, encoding=encoding).batches(1000, never)).rows()
    assert rows == [tuple(line.split(",")) for line in text.splitlines()[1:]]
