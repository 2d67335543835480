"""A new generation of the snapshot: written aside in parts, published whole."""

from __future__ import annotations

import hashlib
import io
import logging
from dataclasses import asdict
from typing import TYPE_CHECKING, Final

import polars as pl

from routingml_desktop import durable
from routingml_desktop.domain.errors import DamagedSnapshotError, WriteError
from routingml_desktop.plant.snapshot import (
    CONTENTS,
    FORMAT,
    POINTER,
    Part,
    SnapshotStore,
)
from routingml_desktop.plant.snapshot_facts import plain_facts

if TYPE_CHECKING:
    from pathlib import Path

    from routingml_desktop.domain.plant import SnapshotFacts

PART_ROWS: Final = 200_000
"""Rows gathered before a part is written: what a sync holds in memory of a table."""
STAGING: Final = ".staging"
_log = logging.getLogger(__name__)


class SnapshotWriting:
    """The generation being written; nothing of it shows before ``publish``.

    One at a time: whoever writes holds the store's claim.
    """

    def __init__(self, store: SnapshotStore) -> None:
        self._store = store
        self._staging = store.folder / STAGING
        self._parts: list[Part] = []
        self._waiting: dict[str, list[pl.DataFrame]] = {}
        durable.remove(self._staging)

    def add(self, table: str, frame: pl.DataFrame) -> None:
        """Take rows of a table; its schema is that of the first frame. Raise WriteError."""
        waiting = self._waiting.setdefault(table, [])
        if waiting:
            frame = frame.cast(waiting[0].schema)
        waiting.append(frame)
        if sum(len(kept) for kept in waiting) >= PART_ROWS:
            self._write(table)

    def finish(self, table: str) -> int:
        """Write what waits of the table, also when it has no rows; return its number of rows.

        A table of which nothing came has no columns either, so nothing is written of it.
        """
        waiting = self._waiting.get(table, [])
        if not waiting:
            return 0
        if sum(len(kept) for kept in waiting) or not self._rows(table):
            self._write(table)
        return self._rows(table)

    def scan(self, table: str) -> pl.LazyFrame:
        """The rows written so far."""
        paths = [self._staging / part.path for part in self._parts_of(table)]
        return pl.scan_parquet(paths, glob=False)

    def publish(self, facts: SnapshotFacts) -> None:
        """Make it the current snapshot and clear away all but the former one; raise WriteError."""
        contents = {
            "format": FORMAT,
            "facts": plain_facts(facts),
            "parts": [asdict(part) for part in self._parts],
        }
        durable.write_json(self._staging / CONTENTS, contents)
        digest = hashlib.sha256((self._staging / CONTENTS).read_bytes()).hexdigest()
        former = _former(self._store)
        generation = self._next()
        durable.publish_folder(self._staging, self._store.folder_of(generation))
        pointer = {"format": FORMAT, "generation": generation, "sha256": digest}
        durable.write_json(self._store.folder / POINTER, pointer)
        self._clear_away({generation, former})

    def discard(self) -> None:
        """Remove what was written aside; a later sync removes what cannot be removed now."""
        try:
            durable.remove(self._staging)
        except WriteError as error:
            _log.warning("%s", error)

    def _write(self, table: str) -> None:
        waiting = self._waiting[table]
        # The first frame stays, without rows, to give later ones its schema.
        self._waiting[table] = [waiting[0].clear()]
        frame = pl.concat(waiting)
        buffer = io.BytesIO()
        frame.write_parquet(buffer, compression="zstd", compression_level=3)
        data = buffer.getvalue()
        path = f"{table}/{len(self._parts_of(table)):04d}.parquet"
        durable.write_bytes(self._staging / path, data)
        digest = hashlib.sha256(data).hexdigest()
        self._parts.append(Part(path, len(data), digest, len(frame)))

    def _parts_of(self, table: str) -> list[Part]:
        return [part for part in self._parts if part.path.startswith(f"{table}/")]

    def _rows(self, table: str) -> int:
        return sum(part.rows for part in self._parts_of(table))

    def _next(self) -> str:
        taken = [int(folder.name) for folder in _generations(self._store)]
        return f"{max(taken, default=0) + 1:06d}"

    def _clear_away(self, kept: set[str | None]) -> None:
        """Remove older generations; one that is being read stays for the next time."""
        for folder in _generations(self._store):
            if folder.name in kept:
                continue
            try:
                durable.remove(folder)
            except WriteError as error:
                _log.warning("%s", error)


def _generations(store: SnapshotStore) -> list[Path]:
    if not store.folder.exists():
        return []
    return [path for path in store.folder.iterdir() if path.name.isdecimal() and path.is_dir()]


def _former(store: SnapshotStore) -> str | None:
    """The generation that is current until now; None when there is none, or only a damaged one."""
    try:
        return store.generation()
    except DamagedSnapshotError as error:
        _log.warning("%s", error)
        return None
