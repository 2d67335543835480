"""Whatever a table, a column or a value is called, it is read as what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from routingml_desktop.domain.errors import MissingColumnError, MissingTableError
from routingml_desktop.erp.sqlite_file import SqliteFile
from routingml_desktop.erp.statements import Dialect, TableQuery, quoted
from tests.erp.builders import mapping, never, sqlite_with, together

if TYPE_CHECKING:
    from pathlib import Path

NAMES = st.one_of(
    st.sampled_from(
        ["x'; DROP TABLE t --", 'a"b', "a]b", "`x`", "=cmd", "라우팅", "/*", "%s", "?", "select"]
    ),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40).filter(
        str.strip
    ),
)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60
)
@given(
    table=NAMES.filter(lambda name: not name.lower().startswith("sqlite_") and '"' not in name),
    column=NAMES,
    value=NAMES,
)
def test_a_real_database_gives_the_value_back_under_any_name(
    tmp_path: Path, table: str, column: str, value: str
) -> None:
    file = tmp_path / "odd.sqlite"
    file.unlink(missing_ok=True)
    sqlite_with(file, **{table: ([f"{quoted(column, Dialect.ANSI)} TEXT"], [(value,), ("z",)])})
    where = mapping(
        items={
            "table": [table],
            "columns": {"item_code": column},
            "where": [{"column": column, "op": "=", "value": value}],
        }
    ).items.where
    reader = SqliteFile(file, 10)

    frame = together(reader.batches(TableQuery((table,), (column,), where), never))
    reader.close()

    assert frame.rows() == [(value,)] * (2 if value == "z" else 1)


@pytest.mark.parametrize("name", ["items; --", "items' OR 1=1", "x" * 4000])
def test_a_hostile_name_that_does_not_exist_is_simply_missing(tmp_path: Path, name: str) -> None:
    reader = SqliteFile(sqlite_with(tmp_path / "p.sqlite", items=(["code"], [("A",)])), 10)

    with pytest.raises(MissingTableError):
        list(reader.batches(TableQuery((name,), ("code",)), never))
    with pytest.raises(MissingColumnError):
        list(reader.batches(TableQuery(("items",), (name,)), never))
    reader.close()
