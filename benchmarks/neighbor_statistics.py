"""P6: the bookings of 50 similar items and their statistics, against filtering a frame."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from benchmarks.harness import Row, Scale, in_turns, median_seconds
from routingml_desktop.ml.bookings import Bookings
from routingml_desktop.ml.time_statistics import Summary, summary, within_fences
from routingml_desktop.settings import LearningSettings

if TYPE_CHECKING:
    from numpy.typing import NDArray

PER_ITEM: Final = 33
OPERATIONS: Final = 8
"""Of an item; the items of a family share them."""
FAMILY: Final = 100
JOBS: Final = 200
NEIGHBORS: Final = 50
QUESTIONS: Final = 20
P6_SPEED: Final = 8.0
P6_GROWTH: Final = 2.0


@dataclass(frozen=True, slots=True)
class Case:
    """The same bookings as the product holds them and as a plain frame."""

    booked: Bookings
    frame: pl.DataFrame
    questions: NDArray[np.int64]

    def ours(self) -> float:
        """Median seconds of one question through the product's own arrays."""
        return median_seconds(lambda items: gathered(self.booked, items.tolist()), self.questions)

    def theirs(self) -> float:
        """Median seconds of one question by filtering the frame."""
        return median_seconds(lambda items: filtered(self.frame, items.tolist()), self.questions)


def measure(scale: Scale) -> list[Row]:
    """The rows of P6."""
    sizes = scale.of((1_000_000, 10_000_000), (100_000, 1_000_000))
    small, large = (_case(size) for size in sizes)
    _same_answers(large)
    near, far, filtering = in_turns(scale.rounds, small.ours, large.ours, large.theirs)
    rows = f"{sizes[1] // 1_000_000}M bookings, {NEIGHBORS} items"
    return [
        Row(
            "P6",
            "statistics of the neighbors' bookings against filter(is_in)",
            rows,
            str(far),
            str(filtering),
            f"1/{filtering.by(far):.0f}",
            f"<= 1/{P6_SPEED:.0f}",
            scale.met(held=filtering.by(far) >= P6_SPEED),
        ),
        Row(
            "P6",
            "growth of that with ten times the bookings",
            rows,
            f"{near}, {far}",
            "",
            f"{far.by(near):.1f}",
            f"<= {P6_GROWTH:.0f}",
            far.by(near) <= P6_GROWTH,
        ),
    ]


def gathered(booked: Bookings, items: list[int]) -> dict[int, Summary]:
    """Run minutes of a piece per operation, as the product gathers and sums them up."""
    learning = LearningSettings()
    rows = booked.rows_of(items)
    rows = rows[booked.dropped[rows] == 0]
    jobs = booked.job[rows]
    found = {}
    for job in np.unique(jobs).tolist():
        each = booked.run_each(rows[jobs == job])
        each = each[~np.isnan(each)]
        inside = within_fences(each, learning.outlier_factor)
        found[job] = summary(each[inside], learning.trim, int((~inside).sum()))
    return found


def filtered(frame: pl.DataFrame, items: list[int]) -> pl.DataFrame:
    """The same figures by filtering and grouping a frame, outliers not even left out."""
    each = pl.col("run") / pl.col("quantity")
    n = pl.len()
    cut = pl.max_horizontal((0.1 * n).cast(pl.Int64), pl.when(n >= 5).then(1).otherwise(0))
    return (
        frame.lazy()
        .filter(pl.col("item").is_in(items), pl.col("dropped") == 0)
        .group_by("job")
        .agg(
            n.alias("n"),
            each.mean().alias("mean"),
            each.median().alias("median"),
            each.std().alias("std"),
            each.quantile(0.25).alias("low"),
            each.quantile(0.75).alias("high"),
            each.sort().slice(cut, n - 2 * cut).mean().alias("trimmed"),
        )
        .collect()
    )


def _case(count: int) -> Case:
    random = np.random.default_rng(3)
    items = count // PER_ITEM
    item = np.sort(random.integers(0, items, count).astype(np.int32))
    run = random.lognormal(3.0, 0.8, count).astype(np.float32)
    quantity = random.integers(1, 50, count).astype(np.float32)
    families = max(1, items // FAMILY)
    job = ((item % families * OPERATIONS + random.integers(0, OPERATIONS, count)) % JOBS).astype(
        np.int32
    )
    dropped = (random.random(count) < 0.05).astype(np.int8)
    none = np.full(count, -1, np.int32)
    booked = Bookings(
        offsets=np.searchsorted(item, np.arange(items + 1)).astype(np.int64),
        job=job,
        work_center=none,
        setup=np.full(count, np.nan, np.float32),
        run=run,
        quantity=quantity,
        minute=none,
        order=none,
        routing=none,
        dropped=dropped,
        setup_share=np.full(count, np.nan, np.float32),
        setup_shift=np.zeros(count, np.float32),
        run_shift=np.zeros(count, np.float32),
        orders=pl.Series([], dtype=pl.String),
        routing_nos=pl.Series([], dtype=pl.String),
        jobs=tuple(f"J{number}" for number in range(JOBS)),
        work_centers=(),
    )
    shuffle = random.permutation(count)
    frame = pl.DataFrame(
        {"item": item, "job": job, "run": run, "quantity": quantity, "dropped": dropped}
    )[shuffle]
    # Similar items are of one family, and its items lie far apart in the arrays.
    asked = random.integers(0, families, QUESTIONS)
    questions = np.array(
        [random.permutation(np.arange(family, items, families))[:NEIGHBORS] for family in asked]
    )
    return Case(booked, frame, questions)


def _same_answers(case: Case) -> None:
    """Both sides count the same bookings; a difference would make the comparison worthless."""
    items = case.questions[0].tolist()
    ours = {job: found.n + found.outliers for job, found in gathered(case.booked, items).items()}
    theirs = dict(filtered(case.frame, items).select("job", "n").iter_rows())
    if {job: n for job, n in ours.items() if n} != theirs:
        raise AssertionError("the two sides do not count the same bookings")
