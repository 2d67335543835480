"""How the models of minutes got as good as they are: by trees, by epochs, by orders."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from routingml_desktop.domain.minutes_candidate import MinutesCandidate
from routingml_desktop.domain.progress import LearningPoint
from routingml_desktop.ml.bootstrap import TrimmedMean
from routingml_desktop.ml.minutes_candidates import fitted
from routingml_desktop.ml.minutes_measures import TRIM

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from routingml_desktop.ml.minutes_replay import Replayed

HISTORY: Final = "history"
"""Of boosted trees, by how many orders they learned from."""
EXPLAINED: Final = "mlp_explained"
"""Of the network, what part of the spread it explains on the tenth it is stopped by."""
_EVERY: Final = 4
"""Trees between two points."""
_SHARES: Final = (0.125, 0.25, 0.5, 1.0)
_MOST: Final = 4_000
"""Orders an error is measured on for a curve; the figures of a model are measured on all."""


@dataclass(frozen=True, slots=True)
class MinutesCurves:
    """The orders that teach the models of a part of the time, and those that judge them."""

    teaching: Replayed
    judging: Replayed
    errors: Callable[[Replayed, NDArray[np.float64]], NDArray[np.float64]]
    """Absolute minutes of the lots by rows and what is said beyond the evidence."""
    seed: int

    def of(self, candidate: MinutesCandidate, estimator: Any) -> tuple[LearningPoint, ...]:
        """The curves of a fitted candidate, trimmed errors in minutes unless they say otherwise.

        Empty for one that is fitted in one go.
        """
        if candidate is MinutesCandidate.BOOSTING:
            return (*self._by_trees(estimator), *self._by_orders(estimator))
        return tuple(self._by_epochs(estimator)) if candidate is MinutesCandidate.MLP else ()

    def _by_trees(self, estimator: Any) -> Iterator[LearningPoint]:
        for held_out, rows in ((False, _evenly(self.teaching)), (True, _evenly(self.judging))):
            for trees, beyond in enumerate(_stages(estimator, rows)):
                if trees % _EVERY == 0:
                    yield from self._error("boosting", rows, beyond, trees, held_out=held_out)

    def _by_orders(self, whole: Any) -> Iterator[LearningPoint]:
        """Errors on the judging orders, learned from some of the teaching ones and from all."""
        judges = _evenly(self.judging)
        drawn = np.random.default_rng(self.seed).permutation(len(self.teaching))
        for share in _SHARES:
            count = int(share * len(drawn))
            estimator = whole if count == len(drawn) else self._boosting(np.sort(drawn[:count]))
            beyond = estimator.predict(judges.features)
            yield from self._error(HISTORY, judges, beyond, count, held_out=True)

    def _boosting(self, chosen: NDArray[np.int64]) -> Any:
        rows = self.teaching.at(chosen)
        wanted = rows.actual - rows.middle
        return fitted(MinutesCandidate.BOOSTING, rows.features, wanted, rows.item, self.seed)

    def _by_epochs(self, estimator: Any) -> Iterator[LearningPoint]:
        network = estimator[-1]
        for epoch, loss in enumerate(network.loss_curve_, start=1):
            yield self._point("mlp", epoch, loss, held_out=False)
        for epoch, explained in enumerate(network.validation_scores_, start=1):
            yield self._point(EXPLAINED, epoch, explained, held_out=True)

    def _error(
        self, curve: str, rows: Replayed, beyond: NDArray[np.float64], at: int, *, held_out: bool
    ) -> Iterator[LearningPoint]:
        value = TrimmedMean(self.errors(rows, beyond), TRIM).value
        if value is not None:
            yield self._point(curve, at, value, held_out=held_out)

    def _point(self, curve: str, at: int, value: float, *, held_out: bool) -> LearningPoint:
        return LearningPoint(f"minutes.{self.judging.part}.{curve}", held_out, at, float(value))


def _stages(estimator: Any, rows: Replayed) -> Iterator[NDArray[np.float64]]:
    """What is said after no tree, after the first and after each further one."""
    yield np.zeros(len(rows))
    yield from estimator.staged_predict(rows.features)


def _evenly(rows: Replayed) -> Replayed:
    places = np.linspace(0, len(rows) - 1, min(len(rows), _MOST))
    return rows.at(np.unique(places.astype(np.int64)))
