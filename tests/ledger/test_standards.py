from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from routingml_desktop.domain.standard import Decision
from routingml_desktop.ledger.standards import StandardLedger
from tests.standards import case

if TYPE_CHECKING:
    from pathlib import Path

START = datetime(2025, 10, 20, 9, 0, tzinfo=UTC)


class Clock:
    """A minute later each time it is asked."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


@pytest.fixture
def ledger(tmp_path: Path) -> StandardLedger:
    return StandardLedger(tmp_path, Clock())


def test_a_decision_is_kept_with_all_that_was_known(ledger: StandardLedger) -> None:
    ledger.decide(case(), Decision.APPROVED, "세 번 확인", "PLANT\\김")

    (record,) = ledger.history()
    assert record.key == case().key
    assert (record.decision, record.reason, record.who) == (
        Decision.APPROVED, "세 번 확인", "PLANT\\김",
    )  # fmt: skip
    assert record.time == START + timedelta(minutes=1)
    assert (record.setup_now, record.run_now) == (20.0, 5.0)
    assert (record.setup_proposed, record.run_proposed) == (26.0, 6.5)
    assert (record.orders, record.ratio, record.hours_a_year) == (20, 1.3, 12.5)
    assert record.exported is None


def test_history_stays_when_somebody_decides_otherwise(ledger: StandardLedger) -> None:
    ledger.decide(case(), Decision.LATER, "", "kim")
    ledger.decide(case("G2"), Decision.REJECTED, "old tool", "lee")
    ledger.decide(case(), Decision.APPROVED, "measured", "lee")

    told = [(one.key.item_code, one.decision) for one in ledger.history()]
    latest = ledger.latest()

    assert told == [
        ("G1", Decision.APPROVED),
        ("G2", Decision.REJECTED),
        ("G1", Decision.LATER),
    ]
    assert latest[case().key].decision is Decision.APPROVED
    assert len(latest) == 2


def test_an_export_is_noted_once_with_its_first_moment(
    ledger: StandardLedger, tmp_path: Path
) -> None:
    number = ledger.decide(case(), Decision.APPROVED, "ok", "kim")

    ledger.exported([number], tmp_path / "a.xlsx")
    ledger.exported([number], tmp_path / "b.xlsx")

    (record,) = ledger.history()
    assert record.exported == START + timedelta(minutes=2)
    with closing(sqlite3.connect(tmp_path / "standards.sqlite")) as connection:
        files = [row[0] for row in connection.execute("SELECT file FROM exports ORDER BY number")]
    assert files == [str(tmp_path / "a.xlsx"), str(tmp_path / "b.xlsx")]


def test_decisions_outlive_the_program(ledger: StandardLedger, tmp_path: Path) -> None:
    ledger.decide(case(), Decision.REJECTED, "no", "kim")

    again = StandardLedger(tmp_path)

    assert [one.decision for one in again.history()] == [Decision.REJECTED]
    assert again.recovery is None


def test_a_standard_without_set_up_is_kept_so(ledger: StandardLedger) -> None:
    bare = replace(case(), setup_now=None, setup_proposed=None)

    ledger.decide(bare, Decision.APPROVED, "ok", "kim")

    assert (ledger.history()[0].setup_now, ledger.history()[0].setup_proposed) == (None, None)


def test_what_was_decided_and_exported_survives_a_damaged_record(
    ledger: StandardLedger, tmp_path: Path
) -> None:
    first = ledger.decide(case(), Decision.APPROVED, "ok", "kim")
    (tmp_path / "standards.sqlite").write_bytes(b"scrambled eggs " * 1000)
    decided = StandardLedger(tmp_path)
    assert [one.decision for one in decided.history()] == [Decision.APPROVED]
    assert decided.recovery is not None
    assert decided.recovery.restored

    ledger.exported([first], tmp_path / "a.xlsx")
    (tmp_path / "standards.sqlite").write_bytes(b"scrambled eggs " * 1000)

    assert StandardLedger(tmp_path).history()[0].exported is not None


def test_decisions_are_noted_by_the_clock_of_the_pc_in_utc(tmp_path: Path) -> None:
    ledger = StandardLedger(tmp_path)

    number = ledger.decide(case(), Decision.LATER, "", "kim")

    (record,) = ledger.history()
    assert record.number == number == 1
    assert abs(record.time - datetime.now(UTC)) < timedelta(minutes=1)
    assert record.time.utcoffset() == timedelta(0)
