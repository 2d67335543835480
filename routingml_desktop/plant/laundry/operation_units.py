"""In which unit and on which basis an operation is booked, read from its ratio to the standard.

The median of booked by standard minutes of an operation is near 1 when it books minutes, near 1/60
when hours, near 60 when seconds. Booked per piece instead of per order, the ratio shrinks with the
quantity: the basis that makes bookings agree better with each other is taken, where quantities
differ enough to tell and the unit is known. An operation that books no set-up apart may book it
with the run: then it shrinks with the quantity as well, and is compared with both standards
together. What is read otherwise than booked is converted while the detector is on.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.cleaning import (
    BookedBasis,
    BookedUnit,
    Detector,
    OperationCalibration,
)
from routingml_desktop.plant.laundry.tally import booked_minutes

if TYPE_CHECKING:
    from routingml_desktop.plant.laundry.tally import Tally

FACTORS: Final = {
    BookedUnit.MINUTES: 1.0,
    BookedUnit.HOURS: 60.0,
    BookedUnit.SECONDS: 1.0 / 60.0,
}
"""What booked numbers are multiplied with to be minutes."""
STANDARDS: Final = "standards"
"""What ``Tally.cannot`` says when no booking has a standard to compare with."""
ENOUGH: Final = 20
"""Bookings of an operation from which its unit is told."""
NEAR: Final = math.log(3.0)
"""How far a unit's ratio may be off: standards are wrong too, but seldom threefold."""
BETTER: Final = 0.75
"""A basis is another one when its spread is below this part of the usual one's."""
DIFFERENT: Final = 0.30
"""Least spread of the logarithm of quantities that lets tell a basis."""
_JOB: Final = c.JOB_CODE
_STANDARD_RUN: Final = "standard"
_STANDARD_SETUP: Final = "standard_setup"


def in_minutes_of_the_order(
    rows: pl.DataFrame, standards: pl.DataFrame | None, tally: Tally
) -> tuple[pl.DataFrame, tuple[OperationCalibration, ...]]:
    """The rows with minutes converted where an operation books otherwise, and what was read.

    ``standards`` are those of ``usual_standards``.
    """
    if standards is None or standards.is_empty():
        tally.cannot(Detector.OPERATION_UNIT, STANDARDS)
        return rows, ()
    lines = [_read(row) for row in _ratios(rows, standards)]
    wrong = [line for line in lines if _changes(line)]
    acts = tally.acts(Detector.OPERATION_UNIT)
    factors = pl.DataFrame(
        {
            _JOB: [line.job_code for line in wrong],
            "_run_factor": [FACTORS.get(line.unit, 1.0) for line in wrong],
            "_setup_factor": [FACTORS.get(line.setup_unit, 1.0) for line in wrong],
            "_each": [line.basis is BookedBasis.PIECE for line in wrong],
        },
        schema={
            _JOB: pl.String,
            "_run_factor": pl.Float64,
            "_setup_factor": pl.Float64,
            "_each": pl.Boolean,
        },
    ).with_columns(pl.col(_JOB).cast(rows.schema[_JOB]))
    joined = rows.join(factors, on=_JOB, how="left", maintain_order="left")
    pieces = pl.when(pl.col("_each") & (pl.col(c.QUANTITY) > 0)).then(c.QUANTITY).otherwise(1.0)
    run = pl.col(c.RUN_MINUTES) * pl.col("_run_factor") * pieces
    setup = pl.col(c.SETUP_MINUTES) * pl.col("_setup_factor")
    concerned = joined.filter(pl.col("_each").is_not_null() & pl.col(c.DROPPED).is_null())
    change = (run.fill_null(0.0) + setup.fill_null(0.0) - booked_minutes()).abs()
    tally.note(Detector.OPERATION_UNIT, concerned, len(rows), change)
    if acts and wrong:
        told = pl.col("_each").is_not_null()
        joined = joined.with_columns(
            pl.when(told).then(run).otherwise(c.RUN_MINUTES).alias(c.RUN_MINUTES),
            pl.when(told).then(setup).otherwise(c.SETUP_MINUTES).alias(c.SETUP_MINUTES),
        )
    names = [line.job_code for line in wrong] if acts else []
    return joined.select(rows.columns), tuple(
        OperationCalibration(
            **{name: getattr(line, name) for name in line.__slots__ if name != "corrected"},
            corrected=line.job_code in names,
        )
        for line in lines
    )


def usual_standards(operations: pl.LazyFrame) -> pl.DataFrame:
    """The median standard minutes of each item's operation, its texts as categories.

    Columns ``standard`` (run minutes a piece; only operations that have them) and
    ``standard_setup``.
    """
    base = pl.col(c.BASE_QUANTITY).fill_null(1.0)
    return (
        operations.select(c.ITEM_CODE, _JOB, c.SETUP_MINUTES, c.RUN_MINUTES, c.BASE_QUANTITY)
        .cast({pl.String: pl.Categorical})
        .filter((pl.col(c.RUN_MINUTES) > 0) & (base > 0))
        .group_by(c.ITEM_CODE, _JOB)
        .agg(
            (pl.col(c.RUN_MINUTES) / base).median().alias(_STANDARD_RUN),
            pl.col(c.SETUP_MINUTES).median().alias(_STANDARD_SETUP),
        )
        .collect()
    )


def _ratios(rows: pl.DataFrame, standards: pl.DataFrame) -> list[dict[str, Any]]:
    """Per operation: bookings, medians and spreads of the logarithms of the ratios."""
    run, setup, pieces = pl.col(c.RUN_MINUTES), pl.col(c.SETUP_MINUTES), pl.col(c.QUANTITY)
    standard, standard_setup = pl.col(_STANDARD_RUN), pl.col(_STANDARD_SETUP)
    known = (
        rows.filter(pl.col(c.DROPPED).is_null() & (run > 0) & (pieces > 0))
        .select(c.ITEM_CODE, _JOB, c.RUN_MINUTES, c.SETUP_MINUTES, c.QUANTITY)
        .join(standards, on=[c.ITEM_CODE, _JOB])
        .select(
            _JOB,
            (run / (standard * pieces)).log().alias("order"),
            (run / (standard * pieces + standard_setup.fill_null(0.0))).log().alias("whole"),
            (run / standard).log().alias("piece"),
            pieces.log().alias("pieces"),
            pl.when((setup > 0) & (standard_setup > 0))
            .then((setup / standard_setup).log())
            .alias("setup"),
            (setup > 0).fill_null(value=False).alias("apart"),
        )
    )
    spreads = [
        (pl.col(name).quantile(0.75) - pl.col(name).quantile(0.25)).alias(f"{name}_spread")
        for name in ("order", "whole", "piece", "pieces")
    ]
    return (
        known.group_by(_JOB)
        .agg(
            pl.len().alias("n"),
            pl.col("order", "whole", "piece", "setup").median(),
            pl.col("apart").any(),
            pl.col("setup").count().alias("setups"),
            *spreads,
        )
        .with_columns(pl.col(_JOB).cast(pl.String))
        .sort("n", _JOB, descending=[True, False])
        .to_dicts()
    )


def _read(row: dict[str, Any]) -> OperationCalibration:
    """What the ratios of one operation say."""
    few = row["n"] < ENOUGH
    together = not row["apart"] and row["whole_spread"] < row["order_spread"]
    ordered = "whole" if together else "order"
    basis, middle = BookedBasis.ORDER, row[ordered]
    if few or row["pieces_spread"] < DIFFERENT:
        basis = BookedBasis.UNKNOWN
    elif row["piece_spread"] < BETTER * row[f"{ordered}_spread"]:
        # Set-up booked as run hardly grows with the quantity either and is many times the minutes
        # of a piece, as seconds are; such minutes are not multiplied.
        doubted = {BookedUnit.UNKNOWN} | (set() if row["apart"] else {BookedUnit.SECONDS})
        each = _unit(row["piece"]) not in doubted
        basis = BookedBasis.PIECE if each else BookedBasis.UNKNOWN
        middle = row["piece"] if each else middle
    unit = BookedUnit.UNKNOWN if few else _unit(middle)
    setup = row["setup"] if row["setups"] else None
    setup_unit = (
        _unit(setup) if setup is not None and row["setups"] >= ENOUGH else BookedUnit.UNKNOWN
    )
    return OperationCalibration(
        job_code=row[_JOB],
        bookings=row["n"],
        ratio=math.exp(row[ordered]),
        unit=unit,
        basis=basis,
        read_ratio=math.exp(middle) * FACTORS.get(unit, 1.0),
        setup_ratio=None if setup is None else math.exp(setup),
        setup_unit=setup_unit,
        corrected=False,
    )


def _unit(middle: float) -> BookedUnit:
    """The unit whose ratio is nearest; unknown when none is near."""
    distance = {unit: abs(middle + math.log(factor)) for unit, factor in FACTORS.items()}
    nearest = min(distance, key=lambda unit: distance[unit])
    return nearest if distance[nearest] <= NEAR else BookedUnit.UNKNOWN


def _changes(line: OperationCalibration) -> bool:
    """Whether its minutes are other ones than those booked; unknown stays as booked."""
    other = {BookedUnit.HOURS, BookedUnit.SECONDS}
    return line.unit in other or line.setup_unit in other or line.basis is BookedBasis.PIECE
