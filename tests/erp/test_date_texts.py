from __future__ import annotations

from datetime import datetime, timedelta

import polars as pl
import pytest

from routingml_desktop.erp.date_texts import written_dates, written_offsets


@pytest.mark.parametrize(
    ("written", "hours_ahead"),
    [
        ("2024-03-02T08:00:00+09:00", 9.0),
        ("2024-03-02T08:00:00.000+0900", 9.0),
        ("2024-03-02 08:00:00 -03:30", -3.5),
        ("2024-03-02 08:00-05", -5.0),
        ("2024-03-02T08:00:00Z", 0.0),
        ("2024-03-02 08:00:00 UTC", 0.0),
        ("2024-03-02T08:00:00", 0.0),
    ],
)
def test_a_time_with_an_offset_is_what_the_clock_on_the_wall_showed(
    written: str, hours_ahead: float
) -> None:
    texts = pl.Series("d", [written])
    usual = ("%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M")

    assert written_dates(texts, usual).to_list() == [datetime(2024, 3, 2, 8)]  # noqa: DTZ001
    assert written_offsets(texts).to_list() == [timedelta(hours=hours_ahead)]


def test_a_spelling_that_names_the_offset_reads_stamps_with_and_without_one() -> None:
    texts = pl.Series("d", ["02.03.2024 08:00 +0100", "02.03.2024 08:00", None, "soon"])

    found = written_dates(texts, ("%d.%m.%Y %H:%M %z",))

    moment = datetime(2024, 3, 2, 8)  # noqa: DTZ001
    assert found.to_list() == [moment, moment, None, None]


def test_a_day_with_dashes_has_no_offset() -> None:
    texts = pl.Series("d", ["24-03-2024", "2024-03-24"])

    assert written_offsets(texts).to_list() == [timedelta(0), timedelta(0)]
    assert written_dates(texts, ("%d-%m-%Y", "%Y-%m-%d")).null_count() == 0
