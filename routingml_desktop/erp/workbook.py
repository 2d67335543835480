"""Rows of an Excel sheet, every cell a text, after its size was looked at."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Final

from routingml_desktop.domain.errors import MissingTableError, UnreadableFileError

if TYPE_CHECKING:
    from pathlib import Path

    import polars as pl

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
        loaded = book.load_sheet(sheet or 0, dtypes="string")
        return loaded.to_polars()
    except fastexcel.FastExcelError as error:
        raise UnreadableFileError(
            file, f"it is no Excel workbook ({str(error).splitlines()[0]})"
        ) from error


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
