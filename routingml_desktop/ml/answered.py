"""Which questions a method answered at all, and why it answered none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.domain.candidate import Outcome
from routingml_desktop.ml.bootstrap import mean
from routingml_desktop.ml.notes import Note, NotePart

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from routingml_desktop.domain.quality import Figure
    from routingml_desktop.ml.replies import Proposal
    from routingml_desktop.ml.routing_figures import Questions

ANSWERED: Final = "questions_answered"
NOTHING_ASKED: Final = "no such item was held out"
NOTHING_PROPOSED: Final = "no question was answered, nothing was proposed"
NOTHING_COMPARED: Final = (
    "no question was answered, nothing can be compared: "
    "the items have no attribute that was learned"
)
NONE_NEARBY: Final = "no question was answered, no similar item has a routing"
_REASONS: Final = {
    Outcome.NO_ATTRIBUTES: NOTHING_COMPARED,
    Outcome.NO_ROUTING_NEARBY: NONE_NEARBY,
}
_NAMED: Final = 5
"""Attributes that are named with what kept them from being learned."""


def why_unanswered(proposals: Sequence[Proposal]) -> str:
    """Why none of the questions was answered; empty where one was, or where none was asked."""
    if any(proposal.routings for proposal in proposals) or not proposals:
        return ""
    outcomes = {proposal.outcome for proposal in proposals}
    outcome = outcomes.pop() if len(outcomes) == 1 else None
    return _REASONS.get(outcome, NOTHING_PROPOSED) if outcome else NOTHING_PROPOSED


def answered_figure(questions: Questions, proposals: Sequence[Proposal]) -> Figure:
    """Share of the questions whose answer is known that got any proposal, on insisting at least."""
    judged = [place for place, asked in enumerate(questions.asked) if asked.actual is not None]
    got = np.array([bool(proposals[place].routings) for place in judged], np.float64)
    return questions.resamples.figure(mean(got), questions.item_of[judged], NOTHING_ASKED)


def unanswered_note(proposals: Sequence[Proposal]) -> tuple[str, ...]:
    """The sentence that counts the questions without any proposal; none where all have one."""
    missing = sum(not proposal.routings for proposal in proposals)
    if not missing:
        return ()
    reason = why_unanswered(proposals)
    if reason:
        return (Note.UNANSWERED.told(reason=reason),)
    return (Note.SOME_UNANSWERED.told(missing=missing, all=len(proposals)),)


def not_learned_note(weights: Mapping[str, float], dropped: Mapping[str, str]) -> tuple[str, ...]:
    """The sentence that says that items cannot be compared; none where an attribute was learned."""
    if any(weights.values()):
        return ()
    if not dropped:
        return (Note.NO_ATTRIBUTES.told(),)
    named = [f"{name}: {reason}" for name, reason in list(dropped.items())[:_NAMED]]
    more = len(dropped) - _NAMED
    named += [NotePart.MORE.told(count=more)] if more > 0 else []
    return (Note.NONE_LEARNED.told(attributes="; ".join(named)),)
