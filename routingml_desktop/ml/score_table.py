"""The table of an evaluation: every method in one row per kind of items, and who beats whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.domain.quality import MODEL, DistanceScore, MethodScore, Novelty
from routingml_desktop.ml.bootstrap import mean
from routingml_desktop.ml.minutes_figures import (
    BookedLots,
    minutes_figures,
    variation_figure,
)
from routingml_desktop.ml.routing_figures import Questions, per_question, routing_figures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routingml_desktop.domain.quality import Figure
    from routingml_desktop.ml.bootstrap import Places, Values
    from routingml_desktop.ml.held_out import Asked
    from routingml_desktop.ml.replies import Proposal
    from routingml_desktop.ml.rounds import Round
    from routingml_desktop.settings import EvaluationSettings

ABOVE_THRESHOLD: Final = "model_above_threshold"
"""The model's answers where it did not abstain, alone."""
DISTANCES: Final = (("near", 0.90), ("middle", 0.75), ("far", 0.0))
"""The bounds are those of the words for similarity that planners see."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The model against a baseline in one measure."""

    measure: str
    baseline: str
    gain: Figure
    """Model minus baseline, question by question; for errors baseline minus model."""

    @property
    def won(self) -> bool:
        """Whether the whole interval of the gain is above 0."""
        return self.gain.low is not None and self.gain.low > 0


def method_scores(played: Round, evaluation: EvaluationSettings) -> tuple[MethodScore, ...]:
    """The model's rows for all, known and new items, then those of each baseline."""
    answered = np.array([proposal.willing for proposal in played.proposals[MODEL]], dtype=bool)
    everyone = np.ones(len(played.asked), dtype=bool)
    known = np.array([asked.known for asked in played.asked], dtype=bool)
    kinds = ((Novelty.ALL, everyone), (Novelty.KNOWN, known), (Novelty.NEW, ~known))
    rows: list[MethodScore] = []
    for novelty, chosen in kinds:
        part = played.only(chosen)
        questions = Questions.of(part.asked, evaluation.bootstrap, evaluation.seed)
        # Without such questions one row, the model's, says so.
        methods = dict.fromkeys((*part.proposals, *part.minutes)) if chosen.any() else (MODEL,)
        rows += [
            MethodScore(method, novelty, _figures(part, questions, method)) for method in methods
        ]
    if answered.any() and not answered.all():
        part = played.only(answered)
        questions = Questions.of(part.asked, evaluation.bootstrap, evaluation.seed)
        rows.append(MethodScore(ABOVE_THRESHOLD, Novelty.ALL, _figures(part, questions, MODEL)))
    order = list(dict.fromkeys([MODEL, ABOVE_THRESHOLD, *(row.method for row in rows)]))
    return tuple(sorted(rows, key=lambda row: order.index(row.method)))


def distance_scores(played: Round, evaluation: EvaluationSettings) -> tuple[DistanceScore, ...]:
    """The model apart by how similar the nearest known item is; groups without questions too."""
    nearest = np.array(
        [proposal.similarity or 0.0 for proposal in played.proposals[MODEL]], np.float64
    )
    scores = []
    upper = np.inf
    for distance, least in DISTANCES:
        part = played.only((nearest >= least) & (nearest < upper))
        questions = Questions.of(part.asked, evaluation.bootstrap, evaluation.seed)
        scores.append(DistanceScore(distance, least, _figures(part, questions, MODEL)))
        upper = least
    return tuple(scores)


def comparisons(played: Round, evaluation: EvaluationSettings) -> tuple[Comparison, ...]:
    """The model against the best baseline in exactness and similarity, and each in minutes."""
    questions = Questions.of(played.asked, evaluation.bootstrap, evaluation.seed)
    judged = np.array(
        [place for place, asked in enumerate(played.asked) if asked.actual is not None], np.int64
    )
    found = []
    for measure in ("exact_at_1", "similarity"):
        values = {
            method: _values(played.asked, proposals, judged, measure)
            for method, proposals in played.proposals.items()
        }
        own = values.pop(MODEL)
        if len(judged) and values:
            best = max(values, key=lambda method: values[method].mean())
            gain = questions.resamples.figure(
                mean(own - values[best]), questions.item_of[judged], ""
            )
            found.append(Comparison(measure, best, gain))
    return (*found, *_minutes_comparison(played, questions))


def gain_over(played: Round, method: str, rival: str, evaluation: EvaluationSettings) -> Figure:
    """How much more often than the rival's the method's first proposal is exact."""
    questions = Questions.of(played.asked, evaluation.bootstrap, evaluation.seed)
    judged = np.arange(len(played.asked))
    own = _values(played.asked, played.proposals[method], judged, "exact_at_1")
    other = _values(played.asked, played.proposals[rival], judged, "exact_at_1")
    return questions.resamples.figure(mean(own - other), questions.item_of, "nothing was asked")


def _minutes_comparison(played: Round, questions: Questions) -> tuple[Comparison, ...]:
    lots = BookedLots.of(played.bookings)
    errors = {
        method: np.abs(minutes.total - lots.total) for method, minutes in played.minutes.items()
    }
    own = errors.pop(MODEL)
    found = []
    for method, others in errors.items():
        both = np.flatnonzero(~np.isnan(own) & ~np.isnan(others))
        if len(both):
            gain = mean(others[both] - own[both])
            items = questions.item_of[lots.asked[both]]
            figure = questions.resamples.figure(gain, items, "")
            found.append(Comparison("minutes_mae", method, figure))
    return tuple(found)


def _figures(played: Round, questions: Questions, method: str) -> dict[str, Figure]:
    figures: dict[str, Figure] = {}
    if method in played.proposals:
        figures |= routing_figures(
            questions, played.proposals[method], with_confidence=method == MODEL
        )
    if method in played.minutes:
        lots = BookedLots.of(played.bookings)
        figures |= minutes_figures(
            questions, lots, played.minutes[method], played.minutes[MODEL].known
        )
        if method == MODEL:
            figures["minutes_cv"] = variation_figure(questions, lots)
    return figures


def _values(
    asked: Sequence[Asked], proposals: Sequence[Proposal], judged: Places, measure: str
) -> Values:
    pairs = [(proposals[place], asked[place].actual or ()) for place in judged]
    return per_question(pairs, measure)
