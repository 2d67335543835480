"""Rows of a CSV file: strict encoding, every row as long as the header, every cell a text."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Final

import polars as pl

from routingml_desktop.domain.errors import UnreadableFileError
from routingml_desktop.domain.progress import stop_if
from routingml_desktop.erp.encodings import encoding_of

if TYPE_CHECKING:
    from _csv import Reader
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from routingml_desktop.domain.progress import Stopping

_DELIMITERS: Final = (",", ";", "\t", "|")
_NAMED_LINES: Final = 5
_LONGEST_HEADER: Final = 1 << 16


class CsvFile:
    """A CSV file, read in batches of text columns."""

    def __init__(self, file: Path, *, encoding: str = "", delimiter: str = "") -> None:
        self._file = file
        self._encoding = encoding_of(file, named=encoding)
        self._delimiter = delimiter or self._found_delimiter()

    def header(self) -> tuple[str, ...]:
        """The column names, trimmed; raises UnreadableFileError when two are the same."""
        with self._file.open(encoding=self._encoding, newline="") as opened:
            return self._header(csv.reader(opened, delimiter=self._delimiter, strict=True))

    def batches(self, rows: int, stopping: Stopping) -> Iterator[pl.DataFrame]:
        """All columns as texts, ``rows`` rows at a time; UnreadableFileError names bad lines."""
        with self._file.open(encoding=self._encoding, newline="") as opened:
            reader = csv.reader(opened, delimiter=self._delimiter, strict=True)
            header = self._header(reader)
            batch: list[Sequence[str]] = []
            try:
                for row in reader:
                    if len(row) == len(header):
                        batch.append(row)
                    elif row:
                        batch.append(self._fitted(row, len(header), reader))
                    if len(batch) == rows:
                        stop_if(stopping)
                        yield _frame(header, batch)
                        batch = []
            except (csv.Error, UnicodeDecodeError) as error:
                raise UnreadableFileError(
                    self._file, f"near line {reader.line_num}: {error}"
                ) from error
            if batch:
                yield _frame(header, batch)

    def _header(self, reader: Reader) -> tuple[str, ...]:
        try:
            names = tuple(name.strip() for name in next(reader, []))
        except (csv.Error, UnicodeDecodeError) as error:
            raise UnreadableFileError(self._file, f"its header: {error}") from error
        if not any(names):
            raise UnreadableFileError(self._file, "it is empty; the first line must name columns")
        for name in names:
            if names.count(name) > 1:
                raise UnreadableFileError(self._file, f"two columns are called {name!r}")
        return names

    def _fitted(self, row: list[str], length: int, reader: Reader) -> list[str]:
        """The row without surplus blank cells; raises UnreadableFileError naming ragged lines."""
        if len(row) > length and not any(cell.strip() for cell in row[length:]):
            return row[:length]
        ragged = [reader.line_num]
        for other in reader:
            if other and len(other) != length:
                ragged.append(reader.line_num)
            if len(ragged) == _NAMED_LINES:
                break
        listed = ", ".join(str(line) for line in ragged)
        raise UnreadableFileError(
            self._file,
            f"line {listed} has another number of cells than the {length} columns of the header",
        )

    def _found_delimiter(self) -> str:
        try:
            with self._file.open(encoding=self._encoding, newline="") as opened:
                line = opened.readline(_LONGEST_HEADER)
        except OSError as error:
            raise UnreadableFileError(self._file, error.strerror or str(error)) from error
        except UnicodeDecodeError as error:
            problem = f"its header: it is not {self._encoding}"
            raise UnreadableFileError(self._file, problem) from error
        return max(_DELIMITERS, key=lambda sign: len(next(csv.reader([line], delimiter=sign), [])))


def _frame(header: Sequence[str], rows: Sequence[Sequence[str]]) -> pl.DataFrame:
    columns = zip(*rows, strict=True)
    return pl.DataFrame(
        [
            pl.Series(name, cells, dtype=pl.String)
            for name, cells in zip(header, columns, strict=True)
        ]
    )
