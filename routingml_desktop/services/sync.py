"""Brings the plant's rows to this PC."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routingml_desktop.domain.audit import Deed
from routingml_desktop.services.oversight import Oversight

if TYPE_CHECKING:
    from collections.abc import Callable

    from routingml_desktop.domain.plant import DoctorLine, SnapshotFacts
    from routingml_desktop.domain.progress import Report, Stopping

    SyncWork = Callable[[Report, Stopping], SnapshotFacts]
    """Reads the configured source and writes the snapshot, in this process or a child."""
    Examine = Callable[[], tuple[DoctorLine, ...]]


class SyncService:
    """Copies the ERP's rows into the snapshot, all or nothing."""

    def __init__(
        self, sync: SyncWork, examine: Examine, oversight: Oversight | None = None
    ) -> None:
        self._sync = sync
        self._examine = examine
        self._oversight = oversight or Oversight()

    def run(self, report: Report, stopping: Stopping) -> SnapshotFacts:
        """The new snapshot's facts; raise a SourceError, WriteError or WorkCancelledError.

        Whatever fails, the snapshot that was there before stays.
        """
        facts = self._sync(report, stopping)
        counts = {"items": str(facts.items), "work_results": str(facts.work_results)}
        self._oversight.note(Deed.SYNCED, facts.source.name, facts=counts)
        return facts

    def examine(self) -> tuple[DoctorLine, ...]:
        """What the connection doctor sees: drivers, connection, tables, columns."""
        return self._examine()
