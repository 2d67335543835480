"""Neighbors reordered by how likely their routings are for the asked item."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from routingml_desktop.ml.job_profile import JobProfile
    from routingml_desktop.ml.known_routings import KnownRoutings
    from routingml_desktop.ml.signatures import Signatures
    from routingml_desktop.ml.way_composer import WayComposer
    from routingml_desktop.ml.way_features import WayFeatures
    from routingml_desktop.ml.way_network import WayNetwork

_WAYS: Final = 12
_COMPARED: Final = 25
"""Likely ways that the composer looks at, too."""
_SIGNATURES: Final = 25
"""Of each likely way so many signatures join the shortlist, the best documented first."""


@dataclass(frozen=True, slots=True)
class WayJudges:
    """What was learned about which ways of making suit which items, in three manners."""

    profile: JobProfile
    """Job by job: it also judges combinations that nobody made yet."""
    features: WayFeatures
    network: WayNetwork
    """Whole ways against each other: it knows which jobs exclude or need each other."""
    composer: WayComposer
    """Operation by operation: the finest of the three, too slow for all ways of a plant."""


class Reranker:
    """Judges the plant's ways of making for an asked item."""

    def __init__(self, judges: WayJudges, routings: KnownRoutings, signatures: Signatures) -> None:
        profile = judges.profile
        self.judges = judges
        self._ways = judges.features.matrix(routings)
        self._done = jobs_done(routings)[:, profile.jobs]
        rows = np.flatnonzero(routings.latest >= 0)
        way = routings.way[routings.latest[rows]].astype(np.int64)
        keys = np.unique(way * len(signatures.table) + signatures.of_item[rows])
        self._way_signatures = keys % max(len(signatures.table), 1)
        self._offsets = np.searchsorted(
            keys, np.arange(len(self._done) + 1, dtype=np.int64) * len(signatures.table)
        ).astype(np.int64)

    def log_likelihood(self, shown: NDArray[np.int64]) -> NDArray[np.float32]:
        """Of every way of making: how likely it is for an item that shows these features.

        The geometric mean of what both judges say, so that a way must suit either; those of all
        ways sum to 1.
        """
        by_jobs = self.judges.profile.log_likelihood(shown, self._done)
        by_way = self._ways @ self.judges.network.scores(shown)
        return as_shares((as_shares(by_jobs) + as_shares(by_way)) * np.float32(0.5))

    def likeliest(
        self, likelihood: NDArray[np.float32], among: NDArray[np.bool_] | None = None
    ) -> list[int]:
        """The ways that are likeliest for an item, best first; ``among`` some of all."""
        if among is not None:
            likelihood = np.where(among, likelihood, -np.inf)
        best = np.argsort(-likelihood, kind="stable")[:_COMPARED]
        return [int(way) for way in best if np.isfinite(likelihood[way])]

    def likely_signatures(self, likelihood: NDArray[np.float32]) -> NDArray[np.int64]:
        """Signatures of items made in the likeliest ways, for the shortlist."""
        count = min(_WAYS, len(likelihood))
        ways = np.argpartition(-likelihood, count - 1)[:count] if count else np.zeros(0, np.int64)
        begins = self._offsets[ways]
        ends = np.minimum(self._offsets[ways + 1], begins + _SIGNATURES)
        parts = [self._way_signatures[a:b] for a, b in zip(begins, ends, strict=True)]
        return np.concatenate(parts) if parts else np.zeros(0, np.int64)


def as_shares(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Logarithms of shares that sum to 1, from logarithms of what they are in proportion to."""
    if not len(scores):
        return scores
    above = scores - scores.max()
    return np.asarray(above - np.log(np.exp(above).sum()), np.float32)


def jobs_done(routings: KnownRoutings) -> NDArray[np.float32]:
    """Ways x jobs: 1 where the way has the job."""
    ways = len(routings.way_offsets) - 1
    done = np.zeros((ways, len(routings.jobs)), np.float32)
    done[np.repeat(np.arange(ways), np.diff(routings.way_offsets)), routings.way_jobs] = 1.0
    return done
