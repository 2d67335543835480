"""A real PostgreSQL read through psqlODBC, also through a proxy that breaks the connection."""

from __future__ import annotations

import logging
import threading
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from routingml_desktop.domain.errors import (
    ErpConnectionError,
    ErpTimeoutError,
    LoginRefusedError,
    MissingColumnError,
    MissingTableError,
    PermissionDeniedError,
    WorkCancelledError,
)
from routingml_desktop.erp.keywords import PASSWORD_VARIABLE
from routingml_desktop.erp.mapping_parts import ConnectionMapping
from routingml_desktop.erp.odbc_tables import OdbcTables
from routingml_desktop.erp.readers import ColumnType
from routingml_desktop.erp.sources import open_source
from routingml_desktop.erp.statements import Statement, TableQuery
from tests.erp.builders import mapping, never, together
from tests.erp.proxy import Mood, proxy
from tests.postgres import READER, READER_PASSWORD, Postgres

if TYPE_CHECKING:
    from collections.abc import Iterator

DATABASE = "plant"
ROWS = 20_000
BIG = TableQuery(("big",), ("id", "code"))


SETUP = f"""
CREATE TABLE typed (code varchar(20), n integer, d numeric(18,4), f float8, day date,
    moment timestamp, flag boolean, note text);
INSERT INTO typed VALUES
    ('00123', 7, 12.5, 0.25, '2999-12-31', '2024-05-01 10:11:12', true, '실링'),
    (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
CREATE TABLE "odd ""]; name" ("a ""]; --" text, "=cmd" text);
INSERT INTO "odd ""]; name" VALUES ('''; DROP TABLE typed; --', '=1+1');
CREATE TABLE big AS SELECT g AS id, md5(g::text) AS code FROM generate_series(1, {ROWS}) g;
CREATE TABLE empty (code text, name text);
CREATE SCHEMA bi;
CREATE VIEW bi.items AS SELECT code, note AS name FROM typed WHERE code IS NOT NULL;
GRANT SELECT ON typed TO {READER};
"""


@pytest.fixture(scope="module")
def plant(postgres: Postgres) -> str:
    """A database with typed, odd, big and empty tables; its location."""
    location = postgres.create(DATABASE)
    postgres.run(DATABASE, SETUP)
    return location


def tables(location: str, **settings: object) -> OdbcTables:
    limits = {"login_seconds": 2.0, "query_seconds": 1.0, "batch_rows": 500}
    return OdbcTables(
        ConnectionMapping.model_validate({"kind": "odbc", **limits, **settings}), location
    )


@pytest.fixture
def reader(plant: str) -> Iterator[OdbcTables]:
    opened = tables(plant, query_seconds=10)
    yield opened
    opened.close()


def moved(location: str, port: int) -> str:
    """The same location behind another port."""
    parts = [part for part in location.split(";") if not part.startswith("Port=")]
    return ";".join([*parts, f"Port={port}"])


def test_every_type_arrives_typed(reader: OdbcTables) -> None:
    columns = ("code", "n", "d", "f", "day", "moment", "flag", "note")

    frame = together(reader.batches(TableQuery(("typed",), columns), never))

    assert [str(dtype) for dtype in frame.dtypes[:6]] == [
        *("String", "Int64", "Float64", "Float64", "Date"),
        "Datetime(time_unit='us', time_zone=None)",
    ]
    assert frame.row(0)[:4] == ("00123", 7, 12.5, 0.25)
    assert frame["day"].dt.year().to_list() == [2999, None]
    assert frame["note"].to_list() == ["실링", None]
    assert frame.row(1) == (None,) * 8


def test_columns_are_described_with_their_types(reader: OdbcTables) -> None:
    described = reader.columns(TableQuery(("typed",), ()), never)

    assert described["n"] is ColumnType.NUMBER
    assert described["d"] is ColumnType.NUMBER
    assert described["day"] is ColumnType.DATE
    assert described["code"] is ColumnType.TEXT


def test_hostile_names_and_values_read_as_what_they_are(reader: OdbcTables) -> None:
    query = TableQuery(('odd "]; name',), ('a "]; --', "=cmd"))

    (row,) = together(reader.batches(query, never)).rows()

    assert row == ("'; DROP TABLE typed; --", "=1+1")
    assert reader.columns(TableQuery(("typed",), ()), never)


def test_a_view_in_a_schema_is_a_source_like_any_other(plant: str) -> None:
    source = open_source(
        mapping(items={"table": "bi.items", "columns": {"item_code": "code", "item_name": "name"}}),
        plant,
    )

    assert together(source.items(never)).rows() == [("00123", "실링")]
    assert (source.facts.kind, source.facts.title) == ("odbc", f"{DATABASE} @ 127.0.0.1")
    source.close()


def test_rows_come_in_batches_whatever_their_number(reader: OdbcTables) -> None:
    sizes = [len(batch) for batch in reader.batches(BIG, never)]

    assert sum(sizes) == ROWS
    assert max(sizes) == 500


def test_a_table_without_rows_is_no_failure(reader: OdbcTables) -> None:
    assert list(reader.batches(TableQuery(("empty",), ("code",)), never)) == []


def test_a_missing_table_is_named_with_the_closest_first(reader: OdbcTables) -> None:
    with pytest.raises(MissingTableError, match=r"typd does not exist.*There is: public\.typed"):
        list(reader.batches(TableQuery(("typd",), ("code",)), never))

    assert reader.columns(TableQuery(("typed",), ()), never)


def test_a_missing_column_is_named_with_the_closest(reader: OdbcTables) -> None:
    with pytest.raises(MissingColumnError, match=r"typed has no column CODE.*mean code\?"):
        list(reader.batches(TableQuery(("typed",), ("CODE",)), never))


def test_a_table_the_login_may_not_read_is_named(
    plant: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PASSWORD_VARIABLE, READER_PASSWORD)
    reader = tables(plant.replace("UID=postgres", f"UID={READER}"))

    assert reader.columns(TableQuery(("typed",), ()), never)
    with pytest.raises(PermissionDeniedError, match="big"):
        list(reader.batches(BIG, never))
    reader.close()


@pytest.mark.parametrize("password", ["wrong-Geheim-77", ""])
def test_a_refused_login_is_named_and_the_password_shown_nowhere(
    plant: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    password: str,
) -> None:
    monkeypatch.setenv(PASSWORD_VARIABLE, password)
    caplog.set_level(logging.DEBUG)
    reader = tables(plant.replace("UID=postgres", f"UID={READER}"))

    with pytest.raises((LoginRefusedError, ErpConnectionError)) as caught:
        reader.columns(TableQuery(("typed",), ()), never)

    if password:
        assert isinstance(caught.value, LoginRefusedError)
        assert password not in f"{caught.value} {caught.value.__cause__} {caplog.text}"
    reader.close()


def test_a_database_that_does_not_exist_is_named(plant: str) -> None:
    reader = tables(plant.replace(f"Database={DATABASE}", "Database=nope"))

    with pytest.raises(ErpConnectionError, match=r'"nope" does not exist.*ask IT'):
        reader.columns(TableQuery(("typed",), ()), never)
    reader.close()


def test_a_server_that_refuses_is_not_connected(plant: str) -> None:
    with proxy(1, Mood.SILENT) as gone:
        reader = tables(moved(plant, gone.port))

    with pytest.raises(ErpConnectionError, match="refused"):
        reader.columns(TableQuery(("typed",), ()), never)
    reader.close()


def test_a_server_that_accepts_and_says_nothing_is_a_time_out(
    plant: str, postgres: Postgres
) -> None:
    started = time.monotonic()
    with proxy(postgres.port, Mood.SILENT) as silent:
        reader = tables(moved(plant, silent.port), login_seconds=1)

        with pytest.raises(ErpTimeoutError, match="within 1 s while logging in"):
            reader.columns(TableQuery(("typed",), ()), never)

        assert time.monotonic() - started < 4
        reader.close()


def test_a_connection_cut_while_fetching_is_named_and_ends_the_reading(
    plant: str, postgres: Postgres
) -> None:
    with proxy(postgres.port, Mood.CUT, after=300_000) as cutting:
        reader = tables(moved(plant, cutting.port))
        read = 0

        with pytest.raises(ErpConnectionError, match=r"127\.0\.0\.1"):  # noqa: PT012 (rows before)
            for batch in reader.batches(BIG, never):
                read += len(batch)

        assert 0 < read < ROWS
        reader.close()


def test_a_connection_that_stalls_while_fetching_is_a_time_out(
    plant: str, postgres: Postgres
) -> None:
    with proxy(postgres.port, Mood.STALL, after=300_000) as stalling:
        reader = tables(moved(plant, stalling.port))
        started = time.monotonic()

        with pytest.raises(ErpTimeoutError, match="within 1 s while reading big"):
            list(reader.batches(BIG, never))

        assert time.monotonic() - started < 4
        reader.close()


def test_a_slow_query_times_out_and_is_cancelled_on_the_server(
    plant: str, postgres: Postgres
) -> None:
    reader = tables(plant)

    with pytest.raises(ErpTimeoutError, match="while reading slow"):
        reader.connection.execute(Statement("SELECT pg_sleep(30)"), "slow", never)

    sleeping = "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE ?"
    with closing(postgres.connect(DATABASE)) as watching:
        (running,) = watching.execute(sleeping, "SELECT pg_sleep(30)%").fetchone()
    assert running == 0
    assert reader.columns(TableQuery(("typed",), ()), never)
    reader.close()


def test_stopping_in_the_middle_of_a_slow_query_takes_less_than_a_second(plant: str) -> None:
    reader = tables(plant, query_seconds=60)
    pressed = threading.Event()
    threading.Timer(0.3, pressed.set).start()
    started = time.monotonic()

    with pytest.raises(WorkCancelledError):
        reader.connection.execute(Statement("SELECT pg_sleep(30)"), "slow", pressed.is_set)

    assert time.monotonic() - started < 1.3
    reader.close()


def test_stopping_between_batches_ends_the_reading(reader: OdbcTables) -> None:
    read: list[int] = []
    batches = reader.batches(BIG, lambda: len(read) == 3)

    with pytest.raises(WorkCancelledError):
        read.extend(len(batch) for batch in batches)

    assert read == [500, 500, 500]


def test_another_connection_works_while_one_hangs(plant: str, postgres: Postgres) -> None:
    with proxy(postgres.port, Mood.STALL, after=100_000) as stalling:
        hanging = tables(moved(plant, stalling.port))
        with pytest.raises(ErpTimeoutError):
            list(hanging.batches(BIG, never))

        healthy = tables(plant)

        assert together(healthy.batches(BIG, never)).height == ROWS
        healthy.close()
        hanging.close()


def test_a_source_can_be_closed_twice_and_read_again(reader: OdbcTables) -> None:
    assert together(reader.batches(BIG, never)).height == ROWS

    reader.close()
    reader.close()

    assert together(reader.batches(BIG, never)).height == ROWS
