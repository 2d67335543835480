"""What cleaning the bookings finds, kept from one sync to the next."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from routingml_desktop.domain.cleaning import CleaningReport
from routingml_desktop.domain.progress import Progress, stop_if
from routingml_desktop.durable import write_json

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from routingml_desktop.domain.progress import Report, Stopping
    from routingml_desktop.plant.snapshot import SnapshotStore
    from routingml_desktop.settings import CleaningSettings

    CleaningWork = Callable[[Report, Stopping], CleaningReport]
    """Looks through the snapshot's bookings and keeps the report, here or in a child."""

STAGE = "clean"


@dataclass(frozen=True, slots=True)
class KeptCleaning:
    """The last report, and whether it is still about what there is."""

    report: CleaningReport
    taken: datetime
    """Of the snapshot it looked through."""
    current: bool
    """Whether neither the snapshot nor the switches changed since."""


class CleaningService:
    """Tells what the detectors found in the snapshot's bookings."""

    def __init__(
        self,
        file: Path,
        snapshots: SnapshotStore,
        switches: Callable[[], CleaningSettings],
        look: CleaningWork,
    ) -> None:
        self._file = file
        self._snapshots = snapshots
        self._switches = switches
        self._look = look

    def switches(self) -> CleaningSettings:
        """Which detectors are switched on now."""
        return self._switches()

    def kept(self) -> KeptCleaning | None:
        """The last report; None when nobody looked yet, or its file cannot be read."""
        try:
            values = json.loads(self._file.read_text(encoding="utf-8"))
            report = CleaningReport.from_dict(values["report"])
            taken = datetime.fromisoformat(values["taken"])
            switches = values["switches"]
        except (OSError, ValueError, KeyError, TypeError):
            # It is made anew from the snapshot whenever it is asked for, so nothing is lost.
            return None
        facts = self._snapshots.facts()
        same = facts is not None and facts.taken == taken and switches == asdict(self._switches())
        return KeptCleaning(report, taken, current=same)

    def examine(self, report: Report, stopping: Stopping) -> CleaningReport:
        """Look through the bookings now; raise NoSnapshotError or DamagedSnapshotError."""
        return self._look(report, stopping)


def look_through(
    file: Path,
    snapshots: SnapshotStore,
    switches: CleaningSettings,
    report: Report,
    stopping: Stopping,
) -> CleaningReport:
    """Clean the snapshot's bookings and keep what was found in ``file``.

    Raises NoSnapshotError, DamagedSnapshotError, WriteError or WorkCancelledError.
    """
    from routingml_desktop.plant.actuals import (  # noqa: PLC0415 (not before paint)
        CleaningRules,
        launder,
    )

    snapshot = snapshots.open()
    report(Progress(STAGE, 0.0, "Looking through the bookings"))
    stop_if(stopping)
    found = launder(
        snapshot.work_results(),
        now=snapshot.facts.taken,
        operations=snapshot.operations(),
        rules=CleaningRules.of(switches),
    ).report
    stop_if(stopping)
    values = {
        "taken": snapshot.facts.taken.isoformat(),
        "switches": asdict(switches),
        "report": found.as_dict(),
    }
    write_json(file, values)
    report(Progress(STAGE, 1.0, f"{found.counted:,} of {found.lots:,} lots count"))
    return found
