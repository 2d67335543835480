"""Brings the snapshot up to date with the ERP, all or nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from itertools import chain
from typing import TYPE_CHECKING, Final

from routingml_desktop import durable
from routingml_desktop.claims import claim
from routingml_desktop.domain.errors import (
    AlreadyRunningError,
    DamagedSnapshotError,
    NoRowsError,
    NoSnapshotError,
    WriteError,
)
from routingml_desktop.domain.plant import SnapshotFacts
from routingml_desktop.domain.progress import Progress, stop_if
from routingml_desktop.plant.as_built import as_built_operations
from routingml_desktop.plant.distinct_items import DistinctItems
from routingml_desktop.plant.frames import as_operations, as_results, no_operations, no_results
from routingml_desktop.plant.late_attributes import late_attributes
from routingml_desktop.plant.laundry.vanished_rows import vanished_results
from routingml_desktop.plant.laundry.workers import WorkerNumbers
from routingml_desktop.plant.snapshot import ITEMS, OPERATIONS, WORK_RESULTS, SnapshotStore
from routingml_desktop.plant.snapshot_writing import SnapshotWriting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    import polars as pl

    from routingml_desktop.domain.item import Attribute
    from routingml_desktop.domain.plant import Finding, SourceFacts
    from routingml_desktop.domain.progress import Report, Stopping
    from routingml_desktop.plant.plant_rows import PlantRows
    from routingml_desktop.plant.snapshot import Snapshot

    Check = Callable[
        [pl.LazyFrame, pl.LazyFrame, pl.LazyFrame, tuple[Attribute, ...]],
        tuple[Finding, ...],
    ]
    """Says what is wrong with items, operations and work results."""

LOCK: Final = "sync.lock"
LEAST_FREE_BYTES: Final = 64 * 1024 * 1024
SHARES: Final[dict[str, tuple[float, float]]] = {
    ITEMS: (0.0, 0.25),
    WORK_RESULTS: (0.25, 0.6),
    OPERATIONS: (0.6, 0.8),
    "check": (0.8, 0.95),
    "publish": (0.95, 1.0),
}
"""Which part of the whole run each stage takes; a stage is named after its table or deed."""
_UNKNOWN_ROWS: Final = 200_000
"""Half of a table's share is reached after so many rows when nobody knows how many there are."""


def sync(
    source: PlantRows,
    store: SnapshotStore,
    check: Check,
    report: Report,
    stopping: Stopping,
    *,
    extras: Mapping[str, str] | None = None,
    taken: datetime | None = None,
) -> SnapshotFacts:
    """Copy the source's rows into a new snapshot and make it the current one; return its facts.

    ``extras`` are kept with it. ``taken`` is the moment whose rows they are, by default now; a
    replay brings in rows of the past. Whatever fails, the snapshot from before stays. Raises a
    SourceError of the source, NoRowsError without items, WriteError, WorkCancelledError,
    AlreadyRunningError while another sync writes to the same folder.
    """
    held = claim(store.folder / LOCK)
    if held is None:
        raise AlreadyRunningError(store.folder, "is bringing in data")
    with held:
        _room_for(store)
        writing = SnapshotWriting(store)
        try:
            reading = _Reading(writing, _former(store), report, stopping)
            facts = _copied(source, reading, check, extras or {})
            facts = facts if taken is None else replace(facts, taken=taken)
            reading.tell("publish", 0.0, "Publishing the snapshot")
            stop_if(stopping)
            writing.publish(facts)
        finally:
            writing.discard()
    report(Progress("publish", 1.0, f"The snapshot holds {facts.items} items"))
    return facts


class _Reading:
    """Rows on their way into the new generation."""

    def __init__(
        self,
        writing: SnapshotWriting,
        former: Snapshot | None,
        report: Report,
        stopping: Stopping,
    ) -> None:
        self.writing = writing
        self.stopping = stopping
        self._former = former
        self._report = report

    def tell(self, stage: str, done: float, message: str, rows: int | None = None) -> None:
        """Report ``done`` of a stage, 0 to 1."""
        start, end = SHARES[stage]
        figures = {} if rows is None else {f"{stage}.rows": float(rows)}
        self._report(Progress(stage, start + (end - start) * done, message, figures))

    def table(self, name: str, batches: Iterator[pl.DataFrame]) -> int:
        """Write all batches; return the number of rows."""
        count = 0
        self.tell(name, 0.0, f"Reading {name}")
        for batch in batches:
            stop_if(self.stopping)
            self.writing.add(name, batch)
            count += len(batch)
            self.tell(name, self._share(name, count), f"{count} rows of {name}", count)
        return self.writing.finish(name)

    def former_results(self, source: SourceFacts) -> pl.LazyFrame | None:
        """The bookings of the last sync from the same source; None when there was none."""
        former = self._former
        return former.work_results() if former and former.facts.source == source else None

    def _share(self, name: str, count: int) -> float:
        expected = getattr(self._former.facts, name) if self._former else 0
        if expected:
            return min(count / expected, 1.0)
        return count / (count + _UNKNOWN_ROWS)


def _copied(
    source: PlantRows, reading: _Reading, check: Check, extras: Mapping[str, str]
) -> SnapshotFacts:
    """Read everything, look at it, and say what it is."""
    attributes = source.attributes()
    distinct = DistinctItems(attributes)
    items = reading.table(ITEMS, map(distinct.of, source.items(reading.stopping)))
    if not items:
        raise NoRowsError("the item master")
    workers = WorkerNumbers()
    batches = map(as_results, source.work_results(reading.stopping))
    bookings = map(workers.of, batches)
    results = reading.table(WORK_RESULTS, chain(bookings, (no_results(),)))
    operations = reading.table(OPERATIONS, chain(_operations(source, reading), (no_operations(),)))
    writing = reading.writing
    reading.tell("check", 0.0, "Looking for faults in the rows")
    stop_if(reading.stopping)
    former = reading.former_results(source.facts)
    lost = () if former is None else vanished_results(former, writing.scan(WORK_RESULTS))
    stop_if(reading.stopping)
    late = late_attributes(writing.scan(ITEMS), writing.scan(OPERATIONS), attributes)
    written_late = {finding.column for finding in late}
    attributes = tuple(
        replace(one, compared=False) if one.name in written_late else one for one in attributes
    )
    stop_if(reading.stopping)
    found = check(
        writing.scan(ITEMS),
        writing.scan(OPERATIONS),
        writing.scan(WORK_RESULTS),
        attributes,
    )
    return SnapshotFacts(
        source=source.facts,
        taken=datetime.now().astimezone(),
        items=items,
        operations=operations,
        work_results=results,
        attributes=attributes,
        findings=(*distinct.findings(), *source.findings(), *late, *found, *lost),
        as_built=not source.has_routing_master,
        extras=extras,
        rules=source.routing_rules,
    )


def _operations(source: PlantRows, reading: _Reading) -> Iterator[pl.DataFrame]:
    """The routing master, or where there is none the routings as built."""
    if source.has_routing_master:
        return map(as_operations, source.operations(reading.stopping))
    return iter((as_built_operations(reading.writing.scan(WORK_RESULTS), source.as_built_rule),))


def _former(store: SnapshotStore) -> Snapshot | None:
    """What the last sync brought; None too when it is damaged, as the new one replaces it."""
    try:
        return store.open()
    except (NoSnapshotError, DamagedSnapshotError):
        return None


def _room_for(store: SnapshotStore) -> None:
    """Refuse before reading anything when the disk will not hold another snapshot."""
    try:
        former = store.open().size
    except (NoSnapshotError, DamagedSnapshotError):
        former = 0
    needed = max(LEAST_FREE_BYTES, former + former // 4)
    free = durable.free_bytes(store.folder)
    if free < needed:
        mega = 1024 * 1024
        problem = f"the disk has {free // mega} MB free, the snapshot needs {needed // mega} MB"
        raise WriteError(store.folder, problem)
