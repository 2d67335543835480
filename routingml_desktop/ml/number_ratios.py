"""How an item's numbers stand to each other: length by diameter tells more than either alone.

Which numbers may be compared is found by looking: columns that say the same of nearly every item
that has both are one quantity, taken from the first that is known.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.ml.attribute_kinds import AttributeKind
from routingml_desktop.ml.linear_part import ridge, strengths
from routingml_desktop.ml.number_column import NumberColumn, as_number
from routingml_desktop.ml.threads import one_thread
from routingml_desktop.ml.thresholds import looked_at, thresholds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    from routingml_desktop.ml.features import AskedItem, Column

    Floats = NDArray[np.float64]
    Quantity = tuple[int, ...]
    """Places of the columns that tell it, the fullest first."""

_QUANTITIES: Final = 8
"""The fullest quantities that are compared with each other."""
_RATIOS: Final = 6
"""The ratios that are kept, those that tell most beyond their two quantities. Kept by how many
items have both, those of a drawing's year and running number took the place of length by diameter
(demo plant medium)."""
_KNOWN: Final = 0.05
"""Share of items in which a quantity must be known."""
_BOTH: Final = 30
"""Items that must have both columns before they are called the same."""
_SAME: Final = 0.9
_CLOSE: Final = 0.01
"""Two numbers are the same within one part in a hundred: texts and columns round differently."""
_STEPS: Final = 12
_RIDGE: Final = 1.0
THRESHOLDS: Final = 15
"""Steps of a number besides, at most, where what is made changes."""


@dataclass(frozen=True, slots=True)
class NumberRatio:
    """One quantity by another, as steps of its logarithm that an item reaches."""

    above: Quantity
    below: Quantity
    """Empty where the quantity itself is meant, whichever column tells it."""
    edges: Floats
    """Ascending."""

    def steps(self, numbers: Sequence[float]) -> int:
        """How many steps an item reaches that has these ``numbers``, one per column; nan: none."""
        value = _known(numbers, self.above)
        if self.below:
            value -= _known(numbers, self.below)
        return 0 if np.isnan(value) else int(np.searchsorted(self.edges, value, side="right"))

    def of_rows(self, logs: Sequence[Floats]) -> NDArray[np.int64]:
        """The same for many items at once; ``logs`` are theirs, one array per column."""
        values = _united(logs, self.above)
        if self.below:
            values = values - _united(logs, self.below)
        steps = np.searchsorted(self.edges, values, side="right")
        return np.where(np.isnan(values), 0, steps)


def number_ratios(
    columns: Sequence[Column], table: NDArray[np.int32], made: NDArray[np.float32]
) -> tuple[NumberRatio, ...]:
    """The quantities of the rows of ``table`` that several columns tell, and telling ratios.

    ``made`` is rows x jobs; without jobs the ratios of the fullest quantities are taken.
    """
    logs = [logarithms(column, table[:, place]) for place, column in enumerate(columns)]
    quantities = _quantities(logs)
    told = [_united(logs, quantity) for quantity in quantities]
    found = [
        NumberRatio(quantity, (), _edges(told[place], made))
        for place, quantity in enumerate(quantities)
        if len(quantity) > 1
    ]
    pairs = sorted(combinations(range(len(quantities)), 2), key=sum)
    gains = [_told_beyond(told[one], told[other], made) for one, other in pairs]
    for place in np.argsort(-np.array(gains), kind="stable")[:_RATIOS]:
        one, other = pairs[place]
        edges = _edges(told[one] - told[other], made)
        found.append(NumberRatio(quantities[one], quantities[other], edges))
    return tuple(ratio for ratio in found if len(ratio.edges))


def reached(steps: NDArray[np.int64], width: int) -> csr_matrix:
    """Rows x steps: 1 for every step that a row reaches."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415 (training only)

    rows = np.repeat(np.arange(len(steps)), steps)
    places = np.arange(len(rows)) - np.repeat(np.cumsum(steps) - steps, steps)
    return csr_matrix((np.ones(len(rows)), (rows, places)), shape=(len(steps), width))


def _told_beyond(one: Floats, other: Floats, made: NDArray[np.float32]) -> float:
    """How much more is known of some job by the ratio of two numbers than by both alone.

    It is the chi-square of the best step of the ratio and a job's residuals, after a regression of
    the jobs on the steps of both numbers.
    """
    from scipy.sparse import hstack  # noqa: PLC0415 (training only)

    some = looked_at(len(one))
    both = np.isfinite(one[some]) & np.isfinite(other[some])
    first, second = one[some][both], other[some][both]
    jobs = made[some][both].astype(np.float64)
    if len(first) < _BOTH or not jobs.size:
        return 0.0
    alone = hstack([_stepping(first, jobs), _stepping(second, jobs)])
    ratio = _stepping(first - second, jobs)
    if not alone.shape[1] or not ratio.shape[1]:
        return 0.0
    with one_thread():
        usual, known = ridge(alone.tocsr(), jobs, np.ones(len(jobs)), _RIDGE)
        strength = strengths(ratio, jobs - usual - alone @ known)
    return float(strength.max() ** 2 * len(jobs))


def _stepping(values: Floats, made: NDArray[np.float64]) -> csr_matrix:
    """Rows x the steps that known values reach."""
    edges = _edges(values, made.astype(np.float32))
    return reached(np.searchsorted(edges, values, side="right"), len(edges))


def logarithms(column: Column, ids: NDArray[np.int32]) -> Floats:
    """The logarithm of each item's number; nan where there is none above zero."""
    if not isinstance(column, NumberColumn) or column.kind is AttributeKind.DATE:
        return np.full(len(ids), np.nan)
    logs = np.full(len(ids), np.nan)
    there = ids >= 0
    # Only of what is asked: a column of a large plant has a hundred thousand distinct numbers.
    numbers = column.values_[ids[there]]
    logs[there] = np.log(np.where(numbers > 0, numbers, np.nan))
    return logs


def asked_logarithms(columns: Sequence[Column], asked: AskedItem) -> list[float]:
    """The same for the columns of an asked item."""
    found = []
    for place, column in enumerate(columns):
        number = None
        if isinstance(column, NumberColumn) and column.kind is not AttributeKind.DATE:
            value = asked.values[place]
            number = None if value is None else as_number(value, column.kind)
        found.append(float(np.log(number)) if number is not None and number > 0 else float("nan"))
    return found


def _quantities(logs: Sequence[Floats]) -> list[Quantity]:
    """Columns that say the same, together; the fullest quantities."""
    filled = [float(np.isfinite(log).mean()) if len(log) else 0.0 for log in logs]
    order = sorted((p for p, share in enumerate(filled) if share > 0), key=lambda p: -filled[p])
    groups: list[list[int]] = []
    for place in order:
        home = next((group for group in groups if _same(logs[group[0]], logs[place])), None)
        if home is None:
            groups.append([place])
        else:
            home.append(place)
    shares = [float(np.isfinite(_united(logs, tuple(group))).mean()) for group in groups]
    fullest = sorted(range(len(groups)), key=lambda g: -shares[g])[:_QUANTITIES]
    return [tuple(groups[g]) for g in sorted(fullest) if shares[g] >= _KNOWN]


def _same(one: Floats, other: Floats) -> bool:
    both = np.isfinite(one) & np.isfinite(other)
    if int(both.sum()) < _BOTH:
        return False
    return float((np.abs(one[both] - other[both]) <= _CLOSE).mean()) >= _SAME


def _united(logs: Sequence[Floats], quantity: Quantity) -> Floats:
    told = logs[quantity[0]]
    for place in quantity[1:]:
        told = np.where(np.isnan(told), logs[place], told)
    return told


def _known(numbers: Sequence[float], quantity: Quantity) -> float:
    return next((numbers[p] for p in quantity if not np.isnan(numbers[p])), float("nan"))


def _edges(values: Floats, made: NDArray[np.float32]) -> Floats:
    known = values[np.isfinite(values)]
    if len(known) < _BOTH or np.ptp(known) == 0:
        return np.zeros(0)
    even = np.quantile(known, np.linspace(0, 1, _STEPS + 1)[1:])
    return np.unique(np.concatenate((even, thresholds(values, made, THRESHOLDS))))
