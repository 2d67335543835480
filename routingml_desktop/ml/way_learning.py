"""What was learned about which ways of making suit which items."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.ml.job_profile import JobProfile
from routingml_desktop.ml.left_out import LearnedPart
from routingml_desktop.ml.reranking import WayJudges, jobs_done
from routingml_desktop.ml.voting import VotingRule, recency
from routingml_desktop.ml.way_composer import WayComposer
from routingml_desktop.ml.way_features import WayFeatures
from routingml_desktop.ml.way_losses import ComposerLosses, WayLosses
from routingml_desktop.ml.way_network import WayNetwork
from routingml_desktop.ml.way_practice import learned_composer

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    from routingml_desktop.domain.progress import LearningPoint, Stopping
    from routingml_desktop.ml.known_routings import KnownRoutings

_HALF_LIFE: Final = 4.0
"""Years after which a routing counts half in what is learned about jobs: practice drifts."""
_LONGER: Final = 6.0
"""The same for whole ways, which need more examples."""
_MOST_PROFILED: Final = 40_000
"""Items the job profile is learned from; a random part of more."""
_FIRST: Final = 0.1
"""Part of the time after which the first two judges have learned."""


@dataclass(frozen=True, slots=True)
class WayLearning:
    """The items from whose routings the judges learn."""

    matrix: csr_matrix
    """All items x what they show."""
    routings: KnownRoutings
    now: int
    seed: int
    left_out: frozenset[LearnedPart]

    def judges(
        self,
        held: NDArray[np.int64],
        stopping: Stopping,
        tell: Callable[[float, tuple[LearningPoint, ...]], None],
    ) -> WayJudges:
        """Learn from all items but the ``held`` ones, recent routings counting more.

        ``tell`` hears what part of it is done, and how the network does on items it learns from
        beside the held ones, unless none are held. Raises WorkCancelledError when asked to stop.
        """
        routed = np.setdiff1d(np.flatnonzero(self.routings.latest >= 0), held)
        by_jobs = routed[:0] if LearnedPart.JOB_PROFILE in self.left_out else self._some(routed)
        by_way = routed[:0] if LearnedPart.WAY_NETWORK in self.left_out else routed
        done = jobs_done(self.routings)

        def heard() -> bool:
            tell(0.0, ())
            return stopping()

        profile = JobProfile.fit(
            self.matrix[by_jobs],
            done[self._way(by_jobs)],
            self._weight(by_jobs, _HALF_LIFE),
            heard,
        )
        features = WayFeatures.of(self.routings, self._way(by_way))
        ways = features.matrix(self.routings)
        followed = WayLosses.of(self.matrix, self.routings, ways, by_way, held)

        def follow(done: float, rounds: float, network: WayNetwork) -> None:
            tell(_FIRST * done, followed.points(rounds, network))

        network = WayNetwork.fit(
            self.matrix[by_way],
            self._way(by_way),
            ways,
            self._weight(by_way, _LONGER),
            self.seed,
            stopping,
            follow,
        )
        composer = WayComposer.undecided()
        if LearnedPart.WAY_COMPOSER not in self.left_out:
            # The day is part of what it learns from, so what is old need not count less.
            even = np.ones(len(routed))
            losses = ComposerLosses.of(self.matrix, self.routings, routed, held)

            def follow_composer(done: float, rounds: float, composer: WayComposer) -> None:
                tell(_FIRST + (1 - _FIRST) * done, losses.points(rounds, composer))

            composer = learned_composer(
                self.matrix, self.routings, routed, even, self.seed, stopping, follow_composer
            )
        return WayJudges(profile, features, network, composer)

    def _some(self, items: NDArray[np.int64]) -> NDArray[np.int64]:
        """At most _MOST_PROFILED of them, drawn by the seed."""
        return np.sort(np.random.default_rng(self.seed).permutation(items)[:_MOST_PROFILED])

    def _way(self, items: NDArray[np.int64]) -> NDArray[np.int32]:
        return np.asarray(self.routings.way[self.routings.latest[items]])

    def _weight(self, items: NDArray[np.int64], half_life: float) -> NDArray[np.float64]:
        usual = VotingRule(half_life=half_life)
        rule = replace(usual, half_life=0.0) if LearnedPart.RECENCY in self.left_out else usual
        return recency(self.routings.created[self.routings.latest[items]], self.now, rule)
