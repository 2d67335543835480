"""Which candidate corrects minutes best, on orders that none of them had learned from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.domain.minutes_candidate import CandidateScore, MinutesCandidate
from routingml_desktop.ml.bootstrap import DIGITS, FEWEST_ITEMS, TAILS, Resamples, TrimmedMean
from routingml_desktop.ml.minutes_measures import TRIM

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from routingml_desktop.ml.time_levels import Part

LEAST_GAIN: Final = 0.02
"""What a more complicated candidate must take off the error: every question waits for it."""
_RESAMPLES: Final = 200


@dataclass(frozen=True, slots=True)
class _Judged:
    error: float
    drawn: NDArray[np.float64]
    """The error in every resample."""
    score: CandidateScore


class MinutesChoice:
    """Trimmed errors of candidates, each with its interval by item, and the one to keep."""

    def __init__(self, part: Part, item: NDArray[np.int64], seed: int) -> None:
        items, self._places = np.unique(item, return_inverse=True)
        self._part = part
        self._several = len(items) >= FEWEST_ITEMS
        self._resamples = Resamples(len(items), _RESAMPLES, seed)
        self._judged: dict[MinutesCandidate, _Judged] = {}

    def judge(self, candidate: MinutesCandidate, errors: NDArray[np.float64]) -> CandidateScore:
        """The score of a candidate; ``errors`` are absolute minutes of lots."""
        statistic = TrimmedMean(errors, TRIM)
        value = statistic.value
        if value is None:
            return CandidateScore(self._part.value, candidate, None, None, None, statistic.n)
        drawn = statistic.resampled(self._resamples.weights, self._places)
        low, high = (
            (round(float(end), DIGITS) for end in np.nanquantile(drawn, TAILS))
            if self._several
            else (None, None)
        )
        score = CandidateScore(
            self._part.value, candidate, round(value, DIGITS), low, high, statistic.n
        )
        self._judged[candidate] = _Judged(value, drawn, score)
        return score

    @property
    def best(self) -> MinutesCandidate:
        """The candidate with the least error; a simpler one unless the gain is worth it.

        It must be LEAST_GAIN of the error at least, and its 95 % interval, drawn by item, above 0.
        """
        chosen = MinutesCandidate.NEIGHBORS
        for rival in MinutesCandidate:
            if rival is chosen or not {rival, chosen} <= self._judged.keys():
                continue
            before, after = self._judged[chosen], self._judged[rival]
            proven = np.nanquantile(before.drawn - after.drawn, TAILS[0]) > 0
            if proven and before.error - after.error >= LEAST_GAIN * before.error:
                chosen = rival
        return chosen

    @property
    def scores(self) -> tuple[CandidateScore, ...]:
        """All scores, the best candidate's marked."""
        best = self.best
        return tuple(
            replace(judged.score, chosen=candidate is best)
            for candidate, judged in self._judged.items()
        )


def figures(score: CandidateScore) -> dict[str, float]:
    """A score as the figures that a training shows live."""
    name = f"minutes.{score.part}.{score.candidate}"
    values = {"trimmed_mae": score.trimmed_mae, "low": score.low, "high": score.high}
    told = {f"{name}.{key}": value for key, value in values.items() if value is not None}
    return told | {f"{name}.n": float(score.n)}
