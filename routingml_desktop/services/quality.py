"""How good the proposals are, measured against history."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from routingml_desktop.domain.errors import DamagedSnapshotError, NoModelError
from routingml_desktop.domain.quality import Protocol, QualityReport
from routingml_desktop.durable import write_json

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from routingml_desktop.domain.progress import Report, Stopping
    from routingml_desktop.services.models import ActiveModel

    MeasureWork = Callable[[Protocol, str, bool, Report, Stopping], QualityReport]
    """Evaluates the snapshot by a protocol, in this process or a child, for a version name,
    thoroughly or not."""


class QualityService:
    """Measures, keeps the reports and gives them back."""

    def __init__(self, reports: Path, models: ActiveModel, measure: MeasureWork) -> None:
        self._reports = reports
        self._models = models
        self._measure = measure

    def report(self, version: str = "") -> QualityReport | None:
        """The newest report on a version, by default the active one; None: never measured.

        Raises NoModelError when no version is named and none is active.
        """
        reports = self.reports(version or self._active())
        return reports[0] if reports else None

    def reports(self, version: str) -> tuple[QualityReport, ...]:
        """All reports on a version, newest first."""
        found = [_read(file) for file in (self._reports / version).glob("*.json")]
        return tuple(sorted(found, key=lambda report: report.created, reverse=True))

    def measure(
        self, protocol: Protocol, report: Report, stopping: Stopping, *, thorough: bool = False
    ) -> QualityReport:
        """Measure by a protocol what the active version's method reaches on this plant.

        The method is trained anew on the part of the history that the protocol leaves, so that no
        held-out routing or booking is known to it. ``thorough`` also measures what less history and
        each part of the method are worth. The report is kept beside the version's name.
        """
        version = self._active()
        measured = self._measure(protocol, version, thorough, report, stopping)
        self.keep(measured)
        return measured

    def keep(self, measured: QualityReport) -> Path:
        """Write a report where ``report`` finds it; the file."""
        return keep_report(self._reports, measured)

    def _active(self) -> str:
        active = self._models.facts()
        if active is None:
            raise NoModelError
        return active.name


def keep_report(reports: Path, measured: QualityReport) -> Path:
    """Write a report below the folder of all reports, where a QualityService finds it; the file."""
    moment = measured.created.strftime("%Y%m%dT%H%M%S")
    file = reports / measured.version / f"{moment}-{measured.protocol.value}.json"
    write_json(file, measured.as_dict())
    return file


def _read(file: Path) -> QualityReport:
    try:
        return QualityReport.from_dict(json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DamagedSnapshotError(file, str(error)) from error
