"""Setup and run minutes from history, trimmed, weighted, shrunk."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from routingml_desktop.domain.candidate import NO_TIME, TimeEstimate, TimeOrigin
from routingml_desktop.ml.time_levels import Level, Part, TimeLevels, minutes_of, trust
from routingml_desktop.ml.time_statistics import Summary, summary, trimmed, within_fences

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from routingml_desktop.ml.bookings import Bookings
    from routingml_desktop.ml.intervals import Bands
    from routingml_desktop.ml.paces import Paces
    from routingml_desktop.settings import LearningSettings


@dataclass(frozen=True, slots=True)
class Rung:
    """What one kind of evidence says about minutes, on the logarithmic scale."""

    origin: TimeOrigin
    middle: float
    spread: float
    figures: Summary
    items: int
    dropped: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """Bookings gathered for one question."""

    rows: NDArray[np.int64]
    owner: NDArray[np.int64]
    """Of each row: the place of its item among those gathered."""
    weight: NDArray[np.float64]
    """Of each gathered item: its similarity."""
    paces: Mapping[Part, NDArray[np.float32]]
    """Gathered items x operations."""

    def only(self, allowed: NDArray[np.bool_]) -> Evidence:
        """The rows that are ``allowed``, a flag for every row of the bookings."""
        kept = allowed[self.rows]
        return replace(self, rows=self.rows[kept], owner=self.owner[kept])

    def at(self, booked: Bookings, job: int, work_center: int) -> Evidence:
        """The rows of one operation at one work center; without a work center at any.

        -1 stands for a job or work center on which nothing was ever booked.
        """
        here = (booked.job[self.rows] == job) & (job >= 0)
        if work_center >= 0:
            here &= booked.work_center[self.rows] == work_center
        return replace(self, rows=self.rows[here], owner=self.owner[here])


class OperationTimes:
    """Estimates the two parts of an operation's time from the best evidence there is.

    Evidence is a ladder: the operation anywhere, at the work center, on similar items, on the item
    itself. Each rung is drawn towards the one below by n/(n+k), so few orders change little. What
    an item's attributes say about its pace is taken out of the bookings and put back in the answer:
    a similar item that is larger tells about a smaller one.
    """

    def __init__(
        self,
        booked: Bookings,
        levels: tuple[TimeLevels, TimeLevels],
        paces: Mapping[Part, Paces],
        bands: Bands,
        learning: LearningSettings,
    ) -> None:
        self.booked = booked
        self.levels = {level.part: level for level in levels}
        self.paces = dict(paces)
        self.bands = bands
        self._learning = learning

    def evidence(
        self, items: Sequence[int], similarity: Sequence[float], shown: Sequence[NDArray[np.int64]]
    ) -> Evidence:
        """The bookings of ``items``, which show these features."""
        booked = self.booked
        counts = [int(booked.offsets[item + 1] - booked.offsets[item]) for item in items]
        return Evidence(
            rows=booked.rows_of(items),
            owner=np.repeat(np.arange(len(items)), counts),
            weight=np.array(similarity, np.float64),
            paces={part: self._paces_of(part, shown) for part in Part},
        )

    def _paces_of(self, part: Part, shown: Sequence[NDArray[np.int64]]) -> NDArray[np.float32]:
        paces = [self.paces[part].of(features) for features in shown]
        return np.array(paces, np.float32).reshape(len(shown), len(self.booked.jobs))

    def estimate(
        self,
        part: Part,
        operation: tuple[int, int],
        evidence: tuple[Evidence, Evidence],
        pace: float,
        standard: float | None,
    ) -> TimeEstimate:
        """The minutes of one part of an operation, given as numbers of job and work center.

        ``evidence`` are the rows of this operation, the item's own and those of similar items;
        ``pace`` is the asked item's; ``standard`` is what the ERP says, per lot or per piece.
        Without any evidence the origin is the standard, without that nothing.
        """
        ladder = self.ladder(part, operation, *evidence)
        if ladder:
            return self._estimate(part, ladder[-1], pace)
        if standard is None:
            return NO_TIME
        return TimeEstimate(TimeOrigin.STANDARD, p50=standard)

    def ladder(
        self, part: Part, operation: tuple[int, int], own: Evidence, similar: Evidence
    ) -> list[Rung]:
        """The rungs there is evidence for, best last."""
        levels = self.levels[part]
        job, work_center = operation
        rungs: list[Rung] = []
        within = None
        for origin, level in (
            (TimeOrigin.OPERATION, levels.anywhere(job)),
            (TimeOrigin.OPERATION_AT_WORK_CENTER, levels.at(job, work_center)),
        ):
            if level is not None:
                rungs.append(_rung_of(origin, level))
                within = level.within
        for origin, evidence in (
            (TimeOrigin.SIMILAR_ITEMS, similar),
            (TimeOrigin.OWN_BOOKINGS, own),
        ):
            rung = self._rung(part, origin, evidence, rungs[-1] if rungs else None, within)
            if rung is not None:
                rungs.append(rung)
        return rungs

    def outlying(self, part: Part, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which of the counted rows lie beyond the fences of one part."""
        minutes = minutes_of(part, self.booked, rows)
        outlying = np.zeros(len(rows), bool)
        known = np.flatnonzero(self.booked.counted[rows] & ~np.isnan(minutes))
        outlying[known] = ~within_fences(minutes[known], self._learning.outlier_factor)
        return outlying

    def _rung(
        self,
        part: Part,
        origin: TimeOrigin,
        evidence: Evidence,
        below: Rung | None,
        within: float | None,
    ) -> Rung | None:
        minutes = minutes_of(part, self.booked, evidence.rows)
        counted = self.booked.counted[evidence.rows] & ~np.isnan(minutes)
        if not counted.any() or below is None:
            # Without a rung below nobody books this part at all, zeros apart: it stays unknown.
            return None
        minutes = minutes[counted]
        inside = within_fences(minutes, self._learning.outlier_factor)
        figures = summary(minutes[inside], self._learning.trim, int((~inside).sum()))
        owner = evidence.owner[counted][inside]
        job = int(self.booked.job[evidence.rows[0]])
        logs = self.levels[part].logs(minutes[inside]) - evidence.paces[part][owner, job]
        grain = below.spread if within is None else within
        middle, spread = self._middle_and_spread(logs, owner, evidence.weight, grain)
        own = trust(figures.n, self._learning)
        kept = (1 - own) * max(below.spread**2 - grain**2, 0.0)
        return Rung(
            origin=origin,
            middle=own * middle + (1 - own) * below.middle,
            spread=float(np.sqrt(spread**2 * (1 + 1 / len(logs)) + (1 - own) * kept)),
            figures=figures,
            items=len(np.unique(owner)),
            dropped=int((~counted).sum()) + figures.outliers,
        )

    def _middle_and_spread(
        self,
        logs: NDArray[np.float64],
        owner: NDArray[np.int64],
        similarity: NDArray[np.float64],
        grain: float,
    ) -> tuple[float, float]:
        """Mean of the items' means by similarity squared; spread drawn towards the usual one."""
        items, inverse, counts = np.unique(owner, return_inverse=True, return_counts=True)
        if len(items) == 1:
            middle = float(trimmed(logs, self._learning.trim).mean())
        else:
            means = np.bincount(inverse, logs) / counts
            weights = similarity[items] ** 2 * counts / (counts + 1.0)
            middle = float(np.average(means, weights=np.maximum(weights, 1e-9)))
        squares = float(((logs - middle) ** 2).sum())
        shrinkage = max(self._learning.shrinkage, 1.0)
        return middle, float(np.sqrt((squares + shrinkage * grain**2) / (len(logs) + shrinkage)))

    def _estimate(self, part: Part, rung: Rung, pace: float) -> TimeEstimate:
        levels = self.levels[part]
        low, high = self.bands.factors(part, rung.origin)
        middle = rung.middle + pace
        return TimeEstimate(
            origin=rung.origin,
            p10=levels.minutes(middle + low * rung.spread),
            p50=levels.minutes(middle),
            p90=levels.minutes(middle + high * rung.spread),
            n=rung.figures.n,
            items=rung.items,
            trimmed_mean=rung.figures.trimmed_mean,
            std=rung.figures.std,
            cv=rung.figures.cv,
            dropped=rung.dropped,
        )


def _rung_of(origin: TimeOrigin, level: Level) -> Rung:
    return Rung(origin, level.middle, level.spread, level.figures, level.items, level.dropped)
