"""Publish, activate, roll back, list, prune."""

from __future__ import annotations

import json
import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from routingml_desktop import durable
from routingml_desktop.domain.errors import (
    DamagedError,
    DamagedVersionError,
    FileExistsAlreadyError,
    NothingToRollBackError,
    UnknownVersionError,
    VersionInUseError,
    VersionNameError,
)
from routingml_desktop.registry.manifest import (
    MANIFEST,
    METRICS,
    hash_of,
    new_manifest,
    parts_of,
    read_manifest,
    write_manifest,
)
from routingml_desktop.registry.names import (
    checked_version_name,
    free_version_name,
    is_named_by_hand,
)
from routingml_desktop.registry.numbers import take_number
from routingml_desktop.registry.pointers import Pointer, Pointers, Reason
from routingml_desktop.registry.staging import staging, sweep
from routingml_desktop.registry.verification import check_libraries, check_parts
from routingml_desktop.registry.version_folders import VersionFolders

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from routingml_desktop.domain.model_version import VersionFacts
    from routingml_desktop.registry.manifest import Manifest

    GoldenCheck = Callable[[Path, Sequence[Any]], str]
    """Asks the golden questions of the version in a folder; what differs, or empty."""

logger = logging.getLogger(__name__)

_NOTHING: Final[Mapping[str, Any]] = {}


class ModelRegistry:
    """The trained versions in a folder, which of them answers, and which did before.

    A version never changes once it is published. Publishing and activating are each one step of
    the file system, so that a kill or a full disk leaves what was active before.
    """

    def __init__(self, folder: Path) -> None:
        self._folders = VersionFolders(folder / "versions")
        self._staging = folder / "staging"
        self._numbers = folder / "numbers"
        self._pointers = Pointers(folder / "pointers")

    def sweep(self) -> int:
        """Remove what killed trainings left behind; how many folders. For the start."""
        return sweep(self._staging)

    def publish(
        self,
        write: Callable[[Path], None],
        facts: VersionFacts,
        metrics: Mapping[str, Any],
        golden: Sequence[Any],
        *,
        activate: bool,
        settings: Mapping[str, Any] = _NOTHING,
        job: str = "",
    ) -> VersionFacts:
        """Let ``write`` put the parts into a folder and publish it whole; its facts.

        An empty ``facts.name`` takes one from ``facts.created``. Metrics, golden rows and settings
        are plain JSON values. Raises VersionNameError when the name is taken or not allowed,
        WriteError, and whatever ``write`` raises; then nothing is published.
        """
        self.check_free(facts.name)
        with staging(self._staging) as staged:
            write(staged)
            durable.write_json(staged / METRICS, metrics)
            manifest = new_manifest(
                facts,
                number=take_number(
                    self._numbers,
                    max((known.number for known in self._folders.readable()), default=0),
                ),
                parts=parts_of(staged),
                golden=tuple(golden),
                settings=settings,
                job=job,
            )
            name = self._moved(staged, manifest)
        if activate:
            self._point_to(name, Reason.PUBLISHED)
        return self.facts(name)

    def check_free(self, name: str) -> None:
        """Raise VersionNameError when no version can be published under ``name``; empty can."""
        if name and checked_version_name(name).lower() in self._folders.taken():
            raise VersionNameError(name, "there is one of this name")

    def versions(self) -> tuple[VersionFacts, ...]:
        """All versions, newest first; one that cannot be used carries its problem."""
        pointer = self._pointers.newest()
        return tuple(self._facts(name, pointer) for name in self._folders.names())

    def active(self) -> VersionFacts | None:
        """The version that answers, with its problem if it cannot; None when none was activated."""
        pointer = self._pointers.newest()
        return None if pointer is None else self._facts(pointer.version, pointer)

    def previous(self) -> str | None:
        """Name of the version a roll-back would go to; None when there is none."""
        return next(self._trail(self._pointers.newest()), None)

    def has_been_active(self, name: str) -> bool:
        """Whether a version answers or did before, unless it was rolled back."""
        pointer = self._pointers.newest()
        return pointer is not None and name in (pointer.version, *pointer.trail)

    def facts(self, name: str) -> VersionFacts:
        """The facts of a version; raise UnknownVersionError."""
        self.folder_of(name)
        return self._facts(name, self._pointers.newest())

    def folder_of(self, name: str) -> Path:
        """Where a version's parts are; raise UnknownVersionError."""
        if not self._folders.has(name):
            raise UnknownVersionError(name, self._folders.names())
        return self._folders.path(name)

    def manifest(self, name: str) -> Manifest:
        """Settings, golden rows, library versions and parts of a version, not yet verified.

        Raises UnknownVersionError, DamagedVersionError, IncompatibleVersionError.
        """
        return read_manifest(self.folder_of(name))

    def metrics(self, name: str) -> dict[str, Any]:
        """What was measured while it was trained; raise as ``manifest`` does."""
        return dict(json.loads(self.part(name, METRICS) or b"{}"))

    def part(self, name: str, path: str) -> bytes | None:
        """The content of one part of a version; None when it has none of this name.

        Raises as ``manifest`` does, and DamagedVersionError when it is not what was published.
        """
        sealed = {part.path: part.sha256 for part in self.manifest(name).parts}
        if path not in sealed:
            return None
        folder = self.folder_of(name)
        if hash_of(folder, path) != sealed[path]:
            raise DamagedVersionError(name, f"{path} was altered")
        return (folder / path).read_bytes()

    def verify(self, name: str, check: GoldenCheck | None = None) -> None:
        """Read every part of a version, and ask its golden questions when ``check`` is given.

        Raises DamagedVersionError when a part is missing, cut short, altered or too many or an
        answer differs, IncompatibleVersionError when this program cannot use it, and
        UnknownVersionError.
        """
        manifest = self.manifest(name)
        folder = self.folder_of(name)
        check_libraries(manifest)
        pointer = self._pointers.newest()
        if pointer and pointer.version == name and pointer.manifest != hash_of(folder, MANIFEST):
            raise DamagedVersionError(name, "it is not the version that was activated")
        check_parts(folder, manifest)
        problem = check(folder, manifest.golden) if check else ""
        if problem:
            raise DamagedVersionError(name, problem)

    def made_by(self, job: str) -> VersionFacts | None:
        """The version a training job published; None when it did not come that far."""
        made = (manifest.name for manifest in self._folders.readable() if manifest.job == job)
        name = next(made, None)
        return None if name is None else self.facts(name)

    def activate(self, name: str) -> None:
        """Let a version answer from now on; raise as ``verify`` does, and WriteError."""
        self.verify(name)
        self._point_to(name, Reason.ACTIVATED)

    def roll_back(self) -> VersionFacts:
        """Return to the version that was active before; its facts.

        One that was removed or is damaged is passed over. Raises NothingToRollBackError, the
        problem of the one that was last passed over, and WriteError.
        """
        refused: DamagedError | None = None
        for name in self._trail(self._pointers.newest()):
            try:
                self.verify(name)
            except DamagedError as error:
                logger.warning("Not rolled back to %s: %s", name, error)
                refused = error
                continue
            self._return_to(name)
            return self.facts(name)
        raise refused or NothingToRollBackError

    def remove(self, name: str) -> None:
        """Remove a version; raise VersionInUseError, UnknownVersionError, WriteError."""
        folder = self.folder_of(name)
        if name in self._kept():
            raise VersionInUseError(name)
        # Out of sight in one step: a removal that is cut short leaves no half version.
        with staging(self._staging) as staged:
            durable.move(folder, staged / name)

    def prune(
        self, keep: int, removed: Callable[[str], object] = lambda _name: None
    ) -> tuple[str, ...]:
        """Remove all but the newest ``keep`` beside the active and the previous; their names.

        ``removed`` is told each one that is gone, also when a later one cannot be removed.
        A version that somebody gave a name stays until somebody removes it, and does not count.
        """
        kept = self._kept()
        names = self._folders.names()
        old = [name for name in names if name not in kept and not is_named_by_hand(name)][keep:]
        for name in old:
            self.remove(name)
            removed(name)
        return tuple(old)

    def _moved(self, staged: Path, manifest: Manifest) -> str:
        """Give the staged version its name, another one when somebody took it meanwhile."""
        wanted = manifest.name
        while True:
            name = wanted or free_version_name(manifest.created, self._folders.taken())
            write_manifest(staged, replace(manifest, name=name))
            try:
                durable.publish_folder(staged, self._folders.path(name))
            except FileExistsAlreadyError as error:
                if wanted:
                    raise VersionNameError(name, "there is one of this name") from error
                continue
            return name

    def _point_to(self, name: str, reason: Reason) -> None:
        digest = hash_of(self._folders.path(name), MANIFEST)

        def following(newest: Pointer | None) -> Pointer | None:
            if newest is None:
                return Pointer(name, digest, reason)
            if (newest.version, newest.manifest) == (name, digest):
                return None
            trail = [before for before in (newest.version, *newest.trail) if before != name]
            return Pointer(name, digest, reason, tuple(trail))

        self._pointers.append(following)

    def _return_to(self, name: str) -> None:
        digest = hash_of(self._folders.path(name), MANIFEST)

        def following(newest: Pointer | None) -> Pointer | None:
            if newest is None or name not in newest.trail:  # Another process rolled back as well.
                return None
            earlier = newest.trail[newest.trail.index(name) + 1 :]
            return Pointer(name, digest, Reason.ROLLED_BACK, earlier)

        self._pointers.append(following)

    def _facts(self, name: str, pointer: Pointer | None) -> VersionFacts:
        active = pointer is not None and pointer.version == name
        return self._folders.facts(name, active=active)

    def _kept(self) -> set[str]:
        """The active and the previous version, which are never removed."""
        pointer = self._pointers.newest()
        active = {pointer.version} if pointer else set()
        return active | set(list(self._trail(pointer))[:1])

    def _trail(self, pointer: Pointer | None) -> Iterator[str]:
        """Versions that were active before and still exist, newest first."""
        before = pointer.trail if pointer else ()
        return (name for name in before if self._folders.has(name))
