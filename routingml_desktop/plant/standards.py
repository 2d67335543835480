"""Standards of the routing master beside what was booked on them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.routing import OperationType, RoutingOrigin
from routingml_desktop.domain.standard import StandardCase, StandardKey, StandardsReport
from routingml_desktop.plant.contradiction import evidence_limits, verdicts

if TYPE_CHECKING:
    from datetime import datetime

    from numpy.typing import NDArray

    from routingml_desktop.plant.contradiction import Verdicts
    from routingml_desktop.settings import StandardsSettings

YEAR_DAYS: Final = 365
POOLED_ORDERS: Final = 30.0
"""Orders that the spread of an operation at its work center weighs against a standard's own."""
LEAST_SPREAD: Final = 0.03
_NORMAL: Final = 1.4826 / math.sqrt(2)
"""From the median difference of neighbors to a standard deviation."""
_NEXT: Final = [c.ITEM_CODE, c.ROUTING_NO, c.SEQUENCE, c.JOB_CODE]
_KEY: Final = [*_NEXT, c.WORK_CENTER]
_STANDARD: Final = "_standard"
_LOG: Final = "_log"
_SETUP: Final = "_setup_standard"
_RUN: Final = "_run_standard"
_WHOLE: Final = "_whole"
_APART: Final = "_apart"
_TOGETHER: Final = "_together"
LEAST_RUN: Final = 0.05
"""Of minutes that hold the set-up at least so much is run, however long the standard set-up."""


def contradicted_standards(
    operations: pl.LazyFrame, actuals: pl.DataFrame, settings: StandardsSettings
) -> StandardsReport:
    """The standards that ``actuals``, cleaned bookings, contradict; most hours a year first.

    A booking is compared with the standard of the routing it names, at its own quantity and at the
    work center of the standard; one that names no routing or sequence with the only standard of its
    item and job in force. Standards are judged as ``contradiction`` says.
    """
    standards = _standards(operations)
    orders = _orders(actuals, standards)
    if orders.is_empty():
        return StandardsReport((), 0, 0, len(standards), 0.0, 0.0)
    groups = _Groups.of(orders)
    newest: datetime = orders.select(pl.col(c.REPORTED).max()).item()
    last_year = orders.filter(pl.col(c.REPORTED) > newest - pl.duration(days=YEAR_DAYS))
    oldest: datetime = last_year.select(pl.col(c.REPORTED).min()).item()
    a_week = len(last_year) * 7 / max((newest - oldest).days, 7)
    limits = evidence_limits(groups.spread, a_week, settings.false_alarms)
    found = verdicts(
        groups.logs,
        groups.offsets,
        groups.spread,
        limit=limits,
        shift=settings.shift,
        clip=settings.outlier_limit,
        least=settings.least_orders,
    )
    cases = [
        case
        for number in np.flatnonzero(found.listed).tolist()
        if (case := _case(orders, groups, found, number, settings)) is not None
    ]
    lengths = np.diff(groups.offsets)
    return StandardsReport(
        cases=tuple(sorted(cases, key=lambda case: (-abs(case.hours_a_year), _sorted(case.key)))),
        judged=int((lengths >= settings.least_orders).sum()),
        with_orders=len(lengths),
        standards=len(standards),
        orders_a_week=round(a_week, 2),
        evidence_limit=round(float(np.median(limits)), 3),
        newest=newest,
    )


@dataclass(frozen=True, slots=True)
class _Groups:
    """Orders of one standard after the other, oldest first."""

    logs: NDArray[np.float64]
    offsets: NDArray[np.int64]
    spread: NDArray[np.float64]
    """Per standard."""

    @classmethod
    def of(cls, orders: pl.DataFrame) -> _Groups:
        logs = orders[_LOG].to_numpy()
        number = orders[_STANDARD].to_numpy()
        starts = np.flatnonzero(np.r_[True, np.diff(number) != 0])
        offsets = np.r_[starts, len(logs)].astype(np.int64)
        return cls(logs, offsets, _spreads(orders, logs, offsets))


def _standards(operations: pl.LazyFrame) -> pl.DataFrame:
    """The routing master's in-house operations that have a run time, each once."""
    base = pl.col(c.BASE_QUANTITY).fill_null(1.0)
    return (
        operations.filter(
            (pl.col(c.ORIGIN) == RoutingOrigin.MASTER.value)
            & (pl.col(c.OPERATION_TYPE) != OperationType.OUTSIDE.value)
            & (pl.col(c.RUN_MINUTES) > 0)
            & (base > 0)
        )
        .select(
            *_NEXT,
            c.JOB_NAME,
            pl.col(c.WORK_CENTER).fill_null(""),
            c.VALID_TO,
            pl.col(c.SETUP_MINUTES).alias(_SETUP),
            (pl.col(c.RUN_MINUTES) / base).alias(_RUN),
        )
        .unique(_NEXT, keep="last", maintain_order=True)
        .collect()
    )


def _orders(actuals: pl.DataFrame, standards: pl.DataFrame) -> pl.DataFrame:
    """The counting bookings with their standard and how far they are from it."""
    run, pieces, setup = pl.col(c.RUN_MINUTES), pl.col(c.QUANTITY), pl.col(c.SETUP_MINUTES)
    with_setup = (setup.fill_null(0.0) > 0) & (pl.col(_SETUP).fill_null(0.0) > 0)
    booked = run + pl.when(with_setup).then(setup).otherwise(0.0)
    planned = pl.col(_RUN) * pieces + pl.when(with_setup).then(_SETUP).otherwise(0.0)
    whole = pl.col(_RUN) * pieces + pl.col(_SETUP).fill_null(0.0)
    counting = actuals.filter(
        pl.col(c.DROPPED).is_null() & (run > 0) & (pieces > 0) & pl.col(c.REPORTED).is_not_null()
    )
    return (
        _beside_standards(counting, standards)
        .filter(
            (pl.col(f"{c.WORK_CENTER}_of_standard") == "")
            | (pl.col(f"{c.WORK_CENTER}_of_standard") == pl.col(c.WORK_CENTER))
        )
        .with_columns(
            (booked / planned).log().alias(_LOG),
            (run / whole).log().alias(_WHOLE),
            (setup.fill_null(0.0) > 0).any().over(c.JOB_CODE).alias(_APART),
        )
        .with_columns(
            # Bookings that hold the set-up agree better with both standards together.
            (~pl.col(_APART) & (_middle_half(_WHOLE) < _middle_half(_LOG))).alias(_TOGETHER)
        )
        .with_columns(
            pl.col(f"{c.WORK_CENTER}_of_standard").alias(c.WORK_CENTER),
            pl.col(f"{c.JOB_NAME}_of_standard").alias(c.JOB_NAME),
            pl.when(_TOGETHER).then(_WHOLE).otherwise(_LOG).alias(_LOG),
            pl.when(_TOGETHER)
            .then(pl.max_horizontal(run - pl.col(_SETUP).fill_null(0.0), run * LEAST_RUN))
            .otherwise(run)
            .alias(c.RUN_MINUTES),
        )
        .with_columns(pl.struct(_KEY).rank("dense").cast(pl.Int64).alias(_STANDARD))
        .sort(_STANDARD, c.REPORTED, c.WORK_ORDER, nulls_last=True)
        .select(
            _STANDARD, *_KEY, c.JOB_NAME, c.REPORTED, c.QUANTITY, c.SETUP_MINUTES,
            c.RUN_MINUTES, _SETUP, _RUN, _LOG,
        )
    )  # fmt: skip


def _beside_standards(bookings: pl.DataFrame, standards: pl.DataFrame) -> pl.DataFrame:
    """The bookings that have a standard, with its columns."""
    unnamed = pl.col(c.ROUTING_NO).is_null() | pl.col(c.SEQUENCE).is_null()
    of_job = [c.ITEM_CODE, c.JOB_CODE]
    newest = bookings[c.REPORTED].max()
    only = standards.filter(
        (pl.col(c.VALID_TO) >= pl.lit(newest, pl.Datetime("us"))).fill_null(value=True)
    ).filter(pl.len().over(of_job) == 1)
    found = bookings.filter(unnamed).join(only, on=of_job, how="inner", suffix="_of_standard")
    fits = [
        (pl.col(name) == pl.col(f"{name}_of_standard")).fill_null(value=True)
        for name in (c.ROUTING_NO, c.SEQUENCE)
    ]
    named = bookings.filter(~unnamed).join(standards, on=_NEXT, how="inner", suffix="_of_standard")
    meant = found.filter(*fits).with_columns(
        pl.col(f"{name}_of_standard").alias(name) for name in (c.ROUTING_NO, c.SEQUENCE)
    )
    return pl.concat([named, meant.select(named.columns)])


def _middle_half(name: str) -> pl.Expr:
    """How wide the middle half of a job's values is."""
    upper, lower = (pl.col(name).quantile(part) for part in (0.75, 0.25))
    return (upper - lower).over(c.JOB_CODE)


def _spreads(
    orders: pl.DataFrame, logs: NDArray[np.float64], offsets: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Standard deviation of each standard's orders around their trend.

    From the differences of neighbors in time, which a change of the level hardly touches; drawn
    towards that of the operation at its work center.
    """
    lengths = np.diff(offsets)
    number = np.repeat(np.arange(len(lengths)), lengths)
    steps = np.diff(logs)
    within = np.diff(number) == 0
    places = orders.select(pl.struct(c.JOB_CODE, c.WORK_CENTER).rank("dense")).to_series()
    frame = pl.DataFrame(
        {"number": number[1:], "place": places.to_numpy()[1:], "step": steps}
    ).filter(pl.Series(within))
    pooled = frame.group_by("place").agg((pl.col("step").abs().median() * _NORMAL).alias("pooled"))
    everywhere = frame.select(pl.col("step").abs().median() * _NORMAL).item()
    fallback = max(float(everywhere or 0.0), LEAST_SPREAD)
    place_of = places.to_numpy()[offsets[:-1]]
    known = dict(pooled.iter_rows())
    common = np.array([max(known.get(int(p)) or fallback, LEAST_SPREAD) for p in place_of])
    most = 3.0 * common * math.sqrt(2)
    rows, of = steps[within], number[1:][within]
    squares = np.minimum(rows**2, most[of] ** 2) / 2
    own = np.bincount(of, squares, len(lengths))
    count = np.maximum(lengths - 1, 0)
    return np.asarray(np.sqrt((POOLED_ORDERS * common**2 + own) / (POOLED_ORDERS + count)))


def _case(
    orders: pl.DataFrame,
    groups: _Groups,
    found: Verdicts,
    number: int,
    settings: StandardsSettings,
) -> StandardCase | None:
    """The case of a listed standard; None when the proposal hardly differs from it."""
    start, stop = int(groups.offsets[number]), int(groups.offsets[number + 1])
    begun = start + int(found.begun[number])
    rows = orders[begun:stop]
    spread = float(groups.spread[number])
    middle = _robust_mean(groups.logs[begun:stop], spread, settings) + spread**2 / 2
    half = 1.96 * spread / math.sqrt(stop - begun)
    first: dict[str, Any] = rows.row(0, named=True)
    pieces = float(rows.select(pl.col(c.QUANTITY).mean()).item())
    run, run_cut = _changed(
        first[_RUN], _part(rows, c.RUN_MINUTES, _RUN, spread, settings), settings
    )
    setup, setup_cut = _proposed_setup(rows, first[_SETUP], spread, settings)
    now = (first[_SETUP] or 0.0) + first[_RUN] * pieces
    proposed = (setup or 0.0) + run * pieces
    if abs(proposed / now - 1) < settings.least_change:
        return None
    a_year = _orders_a_year(orders[start:stop])
    return StandardCase(
        key=StandardKey(*(first[name] for name in _KEY)),
        job_name=first[c.JOB_NAME] or "",
        setup_now=first[_SETUP],
        run_now=round(first[_RUN], 4),
        setup_proposed=setup,
        run_proposed=run,
        orders=stop - begun,
        orders_before=begun - start,
        cv=round(math.sqrt(math.expm1(spread**2)), 4),
        ratio=round(math.exp(middle), 4),
        ratio_low=round(math.exp(middle - half), 4),
        ratio_high=round(math.exp(middle + half), 4),
        since=first[c.REPORTED],
        listed=orders[c.REPORTED][start + int(found.reached[number])],
        orders_a_year=round(a_year, 2),
        hours_a_year=round((proposed - now) * a_year / 60, 2),
        limited=run_cut or setup_cut,
    )


def _robust_mean(logs: NDArray[np.float64], spread: float, settings: StandardsSettings) -> float:
    """The mean of the logarithms, none further from their median than the outlier limit."""
    middle = float(np.median(logs))
    reach = settings.outlier_limit * spread
    return float(np.clip(logs, middle - reach, middle + reach).mean())


def _part(
    rows: pl.DataFrame, booked: str, standard: str, spread: float, settings: StandardsSettings
) -> float:
    """Booked by standard minutes of one part, as an average."""
    pieces = pl.col(c.QUANTITY) if booked == c.RUN_MINUTES else pl.lit(1.0)
    ratios = rows.filter((pl.col(booked) > 0) & (pl.col(standard) > 0)).select(
        (pl.col(booked) / (pl.col(standard) * pieces)).log()
    )
    logs = ratios.to_series().to_numpy()
    return math.exp(_robust_mean(logs, spread, settings) + spread**2 / 2)


def _proposed_setup(
    rows: pl.DataFrame, now: float | None, spread: float, settings: StandardsSettings
) -> tuple[float | None, bool]:
    """The proposed set-up minutes, as now where too few were booked; and whether it was cut."""
    booked = rows.filter(pl.col(c.SETUP_MINUTES) > 0)
    if not now or len(booked) < settings.least_orders:
        return now, False
    return _changed(now, _part(booked, c.SETUP_MINUTES, _SETUP, spread, settings), settings)


def _changed(now: float, ratio: float, settings: StandardsSettings) -> tuple[float, bool]:
    """The smoothed minutes within the limit of change; and whether the limit cut them."""
    wanted = 1 + settings.smoothing * (ratio - 1)
    most = 1 + settings.largest_change
    kept = min(max(wanted, 1 / most), most)
    return round(now * kept, 2 if now >= 1 else 4), kept != wanted


def _orders_a_year(orders: pl.DataFrame) -> float:
    """Orders of the standard in its last year; of a younger one as many as at its rate."""
    newest: datetime = orders.select(pl.col(c.REPORTED).max()).item()
    oldest: datetime = orders.select(pl.col(c.REPORTED).min()).item()
    recent = orders.filter(pl.col(c.REPORTED) > newest - pl.duration(days=YEAR_DAYS))
    days = (newest - oldest).days
    return float(len(recent)) if days >= YEAR_DAYS else len(orders) * YEAR_DAYS / max(days, 90)


def _sorted(key: StandardKey) -> tuple[str, str, int]:
    return key.item_code, key.routing_no, key.sequence
