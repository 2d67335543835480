"""What ways of making consist of, as yes/no features: their jobs, and which follows which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from routingml_desktop.ml.known_routings import KnownRoutings
    from routingml_desktop.ml.parts import PartsReader, PartsWriter

LEAST: Final = 5
"""Items whose routing must have a feature before anything is concluded from it."""
_JOBS: Final = 300
_PAIRS: Final = 200


@dataclass(frozen=True, slots=True)
class WayFeatures:
    """The jobs and the pairs of neighboring jobs that some ways have and others have not."""

    jobs: NDArray[np.int64]
    pairs: NDArray[np.int64]
    """Pairs x 2 job numbers: the second comes right after the first."""

    @classmethod
    def of(cls, routings: KnownRoutings, way: NDArray[np.int32]) -> WayFeatures:
        """What tells the ways of items apart; ``way`` is of items that have a routing."""
        count = len(routings.way_offsets) - 1
        items = np.bincount(way, minlength=count)[:count]
        total = int(items.sum())
        jobs, owner = routings.way_jobs.astype(np.int64), _owner(routings)
        number = len(routings.jobs)
        once = np.unique(owner * number + jobs)
        having = np.bincount(once % number, items[once // number], number)
        follows, follow_owner = _follows(routings)
        keys, place = np.unique(follows, return_inverse=True)
        once = np.unique(follow_owner * max(len(keys), 1) + place)
        pair_having = np.bincount(
            once % max(len(keys), 1), items[once // max(len(keys), 1)], len(keys)
        )
        chosen = keys[_undecided(pair_having, total, _PAIRS)]
        return cls(
            _undecided(having, total, _JOBS),
            np.stack((chosen // max(number, 1), chosen % max(number, 1)), axis=1),
        )

    def __len__(self) -> int:
        return len(self.jobs) + len(self.pairs)

    def matrix(self, routings: KnownRoutings) -> NDArray[np.float32]:
        """Ways x features."""
        count, number = len(routings.way_offsets) - 1, len(routings.jobs)
        found = np.zeros((count, len(self)), np.float32)
        place = np.full(number, -1)
        place[self.jobs] = np.arange(len(self.jobs))
        at = place[routings.way_jobs]
        found[_owner(routings)[at >= 0], at[at >= 0]] = 1.0
        keys = self.pairs[:, 0] * number + self.pairs[:, 1]
        follows, owner = _follows(routings)
        if len(keys):
            at = np.searchsorted(keys, follows).clip(max=len(keys) - 1)
            same = keys[at] == follows
            found[owner[same], len(self.jobs) + at[same]] = 1.0
        return found

    def save(self, writer: PartsWriter) -> None:
        """Write the part ``way_features``."""
        writer.arrays("way_features", {"jobs": self.jobs, "pairs": self.pairs})

    @classmethod
    def load(cls, reader: PartsReader) -> WayFeatures:
        """Read what ``save`` wrote; raise DamagedVersionError."""
        stored = reader.arrays("way_features")
        if set(stored) != {"jobs", "pairs"} or stored["pairs"].shape[1:] != (2,):
            raise reader.damaged("way_features.npz does not hold jobs and pairs")
        return cls(stored["jobs"], stored["pairs"])


def _owner(routings: KnownRoutings) -> NDArray[np.int64]:
    """Of each entry of ``way_jobs``: its way."""
    return np.repeat(np.arange(len(routings.way_offsets) - 1), np.diff(routings.way_offsets))


def _follows(routings: KnownRoutings) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Neighboring jobs as one number each, and the way they are of."""
    owner, jobs = _owner(routings), routings.way_jobs.astype(np.int64)
    same = owner[:-1] == owner[1:]
    return (jobs[:-1] * len(routings.jobs) + jobs[1:])[same], owner[:-1][same]


def _undecided(
    having: NDArray[np.float64] | NDArray[np.int64], total: int, most: int
) -> NDArray[np.int64]:
    """Those that neither all nor hardly any items have; of too many the most undecided ones."""
    frequent = np.flatnonzero((having >= LEAST) & (having <= total - LEAST))
    undecided = np.minimum(having, total - having)[frequent]
    return np.sort(frequent[np.argsort(-undecided, kind="stable")[:most]])
