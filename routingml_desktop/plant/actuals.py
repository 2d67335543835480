"""Which bookings count as evidence, which do not, and why.

A booking is judged by itself first, then beside others of its worker, machine or work center. What
remains of an order's operation at a work center is added up, because plants report in parts, and
judged again against what its operation usually takes. Outliers are left to the statistics, which
see an operation's whole history. Each fault has a detector in ``plant/laundry``; a detector that is
switched off still counts.

Not found here, because the rows do not tell: pieces reported on the wrong order, rework booked as
production, elapsed instead of working time, and a total that differs from the lines behind it; why
is said in ``docs/method.md``. ``erp/span_checks`` tells only where start, completion and duration
of one booking contradict each other. Bookings that vanish between two syncs are told by
``laundry/vanished_rows``, which has nothing to leave out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.cleaning import CleaningReport, Detector
from routingml_desktop.domain.columns import RESULT_COLUMNS
from routingml_desktop.domain.routing import RoutingOrigin
from routingml_desktop.plant.laundry.full_time_on_part import without_full_time_parts
from routingml_desktop.plant.laundry.late_bookings import dated_by_the_work
from routingml_desktop.plant.laundry.lots import added_up, numbered_orders, set_up_again
from routingml_desktop.plant.laundry.operation_units import (
    in_minutes_of_the_order,
    usual_standards,
)
from routingml_desktop.plant.laundry.overlaps import without_overlaps
from routingml_desktop.plant.laundry.several_operations import without_several_operations
from routingml_desktop.plant.laundry.single_rows import ROW, judged_rows
from routingml_desktop.plant.laundry.tally import MINUTES_OF_AN_HOUR, Tally, booked_minutes
from routingml_desktop.plant.laundry.unit_suspects import without_unit_suspects
from routingml_desktop.plant.laundry.whole_hours import without_whole_hours

if TYPE_CHECKING:
    from datetime import datetime

    from routingml_desktop.domain.cleaning import OperationCalibration
    from routingml_desktop.settings import CleaningSettings

ALL_DETECTORS: Final = frozenset(Detector)


@dataclass(frozen=True, slots=True)
class CleaningRules:
    """Which detectors act, and where minutes become absurd."""

    active: frozenset[Detector] = ALL_DETECTORS
    most_minutes: float = 43_200.0
    """A booking of more set-up or run minutes than this (30 days) is absurd."""

    @classmethod
    def of(cls, settings: CleaningSettings) -> CleaningRules:
        """The detectors that are switched on in the settings."""
        active = frozenset(one for one in Detector if getattr(settings, one.value))
        return cls(active, settings.most_minutes)


@dataclass(frozen=True, slots=True)
class Laundered:
    """Bookings as evidence, and what was found on the way."""

    actuals: pl.DataFrame
    """What ``clean`` gives back."""
    report: CleaningReport


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
    sum and shown as a row of its own. ``operations`` are the routing master, whose standards help
    to judge units. ``now`` is the plant's local time.
    """
    return launder(work_results, now=now, operations=operations, rules=rules).actuals


def launder(
    work_results: pl.LazyFrame,
    *,
    now: datetime,
    operations: pl.LazyFrame | None = None,
    rules: CleaningRules | None = None,
) -> Laundered:
    """The same rows with a report of every detector and of the units the operations book in."""
    settings = rules or CleaningRules()
    tally = Tally(settings.active)
    # As numbers instead of texts, three million bookings take a fifth of the memory.
    coded = work_results.select(list(RESULT_COLUMNS)).cast({pl.String: pl.Categorical})
    rows = coded.with_row_index(ROW).collect()
    bookings = len(rows)
    master = None if operations is None else _of_the_master(operations)
    rows = judged_rows(
        rows,
        now=now,
        most_minutes=settings.most_minutes,
        routed_codes=None if master is None else _codes(master),
        tally=tally,
    )
    standards = None if operations is None else usual_standards(operations)
    rows, calibration = in_minutes_of_the_order(rows, standards, tally)
    rows = without_overlaps(rows, tally)
    rows = without_whole_hours(rows, tally)
    rows = numbered_orders(rows, tally)
    rows = without_full_time_parts(rows, standards, tally)
    rows = set_up_again(rows, tally)
    lots = _without_pieces(added_up(rows, tally), tally)
    lots = without_unit_suspects(lots, standards, tally)
    lots = without_several_operations(lots, master, tally)
    lots = dated_by_the_work(lots, tally)
    actuals = lots.select([*RESULT_COLUMNS, c.DROPPED]).cast({pl.Categorical: pl.String})
    return Laundered(actuals, _report(bookings, actuals, tally, calibration))


def _of_the_master(operations: pl.LazyFrame) -> pl.LazyFrame | None:
    """The routing master's operations; None when routings were read from the bookings."""
    if c.ORIGIN not in operations.collect_schema():
        return operations
    master = operations.filter(pl.col(c.ORIGIN) == RoutingOrigin.MASTER.value)
    return None if master.head(1).collect().is_empty() else master


def _codes(master: pl.LazyFrame) -> pl.Series:
    return master.select(pl.col(c.JOB_CODE).unique()).collect().to_series()


def _without_pieces(lots: pl.DataFrame, tally: Tally) -> pl.DataFrame:
    """Run minutes for no pieces are no evidence; a set-up alone needs none."""
    none = (pl.col(c.QUANTITY).fill_null(0.0) <= 0) & pl.col(c.RUN_MINUTES).is_not_null()
    found = lots.filter(pl.col(c.DROPPED).is_null() & none)
    tally.note(Detector.NO_QUANTITY, found, len(lots))
    if not tally.acts(Detector.NO_QUANTITY):
        return lots
    return lots.with_columns(
        pl.when(pl.col(c.DROPPED).is_null() & none)
        .then(pl.lit(Detector.NO_QUANTITY.value))
        .otherwise(c.DROPPED)
        .alias(c.DROPPED)
    )


def _report(
    bookings: int,
    actuals: pl.DataFrame,
    tally: Tally,
    calibration: tuple[OperationCalibration, ...],
) -> CleaningReport:
    counted = actuals.filter(pl.col(c.DROPPED).is_null())
    hours = counted.select(booked_minutes().sum()).item() or 0.0
    return CleaningReport(
        bookings=bookings,
        lots=len(actuals),
        counted=len(counted),
        counted_hours=round(float(hours) / MINUTES_OF_AN_HOUR, 2),
        findings=tally.findings(),
        calibration=calibration,
    )
