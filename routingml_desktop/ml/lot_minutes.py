"""Minutes predicted for booked lots, by simple ways that a model must beat, and by candidates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.routing import minutes_of_lot
from routingml_desktop.ml.held_out import ASKED, clean_bookings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from routingml_desktop.domain.candidate import ProposedOperation
    from routingml_desktop.ml.minutes_measures import Minutes

STANDARD: Final = "standard"
MEDIAN: Final = "median_of_operation_and_work_center"
_OCCURRENCE: Final = "occurrence"
_NAMED, _LATEST, _ANY = "named", "latest", "any"
_SETUP: Final = "setup"
_RUN_EACH: Final = "run_each"
_PARTS: Final = ("setup", "run", "total", "low", "high")


@dataclass(frozen=True, slots=True)
class LotMinutes:
    """Predicted minutes of booked lots, one element per booking; NaN where there is none."""

    setup: Minutes
    run: Minutes
    """Of all pieces of the lot."""
    total: Minutes
    low: Minutes
    """P10 of the total; NaN when there is no band."""
    high: Minutes

    @property
    def known(self) -> NDArray[np.bool_]:
        """Which totals are predicted."""
        return ~np.isnan(self.total)

    def at(self, rows: NDArray[np.int64]) -> LotMinutes:
        """Some of the bookings."""
        return LotMinutes(*(getattr(self, name)[rows] for name in _PARTS))

    @classmethod
    def without_band(cls, setup: Minutes, run: Minutes) -> LotMinutes:
        """The total is the run time and, where one is known, the set-up time."""
        nothing = np.full(len(run), np.nan)
        return cls(setup, run, np.nan_to_num(setup) + run, nothing, nothing)


def joined(parts: Sequence[LotMinutes]) -> LotMinutes:
    """The bookings of all parts, one after the other."""
    return LotMinutes(*(np.concatenate([getattr(part, name) for part in parts]) for name in _PARTS))


def standard_minutes(bookings: pl.DataFrame, standards: pl.DataFrame) -> LotMinutes:
    """What the plant's routing master says the booked operations take.

    The routing is the one the booking names, otherwise the one created last.
    """
    base = pl.col(c.BASE_QUANTITY)
    rows = (
        standards.sort(c.CREATED, c.ROUTING_NO, c.SEQUENCE, nulls_last=False, maintain_order=True)
        .with_columns(_occurrence(c.ITEM_CODE, c.ROUTING_NO))
        .select(
            c.ITEM_CODE,
            c.ROUTING_NO,
            c.JOB_CODE,
            _OCCURRENCE,
            pl.col(c.SETUP_MINUTES).alias(_SETUP),
            (pl.col(c.RUN_MINUTES) / pl.when(base > 0).then(base).otherwise(1.0)).alias(_RUN_EACH),
        )
        .filter(pl.col(_RUN_EACH).is_not_null())
    )
    found = bookings.with_columns(_occurrence(c.ITEM_CODE, c.WORK_ORDER)).select(
        c.ITEM_CODE, c.ROUTING_NO, c.JOB_CODE, _OCCURRENCE, c.QUANTITY
    )
    steps = ([c.ITEM_CODE, c.JOB_CODE, _OCCURRENCE, c.ROUTING_NO], _NAMED), (
        [c.ITEM_CODE, c.JOB_CODE, _OCCURRENCE], _LATEST,
    ), ([c.ITEM_CODE, c.JOB_CODE], _ANY)  # fmt: skip
    for keys, suffix in steps:
        values = rows.unique(keys, keep="last", maintain_order=True).select(
            *keys, pl.struct(_SETUP, _RUN_EACH).alias(suffix)
        )
        found = found.join(values, on=keys, how="left", maintain_order="left")
    best = pl.coalesce(_NAMED, _LATEST, _ANY)
    return _per_lot(
        found.with_columns(
            best.struct.field(_SETUP).alias(_SETUP), best.struct.field(_RUN_EACH).alias(_RUN_EACH)
        )
    )


def median_minutes(bookings: pl.DataFrame, actuals: pl.DataFrame) -> LotMinutes:
    """The median of the training bookings of the operation at its work center, else anywhere."""
    known = clean_bookings(actuals).with_columns(
        (pl.col(c.RUN_MINUTES) / pl.col(c.QUANTITY)).alias(_RUN_EACH),
        pl.col(c.SETUP_MINUTES).alias(_SETUP),
    )
    medians = pl.col(_SETUP, _RUN_EACH).median()
    at_center = known.group_by(c.JOB_CODE, c.WORK_CENTER).agg(medians)
    anywhere = known.group_by(c.JOB_CODE).agg(medians)
    center = [c.JOB_CODE, c.WORK_CENTER]
    found = bookings.join(
        at_center, on=center, how="left", maintain_order="left", nulls_equal=True
    ).join(anywhere, on=c.JOB_CODE, how="left", maintain_order="left", suffix="_anywhere")
    return _per_lot(
        found.with_columns(
            pl.coalesce(_SETUP, f"{_SETUP}_anywhere").alias(_SETUP),
            pl.coalesce(_RUN_EACH, f"{_RUN_EACH}_anywhere").alias(_RUN_EACH),
        )
    )


def candidate_minutes(
    bookings: pl.DataFrame, candidates: Sequence[Sequence[ProposedOperation]]
) -> LotMinutes:
    """What the first candidate of each question says the booked operations take.

    ``candidates`` has the operations per question. A booking belongs to the operation of its code,
    at its work center if there is one; the second booking of a code in an order to the second such
    operation. A booked operation that is not proposed has no prediction.
    """
    rows = bookings.with_columns(_occurrence(c.ITEM_CODE, c.WORK_ORDER)).select(
        ASKED, c.JOB_CODE, c.WORK_CENTER, c.QUANTITY, _OCCURRENCE
    )
    minutes = np.full((len(rows), 5), np.nan)
    for row, (asked, job, center, quantity, occurrence) in enumerate(rows.iter_rows()):
        proposed = _matching(candidates[asked], job, center, occurrence)
        if proposed is not None and proposed.run.p50 is not None:
            minutes[row] = _lot_of(proposed, quantity)
    return LotMinutes(*np.ascontiguousarray(minutes.T))


def _matching(
    operations: Sequence[ProposedOperation], job: str, center: str | None, occurrence: int
) -> ProposedOperation | None:
    same_job = [p for p in operations if p.operation.job_code == job]
    if not same_job:
        return None
    found = [p for p in same_job if p.operation.work_center == center] or same_job
    return found[min(occurrence, len(found) - 1)]


def _lot_of(proposed: ProposedOperation, quantity: float) -> tuple[float, ...]:
    total = proposed.minutes_for(quantity)
    run = minutes_of_lot(None, proposed.run.p50, quantity)
    if total is None or run is None:
        return (np.nan,) * 5
    setup = np.nan if proposed.setup.p50 is None else proposed.setup.p50
    low, middle, high = (np.nan if minutes is None else minutes for minutes in total)
    return setup, run, middle, low, high


def _occurrence(item: str, order: str) -> pl.Expr:
    """How many operations of the same code came before in the order or routing; 0 without one."""
    before = pl.col(c.JOB_CODE).cum_count().over(item, order, c.JOB_CODE) - 1
    return pl.when(pl.col(order).is_null()).then(0).otherwise(before).alias(_OCCURRENCE)


def _per_lot(found: pl.DataFrame) -> LotMinutes:
    """``minutes_of_lot`` over a column, where the run minutes of a piece are known."""
    nan = float("nan")
    setup = found[_SETUP].fill_null(nan).to_numpy()
    run = (found[_RUN_EACH] * found[c.QUANTITY]).fill_null(nan).to_numpy()
    return LotMinutes.without_band(setup, run)
