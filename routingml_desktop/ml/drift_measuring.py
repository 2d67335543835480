"""Is today's plant still the one the model learned: distribution by distribution."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.candidate import AskOptions
from routingml_desktop.domain.drift import DriftFigure, DriftSubject
from routingml_desktop.domain.item import Item
from routingml_desktop.domain.progress import stop_if
from routingml_desktop.ml.distributions import numbers_of, one_per_family, run_logs
from routingml_desktop.ml.drift import index_limit, jensen_shannon, stability_index

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from routingml_desktop.domain.progress import Stopping
    from routingml_desktop.ml.bookings import Bookings
    from routingml_desktop.ml.distributions import Distribution, Distributions
    from routingml_desktop.ml.drift import Counts
    from routingml_desktop.ml.known_items import KnownItems
    from routingml_desktop.ml.precedents import Precedents
    from routingml_desktop.ml.routing_model import RoutingModel

    Nearest = Callable[[Sequence[Item]], Sequence[float]]
    """How similar the nearest known item is to each of these; NaN for one with none."""

FEWEST: Final = 30
"""Values of today below which nothing is said about a distribution."""
MOST_ASKED: Final = 100
"""New items that are asked for their similarity."""
TRAINED_BEFORE: Final = "the version was trained before distributions were kept"
UNDATED: Final = "routings carry no dates that tell which items are newer"
NEARER: Final = "new items are as near to known ones as learned, or nearer"
TOO_FEW: Final = "fewer than {fewest} values since the version learned ({n})"
_LOG, _CHANGE, _LEARNED, _N = "log", "change", "learned", "n"
_OPERATION: Final = [c.ITEM_CODE, c.JOB_CODE, c.WORK_CENTER]


@dataclass(frozen=True, slots=True)
class TodaysPlant:
    """What came after the version had learned."""

    items: pl.DataFrame
    """Items that the version does not know."""
    bookings: pl.DataFrame
    """RESULT_COLUMNS: bookings that count, reported since the last one that it learned from."""


@dataclass(frozen=True, slots=True)
class _Compared:
    """One distribution before its limit is known, which depends on how many are compared."""

    figure: DriftFigure
    bins: int = 0
    independent: tuple[float, float] = (0.0, 0.0)
    """Independent values, learned and of today."""


def drift_of(
    model: RoutingModel, today: Callable[[], TodaysPlant], stopping: Stopping
) -> tuple[DriftFigure, ...]:
    """How far the plant has moved since a version learned it; see ``measure_drift``.

    ``today`` is asked only when there is something to compare with: a version without stored
    distributions is not measured, with the reason.
    """
    parts = model.parts
    if parts.distributions is None:
        return tuple(
            DriftFigure(subject, "", None, None, None, 0, 0, reason=TRAINED_BEFORE)
            for subject in DriftSubject
        )

    def nearest(items: Sequence[Item]) -> list[float]:
        found: list[float] = []
        for item in items:
            stop_if(stopping)
            found.append(_nearest(parts.precedents, item))
        return found

    return measure_drift(
        parts.distributions, parts.precedents.items, parts.bookings, today(), nearest
    )


def _nearest(known: Precedents, item: Item) -> float:
    """How similar the nearest item that could vote is, found as for the replayed ones.

    Not the nearest of those that do vote: these are the weightiest, not the nearest.
    """
    asked = known.vectorizer.asked(item)
    (precedent,) = known.look_up([asked], known.nearest.weights)
    able = known.able(precedent, AskOptions().routing_choice, None)
    return float(able.similarity[0]) if len(able) else float("nan")


def measure_drift(
    learned: Distributions,
    items: KnownItems,
    booked: Bookings,
    today: TodaysPlant,
    nearest: Nearest,
) -> tuple[DriftFigure, ...]:
    """A figure per attribute, of similarity, of the operations, and per work center.

    ``items`` and ``booked`` are those learned from. What has too few values of today is not
    measured, with the reason.
    """
    compared = [
        *_attributes(learned, today.items),
        _similarity(learned, today.items, nearest),
        _operations(learned, today.bookings),
        *_minutes(learned, items, booked, today.bookings),
    ]
    measured = sum(one.figure.psi is not None for one in compared)
    return tuple(_with_limit(one, measured) for one in compared)


def _attributes(learned: Distributions, items: pl.DataFrame) -> list[_Compared]:
    families = one_per_family(items, learned.siblings)
    found = []
    for name, distribution in learned.attributes.items():
        if name not in families.columns:
            continue
        column = families[name]
        numbers = distribution.edges is not None
        values = numbers_of(column) if numbers else column.cast(pl.String)
        found.append(_compare(DriftSubject.ATTRIBUTE, name, distribution, values))
    return found


def _similarity(learned: Distributions, items: pl.DataFrame, nearest: Nearest) -> _Compared:
    families = one_per_family(items, learned.siblings)
    drawn = families.sample(min(MOST_ASKED, len(families)), seed=0, shuffle=True)
    described = drawn.drop(c.ITEM_CODE, c.ITEM_NAME, "group", strict=False)
    asked = [
        Item(code, row)
        for code, row in zip(drawn[c.ITEM_CODE], described.iter_rows(named=True), strict=True)
    ]
    known = learned.similarity
    if known is None or not known.n:
        reason = TRAINED_BEFORE if known is None else UNDATED
        return _Compared(
            DriftFigure(DriftSubject.SIMILARITY, "", None, None, None, len(asked), 0, reason=reason)
        )
    # What is not compared need not be asked.
    enough = len(asked) >= FEWEST and known.n >= FEWEST
    values = np.array(nearest(asked) if enough else [np.nan] * len(asked), np.float64)
    compared = _compare(DriftSubject.SIMILARITY, "", known, values)
    if enough and _middle(known.count(values)) >= _middle(known.counts):
        # The sooner after a training, the nearer: no harm, and no sign of another plant.
        figure = replace(compared.figure, reason=NEARER)
        return replace(compared, figure=figure, bins=0)
    return compared


def _middle(counts: Counts) -> float:
    """The mean bin, those without any near item as the farthest."""
    near, none = counts[:-1], float(counts[-1])
    return float((near * np.arange(1, len(near) + 1)).sum() / (near.sum() + none))


def _operations(learned: Distributions, bookings: pl.DataFrame) -> _Compared:
    pairs = bookings.select(c.ITEM_CODE, c.JOB_CODE).unique(maintain_order=True)
    compared = _compare(DriftSubject.OPERATIONS, "", learned.operations, pairs[c.JOB_CODE])
    # The operations of an item come together: its routing is one proof, not eight.
    items = pairs[c.ITEM_CODE].n_unique()
    each = max(1.0, len(pairs) / max(items, 1))
    return replace(compared, independent=(learned.operations.n / each, float(items)))


def _minutes(
    learned: Distributions, items: KnownItems, booked: Bookings, bookings: pl.DataFrame
) -> list[_Compared]:
    """How bookings since differ from the same item's learned ones, at each work center."""
    changes = _changes(items, booked, bookings)
    found = []
    for (center,), rows in sorted(changes.group_by(c.WORK_CENTER), key=lambda pair: str(pair[0])):
        usual = learned.spreads.get(str(center), learned.spreads[""])
        share = 1.0 / rows[_N].to_numpy() + 1.0 / rows[_LEARNED].to_numpy()
        standard = rows[_CHANGE].to_numpy() / np.sqrt(share)
        compared = _compare(DriftSubject.MINUTES, str(center), learned.minutes, standard / usual)
        shift = float(np.exp(np.median(rows[_CHANGE].to_numpy())))
        if compared.figure.psi is not None:
            figure = replace(compared.figure, shift=round(shift, 4))
            compared = replace(compared, figure=figure)
        found.append(compared)
    return found


def _changes(items: KnownItems, booked: Bookings, bookings: pl.DataFrame) -> pl.DataFrame:
    """Per operation of an item: mean logarithm since less the learned one, and both numbers."""
    known = bookings.filter(
        pl.col(c.RUN_MINUTES) > 0, pl.col(c.QUANTITY) > 0, pl.col(c.WORK_CENTER).is_not_null()
    )
    since = known.group_by(_OPERATION).agg(
        (pl.col(c.RUN_MINUTES) / pl.col(c.QUANTITY)).log().mean().alias(_LOG), pl.len().alias(_N)
    )
    codes = since[c.ITEM_CODE].unique().sort().to_list()
    before = _learned_means(items, booked, codes)
    return (
        since.join(before, on=_OPERATION)
        .with_columns((pl.col(_LOG) - pl.col("mean")).alias(_CHANGE))
        .sort(_OPERATION)
    )


def _learned_means(items: KnownItems, booked: Bookings, codes: Sequence[str]) -> pl.DataFrame:
    numbers = [(code, number) for code in codes if (number := items.number_of(code)) is not None]
    rows = booked.rows_of([number for _, number in numbers])
    sizes = [int(booked.offsets[n + 1] - booked.offsets[n]) for _, n in numbers]
    owners = np.repeat(np.arange(len(numbers)), sizes)
    logs = run_logs(booked, rows)
    kept = booked.counts(rows) & ~np.isnan(logs) & (booked.work_center[rows] >= 0)
    named = {
        c.ITEM_CODE: _named([code for code, _ in numbers], owners[kept]),
        c.JOB_CODE: _named(booked.jobs, booked.job[rows[kept]]),
        c.WORK_CENTER: _named(booked.work_centers, booked.work_center[rows[kept]]),
    }
    frame = pl.DataFrame({**named, "mean": logs[kept]})
    return frame.group_by(_OPERATION).agg(pl.col("mean").mean(), pl.len().alias(_LEARNED))


def _named(names: Sequence[str], numbers: NDArray[np.integer]) -> pl.Series:
    return pl.Series(list(names), dtype=pl.String).gather(numbers.astype(np.int64))


def _compare(
    subject: DriftSubject,
    name: str,
    learned: Distribution,
    today: pl.Series | NDArray[np.float64],
) -> _Compared:
    n = len(today)
    if n < FEWEST or learned.n < FEWEST:
        reason = TOO_FEW.format(fewest=FEWEST, n=min(n, learned.n))
        return _Compared(DriftFigure(subject, name, None, None, None, n, learned.n, reason=reason))
    counts = learned.count(today)
    used = (learned.counts + counts) > 0
    before, now = learned.counts[used], counts[used]
    figure = DriftFigure(
        subject, name, _rounded(stability_index(before, now)),
        _rounded(jensen_shannon(before, now)), None, n, learned.n,
    )  # fmt: skip
    return _Compared(figure, len(before), (float(learned.n), float(n)))


def _with_limit(one: _Compared, measured: int) -> DriftFigure:
    if one.figure.psi is None or not one.bins:
        return one.figure
    return replace(one.figure, limit=_rounded(index_limit(one.bins, *one.independent, measured)))


def _rounded(value: float) -> float:
    return round(value, 6)
