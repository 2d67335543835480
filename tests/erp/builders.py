"""Small sources for the tests of this room."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import polars as pl

from routingml_desktop.erp.mapping import SourceMapping

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

MINIMAL = """
[connection]
kind = "folder"

[items]
table = "items"
columns = { item_code = "code", item_name = "name" }

[operations]
table = "steps"
columns = { item_code = "code", sequence = "seq", job_code = "job", run_minutes = "run" }
"""


def mapping(**changes: object) -> SourceMapping:
    """A mapping of items and steps in a folder, with sections changed or added."""
    values: dict[str, object] = {
        "name": "test",
        "connection": {"kind": "folder"},
        "items": {"table": "items", "columns": {"item_code": "code", "item_name": "name"}},
        "operations": {
            "table": "steps",
            "columns": {
                "item_code": "code",
                "sequence": "seq",
                "job_code": "job",
                "run_minutes": "run",
            },
        },
    }
    return SourceMapping.model_validate(values | changes)


def sqlite_with(file: Path, **tables: tuple[Sequence[str], Iterable[Sequence[object]]]) -> Path:
    """A SQLite file with these tables: columns (with types if wanted) and rows."""
    with closing(sqlite3.connect(file)) as connection, connection:
        for name, (columns, rows) in tables.items():
            connection.execute(f'CREATE TABLE "{name}" ({", ".join(columns)})')
            marks = ", ".join("?" * len(columns))
            connection.executemany(f'INSERT INTO "{name}" VALUES ({marks})', rows)
    return file


def never() -> bool:
    """Nobody asks to stop."""
    return False


def together(batches: Iterable[pl.DataFrame]) -> pl.DataFrame:
    """All batches as one frame."""
    return pl.concat(list(batches))
