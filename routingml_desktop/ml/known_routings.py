"""The plant's routings, kept by item for quick look-up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.candidate import RoutingChoice
from routingml_desktop.domain.routing import Operation, OperationType, Routing, RoutingOrigin

if TYPE_CHECKING:
    import polars as pl
    from numpy.typing import NDArray

    from routingml_desktop.ml.parts import PartsReader, PartsWriter

NO_DATE: Final = np.iinfo(np.int64).min
_EPOCH: Final = datetime(1970, 1, 1)  # noqa: DTZ001 (frames carry the plant's local time)
_ARRAYS: Final = (
    "item_offsets", "operation_offsets", "created", "orders", "as_built", "outside", "way",
    "latest", "most_used", "described", "sequence", "minutes", "way_offsets", "way_jobs",
)  # fmt: skip
NONE_OUTSIDE, SOME_OUTSIDE, ALL_OUTSIDE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class KnownRoutings:
    """Routings sorted by item, their operations sorted by routing and sequence.

    Row numbers of routings run over all items; ``item_offsets[i]:item_offsets[i + 1]`` are those
    of item i. A way is a distinct sequence of job codes.
    """

    item_offsets: NDArray[np.int64]
    operation_offsets: NDArray[np.int64]
    created: NDArray[np.int64]
    """Microseconds since 1970, or NO_DATE."""
    orders: NDArray[np.int32]
    as_built: NDArray[np.bool_]
    outside: NDArray[np.int8]
    way: NDArray[np.int32]
    latest: NDArray[np.int32]
    """Of each item: the routing row that counts as the latest; -1 without any."""
    most_used: NDArray[np.int32]
    described: NDArray[np.int32]
    """Of each operation: its row in ``descriptions``."""
    sequence: NDArray[np.int32]
    minutes: NDArray[np.float64]
    """Operations x set-up, run, ERP's actual set-up, ERP's actual run; nan where unknown."""
    way_offsets: NDArray[np.int64]
    way_jobs: NDArray[np.int32]
    routing_nos: pl.Series
    descriptions: pl.DataFrame
    """Distinct operations but for their minutes."""
    jobs: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.way)

    def chosen(self, choice: RoutingChoice) -> NDArray[np.int32]:
        """Of each item the routing row that is meant by ``choice``; -1 without any."""
        return self.most_used if choice is RoutingChoice.MOST_USED else self.latest

    def of_item(self, item: int) -> range:
        """The routing rows of an item."""
        return range(int(self.item_offsets[item]), int(self.item_offsets[item + 1]))

    def voting(self, item: int, choice: RoutingChoice) -> list[tuple[int, float, int]]:
        """The routing rows that vote for an item, their part of its vote and their work orders.

        A maintained routing votes whole; of an item as built every way of its orders votes, by how
        many orders went it.
        """
        rows = self.of_item(item)
        chosen = int(self.chosen(choice)[item])
        if chosen < 0:
            return []
        if not self.as_built[chosen]:
            return [(chosen, 1.0, int(self.orders[chosen]))]
        last = {int(self.way[row]): row for row in rows}
        ways, counts = np.unique(self.way[rows.start : rows.stop], return_counts=True)
        return [
            (last[way], n / len(rows), n)
            for way, n in zip(ways.tolist(), counts.tolist(), strict=True)
        ]

    def jobs_of_way(self, way: int) -> NDArray[np.int32]:
        """The job numbers of a way, in order."""
        return self.way_jobs[self.way_offsets[way] : self.way_offsets[way + 1]]

    def operations(self, row: int) -> tuple[Operation, ...]:
        """The operations of a routing row."""
        places = range(int(self.operation_offsets[row]), int(self.operation_offsets[row + 1]))
        return tuple(self.operation_at(place) for place in places)

    def job_of_operations(self) -> NDArray[np.int64]:
        """Of each operation: the number of its job."""
        numbers = {job: number for number, job in enumerate(self.jobs)}
        of_description = [numbers[job] for job in self.descriptions[c.JOB_CODE].to_list()]
        return np.array(of_description, np.int64)[self.described]

    def routing(self, row: int, item_code: str) -> Routing:
        """A routing row as a value."""
        origin = RoutingOrigin.AS_BUILT if self.as_built[row] else RoutingOrigin.MASTER
        return Routing(
            item_code,
            str(self.routing_nos[row]),
            self.operations(row),
            origin,
            self.created_on(row),
        )

    def created_on(self, row: int) -> datetime | None:
        """When a routing was created; None when the ERP does not tell."""
        stamp = int(self.created[row])
        return None if stamp == NO_DATE else _EPOCH + timedelta(microseconds=stamp)

    def operation_at(self, place: int) -> Operation:
        """The operation at a place among those of all routings."""
        described = self.descriptions.row(int(self.described[place]), named=True)
        setup, run, actual_setup, actual_run = (_known(m) for m in self.minutes[place].tolist())
        return Operation(
            sequence=int(self.sequence[place]),
            job_code=described[c.JOB_CODE],
            job_name=described[c.JOB_NAME] or "",
            work_center=described[c.WORK_CENTER] or "",
            work_center_name=described[c.WORK_CENTER_NAME] or "",
            operation_type=OperationType(described[c.OPERATION_TYPE] or OperationType.UNKNOWN),
            setup_minutes=setup,
            run_minutes=run,
            base_quantity=described[c.BASE_QUANTITY] or 1.0,
            base_unit=described[c.BASE_UNIT] or "",
            queue_minutes=described[c.QUEUE_MINUTES],
            wait_minutes=described[c.WAIT_MINUTES],
            move_minutes=described[c.MOVE_MINUTES],
            actual_setup_minutes=actual_setup,
            actual_run_minutes=actual_run,
            lead_time_days=described[c.LEAD_TIME_DAYS],
            batch=described[c.BATCH] or "",
            partner=described[c.PARTNER] or "",
            partner_name=described[c.PARTNER_NAME] or "",
            inspection=bool(described[c.INSPECTION]),
        )

    def save(self, writer: PartsWriter) -> None:
        """Write the parts ``routings`` and ``operations``."""
        writer.arrays("routings", {name: getattr(self, name) for name in _ARRAYS})
        writer.frame("routing_numbers", self.routing_nos.to_frame(c.ROUTING_NO))
        writer.frame("operations", self.descriptions)
        writer.facts("jobs", {"jobs": list(self.jobs)})

    @classmethod
    def load(cls, reader: PartsReader) -> KnownRoutings:
        """Read what ``save`` wrote; raise DamagedVersionError."""
        stored: dict[str, Any] = dict(reader.arrays("routings"))
        missing = set(_ARRAYS) - set(stored)
        if missing:
            raise reader.damaged(f"routings.npz has no {sorted(missing)[0]}")
        return cls(
            **{name: stored[name] for name in _ARRAYS},
            routing_nos=reader.frame("routing_numbers")[c.ROUTING_NO],
            descriptions=reader.frame("operations"),
            jobs=tuple(reader.facts("jobs")["jobs"]),
        )


def items_of_ways(
    routings: KnownRoutings, without: NDArray[np.int64] | None = None
) -> NDArray[np.int64]:
    """Of each way: how many items are made so by their latest routing, ``without`` some items."""
    latest = routings.latest.copy()
    if without is not None:
        latest[without] = -1
    ways = routings.way[latest[latest >= 0]]
    return np.bincount(ways, minlength=len(routings.way_offsets) - 1)


def _known(minutes: float) -> float | None:
    return None if np.isnan(minutes) else minutes
