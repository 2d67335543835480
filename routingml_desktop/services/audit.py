"""The record of who did what: written, searched, checked, exported."""

from __future__ import annotations

import csv
import io
import threading
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from routingml_desktop import durable
from routingml_desktop.domain.audit import AuditFilter, Deed
from routingml_desktop.domain.errors import FileExistsAlreadyError, WriteError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from routingml_desktop.domain.audit import AuditEntry, Tampering
    from routingml_desktop.ledger.audit import AuditLedger
    from routingml_desktop.ledger.database import Recovery
    from routingml_desktop.services.oversight import Oversight

MOST: Final = 1_000_000
"""Lines of an export."""
SUFFIXES: Final = (".csv", ".json")

_EVERYTHING: Final = AuditFilter()
_COLUMNS: Final = (
    "number",
    "time",
    "who",
    "computer",
    "deed",
    "subject",
    "version",
    "facts",
    "previous",
    "hash",
)
_RISKY: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula."""


class AuditService:
    """The record of this PC."""

    def __init__(
        self, ledger: AuditLedger, who: str, computer: str, active: Callable[[], str]
    ) -> None:
        """``active`` answers the version that answers questions now; empty when none does."""
        self._ledger = ledger
        self._who = who
        self._computer = computer
        self._active = active
        self._oversight: Oversight | None = None
        self._told: Recovery | None = None
        self._telling = threading.Lock()

    def oversee(self, oversight: Oversight) -> None:
        """Keep a record of exports of the record, from now on."""
        self._oversight = oversight

    @property
    def recovery(self) -> Recovery | None:
        """What had to be put right when the record was opened; None when nothing.

        Whoever opens the record first leaves a line that says so: what was lost with the damaged
        one must not be missed unseen. Raises WriteError or DamagedLedgerError.
        """
        with self._telling:
            found = self._ledger.recovery
            if found is not None and found is not self._told:
                facts = {"from": "backup" if found.restored else "empty"}
                if found.quarantined is not None:
                    facts["file"] = str(found.quarantined)
                self._append(Deed.RECORD_RECOVERED, found.problem, "", facts)
                self._told = found
            return found

    def write(self, deed: Deed, subject: str, version: str, facts: Mapping[str, str]) -> None:
        """Add a line by who is at this PC; raise WriteError or DamagedLedgerError."""
        self._leave_recovery()
        self._append(deed, subject, version or self._active(), facts)

    def entries(
        self, wanted: AuditFilter = _EVERYTHING, limit: int = 1000
    ) -> tuple[AuditEntry, ...]:
        """Lines that are wanted, newest first."""
        self._leave_recovery()
        return self._ledger.entries(wanted, limit=limit)

    def tampering(self) -> tuple[Tampering, ...]:
        """Where the record is not what was written; empty for a sound one."""
        self._leave_recovery()
        return self._ledger.tampering()

    def export(
        self, file: Path, wanted: AuditFilter = _EVERYTHING, *, overwrite: bool = False
    ) -> int:
        """Write lines, oldest first, as CSV for Excel or as JSON; how many.

        The JSON of a whole record holds its hashes, so that it can be checked elsewhere. Raises
        FileExistsAlreadyError or WriteError.
        """
        if file.suffix.lower() not in SUFFIXES:
            raise WriteError(file, "the name of such a file ends in .csv or .json")
        if file.exists() and not overwrite:
            raise FileExistsAlreadyError(file)
        entries = self.entries(wanted, MOST)[::-1]
        if file.suffix.lower() == ".json":
            durable.write_json(file, [as_plain(entry) for entry in entries])
        else:
            durable.write_bytes(file, b"\xef\xbb\xbf" + _csv(entries).encode())
        if self._oversight is not None:
            self._oversight.exported("audit record", file, facts={"rows": str(len(entries))})
        return len(entries)

    def _leave_recovery(self) -> None:
        _ = self.recovery

    def _append(self, deed: Deed, subject: str, version: str, facts: Mapping[str, str]) -> None:
        self._ledger.append(self._who, self._computer, deed, subject, version, facts)


def as_plain(entry: AuditEntry) -> dict[str, Any]:
    """A line as JSON holds it."""
    return {**asdict(entry), "time": entry.time.isoformat(), "deed": entry.deed.value}


def _csv(entries: Iterable[AuditEntry]) -> str:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(_COLUMNS)
    for entry in entries:
        plain = as_plain(entry)
        plain["facts"] = "; ".join(f"{name}={value}" for name, value in entry.facts.items())
        writer.writerow([_safe(plain[name]) for name in _COLUMNS])
    return text.getvalue()


def _safe(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_RISKY) else value
