"""Rows of files in a folder: CSV, Excel, Parquet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from routingml_desktop.domain.errors import MissingTableError, UnreadableFileError
from routingml_desktop.domain.progress import stop_if
from routingml_desktop.erp.csv_file import CsvFile
from routingml_desktop.erp.frame_filters import matching
from routingml_desktop.erp.readers import ColumnType, by_likeness, demand_columns
from routingml_desktop.erp.workbook import read_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from routingml_desktop.domain.progress import Stopping
    from routingml_desktop.erp.statements import TableQuery

_TEXTS: Final = (".csv", ".tsv", ".txt")
_WORKBOOKS: Final = (".xlsx", ".xlsm", ".xlsb", ".xls")
_PARQUET: Final = ".parquet"


def is_row_file(file: Path) -> bool:
    """Whether a file of this suffix holds rows that a folder is read with."""
    return file.suffix.lower() in (*_TEXTS, *_WORKBOOKS, _PARQUET)


class Folder:
    """A folder of files as a table reader; a file's name with or without suffix is its table."""

    def __init__(
        self, folder: Path, batch_rows: int, *, encoding: str = "", delimiter: str = ""
    ) -> None:
        self._folder = folder
        self._batch_rows = batch_rows
        self._encoding = encoding
        self._delimiter = delimiter

    @property
    def title(self) -> str:
        """The folder's name."""
        return self._folder.name or str(self._folder)

    def columns(self, query: TableQuery, stopping: Stopping) -> Mapping[str, ColumnType]:
        """Columns of the file; all texts, except in Parquet, which has types of its own."""
        stop_if(stopping)
        file = self._file(query)
        if file.suffix.lower() in _TEXTS:
            return dict.fromkeys(self._csv(file).header(), ColumnType.TEXT)
        if file.suffix.lower() == _PARQUET:
            return {name: _type_of(dtype) for name, dtype in self._parquet_schema(file).items()}
        return dict.fromkeys(read_sheet(file, query.sheet).columns, ColumnType.TEXT)

    def batches(self, query: TableQuery, stopping: Stopping) -> Iterator[pl.DataFrame]:
        """Rows in batches; raises MissingColumnError, UnreadableFileError, WorkCancelledError."""
        wanted = [*query.columns, *(condition.column for condition in query.where)]
        demand_columns(query.name, wanted, self.columns(query, stopping))
        seen: pl.DataFrame | None = None
        for raw in self._raw(query, stopping):
            stop_if(stopping)
            batch = matching(raw, query.where).select(query.columns)
            if query.distinct:
                known = batch.clear() if seen is None else seen
                batch = batch.unique(maintain_order=True)
                batch = batch.join(known, on=query.columns, how="anti", nulls_equal=True)
                seen = pl.concat([known, batch])
            if not batch.is_empty():
                yield batch.head(query.limit) if query.limit else batch
            if query.limit:
                return

    def close(self) -> None:
        """Files are only open while they are read."""

    def _raw(self, query: TableQuery, stopping: Stopping) -> Iterator[pl.DataFrame]:
        file = self._file(query)
        suffix = file.suffix.lower()
        if suffix in _TEXTS:
            yield from self._csv(file).batches(self._batch_rows, stopping)
        elif suffix == _PARQUET:
            try:
                yield from pl.scan_parquet(file).collect_batches(chunk_size=self._batch_rows)
            except (pl.exceptions.PolarsError, OSError) as error:
                raise UnreadableFileError(file, str(error).splitlines()[0]) from error
        else:
            yield from read_sheet(file, query.sheet).iter_slices(self._batch_rows)

    def _csv(self, file: Path) -> CsvFile:
        return CsvFile(file, encoding=self._encoding, delimiter=self._delimiter)

    def _parquet_schema(self, file: Path) -> pl.Schema:
        try:
            return pl.scan_parquet(file).collect_schema()
        except (pl.exceptions.PolarsError, OSError) as error:
            raise UnreadableFileError(file, f"it is no Parquet file ({error})") from error

    def _file(self, query: TableQuery) -> Path:
        """The file of the query's table; raises MissingTableError naming what is there."""
        if not self._folder.is_dir():
            raise UnreadableFileError(self._folder, "there is no such folder")
        readable = (*_TEXTS, _PARQUET, *_WORKBOOKS)
        there = sorted(file for file in self._folder.iterdir() if file.suffix.lower() in readable)
        for name in (query.name, query.table[-1]):
            for file in there:
                if name in (file.name, file.stem):
                    return file
        names = [file.name for file in there]
        raise MissingTableError(query.name, by_likeness(query.name, names))


def _type_of(dtype: pl.DataType) -> ColumnType:
    if dtype == pl.Boolean:
        return ColumnType.YES_NO
    if dtype.is_numeric():
        return ColumnType.NUMBER
    if dtype.is_temporal():
        return ColumnType.DATE
    return ColumnType.TEXT
