"""Which work center takes an operation: by what the item shows, recency and the size of the lot."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.routing import OperationType
from routingml_desktop.domain.work_center import ANY_LOT, LotRange, WorkCenterShare
from routingml_desktop.ml.work_center_choices import Choices
from routingml_desktop.ml.work_center_lots import WorkCenterLots

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from routingml_desktop.domain.routing import Operation
    from routingml_desktop.ml.known_routings import KnownRoutings
    from routingml_desktop.ml.linear_part import LinearPart

_LEAST: Final = 1e-3
"""No work center that the job was ever sent to is impossible."""


@dataclass(frozen=True, slots=True)
class Shop:
    """Jobs that share work centers, and how what an item shows leads to each of them."""

    centers: NDArray[np.int64]
    """Ascending."""
    part: LinearPart
    """Answers for ``centers``. After the item's own features there is one per job."""


class WorkCenters:
    """Chances of work centers, and the real rows to take over from history."""

    def __init__(
        self,
        routings: KnownRoutings,
        names: Sequence[str],
        choices: Choices,
        shop_of_job: NDArray[np.int64],
        shops: Sequence[Shop],
        lots: WorkCenterLots,
        features: int,
    ) -> None:
        self.routings = routings
        self.names = tuple(names)
        self.choices = choices
        self.shop_of_job = shop_of_job
        self.shops = tuple(shops)
        self.lots = lots
        self.features = features
        """How many features an item can show; those of jobs are numbered after them."""
        self._job_numbers = {job: number for number, job in enumerate(routings.jobs)}
        described = routings.descriptions[c.WORK_CENTER_NAME].fill_null("").to_list()
        self.spelled = tuple(described[row] for row in routings.described[choices.operation])
        """What the work center of each choice is called."""

    @classmethod
    def none(cls, routings: KnownRoutings) -> WorkCenters:
        """Operations stay where they are."""
        jobs = len(routings.jobs)
        return cls(
            routings, (), Choices.none(jobs), np.zeros(jobs, np.int64), (), WorkCenterLots(), 0
        )

    def asked(self, shown: NDArray[np.int64], quantity: float | None) -> AskedWorkCenters:
        """The work centers for an item that shows these features, in lots of ``quantity``."""
        return AskedWorkCenters(self, shown[shown < self.features], quantity)

    def job_number(self, job_code: str) -> int | None:
        """The number of a job; None when no routing has it."""
        return self._job_numbers.get(job_code)

    def is_choice(self, operation: Operation) -> bool:
        """Whether the work center of an operation is a matter of choice: in-house and named."""
        inside = operation.operation_type is not OperationType.OUTSIDE
        return inside and bool(operation.work_center)


@dataclass(frozen=True, slots=True)
class AskedWorkCenters:
    """The answers for one item; each shop is looked up once."""

    known: WorkCenters
    shown: NDArray[np.int64]
    quantity: float | None
    _usual: dict[int, NDArray[np.float64]] = field(default_factory=dict)
    _open: dict[int, tuple[NDArray[np.int64], NDArray[np.float64]]] = field(default_factory=dict)
    _shares: dict[int, tuple[WorkCenterShare, ...]] = field(default_factory=dict)

    def placed(self, operation: Operation, rows: Sequence[Operation]) -> Operation:
        """The operation as a real row has it whose work center is the likeliest.

        ``rows`` are those of the supporters, the heaviest vote first. One of them is taken over
        when it is at that work center, otherwise the plant's latest row. An operation done outside,
        or with a job that no routing places anywhere, stays.
        """
        job = self.known.job_number(operation.job_code)
        if job is None or not self.known.is_choice(operation):
            return operation
        choices, chances = self._choices(job)
        if not len(choices):
            return operation
        best = int(choices[np.argmax(chances)])
        for row in (operation, *rows):
            if row.work_center == self._name(best) and self.known.is_choice(row):
                return row
        return self.known.routings.operation_at(int(self.known.choices.operation[best]))

    def likeliest(self, job_code: str) -> str | None:
        """The work center that a job would be sent to; None where there is no choice."""
        job = self.known.job_number(job_code)
        if job is None:
            return None
        choices, chances = self._choices(job)
        return self._name(int(choices[np.argmax(chances)])) if len(choices) else None

    def certainty(self, operation: Operation) -> float:
        """The chance of the likeliest work center, 0 to 1; 1 where there is no choice."""
        job = self.known.job_number(operation.job_code)
        if job is None or not self.known.is_choice(operation):
            return 1.0
        chances = self._choices(job)[1]
        return float(chances.max()) if len(chances) else 1.0

    def shares(self, operation: Operation) -> tuple[WorkCenterShare, ...]:
        """The work centers of an operation, the likeliest first; none where there is no choice."""
        job = self.known.job_number(operation.job_code)
        if job is None or not self.known.is_choice(operation):
            return ()
        if job not in self._shares:
            rows, chances = self._choices(job)
            ranges = self._likeliest(job, rows)
            self._shares[job] = tuple(
                self._share(int(rows[place]), float(chances[place]), ranges.get(place, ()))
                for place in np.argsort(-chances, kind="stable").tolist()
            )
        return self._shares[job]

    def _choices(self, job: int) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """The choices of a job that are not given up (all when all of them are), and chances."""
        if job not in self._open:
            rows = self.known.choices.of(job)
            still = rows[~self.known.choices.retired[rows]]
            rows = still if len(still) else rows
            self._open[job] = rows, self._chances(job, rows, self.quantity)
        return self._open[job]

    def _chances(
        self, job: int, rows: NDArray[np.int64], quantity: float | None
    ) -> NDArray[np.float64]:
        """Of each row of the choices in lots of ``quantity``; they sum to 1."""
        if not len(rows):
            return np.zeros(0)
        number = int(self.known.shop_of_job[job])
        shop = self.known.shops[number]
        answers = self._answers(number) + _of_job(shop.part, self.known.features + job)
        places = np.searchsorted(shop.centers, self.known.choices.center[rows])
        chances = np.maximum(answers[places], _LEAST)
        effect = self.known.lots.effects.get(job)
        if effect is not None and quantity is not None:
            first = int(self.known.choices.offsets[job])
            chances = chances / chances.sum() * effect.of(quantity)[rows - first]
        return np.asarray(chances / chances.sum())

    def _answers(self, shop: int) -> NDArray[np.float64]:
        if shop not in self._usual:
            self._usual[shop] = self.known.shops[shop].part.of(self.shown).astype(np.float64)
        return self._usual[shop]

    def _likeliest(self, job: int, rows: NDArray[np.int64]) -> dict[int, tuple[LotRange, ...]]:
        """Of each place in ``rows`` the lots for which it is the likeliest."""
        effect = self.known.lots.effects.get(job)
        if effect is None:
            return {int(np.argmax(self._choices(job)[1])): (ANY_LOT,)} if len(rows) else {}
        bounds = [None, *effect.edges.tolist(), None]
        found: dict[int, list[LotRange]] = {}
        last = -1
        for least, below in pairwise(bounds):
            inside = (below or 0.0) - 1e-9 if least is None else least
            best = int(np.argmax(self._chances(job, rows, inside)))
            ranges = found.setdefault(best, [])
            if best == last:
                ranges[-1] = LotRange(ranges[-1].least, below)
            else:
                ranges.append(LotRange(least, below))
            last = best
        return {place: tuple(ranges) for place, ranges in found.items()}

    def _share(self, row: int, share: float, likeliest: tuple[LotRange, ...]) -> WorkCenterShare:
        choices = self.known.choices
        least, most = choices.lots[row].tolist()
        return WorkCenterShare(
            work_center=self._name(row),
            work_center_name=self.known.spelled[row],
            share=share,
            items=int(choices.items[row]),
            orders=int(choices.orders[row]),
            booked=None if np.isnan(least) else LotRange(least, most),
            likeliest=likeliest,
        )

    def _name(self, row: int) -> str:
        return self.known.names[int(self.known.choices.center[row])]


def _of_job(part: LinearPart, feature: int) -> NDArray[np.float64] | float:
    """What the feature of a job adds."""
    place = int(np.searchsorted(part.chosen, feature))
    if place == len(part.chosen) or part.chosen[place] != feature:
        return 0.0
    return np.asarray(part.coefficients[place], np.float64)
