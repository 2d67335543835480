"""Proposals turned into figures, each with its n and interval."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.domain.quality import Figure
from routingml_desktop.ml import measures as m
from routingml_desktop.ml.answered import NOTHING_ASKED, why_unanswered
from routingml_desktop.ml.bootstrap import Ratio, Resamples, mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from routingml_desktop.ml.bootstrap import Places, Statistic, Values
    from routingml_desktop.ml.held_out import Asked
    from routingml_desktop.ml.replies import Proposal

COVERAGE: Final = "coverage"
NO_CONFIDENCE: Final = "no proposal states a confidence"
SHARES: Final = (0.5, 0.8)
"""Parts of the questions, surest first, for which exactness is given."""


def _first(proposal: Proposal) -> m.Steps:
    return proposal.routings[0] if proposal.routings else ()


def _by_codes(
    measure: Callable[[tuple[str, ...], tuple[str, ...]], float | None],
) -> Callable[[Proposal, m.Steps], float | None]:
    return lambda proposal, actual: measure(m.job_codes(_first(proposal)), m.job_codes(actual))


def _exact_codes(first: int) -> Callable[[Proposal, m.Steps], float | None]:
    return lambda proposal, actual: m.exact_within(
        [m.job_codes(steps) for steps in proposal.routings[:first]], m.job_codes(actual)
    )


def _exact_steps(first: int) -> Callable[[Proposal, m.Steps], float | None]:
    return lambda proposal, actual: m.exact_within(proposal.routings[:first], actual)


MEASURES: Final[dict[str, Callable[[Proposal, m.Steps], float | None]]] = {
    "exact_at_1": _exact_codes(1),
    "exact_at_3": _exact_codes(3),
    "exact_at_1_work_center": _exact_steps(1),
    "exact_at_3_work_center": _exact_steps(3),
    "similarity": _by_codes(m.similarity),
    "operation_precision": _by_codes(m.operation_precision),
    "operation_recall": _by_codes(m.operation_recall),
    "operation_f1": _by_codes(m.operation_f1),
    "order_accuracy": _by_codes(m.order_accuracy),
    "edits_to_go": lambda proposal, actual: m.edits_to_go(_first(proposal), actual),
}
"""By name, what the proposals for one question are worth; None where it has no meaning."""


@dataclass(frozen=True, slots=True)
class Questions:
    """Some of the questions, and the resamples of their items."""

    asked: Sequence[Asked]
    resamples: Resamples
    item_of: Places
    """Of each question: the number of its item."""

    @classmethod
    def of(cls, asked: Sequence[Asked], resamples: int, seed: int) -> Questions:
        """Number the items; questions about one item are drawn together."""
        codes = [question.item.code for question in asked]
        distinct, item_of = np.unique(np.array(codes, dtype=object), return_inverse=True)
        return cls(asked, Resamples(len(distinct), resamples, seed), item_of.astype(np.int64))


def routing_figures(
    questions: Questions, proposals: Sequence[Proposal], *, with_confidence: bool
) -> dict[str, Figure]:
    """The figures of a method's routings; no proposal counts as proposing no operation.

    A method that proposes nothing at all is not measured but for its coverage.
    """
    judged = [
        place for place, question in enumerate(questions.asked) if question.actual is not None
    ]
    item_of = questions.item_of[judged]
    pairs = [(proposals[place], questions.asked[place].actual or ()) for place in judged]
    statistics: dict[str, Statistic] = {name: mean(per_question(pairs, name)) for name in MEASURES}
    statistics["process_match"] = _process_match(pairs)
    statistics[COVERAGE] = mean(_numbers(proposal.willing for proposal, _ in pairs))
    figures = {
        name: _over_measured(questions.resamples, statistic, item_of)
        for name, statistic in statistics.items()
    }
    if with_confidence:
        figures |= _confidence_figures(questions.resamples, pairs, item_of)
    reason = why_unanswered([proposal for proposal, _ in pairs])
    if reason:
        nothing = Figure(None, 0, reason=reason)
        return {name: figure if name == COVERAGE else nothing for name, figure in figures.items()}
    return figures


def per_question(pairs: Sequence[tuple[Proposal, m.Steps]], measure: str) -> Values:
    """A measure of ``MEASURES`` for each question; NaN where it has no meaning."""
    return np.array([MEASURES[measure](*pair) for pair in pairs], dtype=np.float64)


def _process_match(pairs: Sequence[tuple[Proposal, m.Steps]]) -> Ratio:
    """Share of all actual operations that the first proposal has, by code."""
    found = [
        m.operations_found(m.job_codes(_first(proposal)), m.job_codes(actual))
        for proposal, actual in pairs
    ]
    return Ratio(_numbers(found), _numbers(len(actual) for _, actual in pairs))


def _confidence_figures(
    resamples: Resamples, pairs: Sequence[tuple[Proposal, m.Steps]], item_of: Places
) -> dict[str, Figure]:
    """How exact the surest proposals are, what confidence is stated, by how much it exceeds."""
    exact = per_question(pairs, "exact_at_1")
    surest = sorted(range(len(pairs)), key=lambda place: sureness(pairs[place][0]), reverse=True)
    figures = {}
    for share in SHARES:
        part = np.array(surest[: round(share * len(pairs))], dtype=np.int64)
        name = f"exact_at_1_surest_{share * 100:.0f}"
        figures[name] = resamples.figure(mean(exact[part]), item_of[part], NOTHING_ASKED)
    stated = np.array(
        [place for place, (proposal, _) in enumerate(pairs) if proposal.confidence is not None],
        dtype=np.int64,
    )
    excess = np.array([pairs[place][0].confidence for place in stated], np.float64) - exact[stated]
    said = excess + exact[stated]
    for name, values in (("confidence", said), ("confidence_excess", excess)):
        figures[name] = resamples.figure(mean(values), item_of[stated], NO_CONFIDENCE)
    figures["operation_confidence_excess"] = _operation_excess(resamples, pairs, item_of)
    return figures


def _operation_excess(
    resamples: Resamples, pairs: Sequence[tuple[Proposal, m.Steps]], item_of: Places
) -> Figure:
    """By how much operations of first proposals are stated surer to be needed than they were."""
    told = [
        place
        for place, (proposal, _) in enumerate(pairs)
        if any(each is not None for each in _stated(proposal))
    ]
    over, count = [], []
    for place in told:
        proposal, actual = pairs[place]
        jobs = m.job_codes(actual)
        each = [
            confidence - (step[0] in jobs)
            for step, confidence in zip(_first(proposal), _stated(proposal), strict=True)
            if confidence is not None
        ]
        over.append(sum(each))
        count.append(len(each))
    places = item_of[np.array(told, np.int64)]
    return resamples.figure(Ratio(_numbers(over), _numbers(count)), places, NO_CONFIDENCE)


def _stated(proposal: Proposal) -> tuple[float | None, ...]:
    return proposal.operation_confidences


def sureness(proposal: Proposal) -> tuple[bool, float, float]:
    """What questions are sorted by, the surest last; without a proposal nothing is sure."""
    return bool(proposal.routings), proposal.confidence or 0.0, proposal.similarity or 0.0


def _over_measured(resamples: Resamples, statistic: Statistic, item_of: Places) -> Figure:
    """The figure over the questions for which the measure has a meaning."""
    if isinstance(statistic, Ratio):
        known = ~np.isnan(statistic.numerator)
        statistic = Ratio(statistic.numerator[known], statistic.denominator[known])
        item_of = item_of[known]
    return resamples.figure(statistic, item_of, NOTHING_ASKED)


def _numbers(values: Iterable[float]) -> Values:
    return np.array(list(values), dtype=np.float64)
