"""Rows of an Excel sheet, every cell a text, after its size was looked at."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Final

import polars as pl

from routingml_desktop.domain.errors import MissingTableError, UnreadableFileError

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_CONTENT: Final = 2 << 30
"""Bytes a workbook may unpack to."""
LARGEST_RATIO: Final = 200
"""Unpacked bytes per packed byte; more is a bomb, not a workbook."""
_SMALL: Final = 10 << 20


def read_sheet(file: Path, sheet: str = "") -> pl.DataFrame:
    """The sheet (the first when none is named) as text columns named by its first row.

    Raises UnreadableFileError, and MissingTableError when there is no such sheet.
    """
    import fastexcel  # noqa: PLC0415 (only plants with workbooks need it)

    _look_at_size(file)
    try:
        book = fastexcel.read_excel(file)
        if sheet and sheet not in book.sheet_names:
            raise MissingTableError(f"{file.name}/{sheet}", book.sheet_names)
        header = book.load_sheet(sheet or 0, header_row=None, n_rows=1, dtypes="string").to_polars()
        frame = book.load_sheet(sheet or 0, dtypes="string").to_polars()
    except fastexcel.FastExcelError as error:
        raise UnreadableFileError(
            file, f"it is no Excel workbook ({str(error).splitlines()[0]})"
        ) from error
    _demand_header(file, [str(name).strip() for row in header.rows() for name in row if name])
    # Sheets often end in rows that only look empty because they are.
    return frame.filter(~pl.all_horizontal(pl.all().is_null()))


def _demand_header(file: Path, names: list[str]) -> None:
    """Raise UnreadableFileError unless the first row names columns, each once."""
    if not names:
        raise UnreadableFileError(file, "it is empty; the first row must name columns")
    for name in names:
        if names.count(name) > 1:
            raise UnreadableFileError(file, f"two columns are called {name!r}")


def _look_at_size(file: Path) -> None:
    if file.suffix.lower() in (".xls",):
        return
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError) as error:
        raise UnreadableFileError(file, f"it is no Excel workbook ({error})") from error
    content = sum(entry.file_size for entry in entries)
    packed = max(1, sum(entry.compress_size for entry in entries))
    if content > LARGEST_CONTENT or (content > _SMALL and content / packed > LARGEST_RATIO):
        raise UnreadableFileError(file, f"it unpacks to {content / 1e6:.0f} MB, which is refused")
