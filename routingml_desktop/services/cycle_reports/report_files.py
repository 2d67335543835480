"""The report files of the last cycles: written whole, the oldest removed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from routingml_desktop import durable
from routingml_desktop.domain.errors import DamagedSnapshotError
from routingml_desktop.domain.quality_cycle import QualityCycle
from routingml_desktop.services.alert_texts import LANGUAGES, alert_text
from routingml_desktop.services.cycle_reports.csv_text import figures_csv
from routingml_desktop.services.cycle_reports.html import html
from routingml_desktop.services.cycle_reports.markdown import markdown

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

_PREFIX: Final = "cycle_"
FORMS: Final = (".json", ".csv", ".md", ".html")


class ReportFiles:
    """Reports by cycle id in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, cycle: QualityCycle, keep: int) -> Path:
        """Write all forms of the report and remove those of older cycles; the JSON file.

        Raises WriteError.
        """
        durable.write_text(self.file(cycle.cycle_id, ".csv"), figures_csv(cycle))
        durable.write_text(self.file(cycle.cycle_id, ".md"), markdown(cycle))
        durable.write_text(self.file(cycle.cycle_id, ".html"), html(cycle))
        # Last: what has a JSON file has the others.
        file = self.file(cycle.cycle_id, ".json")
        durable.write_json(file, report_values(cycle))
        for cycle_id in self.kept()[:-keep]:
            for form in reversed(FORMS):
                durable.remove(self.file(cycle_id, form))
        return file

    def read(self, cycle_id: str) -> QualityCycle | None:
        """The whole cycle; None when its report is not kept any more.

        Raises DamagedSnapshotError when the file holds something else.
        """
        file = self.file(cycle_id, ".json")
        try:
            values = json.loads(file.read_text(encoding="utf-8"))
            for alert in values["alerts"]:
                del alert["text"]
            return QualityCycle.from_dict(values)
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise DamagedSnapshotError(file, f"it is no report of a cycle ({error})") from error

    def file(self, cycle_id: str, form: str) -> Path:
        """Where a form of a report is or would be."""
        return self.folder / f"{_PREFIX}{cycle_id}{form}"

    def kept(self) -> list[str]:
        """Ids of the cycles with a report, oldest first."""
        found = self.folder.glob(f"{_PREFIX}*.json")
        return sorted(file.stem.removeprefix(_PREFIX) for file in found)


def report_values(cycle: QualityCycle) -> dict[str, Any]:
    """The cycle as JSON knows it, each alert with its text in both languages."""
    values = cycle.as_dict()
    for row, alert in zip(values["alerts"], cycle.alerts, strict=True):
        row["text"] = {language: alert_text(alert, language) for language in LANGUAGES}
    return values
