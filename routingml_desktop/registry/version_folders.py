"""The folders of the published versions and what can be read from them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from routingml_desktop.domain.errors import DamagedError, DamagedVersionError
from routingml_desktop.domain.failure import Failure
from routingml_desktop.domain.model_version import VersionFacts
from routingml_desktop.registry.listing import entries
from routingml_desktop.registry.manifest import read_manifest
from routingml_desktop.registry.names import is_version_name
from routingml_desktop.registry.verification import size_problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from routingml_desktop.registry.manifest import Manifest


class VersionFolders:
    """The versions below a folder, readable or not."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, name: str) -> Path:
        """Where the version of this name is, or would be."""
        return self._folder / name

    def has(self, name: str) -> bool:
        """Whether there is a version of this name."""
        return is_version_name(name) and self.path(name).is_dir()

    def names(self) -> tuple[str, ...]:
        """Newest first; those whose manifest cannot be read come last."""
        numbered = sorted(((self._number(name), name) for name in self._found()), reverse=True)
        return tuple(name for _, name in numbered)

    def taken(self) -> set[str]:
        """All names in lower case, since Windows tells no others apart."""
        return {name.lower() for name in self._found()}

    def readable(self) -> Iterator[Manifest]:
        """The manifests that can be read, in no order."""
        for name in self._found():
            try:
                yield read_manifest(self.path(name))
            except DamagedError:
                continue  # A list of versions shows it with its problem.

    def facts(self, name: str, *, active: bool) -> VersionFacts:
        """The facts of a version; those of an unreadable or missing one carry the problem."""
        folder = self.path(name)
        try:
            manifest = read_manifest(folder)
        except DamagedError as error:
            return _unreadable(folder, error, active=active)
        problem = size_problem(folder, manifest)
        return VersionFacts(
            name=name,
            created=manifest.created,
            source=manifest.source,
            items=manifest.items,
            routings=manifest.routings,
            orders=manifest.orders,
            attributes=manifest.attributes,
            dimension=manifest.dimension,
            figures=manifest.figures,
            active=active,
            problem=problem,
            size_bytes=manifest.size_bytes,
            failure=Failure.of(DamagedVersionError(name, problem)) if problem else None,
        )

    def _found(self) -> Iterator[str]:
        yield from (path.name for path in entries(self._folder) if self.has(path.name))

    def _number(self, name: str) -> int:
        try:
            return read_manifest(self.path(name)).number
        except DamagedError:
            return 0


def _unreadable(folder: Path, error: DamagedError, *, active: bool) -> VersionFacts:
    seconds = folder.stat().st_mtime if folder.is_dir() else 0.0
    return VersionFacts(
        name=folder.name,
        created=datetime.fromtimestamp(seconds, UTC),
        source="",
        items=0,
        routings=0,
        orders=0,
        attributes=(),
        dimension=0,
        active=active,
        problem=str(error),
        failure=Failure.of(error),
    )
