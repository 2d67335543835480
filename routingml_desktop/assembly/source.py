"""Where the rows come from: the source that the settings name, opened, examined, read."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from routingml_desktop.domain.plant import DoctorLine
from routingml_desktop.settings import SourceSettings

if TYPE_CHECKING:
    from collections.abc import Callable

    from routingml_desktop.domain.plant import SnapshotFacts
    from routingml_desktop.domain.progress import Report, Stopping
    from routingml_desktop.paths import Home
    from routingml_desktop.plant.snapshot import SnapshotStore
    from routingml_desktop.services.ports import PlantSource

DEMO: Final = "demo"
"""The mapping of the embedded demo plant, which is built when it is first read."""

NO_DEMO_YET: Final = "the demo plant, which the first sync builds; a plant of your own: --source"


class ConfiguredSource:
    """The ERP, or the files, that the settings name."""

    def __init__(
        self, home: Home, chosen: Callable[[], SourceSettings], snapshots: SnapshotStore
    ) -> None:
        """``chosen`` answers with the settings as they stand."""
        self._home = home
        self._chosen = chosen
        self._snapshots = snapshots

    def settings(self) -> SourceSettings:
        """Where rows come from: as set, else from where the snapshot came, else the demo plant."""
        chosen = self._chosen()
        facts = self._snapshots.facts()
        if chosen != SourceSettings() or facts is None or "mapping" not in facts.extras:
            return chosen
        return SourceSettings(facts.extras["mapping"], facts.extras.get("location", ""))

    def build_demo(
        self, size: str = "small", seed: int = 7, report: Report = lambda _progress: None
    ) -> None:
        """Make the embedded demo plant's database; deterministic by seed."""
        from routingml_desktop.plant.demo import build_demo  # noqa: PLC0415 (not before paint)

        build_demo(self._home.demo_database, size=size, seed=seed, report=report)

    def bring(self, report: Report, stopping: Stopping) -> SnapshotFacts:
        """Bring the rows here, without looking through the bookings; the new snapshot's facts.

        Raises MappingError, a SourceError, WriteError and WorkCancelledError.
        """
        from routingml_desktop.erp.checks import check_frames  # noqa: PLC0415 (not before paint)
        from routingml_desktop.plant.sync import sync  # noqa: PLC0415

        extras = _from_anywhere(self.settings())
        source = self._open()
        try:
            check = partial(check_frames, as_built=source.as_built_rule)
            return sync(source, self._snapshots, check, report, stopping, extras=extras)
        finally:
            source.close()

    def examine(self) -> tuple[DoctorLine, ...]:
        """What stands between this PC and the rows, nothing being read or written."""
        from routingml_desktop.erp.doctor import examine  # noqa: PLC0415 (not before paint)
        from routingml_desktop.erp.mapping import load_mapping  # noqa: PLC0415

        chosen = self.settings()
        if self._demo_is_missing(chosen):
            return (DoctorLine("source", ok=None, message=NO_DEMO_YET, finding="no_demo_yet"),)
        return examine(load_mapping(chosen.mapping), self._location(chosen))

    def _open(self) -> PlantSource:
        from routingml_desktop.erp.mapping import load_mapping  # noqa: PLC0415 (not before paint)
        from routingml_desktop.erp.sources import open_source  # noqa: PLC0415

        chosen = self.settings()
        if self._demo_is_missing(chosen):
            self.build_demo()
        return open_source(load_mapping(chosen.mapping), self._location(chosen))

    def _demo_is_missing(self, chosen: SourceSettings) -> bool:
        return _is_embedded(chosen) and not self._home.demo_database.exists()

    def _location(self, chosen: SourceSettings) -> str:
        return str(self._home.demo_database) if _is_embedded(chosen) else chosen.location


def _is_embedded(chosen: SourceSettings) -> bool:
    """Whether it is the demo plant in this home, and not one elsewhere."""
    return chosen.mapping == DEMO and not chosen.location


def _from_anywhere(chosen: SourceSettings) -> dict[str, str]:
    """Mapping and location so that a later sync finds them, whatever folder it is started in."""
    from routingml_desktop.erp.mapping import shipped_mappings  # noqa: PLC0415 (not before paint)

    shipped = chosen.mapping in shipped_mappings()
    return {
        "mapping": chosen.mapping if shipped else _absolute(chosen.mapping),
        "location": _absolute(chosen.location),
    }


def _absolute(place: str) -> str:
    """A file or folder by its whole path; what is neither, such as a connection, as it is."""
    return str(Path(place).resolve()) if place and Path(place).exists() else place
