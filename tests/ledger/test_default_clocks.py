"""Every record of this PC tells the time by itself, and a long audit record is backed up."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from routingml_desktop.domain.audit import Deed
from routingml_desktop.domain.quality_cycle import CycleRequest, CycleTrigger, SamplingStrategy
from routingml_desktop.ledger.audit import BACKED_UP_EVERY, AuditLedger
from routingml_desktop.ledger.quality_cycles import CycleLedger

if TYPE_CHECKING:
    from pathlib import Path


def test_a_cycle_begins_now(tmp_path: Path) -> None:
    request = CycleRequest(10, SamplingStrategy.RANDOM, 1, CycleTrigger.ON_DEMAND, None)

    cycle = CycleLedger(tmp_path).began(request)

    assert cycle is not None
    assert abs(cycle.started - datetime.now(UTC)) < timedelta(minutes=1)


def test_a_long_audit_record_is_backed_up_on_the_way(tmp_path: Path) -> None:
    ledger = AuditLedger(tmp_path)
    kept = []

    for number in range(1, BACKED_UP_EVERY + 3):
        ledger.append("kim", "PC-1", Deed.SYNCED, "", "", {})
        if number >= BACKED_UP_EVERY - 1:
            (backup,) = tmp_path.glob("*.backup")
            with closing(sqlite3.connect(backup)) as connection:
                kept.append(connection.execute("SELECT count(*) FROM entries").fetchone()[0])

    assert kept == [0, BACKED_UP_EVERY, BACKED_UP_EVERY, BACKED_UP_EVERY]
