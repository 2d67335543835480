"""The standards court by simulation: false alarms of standards that are right, and shifts found."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from benchmarks.harness import Row, Scale, ms, seconds
from benchmarks.plant_homes import synced_home
from benchmarks.standards_bound import most_possible
from routingml_desktop.assembly import Program
from routingml_desktop.domain import columns as c
from routingml_desktop.plant.actuals import clean
from routingml_desktop.plant.frames import as_operations, as_results
from routingml_desktop.plant.standards import contradicted_standards
from routingml_desktop.settings import StandardsSettings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from routingml_desktop.domain.standard import StandardsReport

SHIFT: Final = 0.20
WITHIN: Final = 20
OF: Final = 500
SPREADS: Final = (0.1, 0.2, 0.3)
RATES: Final = (0.25, 1.0)
"""Orders of a standard a week."""
HALF: Final = 0.5
_FIRST: Final = np.datetime64("2015-01-05T08:00", "us")
_WEEK: Final = np.timedelta64(7 * 24 * 60, "m")
SETTINGS: Final = StandardsSettings(least_change=0.0)


def measure(scale: Scale) -> list[Row]:
    """Whole standards and bookings through the same code as the court's."""
    standards = scale.of(2000, 300)
    return [*_simulated(standards, weeks=scale.of(104, 52)), _on_the_plant(scale)]


def _simulated(standards: int, weeks: int) -> Iterator[Row]:
    for rate in RATES:
        for cv in SPREADS:
            rng = np.random.default_rng([round(100 * cv), round(100 * rate)])
            alarms = _false_entries(rng, cv, rate, standards, weeks)
            shifted = contradicted_of(_ratios(rng, cv, standards, WITHIN, SHIFT), rate)
            share = len(shifted.cases) / standards
            yield Row(
                "standards",
                f"CV {cv:.0%}, {rate:g} orders a week: false entries a week of {OF} standards "
                f"that are right; a shift of {SHIFT:.0%} listed within {WITHIN} orders",
                f"{standards:,} standards, {weeks} weeks",
                f"{alarms:.2f} a week; {share:.1%} listed",
                f"no rule more than {most_possible(cv, rate):.1%}",
                "",
                "< 1 a week, and most shifts listed",
                alarms < 1 and share > HALF,
            )


def _false_entries(
    rng: np.random.Generator, cv: float, rate: float, standards: int, weeks: int
) -> float:
    """New entries a week and OF standards, the list made anew every fourth week."""
    before = max(WITHIN, round(rate * weeks))
    orders = before + round(rate * weeks)
    ratios = _ratios(rng, cv, standards, orders, 0.0)
    listed: set[str] = {
        row.key.item_code for row in contradicted_of(ratios[:, :before], rate).cases
    }
    entries = 0
    step = max(1, round(4 * rate))
    ends = range(before + step, orders + 1, step)
    for end in ends:
        now = {row.key.item_code for row in contradicted_of(ratios[:, :end], rate).cases}
        entries += len(now - listed)
        listed = now
    passed = len(ends) * step / rate
    return entries / passed * OF / standards


def _ratios(
    rng: np.random.Generator, cv: float, standards: int, orders: int, wrong: float
) -> np.ndarray:
    """Booked by standard minutes: lognormal, on average 1 plus ``wrong``."""
    spread = math.sqrt(math.log1p(cv**2))
    drawn = rng.normal(-(spread**2) / 2, spread, (standards, orders))
    return np.asarray(np.exp(drawn) * (1 + wrong))


def contradicted_of(ratios: np.ndarray, rate: float) -> StandardsReport:
    """The court's report on standards with these orders, one every ``1 / rate`` weeks."""
    standards, orders = ratios.shape
    codes = np.repeat([f"I{number:05}" for number in range(standards)], orders)
    weeks = np.tile(np.arange(orders), standards) / rate
    minutes = (weeks * (_WEEK / np.timedelta64(1, "m"))).astype(np.int64)
    results = as_results(
        pl.DataFrame(
            {
                c.ITEM_CODE: codes,
                c.REPORTED: _FIRST + minutes.astype("timedelta64[m]"),
                c.QUANTITY: 10.0,
                c.RUN_MINUTES: 50.0 * ratios.ravel(),
            }
        ).with_columns(
            pl.lit("R1").alias(c.ROUTING_NO),
            pl.lit(10).alias(c.SEQUENCE),
            pl.lit("A01").alias(c.JOB_CODE),
            pl.lit("CNC-01").alias(c.WORK_CENTER),
        )
    ).with_columns(pl.lit(None, pl.String).alias(c.DROPPED))
    operations = as_operations(
        pl.DataFrame({c.ITEM_CODE: np.unique(codes)}).with_columns(
            pl.lit("R1").alias(c.ROUTING_NO),
            pl.lit(10).alias(c.SEQUENCE),
            pl.lit("A01").alias(c.JOB_CODE),
            pl.lit("CNC-01").alias(c.WORK_CENTER),
            pl.lit("in_house").alias(c.OPERATION_TYPE),
            pl.lit(5.0).alias(c.RUN_MINUTES),
        )
    )
    return contradicted_standards(operations.lazy(), results, SETTINGS)


def _on_the_plant(scale: Scale) -> Row:
    """How long the court takes on a whole plant, cleaning included."""
    size = scale.of("large", "small")
    program = Program(synced_home(size))
    snapshot = program.snapshots.open()
    found: list[StandardsReport] = []

    def judged() -> None:
        actuals = clean(
            snapshot.work_results(), now=snapshot.facts.taken, operations=snapshot.operations()
        )
        found.append(contradicted_standards(snapshot.operations(), actuals, StandardsSettings()))

    took = seconds(judged)
    report = found[0]
    return Row(
        "standards",
        "cleaning all bookings and judging all standards",
        f"{size} plant, {snapshot.facts.work_results:,} bookings, {report.with_orders:,} standards",
        ms(took),
        "",
        "",
        "",
        True,  # noqa: FBT003 (no bound is set)
    )
