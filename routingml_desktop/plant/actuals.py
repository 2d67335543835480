"""Which bookings count as evidence, which do not, and why.

A booking is judged by itself first (negative or absurd minutes, a date to come, nothing booked, a
repeated line, breakdown, rework). What remains of an order's operation at a work center is added
up, because plants report in parts, and judged again (no pieces, unit in doubt). Outliers are left
to the statistics, which see an operation's whole history.

Not found here, because the rows do not tell: two workers or machines clocked at once (there is one
time stamp, not a beginning and an end), and pieces reported on the wrong order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.columns import RESULT_COLUMNS
from routingml_desktop.domain.work_result import DropReason, ResultKind
from routingml_desktop.plant.booking_units import unit_suspects, usual_standards

if TYPE_CHECKING:
    from datetime import datetime

ALL_RULES: Final = frozenset(DropReason) - {DropReason.OUTLIER}
"""Every rule of this file; a plant may switch some off."""

_ROW: Final = "_row"
_IN_PARTS: Final = "_in_parts"
_LOT: Final = [c.WORK_ORDER, c.ITEM_CODE, c.ROUTING_NO, c.SEQUENCE, c.JOB_CODE, c.WORK_CENTER]


@dataclass(frozen=True, slots=True)
class CleaningRules:
    """Which rules act, and where minutes become absurd."""

    active: frozenset[DropReason] = ALL_RULES
    most_minutes: float = 43_200.0
    """A booking of more set-up or run minutes than this (30 days) is absurd."""


def clean(
    work_results: pl.LazyFrame,
    *,
    now: datetime,
    operations: pl.LazyFrame | None = None,
    rules: CleaningRules | None = None,
) -> pl.DataFrame:
    """One row per order, operation and work center with RESULT_COLUMNS and DROPPED.

    Parts are added up; the row is dated by its last part. Rows that do not count carry their
    DropReason and stand apart, those of a reason together: for an order's operation there may be a
    row that counts and a dropped one. A set-up posted again with a further part is taken out of the
    sum and shown as a repeated row. Standards in ``operations`` help to judge units.
    ``now`` is the plant's local time.
    """
    settings = rules or CleaningRules()
    # As numbers instead of texts, three million bookings take a fifth of the memory.
    coded = work_results.select(list(RESULT_COLUMNS)).cast({pl.String: pl.Categorical})
    rows = _judged(coded.with_row_index(_ROW).collect(), now, settings)
    rows = pl.concat([rows, *_set_up_again(rows, settings)])
    lots = _added_up(rows)
    lots = _without_pieces(lots, settings)
    if DropReason.UNIT_SUSPECT in settings.active:
        standards = None if operations is None else usual_standards(operations)
        suspects = unit_suspects(lots.filter(pl.col(c.DROPPED).is_null()), standards)
        lots = lots.with_columns(
            pl.when(pl.col(_ROW).is_in(suspects.implode()))
            .then(pl.lit(DropReason.UNIT_SUSPECT.value))
            .otherwise(c.DROPPED)
            .alias(c.DROPPED)
        )
    return lots.select([*RESULT_COLUMNS, c.DROPPED]).cast({pl.Categorical: pl.String})


def _judged(rows: pl.DataFrame, now: datetime, settings: CleaningRules) -> pl.DataFrame:
    """DROPPED for each booking by itself; the first reason that holds."""
    setup, run = pl.col(c.SETUP_MINUTES), pl.col(c.RUN_MINUTES)
    nothing = (setup.fill_null(0.0) == 0) & (run.fill_null(0.0) == 0)
    # An event log books a set-up without run minutes; an ERP that books run 0 for pieces made
    # has lost them.
    lost = (run == 0) & (pl.col(c.QUANTITY) > 0)
    reasons = {
        DropReason.BREAKDOWN: pl.col(c.KIND) == ResultKind.BREAKDOWN.value,
        DropReason.REWORK: pl.col(c.KIND) == ResultKind.REWORK.value,
        DropReason.REPEATED: pl.col(_ROW).is_in(_repeated(rows).implode()),
        DropReason.NEGATIVE_MINUTES: (setup < 0) | (run < 0),
        DropReason.ABSURD_MINUTES: pl.max_horizontal(setup, run) > settings.most_minutes,
        DropReason.FUTURE_DATE: pl.col(c.REPORTED) > now.replace(tzinfo=None),
        DropReason.NO_MINUTES: nothing | lost,
    }
    chosen = [
        pl.when(holds).then(pl.lit(reason.value))
        for reason, holds in reasons.items()
        if reason in settings.active
    ]
    none = pl.lit(None, pl.String)
    return rows.with_columns(pl.coalesce([*chosen, none]).alias(c.DROPPED))


def _repeated(rows: pl.DataFrame) -> pl.Series:
    """The rows whose like stands before them: same order, operation, time, pieces and minutes."""
    known = rows.filter(pl.col(c.WORK_ORDER).is_not_null() & pl.col(c.REPORTED).is_not_null())
    return _again(known, list(RESULT_COLUMNS)).get_column(_ROW)


def _again(rows: pl.DataFrame, columns: list[str]) -> pl.DataFrame:
    """The rows that agree in ``columns`` with a row before them."""
    # Few do: those with an equal hash are looked at, so that the others need no comparison.
    hashed = rows.filter(pl.struct(columns).hash().is_duplicated())
    return hashed.filter(~pl.struct(columns).is_first_distinct())


def _set_up_again(rows: pl.DataFrame, settings: CleaningRules) -> list[pl.DataFrame]:
    """Set-ups taken out of the sums, as rows of their own.

    A part of a lot that carries to the hundredth the set-up of an earlier part did not set up
    again. The second row gives the minutes back: it is added to the lot with the sign turned.
    """
    if DropReason.REPEATED not in settings.active:
        return []
    set_up = rows.filter(
        pl.col(c.DROPPED).is_null(),
        pl.col(c.WORK_ORDER).is_not_null(),
        pl.col(c.SETUP_MINUTES) > 0,
    )
    again = _again(set_up, [*_LOT, c.SETUP_MINUTES])
    shown = again.with_columns(
        pl.lit(None, pl.Float64).alias(c.QUANTITY),
        pl.lit(None, pl.Float64).alias(c.BAD_QUANTITY),
        pl.lit(None, pl.Float64).alias(c.RUN_MINUTES),
    )
    return [
        shown.with_columns(-pl.col(c.SETUP_MINUTES)),
        shown.with_columns(pl.lit(DropReason.REPEATED.value).alias(c.DROPPED)),
    ]


def _added_up(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows of each lot and reason as one; a booking without work order is a lot of its own."""
    lot = [*_LOT, c.DROPPED]
    ordered = pl.col(c.WORK_ORDER).is_not_null()
    in_parts = ordered & pl.struct(lot).hash().is_duplicated()
    rows = rows.with_columns(in_parts.alias(_IN_PARTS))
    sums = [c.QUANTITY, c.BAD_QUANTITY, c.SETUP_MINUTES, c.RUN_MINUTES]
    parts = rows.filter(_IN_PARTS).group_by(lot, maintain_order=True)
    added = parts.agg(
        pl.col(_ROW, c.JOB_NAME, c.WORK_CENTER_NAME, c.KIND).first(),
        pl.col(c.REPORTED).max(),
        *(
            pl.when(pl.col(name).count() > 0).then(pl.col(name).sum().round(6)).alias(name)
            for name in sums
        ),
    )
    whole = rows.filter(~pl.col(_IN_PARTS)).select([_ROW, *RESULT_COLUMNS, c.DROPPED])
    lots = pl.concat([whole, added.select(whole.columns)])
    # A set-up taken out has the number of the booking that carried it.
    return lots.sort(_ROW, maintain_order=True).drop(_ROW).with_row_index(_ROW)


def _without_pieces(lots: pl.DataFrame, settings: CleaningRules) -> pl.DataFrame:
    """Run minutes for no pieces are no evidence; a set-up alone needs none."""
    if DropReason.NO_QUANTITY not in settings.active:
        return lots
    none = (pl.col(c.QUANTITY).fill_null(0.0) <= 0) & pl.col(c.RUN_MINUTES).is_not_null()
    return lots.with_columns(
        pl.when(pl.col(c.DROPPED).is_null() & none)
        .then(pl.lit(DropReason.NO_QUANTITY.value))
        .otherwise(c.DROPPED)
        .alias(c.DROPPED)
    )
