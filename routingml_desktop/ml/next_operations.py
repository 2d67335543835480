"""Which operation probably comes next while a planner builds a routing by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.domain.candidate import NextOperation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from routingml_desktop.ml.known_routings import KnownRoutings
    from routingml_desktop.ml.newest_operations import NewestOperations
    from routingml_desktop.ml.work_centers import AskedWorkCenters

SUGGESTED: Final = 3
_LIKELY: Final = 500
"""Ways, the likeliest ones, that are looked at."""
_FORGETS: Final = 0.2
"""What a way counts for every operation of the routing so far that it does not have there."""


class NextOperations:
    """Suggests from the likeliest ways of making, each continued from where the planner is."""

    def __init__(self, known: KnownRoutings, newest: NewestOperations) -> None:
        self._known = known
        self._numbers = {job: number for number, job in enumerate(known.jobs)}
        latest = known.latest[known.latest >= 0]
        self._items = np.bincount(known.way[latest], minlength=len(known.way_offsets) - 1)
        self._newest = newest

    def suggested(
        self,
        likelihood: NDArray[np.float32],
        so_far: Sequence[str],
        places: AskedWorkCenters,
        pairs: frozenset[tuple[str, str]],
    ) -> tuple[NextOperation, ...]:
        """The three operations that probably come next, likeliest first.

        ``likelihood`` is of every way the plant knows; ``so_far`` are the job codes already there.
        None is suggested that ``pairs`` would have before one of those, and none at all where the
        routing is probably complete.
        """
        known = self._known
        begun = [self._numbers.get(job, -1) for job in so_far]
        chances: dict[int, float] = {}
        seen: dict[int, int] = {}
        for way in np.argsort(-likelihood, kind="stable")[:_LIKELY].tolist():
            jobs = known.jobs_of_way(way).tolist()
            place, missed = _continued(jobs, begun)
            following = jobs[place] if place < len(jobs) else -1
            weight = float(np.exp(likelihood[way])) * _FORGETS**missed
            chances[following] = chances.get(following, 0.0) + weight
            if not missed:
                seen[following] = seen.get(following, 0) + int(self._items[way])
        total = sum(chances.values())
        if not total:
            return ()
        codes = {job: known.jobs[job] for job in chances if job >= 0}
        free = [job for job in codes if not any((codes[job], had) in pairs for had in so_far)]
        best = sorted(free, key=lambda job: (-chances[job], job))
        return tuple(
            NextOperation(
                places.placed(self._newest.operation(job), ()),
                chances[job] / total,
                seen.get(job, 0),
            )
            for job in best[:SUGGESTED]
        )


def _continued(jobs: list[int], begun: list[int]) -> tuple[int, int]:
    """Where a way goes on after what was begun, and how much of that it does not have."""
    place, missed = 0, 0
    for job in begun:
        try:
            place = jobs.index(job, place) + 1
        except ValueError:
            missed += 1
    return place, missed
