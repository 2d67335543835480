"""What was learned about minutes beyond the evidence: the chosen model and the predicted ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from routingml_desktop.domain.minutes_candidate import CandidateScore, MinutesCandidate
from routingml_desktop.ml.boosted_trees import BoostedTrees
from routingml_desktop.ml.intervals import NORMAL
from routingml_desktop.ml.minutes_features import NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from routingml_desktop.ml.parts import PartsReader, PartsWriter
    from routingml_desktop.ml.time_levels import Part

_SPREAD: Final = NAMES.index("spread")
_MOST: Final = 1.5
"""Nothing is corrected by more than a factor of 4.5: beyond that the numbers were unheard of."""


class MinutesModel:
    """The model of one part of the time.

    It says, as logarithms to be added to what the evidence says, where P10, P50 and P90 are. The
    outer two come from boosted trees that learned quantiles, or without enough history from the
    evidence's own spread.
    """

    def __init__(
        self,
        candidate: MinutesCandidate = MinutesCandidate.NEIGHBORS,
        *,
        ends: tuple[Any, Any] | None = None,
        middle: Any = None,
        scores: Sequence[CandidateScore] = (),
    ) -> None:
        """``ends`` are the fitted P10 and P90; ``middle`` the chosen estimator, if one was."""
        self.candidate = candidate
        self.scores = tuple(scores)
        """How all candidates did."""
        self._ends = ends
        self._middle = middle
        boosted = candidate is MinutesCandidate.BOOSTING
        self._trees = None if ends is None else tuple(BoostedTrees.of(end) for end in ends)
        self._middle_trees = BoostedTrees.of(middle) if boosted else None

    @property
    def learned(self) -> bool:
        """Whether anything was fitted at all."""
        return self._ends is not None

    def beyond(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """Rows x (P10, P50, P90), before calibration."""
        said = np.zeros((len(rows), 3))
        if self._trees is None:
            said[:, 0] = -NORMAL * rows[:, _SPREAD]
            said[:, 2] = NORMAL * rows[:, _SPREAD]
        else:
            said[:, 0], said[:, 2] = (trees.raw(rows) for trees in self._trees)
        if self._middle_trees is not None:
            said[:, 1] = self._middle_trees.raw(rows)
        elif self._middle is not None and len(rows):
            said[:, 1] = self._middle.predict(rows)
        return np.asarray(np.clip(said, -_MOST, _MOST))

    def save(self, part: Part, writer: PartsWriter) -> None:
        """Write the part ``minutes_<part>`` and every fitted estimator."""
        for name, estimator in self._estimators():
            writer.estimator(f"minutes_{part}_{name}", estimator)
        writer.facts(
            f"minutes_{part}",
            {
                "candidate": self.candidate.value,
                "estimators": [name for name, _ in self._estimators()],
                "scores": score_rows(self.scores),
            },
        )

    @classmethod
    def load(cls, part: Part, reader: PartsReader) -> MinutesModel:
        """Read what ``save`` wrote; raise DamagedVersionError."""
        facts = reader.facts(f"minutes_{part}")
        found = {name: reader.estimator(f"minutes_{part}_{name}") for name in facts["estimators"]}
        return cls(
            MinutesCandidate(facts["candidate"]),
            ends=(found["p10"], found["p90"]) if "p10" in found else None,
            middle=found.get("p50"),
            scores=[
                CandidateScore(
                    part=part.value,
                    candidate=MinutesCandidate(row["candidate"]),
                    trimmed_mae=row["trimmed_mae"],
                    low=row["low"],
                    high=row["high"],
                    n=row["n"],
                    chosen=row["chosen"],
                )
                for row in facts["scores"]
            ],
        )

    def _estimators(self) -> list[tuple[str, Any]]:
        ends = [] if self._ends is None else [("p10", self._ends[0]), ("p90", self._ends[1])]
        return ends if self._middle is None else [*ends, ("p50", self._middle)]


def score_rows(scores: Sequence[CandidateScore]) -> list[dict[str, Any]]:
    """The scores as plain data."""
    return [
        {
            "candidate": score.candidate.value,
            "trimmed_mae": score.trimmed_mae,
            "low": score.low,
            "high": score.high,
            "n": score.n,
            "chosen": score.chosen,
        }
        for score in scores
    ]
