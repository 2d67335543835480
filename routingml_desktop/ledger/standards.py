"""What was decided about proposed standards; nothing is ever changed or removed."""

from __future__ import annotations

from dataclasses import astuple
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from routingml_desktop.domain.standard import Decision, DecisionRecord, StandardKey
from routingml_desktop.ledger.database import Database

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from routingml_desktop.domain.standard import StandardCase
    from routingml_desktop.ledger.database import Recovery

    Clock = Callable[[], datetime]

MIGRATIONS: Final = (
    (
        """
        CREATE TABLE decisions (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            item_code TEXT NOT NULL,
            routing_no TEXT NOT NULL,
            sequence INTEGER NOT NULL,
            job_code TEXT NOT NULL,
            work_center TEXT NOT NULL,
            decision TEXT NOT NULL,
            reason TEXT NOT NULL,
            who TEXT NOT NULL,
            time TEXT NOT NULL,
            setup_now REAL,
            run_now REAL NOT NULL,
            setup_proposed REAL,
            run_proposed REAL NOT NULL,
            orders INTEGER NOT NULL,
            ratio REAL NOT NULL,
            hours_a_year REAL NOT NULL
        ) STRICT
        """,
        "CREATE INDEX decisions_by_standard ON decisions (item_code, routing_no, sequence)",
        """
        CREATE TABLE exports (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            decision INTEGER NOT NULL REFERENCES decisions (number),
            time TEXT NOT NULL,
            file TEXT NOT NULL
        ) STRICT
        """,
        "CREATE INDEX exports_by_decision ON exports (decision)",
    ),
)
_ALL: Final = (
    "SELECT decisions.*, MIN(exports.time) AS exported FROM decisions"
    " LEFT JOIN exports ON exports.decision = decisions.number"
    " GROUP BY decisions.number ORDER BY decisions.number DESC"
)


def _now() -> datetime:
    return datetime.now(UTC)


class StandardLedger:
    """The decisions of this PC, kept in ``folder``."""

    def __init__(self, folder: Path, clock: Clock = _now) -> None:
        self._database = Database(folder / "standards.sqlite", MIGRATIONS)
        self._clock = clock

    @property
    def recovery(self) -> Recovery | None:
        """What had to be put right when the record was opened; None when nothing."""
        return self._database.recovery

    def decide(self, case: StandardCase, decision: Decision, reason: str, who: str) -> int:
        """Note a decision with what is known now; its number. Raise WriteError."""
        values = (
            *astuple(case.key),
            decision,
            reason,
            who,
            self._clock().isoformat(),
            case.setup_now,
            case.run_now,
            case.setup_proposed,
            case.run_proposed,
            case.orders,
            case.ratio,
            case.hours_a_year,
        )
        with self._database.transaction() as connection:
            number = connection.execute(
                "INSERT INTO decisions (item_code, routing_no, sequence, job_code, work_center,"
                " decision, reason, who, time, setup_now, run_now, setup_proposed, run_proposed,"
                " orders, ratio, hours_a_year)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                values,
            ).lastrowid
        self._database.back_up()
        return int(number or 0)

    def exported(self, numbers: Iterable[int], file: Path) -> None:
        """Note that approved standards left in a file; raise WriteError."""
        time = self._clock().isoformat()
        with self._database.transaction() as connection:
            connection.executemany(
                "INSERT INTO exports (decision, time, file) VALUES (?, ?, ?)",
                [(number, time, str(file)) for number in numbers],
            )
        self._database.back_up()

    def history(self) -> tuple[DecisionRecord, ...]:
        """Every decision, newest first."""
        return tuple(_record(row) for row in self._database.rows(_ALL))

    def latest(self) -> dict[StandardKey, DecisionRecord]:
        """The newest decision about each standard."""
        found: dict[StandardKey, DecisionRecord] = {}
        for record in self.history():
            found.setdefault(record.key, record)
        return found


def _record(row: sqlite3.Row) -> DecisionRecord:
    return DecisionRecord(
        number=row["number"],
        key=StandardKey(
            row["item_code"],
            row["routing_no"],
            row["sequence"],
            row["job_code"],
            row["work_center"],
        ),
        decision=Decision(row["decision"]),
        reason=row["reason"],
        who=row["who"],
        time=datetime.fromisoformat(row["time"]),
        setup_now=row["setup_now"],
        run_now=row["run_now"],
        setup_proposed=row["setup_proposed"],
        run_proposed=row["run_proposed"],
        orders=row["orders"],
        ratio=row["ratio"],
        hours_a_year=row["hours_a_year"],
        exported=datetime.fromisoformat(row["exported"]) if row["exported"] else None,
    )
