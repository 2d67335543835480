"""What is wrong with the bookings of the shop floor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from routingml_desktop.domain import columns as our
from routingml_desktop.domain.plant import Severity
from routingml_desktop.domain.work_result import ResultKind
from routingml_desktop.erp.frame_checks import orphans, repeated, spelling_variants
from routingml_desktop.erp.minutes_checks import ABSURD_BOOKING, TABLE, minute_spikes, unit_suspects
from routingml_desktop.erp.order_checks import orders_cut_off, partial_reports
from routingml_desktop.erp.row_checks import RowCheck, run_row_checks

if TYPE_CHECKING:
    from datetime import datetime

    from routingml_desktop.domain.plant import AsBuiltRule, Finding


_SETUP: Final = pl.col(our.SETUP_MINUTES)
_RUN: Final = pl.col(our.RUN_MINUTES)
_QUANTITY: Final = pl.col(our.QUANTITY)
_PLACE: Final = pl.format(
    "{} {} {}",
    pl.col(our.WORK_ORDER).fill_null("-"),
    pl.col(our.ITEM_CODE),
    pl.col(our.JOB_CODE),
)


def check_results(
    items: pl.LazyFrame,
    operations: pl.LazyFrame,
    results: pl.LazyFrame,
    now: datetime,
    rule: AsBuiltRule,
) -> tuple[Finding, ...]:
    """Orphans, quantities, minutes, dates, repeated rows, partial reports, orders cut off."""
    return (
        *run_row_checks(TABLE, results, _row_checks(now)),
        *orphans("orphan_results", TABLE, results, items),
        *repeated(TABLE, results, Severity.WARNING),
        *minute_spikes(results),
        *partial_reports(results),
        *orders_cut_off(results, rule),
        *unit_suspects(operations, results),
        *spelling_variants(TABLE, results, our.JOB_CODE),
        *spelling_variants(TABLE, results, our.WORK_CENTER),
    )


def _row_checks(now: datetime) -> list[RowCheck]:
    dated = pl.col(our.REPORTED)
    kind = pl.col(our.KIND)
    setup_only = _RUN.is_null() & _SETUP.is_not_null()
    span = _SETUP.fill_null(0) + _RUN.fill_null(0)
    booked = _with_minutes()
    return [
        RowCheck(
            "negative_minutes",
            Severity.CRITICAL,
            (_SETUP < 0) | (_RUN < 0),
            "have negative minutes",
            booked,
        ),
        RowCheck(
            "absurd_minutes",
            Severity.WARNING,
            (_SETUP > ABSURD_BOOKING) | (_RUN > ABSURD_BOOKING),
            f"have more than {ABSURD_BOOKING:g} minutes in one booking",
            booked,
        ),
        RowCheck(
            "zero_minutes",
            Severity.WARNING,
            span == 0,
            "were booked without minutes (span 0)",
            _PLACE,
        ),
        RowCheck(
            "negative_quantity",
            Severity.WARNING,
            _QUANTITY < 0,
            "have a negative quantity",
            _PLACE,
            our.QUANTITY,
        ),
        RowCheck(
            "zero_quantity",
            Severity.WARNING,
            (_QUANTITY.is_null() | (_QUANTITY == 0))
            & ~setup_only
            & (kind == ResultKind.PRODUCTION.value),
            "report production without pieces (quantity 0 or blank)",
            _PLACE,
            our.QUANTITY,
        ),
        RowCheck(
            "missing_dates",
            Severity.INFO,
            dated.is_null(),
            "have no date",
            _PLACE,
            our.REPORTED,
        ),
        RowCheck(
            "future_dates",
            Severity.WARNING,
            dated > now,
            "are dated in the future",
            dated.dt.strftime("%Y-%m-%d"),
            our.REPORTED,
        ),
        RowCheck(
            "unknown_kind",
            Severity.WARNING,
            kind.is_null(),
            "do not tell what was booked, so they are no evidence",
            _PLACE,
            our.KIND,
        ),
        RowCheck(
            "breakdowns",
            Severity.INFO,
            kind == ResultKind.BREAKDOWN.value,
            "report a breakdown",
            _PLACE,
            our.KIND,
        ),
        RowCheck(
            "rework",
            Severity.INFO,
            kind == ResultKind.REWORK.value,
            "report rework",
            _PLACE,
            our.KIND,
        ),
        RowCheck(
            "rejects",
            Severity.INFO,
            pl.col(our.BAD_QUANTITY) > 0,
            "report rejects",
            _PLACE,
            our.BAD_QUANTITY,
        ),
    ]


def _with_minutes() -> pl.Expr:
    minutes = [column.cast(pl.String).fill_null("-") for column in (_SETUP, _RUN)]
    return pl.format("{}: set-up {}, run {}", _PLACE, *minutes)
