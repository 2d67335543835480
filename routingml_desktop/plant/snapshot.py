"""A columnar copy of the ERP rows on this PC, with its source and its age.

A folder holds ``current.json``, the pointer, and numbered generations. A generation never changes:
it is published whole under its number and then the pointer is replaced. It holds ``snapshot.json``
(the facts, and size and SHA-256 of every part) and the rows of each table in Parquet parts. The
former generation stays until the next sync, for programs that still read it.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from routingml_desktop.domain.errors import DamagedSnapshotError, NoSnapshotError
from routingml_desktop.plant.snapshot_facts import facts_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import polars as pl

    from routingml_desktop.domain.plant import SnapshotFacts

FORMAT: Final = 1
POINTER: Final = "current.json"
CONTENTS: Final = "snapshot.json"
ITEMS: Final = "items"
OPERATIONS: Final = "operations"
WORK_RESULTS: Final = "work_results"


@dataclass(frozen=True, slots=True)
class Part:
    """A Parquet file of a generation as it was written."""

    path: str
    """Below the generation's folder, with slashes."""
    size: int
    """Bytes."""
    sha256: str
    rows: int


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One generation, ready to read."""

    folder: Path
    facts: SnapshotFacts
    parts: tuple[Part, ...]

    def items(self) -> pl.LazyFrame:
        """Code, name and one column per attribute; each code once."""
        return self._scan(ITEMS)

    def operations(self) -> pl.LazyFrame:
        """Routing operations with exactly OPERATION_COLUMNS, as stored in the ERP, so unsorted."""
        return self._scan(OPERATIONS)

    def work_results(self) -> pl.LazyFrame:
        """Bookings with exactly RESULT_COLUMNS, as stored in the ERP, not cleaned."""
        from routingml_desktop.plant.frames import with_all_results  # noqa: PLC0415 (as below)

        return with_all_results(self._scan(WORK_RESULTS))

    def paths(self, table: str) -> tuple[Path, ...]:
        """The Parquet files of ``items``, ``operations`` or ``work_results``, in row order."""
        return tuple(
            self.folder / part.path for part in self.parts if part.path.startswith(f"{table}/")
        )

    @property
    def size(self) -> int:
        """Bytes on the disk."""
        return sum(part.size for part in self.parts)

    def _scan(self, table: str) -> pl.LazyFrame:
        import polars as pl  # noqa: PLC0415 (the window asks for facts before it needs frames)

        return pl.scan_parquet(list(self.paths(table)), glob=False)


class SnapshotStore:
    """The snapshots in one folder of the local disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def facts(self) -> SnapshotFacts | None:
        """What the current snapshot holds and how old it is; None before the first sync.

        Reads no rows. Raises DamagedSnapshotError.
        """
        opened = self._current()
        return None if opened is None else opened.facts

    def open(self, *, verify: bool = False) -> Snapshot:
        """The current snapshot; its parts have their sizes and, with ``verify``, their hashes.

        Raises NoSnapshotError before the first sync, DamagedSnapshotError when something is
        missing, cut short or altered.
        """
        snapshot = self._current()
        if snapshot is None:
            raise NoSnapshotError
        for part in snapshot.parts:
            _check(snapshot.folder / part.path, part, verify=verify)
        return snapshot

    def generation(self) -> str | None:
        """The number of the current generation, or None; raise DamagedSnapshotError."""
        pointer = self._pointer()
        return None if pointer is None else pointer["generation"]

    def folder_of(self, generation: str) -> Path:
        """Where a generation lies."""
        return self.folder / generation

    def _pointer(self) -> dict[str, str] | None:
        file = self.folder / POINTER
        data = _read(file)
        if data is None:
            return None
        pointer = _json(file, data)
        known = {key: pointer.get(key) for key in ("generation", "sha256")}
        if not all(isinstance(value, str) and value for value in known.values()):
            raise DamagedSnapshotError(file, "it does not name a snapshot")
        return {key: str(value) for key, value in known.items()}

    def _current(self) -> Snapshot | None:
        pointer = self._pointer()
        if pointer is None:
            return None
        folder = self.folder_of(pointer["generation"])
        file = folder / CONTENTS
        data = _read(file)
        if data is None:
            raise DamagedSnapshotError(file, "it is missing")
        if hashlib.sha256(data).hexdigest() != pointer["sha256"]:
            raise DamagedSnapshotError(file, "it was altered")
        return _snapshot(folder, file, _json(file, data))


def _snapshot(folder: Path, file: Path, contents: Mapping[str, Any]) -> Snapshot:
    if contents.get("format") != FORMAT:
        raise DamagedSnapshotError(file, "it was written by another version of the program")
    try:
        parts = tuple(Part(**part) for part in contents["parts"])
        return Snapshot(folder, facts_of(contents["facts"]), parts)
    except (KeyError, TypeError, ValueError) as error:
        raise DamagedSnapshotError(file, f"it holds something else ({error})") from error


def _check(file: Path, part: Part, *, verify: bool) -> None:
    try:
        size = file.stat().st_size
    except OSError as error:
        raise DamagedSnapshotError(file, "it is missing") from error
    if size != part.size:
        raise DamagedSnapshotError(file, f"it has {size} bytes instead of {part.size}")
    if verify:
        with file.open("rb") as opened:
            digest = hashlib.file_digest(opened, "sha256").hexdigest()
        if digest != part.sha256:
            raise DamagedSnapshotError(file, "it was altered")


def _read(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise DamagedSnapshotError(file, error.strerror or "it cannot be read") from error


def _json(file: Path, data: bytes) -> dict[str, Any]:
    try:
        value = json.loads(data)
    except ValueError as error:
        raise DamagedSnapshotError(file, "it is cut short or altered") from error
    if not isinstance(value, dict):
        raise DamagedSnapshotError(file, "it holds something else")
    return value
