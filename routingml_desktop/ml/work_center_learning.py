"""Work centers learned from routings and bookings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.domain.progress import stop_if
from routingml_desktop.ml.linear_part import LinearPart, relevant
from routingml_desktop.ml.voting import VotingRule, recency
from routingml_desktop.ml.work_center_choices import choices_of
from routingml_desktop.ml.work_center_lots import WorkCenterLots
from routingml_desktop.ml.work_center_uses import booked_places, center_names, choosable, uses
from routingml_desktop.ml.work_centers import Shop, WorkCenters

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    from routingml_desktop.domain.progress import Stopping
    from routingml_desktop.ml.bookings import Bookings
    from routingml_desktop.ml.known_routings import KnownRoutings
    from routingml_desktop.ml.work_center_uses import Uses

_MOST_USES: Final = 30_000
"""Uses a shop learns from; a random part of more."""
_FEATURES: Final = 200
_RIDGE: Final = 30.0
_HALF_LIFE: Final = 8.0
"""Years until a use counts half."""


@dataclass(frozen=True, slots=True)
class WorkCenterLearning:
    """What work centers are learned from."""

    routings: KnownRoutings
    booked: Bookings
    matrix: csr_matrix
    """Items x features."""
    now: int
    """The plant's last day in microseconds since 1970."""
    seed: int

    def learn(self, held: NDArray[np.int64], stopping: Stopping) -> WorkCenters:
        """Chances by what items show, what is given up, and what lots change.

        What the ``held`` items show teaches nothing. Raises WorkCancelledError when asked to stop.
        """
        names = center_names(self.routings)
        center = choosable(self.routings, names)
        stop_if(stopping)
        booked = booked_places(self.booked, self.routings, names, self.matrix.shape[0])
        stop_if(stopping)
        found = uses(self.routings, booked, names)
        found = found.at(~np.isin(found.item, held))
        stop_if(stopping)
        choices = choices_of(self.routings, center, found, booked, self.now, stopping)
        shop_of_job, centers = shops_of(found, len(self.routings.jobs))
        shops = []
        for number, of_shop in enumerate(centers):
            stop_if(stopping)
            shops.append(
                self._shop(np.flatnonzero(shop_of_job[found.job] == number), of_shop, found)
            )
        return WorkCenters(
            self.routings,
            names,
            choices,
            shop_of_job,
            shops,
            WorkCenterLots.learned(choices, booked, stopping),
            self.matrix.shape[1],
        )

    def _shop(self, rows: NDArray[np.int64], centers: NDArray[np.int64], found: Uses) -> Shop:
        if len(centers) < 2:  # noqa: PLR2004 (a single one is no choice)
            return Shop(centers, LinearPart.none(len(centers)))
        if len(rows) > _MOST_USES:
            drawn = np.random.default_rng(self.seed).permutation(len(rows))[:_MOST_USES]
            rows = rows[np.sort(drawn)]
        shown = self._shown(found.item[rows], found.job[rows])
        wanted = (found.center[rows][:, None] == centers).astype(np.float64)
        weight = found.worth[rows] * recency(
            found.day[rows], self.now, VotingRule(half_life=_HALF_LIFE)
        )
        chosen = relevant(shown, wanted, _FEATURES)
        return Shop(centers, LinearPart.fit(shown, chosen, wanted, weight, _RIDGE))

    def _shown(self, item: NDArray[np.int64], job: NDArray[np.int64]) -> csr_matrix:
        """Rows x what the items show and, after that, which job it is."""
        from scipy.sparse import csr_matrix, hstack  # noqa: PLC0415 (training only)

        of_job = csr_matrix(
            (np.ones(len(job)), (np.arange(len(job)), job)),
            shape=(len(job), len(self.routings.jobs)),
        )
        return hstack([self.matrix[item], of_job]).tocsr()


def shops_of(found: Uses, jobs: int) -> tuple[NDArray[np.int64], tuple[NDArray[np.int64], ...]]:
    """The shop of each job, and the work centers of each shop.

    Jobs that share a work center are in one shop, so that rare jobs learn from frequent ones.
    """
    from scipy.sparse import csr_matrix  # noqa: PLC0415 (training only)
    from scipy.sparse.csgraph import connected_components  # noqa: PLC0415

    count = jobs + int(found.center.max(initial=-1)) + 1
    links = csr_matrix((np.ones(len(found)), (found.job, jobs + found.center)), (count, count))
    _, part = connected_components(links, directed=False)
    distinct, shop_of_job = np.unique(part[:jobs], return_inverse=True)
    of_center = part[jobs:]
    centers = tuple(np.flatnonzero(of_center == one) for one in distinct.tolist())
    return shop_of_job.ravel().astype(np.int64), centers
