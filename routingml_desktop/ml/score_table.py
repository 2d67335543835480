"""The table of an evaluation: every method in one row per kind of items."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.domain.quality import MODEL, DistanceScore, MethodScore, Novelty
from routingml_desktop.ml.answered import ANSWERED, answered_figure
from routingml_desktop.ml.confidence_figures import care_figures
from routingml_desktop.ml.minutes_figures import (
    BookedLots,
    minutes_figures,
    variation_figure,
    width_in_hindsight,
)
from routingml_desktop.ml.routing_figures import Questions, routing_figures

if TYPE_CHECKING:
    from routingml_desktop.domain.quality import Figure
    from routingml_desktop.ml.rounds import Round
    from routingml_desktop.settings import EvaluationSettings

ABOVE_THRESHOLD: Final = "model_above_threshold"
"""The model's answers where it did not abstain, alone."""
DISTANCES: Final = (("near", 0.90), ("middle", 0.75), ("far", 0.0))
"""The bounds are those of the words for similarity that planners see."""


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
    """The model apart by how similar the nearest known item is; groups without questions too.

    A question that nothing could be compared with is in no group.
    """
    similarities = (proposal.similarity for proposal in played.proposals[MODEL])
    nearest = np.array([np.nan if s is None else s for s in similarities], np.float64)
    scores = []
    upper = np.inf
    for distance, least in DISTANCES:
        part = played.only((nearest >= least) & (nearest < upper))
        questions = Questions.of(part.asked, evaluation.bootstrap, evaluation.seed)
        scores.append(DistanceScore(distance, least, _figures(part, questions, MODEL)))
        upper = least
    return tuple(scores)


def _figures(played: Round, questions: Questions, method: str) -> dict[str, Figure]:
    figures: dict[str, Figure] = {}
    if method in played.proposals:
        figures |= routing_figures(
            questions, played.proposals[method], with_confidence=method == MODEL
        )
        figures[ANSWERED] = answered_figure(questions, played.proposals[method])
        if method == MODEL:
            figures |= care_figures(questions, played.proposals[method])
    if method in played.minutes:
        lots = BookedLots.of(played.bookings)
        figures |= minutes_figures(
            questions, lots, played.minutes[method], played.minutes[MODEL].known
        )
        if method == MODEL:
            figures["minutes_cv"] = variation_figure(questions, lots)
        else:
            figures["width_80_median"] = width_in_hindsight(
                questions, lots, played.minutes[method], played.minutes[MODEL]
            )
    return figures
