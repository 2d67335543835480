"""Cleaned work results, kept by item for quick look-up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.work_result import DropReason, WorkResult
from routingml_desktop.ml.routing_rows import offsets_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from routingml_desktop.ml.parts import PartsReader, PartsWriter

REASONS: Final = tuple(DropReason)
UNDATED: Final = np.iinfo(np.int32).min
_EPOCH: Final = datetime(1970, 1, 1)  # noqa: DTZ001 (frames carry the plant's local time)
_ARRAYS: Final = (
    "offsets", "job", "work_center", "setup", "run", "quantity", "minute", "order", "routing",
    "dropped", "setup_share", "setup_shift", "run_shift",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bookings:
    """One row per order and operation, sorted by item, operation, work center and time.

    ``offsets[i]:offsets[i + 1]`` are the rows of item i; those of items that the item master does
    not have follow after the last. Numbers refer to ``jobs`` and ``work_centers``; -1 is none.
    """

    offsets: NDArray[np.int64]
    job: NDArray[np.int32]
    work_center: NDArray[np.int32]
    setup: NDArray[np.float32]
    """Minutes of the lot; nan where not booked."""
    run: NDArray[np.float32]
    """Minutes of the lot; nan where not booked."""
    quantity: NDArray[np.float32]
    minute: NDArray[np.int32]
    """When reported, in minutes since 1970, or UNDATED."""
    order: NDArray[np.int32]
    routing: NDArray[np.int32]
    dropped: NDArray[np.int8]
    """0 when the row counts as evidence, else the place in REASONS plus 1."""
    setup_share: NDArray[np.float32]
    """The part of the run minutes that was set-up; nan where they were booked apart."""
    setup_shift: NDArray[np.float32]
    """What is added to the logarithm of the set-up to tell it at today's pace."""
    run_shift: NDArray[np.float32]
    orders: pl.Series
    routing_nos: pl.Series
    jobs: tuple[str, ...]
    work_centers: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.job)

    @property
    def counted(self) -> NDArray[np.bool_]:
        """Which rows count as evidence."""
        return np.asarray(self.dropped == 0)

    def counts(self, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which of some rows count as evidence."""
        return np.asarray(self.dropped[rows] == 0)

    def run_each(self, rows: NDArray[np.int64]) -> NDArray[np.float64]:
        """Run minutes of one piece; nan where unknown."""
        quantity = self.quantity[rows].astype(np.float64)
        run = self.run[rows] * (1.0 - np.nan_to_num(self.setup_share[rows].astype(np.float64)))
        unknown = np.full(len(rows), np.nan)
        return np.asarray(np.divide(run, quantity, out=unknown, where=quantity > 0))

    def setup_each(self, rows: NDArray[np.int64]) -> NDArray[np.float64]:
        """Set-up minutes of the lot, booked or split off its total; nan where unknown."""
        share = self.setup_share[rows].astype(np.float64)
        apart = self.setup[rows].astype(np.float64)
        return np.where(np.isnan(share), apart, share * self.run[rows])

    def rows_of(self, items: Sequence[int] | NDArray[np.integer]) -> NDArray[np.int64]:
        """All rows of the items, in the items' order: slices of the sorted arrays, no scan."""
        parts = [np.arange(self.offsets[item], self.offsets[item + 1]) for item in items]
        return np.concatenate(parts) if parts else np.zeros(0, np.int64)

    def latest_at(self, job: int, work_center: int | None, most: int) -> NDArray[np.int64]:
        """The rows of an operation reported last, newest first; without work center anywhere."""
        here = (self.job == job) & (job >= 0)
        if work_center is not None:
            here &= self.work_center == work_center
        rows = np.flatnonzero(here)
        return np.asarray(rows[np.argsort(self.minute[rows], kind="stable")[::-1][:most]])

    def item_of(self, row: int) -> int:
        """The number of the item a row belongs to; past the last for one the master has not."""
        return int(np.searchsorted(self.offsets, row, side="right")) - 1

    def job_number(self, job_code: str) -> int:
        """The number of a job code; -1 when nothing was booked on it."""
        return self.jobs.index(job_code) if job_code in self.jobs else -1

    def work_center_number(self, work_center: str) -> int:
        """The number of a work center; -1 when nothing was booked on it."""
        return self.work_centers.index(work_center) if work_center in self.work_centers else -1

    def result(self, row: int, item_code: str, dropped: DropReason | None = None) -> WorkResult:
        """A row as a value; ``dropped`` is why it is left out, when cleaning kept it."""
        reason = int(self.dropped[row])
        job, work_center = int(self.job[row]), int(self.work_center[row])
        order, routing = int(self.order[row]), int(self.routing[row])
        return WorkResult(
            item_code=item_code,
            job_code=self.jobs[job] if job >= 0 else "",
            work_center=self.work_centers[work_center] if work_center >= 0 else "",
            quantity=_plain(self.quantity[row]),
            setup_minutes=_plain(self.setup[row]),
            run_minutes=_plain(self.run[row]),
            reported=_moment(int(self.minute[row])),
            work_order=str(self.orders[order]) if order >= 0 else "",
            routing_no=str(self.routing_nos[routing]) if routing >= 0 else "",
            dropped=REASONS[reason - 1] if reason else dropped,
        )

    def save(self, writer: PartsWriter) -> None:
        """Write the parts ``bookings``, ``orders`` and ``booked``."""
        writer.arrays("bookings", {name: getattr(self, name) for name in _ARRAYS})
        writer.frame("orders", self.orders.to_frame(c.WORK_ORDER))
        writer.frame("booked_routings", self.routing_nos.to_frame(c.ROUTING_NO))
        writer.facts("booked", {"jobs": list(self.jobs), "work_centers": list(self.work_centers)})

    @classmethod
    def load(cls, reader: PartsReader) -> Bookings:
        """Read what ``save`` wrote; raise DamagedVersionError."""
        stored: dict[str, Any] = dict(reader.arrays("bookings"))
        missing = set(_ARRAYS) - set(stored)
        if missing:
            raise reader.damaged(f"bookings.npz has no {sorted(missing)[0]}")
        names = reader.facts("booked")
        return cls(
            **{name: stored[name] for name in _ARRAYS},
            orders=reader.frame("orders")[c.WORK_ORDER],
            routing_nos=reader.frame("booked_routings")[c.ROUTING_NO],
            jobs=tuple(names["jobs"]),
            work_centers=tuple(names["work_centers"]),
        )


def bookings(actuals: pl.DataFrame, item_codes: pl.Series) -> Bookings:
    """The cleaned results (RESULT_COLUMNS and DROPPED) of the items in ``item_codes``."""
    count = len(item_codes)
    places = pl.DataFrame({c.ITEM_CODE: item_codes}).with_row_index("item")
    named = {
        "job": c.JOB_CODE,
        "work_center": c.WORK_CENTER,
        "order": c.WORK_ORDER,
        "routing": c.ROUTING_NO,
    }
    pools = {key: actuals[column].drop_nulls().unique().sort() for key, column in named.items()}
    rows = (
        actuals.join(places, on=c.ITEM_CODE, how="left", maintain_order="left")
        .select(
            pl.col("item").fill_null(count).cast(pl.Int32),
            *(_number(column, pools[key]).alias(key) for key, column in named.items()),
            pl.col(c.SETUP_MINUTES).cast(pl.Float32).alias("setup"),
            pl.col(c.RUN_MINUTES).cast(pl.Float32).alias("run"),
            pl.col(c.QUANTITY).cast(pl.Float32),
            (pl.col(c.REPORTED).dt.timestamp("ms") // 60_000)
            .cast(pl.Int32, strict=False)
            .fill_null(UNDATED)
            .alias("minute"),
            pl.col(c.DROPPED)
            .replace_strict({r.value: n for n, r in enumerate(REASONS, 1)}, return_dtype=pl.Int8)
            .fill_null(0),
        )
        .sort("item", "job", "work_center", "minute", "order", maintain_order=True)
    )
    missing = float("nan")
    return Bookings(
        offsets=offsets_of(rows["item"].to_numpy(), count),
        job=rows["job"].to_numpy(),
        work_center=rows["work_center"].to_numpy(),
        setup=rows["setup"].fill_null(missing).to_numpy(),
        run=rows["run"].fill_null(missing).to_numpy(),
        quantity=rows[c.QUANTITY].fill_null(missing).to_numpy(),
        minute=rows["minute"].to_numpy(),
        order=rows["order"].to_numpy(),
        routing=rows["routing"].to_numpy(),
        dropped=rows[c.DROPPED].to_numpy(),
        setup_share=np.full(len(rows), np.nan, np.float32),
        setup_shift=np.zeros(len(rows), np.float32),
        run_shift=np.zeros(len(rows), np.float32),
        orders=pools["order"],
        routing_nos=pools["routing"],
        jobs=tuple(pools["job"].to_list()),
        work_centers=tuple(pools["work_center"].to_list()),
    )


def _number(column: str, pool: pl.Series) -> pl.Expr:
    numbers = pl.Series(range(len(pool)), dtype=pl.Int32)
    found = pl.col(column).replace_strict(pool, numbers, default=None, return_dtype=pl.Int32)
    return found.fill_null(-1)


def _plain(value: np.float32) -> float | None:
    # Through its shortest spelling, so that 12.3 minutes stay 12.3 and not 12.300000190734863.
    return None if np.isnan(value) else float(str(value))


def _moment(minute: int) -> datetime | None:
    return None if minute == UNDATED else _EPOCH + timedelta(minutes=minute)
