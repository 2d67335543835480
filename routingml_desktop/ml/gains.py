"""Who beats whom: the model against every baseline, question by question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.domain.quality import MODEL, Figure, Gain, Novelty
from routingml_desktop.ml.answered import why_unanswered
from routingml_desktop.ml.bootstrap import mean
from routingml_desktop.ml.minutes_figures import BookedLots
from routingml_desktop.ml.routing_figures import Questions, per_question

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from routingml_desktop.ml.bootstrap import Places, Values
    from routingml_desktop.ml.held_out import Asked
    from routingml_desktop.ml.lot_minutes import LotMinutes
    from routingml_desktop.ml.replies import Proposal
    from routingml_desktop.ml.rounds import Round
    from routingml_desktop.settings import EvaluationSettings

COMPARED: Final = {
    "exact_at_1": 1.0,
    "exact_at_1_work_center": 1.0,
    "exact_at_3": 1.0,
    "similarity": 1.0,
    "edits_to_go": -1.0,
}
"""Measures of routings in which the model is compared, and which way is better."""
TOLD: Final = ("exact_at_1", "similarity")
"""Of these the gain over the best baseline is told in words."""
MINUTES: Final = "minutes_mae"


def gains(played: Round, evaluation: EvaluationSettings) -> tuple[Gain, ...]:
    """The model against every baseline over all, known and new items; none where none was asked."""
    known = np.array([asked.known for asked in played.asked], dtype=bool)
    everyone = np.ones(len(known), dtype=bool)
    found: list[Gain] = []
    for novelty, chosen in (
        (Novelty.ALL, everyone), (Novelty.KNOWN, known), (Novelty.NEW, ~known),
    ):  # fmt: skip
        if chosen.any():
            part = played if chosen.all() else played.only(chosen)
            questions = Questions.of(part.asked, evaluation.bootstrap, evaluation.seed)
            found += routing_gains(questions, part.proposals, novelty)
            found += minutes_gains(questions, part, part.minutes, novelty)
    return tuple(found)


def strongest(found: Sequence[Gain]) -> tuple[Gain, ...]:
    """Over all items: the gains over the best baseline of routings, and each in minutes."""
    over_all = [gain for gain in found if gain.novelty is Novelty.ALL]
    told = []
    for measure in TOLD:
        same = [
            gain for gain in over_all if gain.measure == measure and gain.figure.value is not None
        ]
        if same:
            told.append(min(same, key=_gained))
    return (*told, *(gain for gain in over_all if gain.measure == MINUTES))


def routing_gains(
    questions: Questions,
    proposals: Mapping[str, Sequence[Proposal]],
    novelty: Novelty = Novelty.ALL,
) -> list[Gain]:
    """By measure, the model against every other method that proposes routings.

    Where one of both proposes nothing at all there is no gain but a reason.
    """
    judged = np.array(
        [place for place, asked in enumerate(questions.asked) if asked.actual is not None], np.int64
    )
    if not len(judged):
        return []
    unanswered = {
        method: why_unanswered([answers[place] for place in judged])
        for method, answers in proposals.items()
    }
    found = []
    for measure, sign in COMPARED.items():
        own = sign * _values(questions.asked, proposals[MODEL], judged, measure)
        for method in proposals:
            if method != MODEL:
                other = sign * _values(questions.asked, proposals[method], judged, measure)
                reason = unanswered[MODEL] or unanswered[method]
                gain = (
                    Figure(None, 0, reason=reason)
                    if reason
                    else questions.resamples.figure(
                        mean(own - other), questions.item_of[judged], ""
                    )
                )
                found.append(Gain(measure, method, gain, novelty))
    return found


def minutes_gains(
    questions: Questions,
    played: Round,
    minutes: Mapping[str, LotMinutes],
    novelty: Novelty = Novelty.ALL,
) -> list[Gain]:
    """How much smaller the model's errors are, over the bookings that both predict."""
    lots = BookedLots.of(played.bookings)
    errors = {method: np.abs(found.total - lots.total) for method, found in minutes.items()}
    own = errors.pop(MODEL)
    found = []
    for method, others in errors.items():
        both = np.flatnonzero(~np.isnan(own) & ~np.isnan(others))
        if len(both):
            items = questions.item_of[lots.asked[both]]
            gain = questions.resamples.figure(mean(others[both] - own[both]), items, "")
            found.append(Gain(MINUTES, method, gain, novelty))
    return found


def gain_over(played: Round, method: str, rival: str, evaluation: EvaluationSettings) -> Figure:
    """How much more often than the rival's the method's first proposal is exact."""
    reason = why_unanswered(played.proposals[method]) or why_unanswered(played.proposals[rival])
    if reason:
        return Figure(None, 0, reason=reason)
    questions = Questions.of(played.asked, evaluation.bootstrap, evaluation.seed)
    judged = np.arange(len(played.asked))
    own = _values(played.asked, played.proposals[method], judged, "exact_at_1")
    other = _values(played.asked, played.proposals[rival], judged, "exact_at_1")
    return questions.resamples.figure(mean(own - other), questions.item_of, "nothing was asked")


def _gained(gain: Gain) -> float:
    return gain.figure.value or 0.0


def _values(
    asked: Sequence[Asked], proposals: Sequence[Proposal], judged: Places, measure: str
) -> Values:
    pairs = [(proposals[place], asked[place].actual or ()) for place in judged]
    return per_question(pairs, measure)
