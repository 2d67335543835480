"""Two orders of one number but of different types are two orders, as in JDE and SAP."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import polars as pl
import pytest
from pydantic import ValidationError

from routingml_desktop.domain import columns as c
from routingml_desktop.erp.sources import open_source
from routingml_desktop.plant.actuals import clean
from tests.erp.builders import mapping, never, together

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2025, 1, 1)  # noqa: DTZ001 (the plant's local time)
BOOKED = """DOCO,DCTO,code,job,day,qty,setup,run
1001,WO,G1,TURN,2024-03-01,10,20,50
1001,WR,G1,TURN,2024-05-12,4,22,31
1001,WO,G1,TURN,2024-03-02,5,,25
1002,,G1,TURN,2024-03-03,10,20,52
"""
COLUMNS = {
    "work_order": "DOCO",
    "order_type": "DCTO",
    "item_code": "code",
    "job_code": "job",
    "reported": "day",
    "quantity": "qty",
    "setup_minutes": "setup",
    "run_minutes": "run",
}


def booked(folder: Path, columns: dict[str, str]) -> pl.DataFrame:
    (folder / "booked.csv").write_text(BOOKED, encoding="utf-8")
    results = {"table": "booked", "columns": columns}
    return together(open_source(mapping(work_results=results), str(folder)).work_results(never))


def lots(rows: pl.DataFrame) -> list[tuple[str, float]]:
    kept = clean(rows.lazy(), now=NOW).filter(pl.col(c.DROPPED).is_null())
    return kept.sort(c.WORK_ORDER).select(c.WORK_ORDER, c.QUANTITY).rows()


def test_an_order_type_keeps_equal_numbers_apart(tmp_path: Path) -> None:
    rows = booked(tmp_path, COLUMNS)

    assert rows[c.WORK_ORDER].to_list() == ["WO/1001", "WR/1001", "WO/1001", "1002"]
    assert lots(rows) == [("1002", 10.0), ("WO/1001", 15.0), ("WR/1001", 4.0)]


def test_without_it_they_are_parts_of_one_order(tmp_path: Path) -> None:
    without = {ours: theirs for ours, theirs in COLUMNS.items() if ours != "order_type"}

    assert lots(booked(tmp_path, without)) == [("1001", 19.0), ("1002", 10.0)]


def test_an_order_type_without_order_number_is_refused() -> None:
    columns = {ours: theirs for ours, theirs in COLUMNS.items() if ours != "work_order"}

    with pytest.raises(ValidationError, match="work_order is required"):
        mapping(work_results={"table": "booked", "columns": columns})
