"""Opens, migrates, checks, backs up: one SQLite file on a local disk."""

from __future__ import annotations

import logging
import sqlite3
import threading
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from routingml_desktop import durable
from routingml_desktop.claims import claim
from routingml_desktop.domain.errors import DamagedLedgerError, WriteError
from routingml_desktop.ledger.local_disk import require_local

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from routingml_desktop.claims import Claim

logger = logging.getLogger(__name__)

Migration: TypeAlias = "tuple[str, ...]"
"""Statements that bring a database from one version to the next."""

_PATIENCE: Final = 10.0
"""Seconds to wait for another process that is writing."""
_BESIDE: Final = ("-wal", "-shm")
"""Files that belong to a database while it is open."""
_DAMAGED: Final = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_UNWRITABLE: Final = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_BUSY: "another program holds it",
    sqlite3.SQLITE_LOCKED: "another program holds it",
    sqlite3.SQLITE_READONLY: "it may not be written to",
    sqlite3.SQLITE_PERM: "it may not be written to",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened",
    sqlite3.SQLITE_IOERR: "the disk does not take it",
}


@dataclass(frozen=True, slots=True)
class Recovery:
    """What became of a database that was damaged or had vanished."""

    problem: str
    quarantined: Path | None
    """Where the damaged one is kept; None when there was none."""
    restored: bool
    """Whether the last good backup took its place; else it starts empty."""


class Database:
    """A SQLite file that outlives crashes; each transaction has a connection of its own.

    So any thread may use it and several processes at once. The first use checks and migrates it;
    a damaged one is kept aside and the last good backup takes its place.
    """

    def __init__(
        self, file: Path, migrations: Sequence[Migration], *, patience: float = _PATIENCE
    ) -> None:
        self._file = file
        self._migrations = migrations
        self._patience = patience
        self._lock = threading.Lock()
        self._ready = False
        self._recovery: Recovery | None = None

    @property
    def recovery(self) -> Recovery | None:
        """What the first use had to put right; None when nothing."""
        self._prepare()
        return self._recovery

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Give a connection; what was done is kept as a whole, or not at all after an error.

        Raises WriteError, DamagedLedgerError or NotLocalError.
        """
        self._prepare()
        with self._connected() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    def rows(self, question: str, values: Sequence[object] = ()) -> list[sqlite3.Row]:
        """All rows that answer a SELECT; raise as ``transaction`` does."""
        self._prepare()
        with self._connected() as connection:
            return connection.execute(question, values).fetchall()

    def back_up(self) -> None:
        """Copy the database beside itself, whole or not at all.

        When that is not possible the former copy stays, and the log says why: what was recorded is
        recorded.
        """
        self._prepare()
        self._try_to_back_up()

    @property
    def _backup(self) -> Path:
        return self._file.with_name(self._file.name + ".backup")

    def _prepare(self) -> None:
        with self._lock:
            if self._ready:
                return
            require_local(self._file)
            durable.make_folder(self._file.parent)
            with self._alone():
                self._recovery = self._recovered()
                self._migrate()
                self._try_to_back_up()
            self._ready = True

    def _alone(self) -> Claim:
        """Keep other processes from checking and repairing at the same time."""
        lock = self._file.with_name(self._file.name + ".lock")
        tries = int(self._patience / 0.05) + 1
        for _ in range(tries):
            held = claim(lock)
            if held is not None:
                return held
            threading.Event().wait(0.05)
        raise WriteError(self._file, "another program holds it")

    def _recovered(self) -> Recovery | None:
        problem = self._problem(self._file)
        if not problem:
            return None
        restorable = not self._problem(self._backup)
        begun = self._file.exists() and self._file.stat().st_size > 0
        if not begun and not restorable:
            return None  # The first start.
        quarantined = self._quarantine() if self._file.exists() else None
        if restorable:
            self._copy(self._backup, self._file)
        recovery = Recovery(problem, quarantined, restored=restorable)
        logger.error("%s: %s", self._file, recovery)
        return recovery

    def _problem(self, file: Path) -> str:
        """What is wrong with a database; empty when it is sound."""
        if not file.exists():
            return "it is missing"
        if file.stat().st_size == 0:
            return "it is empty"
        try:
            with closing(self._open(file)) as connection:
                answer = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        except sqlite3.DatabaseError as error:
            if _code(error) not in _DAMAGED:
                raise self._translated(error) from error
            return str(error)
        return "" if answer == "ok" else str(answer)

    def _quarantine(self) -> Path:
        """Move the damaged database aside; where it is now."""
        number = 1
        while (kept := self._file.with_name(f"{self._file.name}.damaged-{number}")).exists():
            number += 1
        # Its log first: left beside a restored database it would be played into that one.
        for suffix in (*_BESIDE, ""):
            part = self._file.with_name(self._file.name + suffix)
            if part.exists():
                durable.move(part, kept.with_name(kept.name + suffix))
        return kept

    def _migrate(self) -> None:
        with self._connected() as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("BEGIN IMMEDIATE")
            version = int(connection.execute("PRAGMA user_version").fetchone()[0])
            if version > len(self._migrations):
                problem = "a newer program wrote it; update this program"
                raise DamagedLedgerError(self._file, problem)
            for number, statements in enumerate(self._migrations[version:], start=version + 1):
                for statement in statements:
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {number}")
            connection.execute("COMMIT")

    def _try_to_back_up(self) -> None:
        try:
            self._copy(self._file, self._backup)
        except WriteError as error:
            logger.warning("The former backup stays: %s", error)

    def _copy(self, source: Path, target: Path) -> None:
        with (
            durable.replacing(target) as fresh,
            self._translating(),
            closing(self._open(source)) as origin,
            closing(self._open(fresh)) as copy,
        ):
            origin.backup(copy)
            # A copy in WAL mode could not be opened without files beside it.
            copy.execute("PRAGMA journal_mode = DELETE")

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        with self._translating(), closing(self._open(self._file)) as connection:
            yield connection

    def _open(self, file: Path) -> sqlite3.Connection:
        connection = sqlite3.connect(file, timeout=self._patience, isolation_level=None)
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        return connection

    @contextmanager
    def _translating(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise self._translated(error) from error

    def _translated(self, error: sqlite3.Error) -> Exception:
        """The failure in the operator's terms; the error itself when it is a bug."""
        code = _code(error)
        if code in _DAMAGED:
            self._ready = False  # The next use repairs it.
            return DamagedLedgerError(self._file, str(error))
        if code in _UNWRITABLE:
            return WriteError(self._file, _UNWRITABLE[code])
        return error


def _code(error: sqlite3.Error) -> int:
    """SQLite's primary result code; 0 for errors of the driver."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
