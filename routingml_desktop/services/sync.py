"""Brings the plant's rows to this PC."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from routingml_desktop.domain.audit import Deed
from routingml_desktop.domain.errors import WorkCancelledError, WorkerCrashedError, WriteError
from routingml_desktop.domain.progress import part_of
from routingml_desktop.services.oversight import Oversight

if TYPE_CHECKING:
    from collections.abc import Callable

    from routingml_desktop.domain.plant import DoctorLine, SnapshotFacts
    from routingml_desktop.domain.progress import Report, Stopping

    SyncWork = Callable[[Report, Stopping], SnapshotFacts]
    """Reads the configured source and writes the snapshot, in this process or a child."""
    Clean = Callable[[Report, Stopping], object]
    """Looks through the bookings of the snapshot and keeps what it found."""
    Examine = Callable[[], tuple[DoctorLine, ...]]

SYNCED_SHARE: Final = 0.9
"""Of a sync's time; the rest looks through the bookings."""

_log = logging.getLogger(__name__)


def bring_and_clean(
    bring: SyncWork, clean: Clean, report: Report, stopping: Stopping
) -> SnapshotFacts:
    """The new snapshot's facts, after its bookings were looked through; raise as ``bring`` does.

    Once the snapshot is published the sync has succeeded, also when the looking through is stopped
    or fails: what it finds can be asked for again.
    """
    facts = bring(part_of(report, 0.0, SYNCED_SHARE), stopping)
    try:
        clean(part_of(report, SYNCED_SHARE, 1.0), stopping)
    except (WorkCancelledError, WorkerCrashedError, WriteError, KeyboardInterrupt) as error:
        _log.warning("The rows are here; what cleaning finds in them is not: %r", error)
    return facts


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
