"""P5 and P13: statistics of bookings against polars, the trees against their own predict."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from benchmarks.harness import Row, Scale, in_turns, ms, seconds
from routingml_desktop.ml.bookings import Bookings
from routingml_desktop.ml.minutes_candidates import boosting
from routingml_desktop.ml.minutes_features import NAMES
from routingml_desktop.ml.minutes_model import MinutesModel
from routingml_desktop.ml.time_levels import Part, TimeLevels
from routingml_desktop.settings import LearningSettings

if TYPE_CHECKING:
    from numpy.typing import NDArray

PER_ITEM: Final = 33
JOBS: Final = 60
CENTERS: Final = 20
P5_RATIO: Final = 1.5
P5_GROWTH: Final = 35.0
P13_ONE: Final = 5.0
P13_MANY: Final = 4.0
TRAINED_ROWS: Final = 10_000
MANY: Final = 1_000


def measure(scale: Scale) -> list[Row]:
    """The rows of P5, without DuckDB, which is no dependency, and of P13."""
    return [*_statistics(scale), *_predictions(scale)]


def _statistics(scale: Scale) -> list[Row]:
    sizes = scale.of((1_000_000, 10_000_000), (100_000, 1_000_000))
    small, large = (_bookings(size) for size in sizes)
    frame = _frame(large)
    ours, theirs, less = in_turns(
        scale.rounds,
        partial(seconds, partial(_levels, large)),
        partial(seconds, partial(_both_levels, frame)),
        partial(seconds, partial(_levels, small)),
    )
    n = f"{sizes[1]:,} bookings, {JOBS} operations x {CENTERS} work centers"
    return [
        Row(
            "P5",
            "levels of every operation, anywhere and at every work center, of minutes and their"
            " logarithms (polars: fences, then statistics)",
            n,
            str(ours),
            str(theirs),
            f"{ours.by(theirs):.2f}",
            f"<= {P5_RATIO}",
            scale.met(held=ours.by(theirs) <= P5_RATIO),
        ),
        Row(
            "P5",
            "growth of that with ten times the bookings",
            n,
            f"{less}, {ours}",
            "",
            f"{ours.by(less):.1f}",
            f"<= {P5_GROWTH:.0f}",
            ours.by(less) <= P5_GROWTH,
        ),
    ]


def _predictions(scale: Scale) -> list[Row]:
    random = np.random.default_rng(3)
    rows = random.normal(size=(TRAINED_ROWS, len(NAMES)))
    wanted = rows[:, 0] * 0.2 + random.normal(0, 0.2, TRAINED_ROWS)
    low, high = (boosting("quantile", q, rows, wanted, 1) for q in (0.1, 0.9))
    model = MinutesModel(ends=(low, high))

    def bare(count: int) -> None:
        low.predict(rows[:count])
        high.predict(rows[:count])

    def product(count: int) -> None:
        model.beyond(rows[:count])

    one, many, bare_one, bare_many = in_turns(
        scale.rounds,
        partial(seconds, partial(product, 1)),
        partial(seconds, partial(product, MANY)),
        partial(seconds, partial(bare, 1)),
        partial(seconds, partial(bare, MANY)),
    )
    n = f"two models learned from {TRAINED_ROWS:,} rows"
    return [
        Row(
            "P13",
            "one row through the product against the models' own predict",
            n,
            str(one),
            str(bare_one),
            f"{one.by(bare_one):.2f}",
            f"<= {P13_ONE:.0f}",
            one.by(bare_one) <= P13_ONE,
        ),
        Row(
            "P13",
            f"{MANY:,} rows through the product against one row",
            n,
            str(many),
            f"one row {ms(one.median)}; by predict {ms(bare_one.median)}, {bare_many}",
            f"{many.by(one):.1f}",
            f"<= {P13_MANY:.0f}",
            many.by(one) <= P13_MANY,
        ),
    ]


def _levels(booked: Bookings) -> TimeLevels:
    return TimeLevels.fit(Part.RUN, booked, np.arange(len(booked)), LearningSettings())


def _both_levels(frame: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """What the product learns, but for the spread within an item."""
    frame = frame.with_columns(pl.col("each").log().alias("log"))
    return _two_passes(frame, ["job", "center"]), _two_passes(frame, ["job"])


def _two_passes(frame: pl.DataFrame, key: list[str]) -> pl.DataFrame:
    """Quartiles and fences of each group, then its figures without what lies beyond."""
    each, log, count = pl.col("each"), pl.col("log"), pl.len()
    low, high = (each.quantile(part).over(key) for part in (0.25, 0.75))
    reach = LearningSettings().outlier_factor * (high - low)
    cut = pl.max_horizontal(
        (LearningSettings().trim * count).cast(pl.Int64), pl.when(count >= 5).then(1).otherwise(0)
    )
    return (
        frame.lazy()
        .filter(each.is_between(low - reach, high + reach))
        .group_by(key)
        .agg(
            count.alias("n"),
            each.mean().alias("mean"),
            each.median().alias("median"),
            each.std().alias("std"),
            (each.std() / each.mean()).alias("cv"),
            each.sort().slice(cut, count - 2 * cut).mean().alias("trimmed"),
            log.sort().slice(cut, count - 2 * cut).mean().alias("middle"),
            log.std().alias("spread"),
        )
        .collect()
    )


def _frame(booked: Bookings) -> pl.DataFrame:
    each = booked.run_each(np.arange(len(booked)))
    return pl.DataFrame({"job": booked.job, "center": booked.work_center, "each": each})


def _bookings(count: int) -> Bookings:
    random = np.random.default_rng(3)
    items = count // PER_ITEM
    item = np.sort(random.integers(0, items, count))
    none = np.full(count, -1, np.int32)
    nothing: NDArray[np.float32] = np.full(count, np.nan, np.float32)
    return Bookings(
        offsets=np.searchsorted(item, np.arange(items + 1)).astype(np.int64),
        job=random.integers(0, JOBS, count).astype(np.int32),
        work_center=random.integers(0, CENTERS, count).astype(np.int32),
        setup=nothing,
        run=random.lognormal(3.0, 0.8, count).astype(np.float32),
        quantity=random.integers(1, 50, count).astype(np.float32),
        minute=none,
        order=none,
        routing=none,
        dropped=np.zeros(count, np.int8),
        setup_share=nothing,
        setup_shift=np.zeros(count, np.float32),
        run_shift=np.zeros(count, np.float32),
        orders=pl.Series([], dtype=pl.String),
        routing_nos=pl.Series([], dtype=pl.String),
        jobs=tuple(f"J{number}" for number in range(JOBS)),
        work_centers=tuple(f"W{number}" for number in range(CENTERS)),
    )
