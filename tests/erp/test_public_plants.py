"""Two real data sets through every door: folder, SQLite file, and a database over ODBC."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import polars as pl
import pytest

from routingml_desktop.domain import columns as our
from routingml_desktop.erp.checks import check_frames
from routingml_desktop.erp.csv_file import CsvFile
from routingml_desktop.erp.mapping import load_mapping
from routingml_desktop.erp.sources import MappedSource, open_source
from tests.erp.builders import never, together
from tests.postgres import Postgres, load_adventureworks, load_production_events

if TYPE_CHECKING:
    from pathlib import Path

    from routingml_desktop.domain.plant import Finding


def sqlite_copy(folder: Path, file: Path) -> Path:
    """Every CSV of the folder as a table of texts."""
    with closing(sqlite3.connect(file)) as connection, connection:
        for csv in sorted(folder.glob("*.csv")):
            frame = together(CsvFile(csv).batches(10_000, never))
            names = ", ".join(f'"{name}" TEXT' for name in frame.columns)
            connection.execute(f'CREATE TABLE "{csv.stem}" ({names})')
            marks = ", ".join("?" * frame.width)
            connection.executemany(f'INSERT INTO "{csv.stem}" VALUES ({marks})', frame.rows())
    return file


@pytest.fixture(params=["folder", "sqlite", "odbc"])
def shop(request: pytest.FixtureRequest, production_events: Path, tmp_path: Path) -> MappedSource:
    """The machine shop's event log."""
    if request.param == "folder":
        location = str(production_events.parent)
    elif request.param == "sqlite":
        location = str(sqlite_copy(production_events.parent, tmp_path / "shop.sqlite"))
    else:
        server: Postgres = request.getfixturevalue("postgres")
        location = load_production_events(server, production_events)
    return open_source(load_mapping("production-log"), location)


@pytest.fixture(params=["folder", "sqlite", "odbc"])
def bicycles(request: pytest.FixtureRequest, adventureworks: Path, tmp_path: Path) -> MappedSource:
    """AdventureWorks."""
    if request.param == "folder":
        location = str(adventureworks)
    elif request.param == "sqlite":
        location = str(sqlite_copy(adventureworks, tmp_path / "bicycles.sqlite"))
    else:
        location = load_adventureworks(request.getfixturevalue("postgres"), adventureworks)
    return open_source(load_mapping("adventureworks"), location)


def test_the_event_log_arrives_the_same_through_every_door(shop: MappedSource) -> None:
    items, results = together(shop.items(never)), together(shop.work_results(never))
    shop.close()

    assert items.height == 43
    assert results.height == 4543
    kinds = dict(results.group_by(our.KIND).len().iter_rows())
    assert kinds == {"production": 4458, "breakdown": 53, "rework": 32}
    assert results[our.SETUP_MINUTES].is_not_null().sum() == 705
    # Durations of the log, not differences of its timestamps.
    total = results[our.SETUP_MINUTES].fill_null(0) + results[our.RUN_MINUTES].fill_null(0)
    assert total.sum() == 800_578
    assert results[our.REPORTED].null_count() == 0


def test_every_known_fault_of_the_event_log_is_named(shop: MappedSource) -> None:
    items, results = together(shop.items(never)), together(shop.work_results(never))
    no_operations = pl.LazyFrame(
        schema={
            name: pl.Datetime("us") if kind == "Datetime" else getattr(pl, kind)
            for name, kind in our.OPERATION_COLUMNS.items()
        }
    )
    findings = (
        *shop.findings(),
        *check_frames(
            items.lazy(),
            no_operations,
            results.lazy(),
            shop.attributes(),
            as_built=shop.as_built_rule,
        ),
    )
    shop.close()
    named = {finding.check: finding for finding in findings}

    assert named["span_placeholders"].count == 662
    assert "start + 75.0 min" in named["span_placeholders"].examples
    assert "start + 60.0 min" in named["span_placeholders"].examples
    assert named["span_disagrees"].count == 42
    assert named["span_spelling"].count == 1
    assert named["zero_minutes"].count == 662
    # One of them is by another worker, which the frames do not hold.
    assert named["repeated_rows"].count == 23
    assert named["rejects"].count == 231
    assert named["rework"].count == 32
    assert (named["orders_cut_off"].count, named["orders_cut_off"].rows) == (101, 225)
    assert "'Round  Q.C.' (2) like 'Round Grinding - Q.C.' (59)" in _all(named["spelling_variants"])
    assert named["partial_reports"].count == 70


def test_nine_routings_reach_the_products_of_their_models(bicycles: MappedSource) -> None:
    items, operations = together(bicycles.items(never)), together(bicycles.operations(never))
    bicycles.close()

    assert items.height == 504
    assert items[our.ITEM_CODE].n_unique() == 504
    assert operations[our.ROUTING_NO].n_unique() == 9
    assert operations.height == 119
    frame = operations.filter(pl.col(our.ITEM_CODE) == "FR-T98Y-60").sort(our.SEQUENCE)
    assert frame[our.JOB_NAME].to_list() == [
        *("Frame Forming", "Frame Welding", "Debur and Polish"),
        *("Specialized Paint", "Subassembly", "Final Assembly"),
    ]
    assert frame.row(0, named=True)[our.SETUP_MINUTES] == 30.0
    assert frame.row(0, named=True)[our.RUN_MINUTES] == 150.0
    assert frame.row(0, named=True)[our.BASE_QUANTITY] == 100.0
    assert set(operations[our.ITEM_CODE]) <= set(items[our.ITEM_CODE])


def test_attributes_of_a_foreign_schema_are_settled(bicycles: MappedSource) -> None:
    items = together(bicycles.items(never))
    bicycles.close()

    (bike,) = items.filter(pl.col(our.ITEM_CODE) == "BK-R93R-62").to_dicts()
    assert (bike["category"], bike["subcategory"], bike["model"]) == (
        "Bikes",
        "Road Bikes",
        "Road-150",
    )
    assert bike["weight"] == pytest.approx(15 * 0.45359237)
    assert bike["makeflag"] is True


def _all(finding: Finding) -> str:
    return " ".join(finding.examples)
