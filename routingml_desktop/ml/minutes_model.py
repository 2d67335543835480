"""What was learned about minutes beyond the evidence: the chosen model and the predicted ends."""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class MinutesModel:
    """The model of one part of the time.

    It says, as logarithms to be added to what the evidence says, where P10, P50 and P90 are. The
    outer two come from boosted trees that learned quantiles, or without enough history from the
    evidence's own spread.
    """

    candidate: MinutesCandidate = MinutesCandidate.NEIGHBORS
    trees: BoostedTrees | None = None
    """P10, P90 and, when boosting was chosen, P50."""
    estimator: Any = None
    """A fitted scikit-learn pipeline, when one was chosen."""
    scores: tuple[CandidateScore, ...] = ()
    """How all candidates did."""

    def beyond(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """Rows x (P10, P50, P90), uncalibrated and in this order for any row."""
        said = np.zeros((len(rows), 3))
        if self.trees is None:
            said[:, 0] = -NORMAL * rows[:, _SPREAD]
            said[:, 2] = NORMAL * rows[:, _SPREAD]
        else:
            found = self.trees.predict(rows)
            said[:, 0], said[:, 2] = found[:, 0], found[:, 1]
            if self.candidate is MinutesCandidate.BOOSTING:
                said[:, 1] = found[:, 2]
        if self.estimator is not None:
            said[:, 1] = self.estimator.predict(rows)
        return np.asarray(np.clip(said, -_MOST, _MOST))

    def save(self, part: Part, writer: PartsWriter) -> None:
        """Write the part ``minutes_<part>``, its trees and its estimator where there are any."""
        if self.trees is not None:
            writer.arrays(f"minutes_trees_{part}", self.trees.arrays())
        if self.estimator is not None:
            writer.estimator(f"minutes_{part}", self.estimator)
        writer.facts(
            f"minutes_{part}",
            {
                "candidate": self.candidate.value,
                "trees": self.trees is not None,
                "estimator": self.estimator is not None,
                "scores": score_rows(self.scores),
            },
        )

    @classmethod
    def load(cls, part: Part, reader: PartsReader) -> MinutesModel:
        """Read what ``save`` wrote; raise DamagedVersionError."""
        facts = reader.facts(f"minutes_{part}")
        trees = None
        if facts["trees"]:
            trees = BoostedTrees.from_arrays(reader.arrays(f"minutes_trees_{part}"))
        return cls(
            candidate=MinutesCandidate(facts["candidate"]),
            trees=trees,
            estimator=reader.estimator(f"minutes_{part}") if facts["estimator"] else None,
            scores=tuple(
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
            ),
        )


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
