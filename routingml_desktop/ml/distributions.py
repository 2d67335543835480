"""What the plant looked like when a version learned it, in bins that later rows fall into too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.ml.code_attributes import sibling_attributes, sibling_groups
from routingml_desktop.ml.known_routings import NO_DATE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from routingml_desktop.domain.item import Attribute
    from routingml_desktop.ml.bookings import Bookings
    from routingml_desktop.ml.drift import Counts
    from routingml_desktop.ml.known_items import KnownItems
    from routingml_desktop.ml.known_routings import KnownRoutings
    from routingml_desktop.ml.replay import Replayed

    Values = NDArray[np.float64]

BINS: Final = 10
MOST_VALUES: Final = 20
"""Values of a code that have a bin of their own; the others share one."""
LATELY: Final = 365 * 24 * 60
"""Minutes of the last year: which operations are done is compared with these."""
_LEAST_EVIDENCE: Final = 20
"""Fewer values say nothing about how a work center varies; it takes the plant's spread."""
_SMALL: Final = 0.02
OTHER: Final = "\x00other"
MISSING: Final = "\x00missing"


@dataclass(frozen=True, slots=True)
class Distribution:
    """How often values fell into each bin, of numbers or of codes."""

    counts: Counts
    edges: Values | None = None
    """Of numbers: the borders between bins; a missing number has the last bin."""
    values: tuple[str, ...] = ()
    """Of codes: the value of each bin, the last two for others and for missing ones."""

    @property
    def n(self) -> int:
        """How many values there were."""
        return int(self.counts.sum())

    def count(self, today: pl.Series | Values) -> Counts:
        """How often the values of today fall into the same bins."""
        if self.edges is not None:
            return _number_counts(np.asarray(today, dtype=np.float64), self.edges)
        return _code_counts(pl.Series(today, dtype=pl.String), self.values)

    def as_data(self) -> dict[str, Any]:
        """As JSON knows it."""
        return {
            "counts": self.counts.tolist(),
            "edges": None if self.edges is None else self.edges.tolist(),
            "values": list(self.values),
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Distribution:
        """What ``as_data`` gave."""
        edges = None if data["edges"] is None else np.array(data["edges"], np.float64)
        return cls(np.array(data["counts"], np.float64), edges, tuple(data["values"]))

    @classmethod
    def of_numbers(cls, numbers: Values) -> Distribution:
        """Bins of about equal counts."""
        known = numbers[~np.isnan(numbers)]
        inner = np.linspace(0, 1, BINS + 1)[1:-1]
        edges = np.unique(np.quantile(known, inner)) if len(known) else np.zeros(0)
        return cls(_number_counts(numbers, edges), edges)

    @classmethod
    def of_codes(cls, codes: pl.Series) -> Distribution:
        """A bin for each of the most frequent codes."""
        counted = (
            codes.drop_nulls().value_counts().sort("count", codes.name, descending=[True, False])
        )
        values = (*counted[codes.name].head(MOST_VALUES).to_list(), OTHER, MISSING)
        return cls(_code_counts(codes, values), None, values)


@dataclass(frozen=True, slots=True)
class Distributions:
    """The plant as it was learned."""

    attributes: Mapping[str, Distribution]
    """Of the compared attributes, one value per family of siblings."""
    siblings: tuple[str, ...]
    """The attributes that name families; without any every item is its own."""
    similarity: Distribution | None
    """Of replayed items, one per family, to the nearest one known before all of them; None of a
    version that compared each with what was known on its own day."""
    operations: Distribution
    """Operations of items booked in the last year."""
    minutes: Distribution
    """Standardized change of an item's operation from earlier bookings to the last one."""
    spreads: Mapping[str, float]
    """Of each work center: standard deviation of the logarithm of a booking; "" for the plant."""
    until: int
    """The last booking that counted, in minutes since 1970."""

    def as_data(self) -> dict[str, Any]:
        """As JSON knows it."""
        return {
            "attributes": {name: one.as_data() for name, one in self.attributes.items()},
            "siblings": list(self.siblings),
            "nearest": None if self.similarity is None else self.similarity.as_data(),
            "operations": self.operations.as_data(),
            "minutes": self.minutes.as_data(),
            "spreads": dict(self.spreads),
            "until": self.until,
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Distributions:
        """What ``as_data`` gave; KeyError, TypeError or ValueError when it is something else."""
        return cls(
            attributes={n: Distribution.from_data(one) for n, one in data["attributes"].items()},
            siblings=_names(data["siblings"]),
            similarity=_kept(data.get("nearest")),
            operations=Distribution.from_data(data["operations"]),
            minutes=Distribution.from_data(data["minutes"]),
            spreads={name: float(value) for name, value in data["spreads"].items()},
            until=int(data["until"]),
        )


def learned_distributions(
    items: pl.DataFrame,
    attributes: Iterable[Attribute],
    booked: Bookings,
    nearest: Mapping[str, float],
) -> Distributions:
    """What is stored with a version so that later rows can be compared with it.

    ``nearest`` are the replayed items by code, each with its similarity to the nearest one known
    before all of them.
    """
    compared = [one.name for one in attributes if one.compared and one.name in items.columns]
    siblings = sibling_attributes(items, attributes)
    families = one_per_family(items, siblings)
    changes, centers = _last_changes(booked)
    spreads = _spreads(changes, centers, booked.work_centers)
    usual = np.array([spreads.get(name, spreads[""]) for name in booked.work_centers] or [1.0])
    asked = items.filter(pl.col(c.ITEM_CODE).is_in(list(nearest)))
    drawn = one_per_family(asked, siblings)[c.ITEM_CODE].to_list()
    counted = np.flatnonzero(booked.counted & (booked.job >= 0))
    until = int(booked.minute[counted].max()) if len(counted) else 0
    late = counted[booked.minute[counted] >= until - LATELY]
    return Distributions(
        attributes={name: _of(families[name]) for name in compared},
        siblings=siblings,
        similarity=Distribution.of_numbers(np.array([nearest[code] for code in drawn], np.float64)),
        operations=Distribution.of_codes(operations_of_items(booked, late)),
        minutes=Distribution.of_numbers(changes / usual[centers]),
        spreads=spreads,
        until=until,
    )


def _kept(data: Mapping[str, Any] | None) -> Distribution | None:
    return None if data is None else Distribution.from_data(data)


def _names(stored: Any) -> tuple[str, ...]:
    """Earlier programs stored the name of one, or null."""
    return () if stored is None else (stored,) if isinstance(stored, str) else tuple(stored)


def nearest_before(
    questions: Sequence[Replayed], items: KnownItems, routings: KnownRoutings
) -> dict[str, float]:
    """Of replayed items by code: how similar the nearest one is that was known before the latest.

    Those of the latest fifth of all routings, compared with what came before it. So are new items
    asked when they are compared: of a version that learned before the first of them. On its own day
    an item finds siblings that are as new as it. NaN where nothing was known; empty where a routing
    has no date, since then nobody knows what came before.
    """
    created = np.sort(routings.created[routings.latest[routings.latest >= 0]])
    if not len(created) or created[0] == NO_DATE:
        return {}
    since = created[len(created) * 4 // 5]
    latest = [one for one in questions if routings.created[one.row] >= since]
    rows = np.array([one.row for one in latest], np.int64)
    owners = np.searchsorted(routings.item_offsets, rows, side="right") - 1
    found = {}
    for owner, one in zip(owners.tolist(), latest, strict=True):
        before = one.able.similarity[one.able.created < since]
        found[items.code(owner)] = float(before[0]) if len(before) else float("nan")
    return found


def one_per_family(items: pl.DataFrame, siblings: Sequence[str]) -> pl.DataFrame:
    """The first item of each family: siblings are alike, and would count as many proofs of one."""
    groups = sibling_groups(items, [name for name in siblings if name in items.columns])
    return (
        items.unique(c.ITEM_CODE, keep="first", maintain_order=True)
        .join(groups, on=c.ITEM_CODE, maintain_order="left")
        .sort(c.ITEM_CODE)
        .unique("group", keep="first", maintain_order=True)
    )


def operations_of_items(booked: Bookings, rows: NDArray[np.int64]) -> pl.Series:
    """The job codes of the rows, each once per item."""
    owner = np.searchsorted(booked.offsets, rows, side="right")
    pairs = np.unique(np.stack([owner, booked.job[rows]], axis=1), axis=0)
    jobs = pl.Series(c.JOB_CODE, list(booked.jobs), dtype=pl.String)
    return jobs.gather(pairs[:, 1].astype(np.int64))


def run_logs(booked: Bookings, rows: NDArray[np.int64]) -> Values:
    """Logarithm of the run minutes of a piece; NaN where none are booked."""
    each = booked.run_each(rows)
    logs: Values = np.full(len(rows), np.nan)
    positive = each > 0
    logs[positive] = np.log(each[positive])
    return logs


def _last_changes(booked: Bookings) -> tuple[Values, NDArray[np.int64]]:
    """Last booking against the mean of the earlier ones, per item, operation and work center.

    Divided by what the numbers of bookings add to its spread, and the work center of each.
    """
    rows = np.flatnonzero(booked.counted & (booked.work_center >= 0) & (booked.job >= 0))
    logs = run_logs(booked, rows)
    rows, logs = rows[~np.isnan(logs)], logs[~np.isnan(logs)]
    owner = np.searchsorted(booked.offsets, rows, side="right")
    keys = np.stack([owner, booked.job[rows], booked.work_center[rows]], axis=1)
    # Bookings are sorted by item, operation, work center and time.
    last = np.flatnonzero(np.r_[(np.diff(keys, axis=0) != 0).any(axis=1), bool(len(rows))])
    sizes = np.diff(np.r_[-1, last])
    sums = np.add.reduceat(logs, np.r_[0, last[:-1] + 1]) if len(last) else np.zeros(0)
    earlier = np.flatnonzero(sizes > 1)
    before = (sums[earlier] - logs[last[earlier]]) / (sizes[earlier] - 1)
    change = logs[last[earlier]] - before
    change /= np.sqrt(1.0 + 1.0 / (sizes[earlier] - 1))
    return change, booked.work_center[rows[last[earlier]]].astype(np.int64)


def _spreads(changes: Values, centers: NDArray[np.int64], names: Sequence[str]) -> dict[str, float]:
    """Robust spread of the changes of every work center that has enough, and of all."""
    found = {"": _robust(changes)}
    for number, name in enumerate(names):
        own = changes[centers == number]
        if len(own) >= _LEAST_EVIDENCE:
            found[name] = _robust(own)
    return found


def _robust(values: Values) -> float:
    """Standard deviation by the median distance from the middle; outliers do not count."""
    if not len(values):
        return 1.0
    return max(_SMALL, 1.4826 * float(np.median(np.abs(values - np.median(values)))))


def _of(column: pl.Series) -> Distribution:
    if column.dtype.is_numeric():
        return Distribution.of_numbers(numbers_of(column))
    return Distribution.of_codes(column.cast(pl.String))


def numbers_of(column: pl.Series) -> Values:
    """A column of numbers; NaN where one is missing."""
    values: Values = column.cast(pl.Float64).fill_null(float("nan")).to_numpy()
    return values


def _number_counts(numbers: Values, edges: Values) -> Counts:
    known = ~np.isnan(numbers)
    places = np.searchsorted(edges, numbers[known], side="right")
    counts: Counts = np.bincount(places, minlength=len(edges) + 2).astype(np.float64)
    counts[-1] = (~known).sum()
    return counts


def _code_counts(codes: pl.Series, values: Sequence[str]) -> Counts:
    numbers = {value: place for place, value in enumerate(values[:-2])}
    other, missing = len(values) - 2, len(values) - 1
    counts: Counts = np.zeros(len(values))
    for value, many in codes.value_counts().iter_rows():
        counts[missing if value is None else numbers.get(value, other)] += many
    return counts
