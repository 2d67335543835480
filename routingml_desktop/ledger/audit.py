"""Who did what, when: append-only, each line hashed together with the line before."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from routingml_desktop.domain.audit import AuditEntry, AuditFilter, Deed, Tampering
from routingml_desktop.ledger.database import Database

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from routingml_desktop.ledger.database import Recovery

    Clock = Callable[[], datetime]

MIGRATIONS: Final = (
    (
        """
        CREATE TABLE entries (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            time TEXT NOT NULL,
            who TEXT NOT NULL,
            computer TEXT NOT NULL,
            deed TEXT NOT NULL,
            subject TEXT NOT NULL,
            version TEXT NOT NULL,
            facts TEXT NOT NULL,
            previous TEXT NOT NULL,
            hash TEXT NOT NULL
        ) STRICT
        """,
        """
        CREATE TRIGGER entries_stay BEFORE DELETE ON entries
        BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END
        """,
        """
        CREATE TRIGGER entries_unchanged BEFORE UPDATE ON entries
        BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END
        """,
    ),
)

BACKED_UP_EVERY: Final = 100
"""Lines between two backups."""

_SAYS: Final = "instr(lower(who || ' ' || subject || ' ' || version || ' ' || facts), ?)"
_EVERYTHING: Final = AuditFilter()
_NO_FACTS: Final[Mapping[str, str]] = {}


def _now() -> datetime:
    return datetime.now(UTC)


class AuditLedger:
    """The record of this PC, kept in ``folder``.

    The hashes show when a line was altered, taken out or put elsewhere. They cannot show that
    somebody wrote the whole record anew; an exported copy kept elsewhere can.
    """

    def __init__(self, folder: Path, clock: Clock = _now) -> None:
        self._database = Database(folder / "audit.sqlite", MIGRATIONS)
        self._clock = clock

    @property
    def recovery(self) -> Recovery | None:
        """What had to be put right when the record was opened; None when nothing."""
        return self._database.recovery

    def append(
        self,
        who: str,
        computer: str,
        deed: Deed,
        subject: str = "",
        version: str = "",
        facts: Mapping[str, str] = _NO_FACTS,
    ) -> AuditEntry:
        """Add a line; the line. Raises WriteError or DamagedLedgerError."""
        with self._database.transaction() as connection:
            last = connection.execute(
                "SELECT number, hash FROM entries ORDER BY number DESC LIMIT 1"
            ).fetchone()
            # What was cut off at the end keeps its numbers, so that the gap is seen.
            given = connection.execute(
                "SELECT seq FROM sqlite_sequence WHERE name = 'entries'"
            ).fetchone()
            entry = _hashed(
                AuditEntry(
                    number=(int(given["seq"]) if given else 0) + 1,
                    time=self._clock(),
                    who=who,
                    computer=computer,
                    deed=deed,
                    subject=subject,
                    version=version,
                    facts=dict(facts),
                    previous=last["hash"] if last else "",
                )
            )
            connection.execute(
                "INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*_said(entry), entry.hash),
            )
        # What says that lines are missing must not be lost with the next damage.
        if entry.number % BACKED_UP_EVERY == 0 or deed is Deed.RECORD_RECOVERED:
            self._database.back_up()
        return entry

    def entries(
        self, wanted: AuditFilter = _EVERYTHING, *, limit: int = 1000
    ) -> tuple[AuditEntry, ...]:
        """Lines that are wanted, newest first."""
        conditions, values = ["TRUE"], list[object]()
        if wanted.deeds:
            conditions.append(f"deed IN ({','.join('?' * len(wanted.deeds))})")
            values += [deed.value for deed in wanted.deeds]
        if wanted.who:
            conditions.append("instr(lower(who), ?)")
            values.append(wanted.who.lower())
        for word in wanted.text.lower().split():
            conditions.append(_SAYS)
            values.append(word)
        for moment, comparison in ((wanted.since, ">="), (wanted.until, "<")):
            if moment is not None:
                conditions.append(f"time {comparison} ?")
                values.append(moment.astimezone(UTC).isoformat())
        rows = self._database.rows(
            f"SELECT * FROM entries WHERE {' AND '.join(conditions)} ORDER BY number DESC LIMIT ?",  # noqa: S608 (only question marks vary)
            (*values, limit),
        )
        return tuple(_entry(row) for row in rows)

    def tampering(self) -> tuple[Tampering, ...]:
        """Where the record is not what was written, in its order; empty for a sound one."""
        rows = self._database.rows("SELECT * FROM entries ORDER BY number")
        given = self._database.rows("SELECT seq FROM sqlite_sequence WHERE name = 'entries'")
        return faults_of((_entry(row) for row in rows), int(given[0]["seq"]) if given else 0)


def faults_of(entries: Iterable[AuditEntry], last_given: int = 0) -> tuple[Tampering, ...]:
    """Where lines, oldest first, are not what was written; ``last_given`` is the last number."""
    found = []
    before: AuditEntry | None = None
    for entry in entries:
        expected = before.number + 1 if before else 1
        found += [Tampering(number, "missing") for number in range(expected, entry.number)]
        if _hashed(entry).hash != entry.hash:
            found.append(Tampering(entry.number, "altered"))
        elif entry.number == expected and entry.previous != (before.hash if before else ""):
            found.append(Tampering(entry.number, "unlinked"))
        before = entry
    end = before.number if before else 0
    found += [Tampering(number, "cut_off") for number in range(end + 1, last_given + 1)]
    return tuple(found)


def _hashed(entry: AuditEntry) -> AuditEntry:
    """The line with the hash that belongs to what it says."""
    text = json.dumps(_said(entry), ensure_ascii=False, separators=(",", ":"))
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return replace(entry, hash=digest)


def _said(entry: AuditEntry) -> tuple[int | str, ...]:
    """What a line says beside its hash, as it is kept and as it is hashed."""
    return (
        entry.number,
        entry.time.isoformat(),
        entry.who,
        entry.computer,
        entry.deed.value,
        entry.subject,
        entry.version,
        json.dumps(dict(entry.facts), ensure_ascii=False, sort_keys=True),
        entry.previous,
    )


def _entry(row: sqlite3.Row) -> AuditEntry:
    return AuditEntry(
        number=row["number"],
        time=datetime.fromisoformat(row["time"]),
        who=row["who"],
        computer=row["computer"],
        deed=Deed(row["deed"]),
        subject=row["subject"],
        version=row["version"],
        facts=json.loads(row["facts"]),
        previous=row["previous"],
        hash=row["hash"],
    )
