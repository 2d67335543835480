"""Faults that a booking shows by itself, and bookings that stand twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.cleaning import Detector
from routingml_desktop.domain.columns import RESULT_COLUMNS
from routingml_desktop.domain.work_result import ResultKind

if TYPE_CHECKING:
    from datetime import datetime

    from routingml_desktop.plant.laundry.tally import Tally

ROW: Final = "_row"
NO_ROUTINGS: Final = "routings"
"""What ``Tally.cannot`` says when the plant has no routing master to compare with."""


def judged_rows(
    rows: pl.DataFrame,
    *,
    now: datetime,
    most_minutes: float,
    routed_codes: pl.Series | None,
    tally: Tally,
) -> pl.DataFrame:
    """DROPPED for each booking by itself: the first reason that holds and is switched on.

    ``routed_codes`` are the operation codes of the routing master; without it no code is called
    non-productive.
    """
    if routed_codes is None:
        tally.cannot(Detector.NON_PRODUCTIVE, NO_ROUTINGS)
    holds = _reasons(rows, now, most_minutes, routed_codes)
    flags = rows.select(ROW, *(expr.fill_null(False).alias(name) for name, expr in holds.items()))  # noqa: FBT003 (polars)
    chosen = [
        pl.when(flags[name]).then(pl.lit(name)) for name in holds if tally.acts(Detector(name))
    ]
    none = pl.lit(None, pl.String)
    judged = rows.with_columns(pl.coalesce([*chosen, none]).alias(c.DROPPED))
    for name in holds:
        detector = Detector(name)
        held = judged[c.DROPPED] == name if tally.acts(detector) else flags[name]
        tally.note(detector, judged.filter(held), len(rows))
    return judged


def same_again(rows: pl.DataFrame, columns: list[str]) -> pl.DataFrame:
    """The rows that agree in ``columns`` with a row before them."""
    # Few do: those with an equal hash are looked at, so that the others need no comparison.
    hashed = rows.filter(pl.struct(columns).hash().is_duplicated())
    return hashed.filter(~pl.struct(columns).is_first_distinct())


def _reasons(
    rows: pl.DataFrame, now: datetime, most_minutes: float, routed_codes: pl.Series | None
) -> dict[str, pl.Expr]:
    setup, run = pl.col(c.SETUP_MINUTES), pl.col(c.RUN_MINUTES)
    nothing = (setup.fill_null(0.0) == 0) & (run.fill_null(0.0) == 0)
    # An event log books a set-up without run minutes; an ERP that books run 0 for pieces made
    # has lost them.
    lost = (run == 0) & (pl.col(c.QUANTITY) > 0)
    reasons = {
        Detector.BREAKDOWN: pl.col(c.KIND) == ResultKind.BREAKDOWN.value,
        Detector.REWORK: pl.col(c.KIND) == ResultKind.REWORK.value,
        Detector.REPEATED: pl.col(ROW).is_in(_repeated(rows).implode()),
        Detector.NEGATIVE_MINUTES: (setup < 0) | (run < 0),
        Detector.ABSURD_MINUTES: pl.max_horizontal(setup, run) > most_minutes,
        Detector.FUTURE_DATE: pl.col(c.REPORTED) > now.replace(tzinfo=None),
        Detector.NO_MINUTES: nothing | lost,
    }
    if routed_codes is not None:
        known = routed_codes.cast(pl.String).unique().drop_nulls()
        reasons[Detector.NON_PRODUCTIVE] = ~pl.col(c.JOB_CODE).cast(pl.String).is_in(
            known.implode()
        )
    return {detector.value: expr for detector, expr in reasons.items()}


def _repeated(rows: pl.DataFrame) -> pl.Series:
    """The rows whose like stands before them: same order, operation, time, pieces and minutes."""
    known = rows.filter(pl.col(c.WORK_ORDER).is_not_null() & pl.col(c.REPORTED).is_not_null())
    return same_again(known, list(RESULT_COLUMNS)).get_column(ROW)
