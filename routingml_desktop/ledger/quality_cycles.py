"""Quality cycles and their alerts; the moments of the schedule that were served."""

from __future__ import annotations

import json
import secrets
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from routingml_desktop.domain.quality_cycle import CycleState, QualityCycle
from routingml_desktop.ledger.database import Database

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from pathlib import Path

    from routingml_desktop.domain.quality_cycle import CycleRequest
    from routingml_desktop.ledger.database import Recovery

    Clock = Callable[[], datetime]

MIGRATIONS: Final = (
    (
        """
        CREATE TABLE cycles (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            cycle_id TEXT NOT NULL UNIQUE,
            state TEXT NOT NULL,
            due TEXT UNIQUE,
            started TEXT NOT NULL,
            summary TEXT NOT NULL,
            alerts TEXT NOT NULL DEFAULT '[]'
        ) STRICT
        """,
        """
        CREATE TABLE schedules (
            plan TEXT PRIMARY KEY,
            since TEXT NOT NULL
        ) STRICT
        """,
    ),
)
_DETAILS: Final = ("points", "asked", "work_centers", "alerts")
"""What is in the report file and not in the summary; the alerts stand apart."""


def _now() -> datetime:
    return datetime.now(UTC)


class CycleLedger:
    """The cycles of this PC, kept in ``folder``; numbered, whatever the clock says."""

    def __init__(self, folder: Path, clock: Clock = _now) -> None:
        self._database = Database(folder / "quality.sqlite", MIGRATIONS)
        self._clock = clock

    @property
    def recovery(self) -> Recovery | None:
        """What had to be put right when the record was opened; None when nothing."""
        return self._database.recovery

    def began(self, request: CycleRequest) -> QualityCycle | None:
        """Note that a cycle runs from now; None when its moment of the schedule was served already.

        Raises WriteError.
        """
        token = secrets.token_hex(4)
        started = self._clock()
        cycle = QualityCycle(token, request, CycleState.RUNNING, started)
        # In one zone, so that the moments of summer and winter can be compared as texts.
        due = None if request.due is None else request.due.astimezone(UTC).isoformat()
        with self._database.transaction() as connection:
            # The moment is unique: of two programs that see it come, one is told so.
            number = connection.execute(
                "INSERT INTO cycles (cycle_id, state, due, started, summary) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (due) DO NOTHING RETURNING number",
                (token, cycle.state, due, started.isoformat(), _summary(cycle)),
            ).fetchone()
            if number is None:
                return None
            # The number orders cycles; the token keeps ids apart after a backup was restored.
            named = replace(cycle, cycle_id=f"{number[0]:06}-{token}")
            connection.execute(
                "UPDATE cycles SET cycle_id = ?, summary = ? WHERE number = ?",
                (named.cycle_id, _summary(named), number[0]),
            )
        return named

    def ended(self, cycle: QualityCycle) -> QualityCycle:
        """Note how a running cycle ended; the cycle with its end. Raises WriteError."""
        ended = replace(cycle, ended=self._clock(), alert_count=len(cycle.alerts))
        alerts = json.dumps(ended.as_dict()["alerts"], ensure_ascii=False)
        with self._database.transaction() as connection:
            changed = connection.execute(
                "UPDATE cycles SET state = ?, summary = ?, alerts = ?"
                " WHERE cycle_id = ? AND state = ?",
                (ended.state, _summary(ended), alerts, ended.cycle_id, CycleState.RUNNING),
            ).rowcount
        if not changed:
            raise ValueError(f"cycle {ended.cycle_id} does not run")
        self._database.back_up()
        return ended

    def cycle(self, cycle_id: str) -> QualityCycle:
        """A cycle with its alerts; raise LookupError when there is none of this id."""
        rows = self._database.rows("SELECT * FROM cycles WHERE cycle_id = ?", (cycle_id,))
        if not rows:
            raise LookupError(f"there is no cycle {cycle_id}")
        return _cycle(rows[0], json.loads(rows[0]["alerts"]))

    def cycles(
        self, *, state: CycleState | None = None, limit: int = 500
    ) -> tuple[QualityCycle, ...]:
        """Cycles, newest first, without their alerts but with how many there are."""
        rows = self._database.rows(
            "SELECT state, summary FROM cycles WHERE ? IS NULL OR state = ?"
            " ORDER BY number DESC LIMIT ?",
            (state, state, limit),
        )
        return tuple(_cycle(row, []) for row in rows)

    def served(self) -> datetime | None:
        """The last moment of a schedule for which a cycle was run; None without any."""
        rows = self._database.rows("SELECT max(due) AS due FROM cycles")
        return datetime.fromisoformat(rows[0]["due"]) if rows[0]["due"] else None

    def planned_since(self, plan: str) -> datetime:
        """When this schedule was first seen; now, if it never was. Raises WriteError."""
        known = self._database.rows("SELECT since FROM schedules WHERE plan = ?", (plan,))
        if known:
            return datetime.fromisoformat(known[0]["since"])
        since = self._clock()
        with self._database.transaction() as connection:
            # A schedule that was given up begins anew when it is chosen again.
            connection.execute("DELETE FROM schedules")
            connection.execute(
                "INSERT INTO schedules (plan, since) VALUES (?, ?)", (plan, since.isoformat())
            )
        return since


def _cycle(row: sqlite3.Row, alerts: list[dict[str, Any]]) -> QualityCycle:
    values: dict[str, Any] = json.loads(row["summary"])
    empty: dict[str, Any] = {name: [] for name in _DETAILS}
    return QualityCycle.from_dict({**values, **empty, "alerts": alerts})


def _summary(cycle: QualityCycle) -> str:
    values = {name: value for name, value in cycle.as_dict().items() if name not in _DETAILS}
    return json.dumps(values, ensure_ascii=False)
