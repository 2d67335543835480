"""Whether stated confidence is true, and how right the surest proposals are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.domain.candidate import Lane
from routingml_desktop.domain.quality import CoveragePoint, ReliabilityBin
from routingml_desktop.ml.answered import why_unanswered
from routingml_desktop.ml.bootstrap import DIGITS, Ratio, mean
from routingml_desktop.ml.measures import edits_to_go
from routingml_desktop.ml.routing_figures import MEASURES, sureness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routingml_desktop.domain.quality import Figure
    from routingml_desktop.ml.bootstrap import Places, Values
    from routingml_desktop.ml.replies import Proposal
    from routingml_desktop.ml.routing_figures import Questions

BINS: Final = 10
STEPS: Final = 20
"""Points of a risk-coverage curve, one per 5 % of the questions."""
NO_LANE: Final = "no question is in such a lane"
NOT_BUILT: Final = "no held-out routing was built operation by operation"
NO_EDITS: Final = "no proposal says how many edits to expect"
NONE_STATED: Final = "no proposal states such a confidence"


def reliability(questions: Questions, proposals: Sequence[Proposal]) -> tuple[ReliabilityBin, ...]:
    """First proposals gathered by tenths of stated confidence; empty when none states any."""
    places, exact = _judged(questions, proposals)
    stated = np.array(
        [np.nan if (c := proposals[place].confidence) is None else c for place in places.tolist()],
        np.float64,
    )
    if np.isnan(stated).all():
        return ()
    tenth = np.where(np.isnan(stated), -1, np.minimum(np.floor(stated * BINS), BINS - 1))
    bins = []
    for number in range(BINS):
        at = np.flatnonzero(tenth == number)
        right = questions.resamples.figure(
            mean(exact[at]), questions.item_of[places[at]], NONE_STATED
        )
        middle = round(float(stated[at].mean()), DIGITS) if len(at) else None
        bins.append(ReliabilityBin(number / BINS, (number + 1) / BINS, middle, right))
    return tuple(bins)


def risk_coverage(questions: Questions, proposals: Sequence[Proposal]) -> tuple[CoveragePoint, ...]:
    """How right the surest part of the first proposals is, for each 5 % of the questions.

    It ends where no more questions have a proposal, and is empty when none has.
    """
    places, exact = _judged(questions, proposals)
    order = sorted(
        range(len(places)), key=lambda at: sureness(proposals[int(places[at])]), reverse=True
    )
    proposed = sum(bool(proposals[place].routings) for place in places.tolist())
    points = []
    for step in range(1, STEPS + 1):
        count = round(step * len(places) / STEPS)
        if 0 < count <= proposed:
            at = np.array(order[:count], np.int64)
            figure = questions.resamples.figure(
                mean(exact[at]), questions.item_of[places[at]], NONE_STATED
            )
            least = proposals[int(places[at[-1]])].confidence
            rounded = None if least is None else round(least, DIGITS)
            points.append(CoveragePoint(step / STEPS, rounded, figure))
    return tuple(points)


def care_figures(questions: Questions, proposals: Sequence[Proposal]) -> dict[str, Figure]:
    """How many questions each lane holds and how right they are; how true expected edits are.

    And how often the next operation is among the three suggested while a routing is built by hand.
    """
    places, exact = _judged(questions, proposals)
    chosen = [proposals[place] for place in places.tolist()]
    laned = np.flatnonzero([proposal.lane is not None for proposal in chosen])
    figures = {}
    for lane in Lane:
        within = np.array([proposal.lane is lane for proposal in chosen], bool)
        items = questions.item_of[places]
        name = f"lane_{lane.value}"
        figures[f"{name}_share"] = questions.resamples.figure(
            mean(within[laned].astype(np.float64)), items[laned], NO_LANE
        )
        reason = why_unanswered([proposal for proposal in chosen if proposal.lane is lane])
        judged = np.zeros(len(chosen), bool) if reason else within
        figures[f"{name}_right"] = questions.resamples.figure(
            mean(exact[judged]), items[judged], reason or NO_LANE
        )
    told = np.flatnonzero([proposal.expected_edits is not None for proposal in chosen])
    off = [
        abs(
            round(chosen[at].expected_edits or 0.0)  # so it is shown
            - _changed(chosen[at], questions, int(places[at]))
        )
        for at in told.tolist()
    ]
    built = [(at, proposal.next_hits) for at, proposal in enumerate(chosen) if proposal.next_hits]
    figures["next_hit_at_3"] = questions.resamples.figure(
        Ratio(
            np.array([hits for _, (hits, _) in built], np.float64),
            np.array([asked for _, (_, asked) in built], np.float64),
        ),
        questions.item_of[places[np.array([at for at, _ in built], np.int64)]],
        NOT_BUILT,
    )
    figures["expected_edits_mae"] = questions.resamples.figure(
        mean(np.array(off, np.float64)), questions.item_of[places[told]], NO_EDITS
    )
    return figures


def _changed(proposal: Proposal, questions: Questions, place: int) -> int:
    """Planner actions that were needed, as the model counts them."""
    return edits_to_go(proposal.routings[0], questions.asked[place].actual or ())


def _judged(questions: Questions, proposals: Sequence[Proposal]) -> tuple[Places, Values]:
    """The questions whose answer is known, and whether the first proposal is exactly it."""
    pairs = [
        (place, float(MEASURES["exact_at_1"](proposals[place], asked.actual) or 0.0))
        for place, asked in enumerate(questions.asked)
        if asked.actual is not None
    ]
    places = np.array([place for place, _ in pairs], np.int64)
    return places, np.array([exact for _, exact in pairs], np.float64)
