"""Answers as aligned text tables; Korean letters count as two columns."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from routingml_desktop.domain.candidate import Outcome
from routingml_desktop.domain.candidate_difference import difference_from_better
from routingml_desktop.domain.decimals import decimals_of, shared_decimals
from routingml_desktop.domain.quality import MODEL
from routingml_desktop.domain.routing import OperationType
from routingml_desktop.domain.time_estimate import TimeEstimate, TimeOrigin
from routingml_desktop.domain.weights import LEARNED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from routingml_desktop.domain.candidate import MinutesBand, RoutingCandidate, RoutingPrediction
    from routingml_desktop.domain.quality import Figure, QualityReport

NOT_KNOWN = "–"

OUTCOMES = {
    Outcome.EXISTING: "has a routing of its own, which comes first",
    Outcome.PROPOSED: "proposed from similar items",
    Outcome.BELOW_THRESHOLD: "nothing is similar enough to propose from; the nearest items:",
    Outcome.NO_ROUTING_NEARBY: "similar items exist, but none of them has a routing:",
    Outcome.NO_ATTRIBUTES: "has no usable attribute, so nothing can be compared",
    Outcome.IMPROBABLE: "no way of making it is probable enough to be proposed; the nearest items:",
}

TYPES = {
    OperationType.IN_HOUSE: "in-house",
    OperationType.OUTSIDE: "outside",
    OperationType.UNKNOWN: NOT_KNOWN,
}

ORIGINS = {
    TimeOrigin.OWN_BOOKINGS: "own bookings",
    TimeOrigin.CORRECTED_STANDARD: "corrected standard",
    TimeOrigin.SIMILAR_ITEMS: "similar items",
    TimeOrigin.OPERATION_AT_WORK_CENTER: "operation at work center",
    TimeOrigin.OPERATION: "operation",
    TimeOrigin.STANDARD: "standard",
    TimeOrigin.NOTHING: NOT_KNOWN,
}

_UNMEASURED = (
    f"Confidence {NOT_KNOWN}: too few routings were held back in training to tell how often such "
    "proposals are right."
)


def table(headers: Sequence[str], rows: Iterable[Sequence[str]], *, right: str = "") -> str:
    """Lines of a table; a column whose letter in ``right`` is ``r`` is aligned to the right."""
    cells = [list(headers), *[list(row) for row in rows]]
    widths = [max(_width(row[column]) for row in cells) for column in range(len(headers))]
    lines = [_line(row, widths, right) for row in cells]
    lines.insert(1, "  ".join("─" * width for width in widths))
    return "\n".join(lines)


def prediction_text(prediction: RoutingPrediction, quantity: float) -> str:
    """The answer to one question as text."""
    item = prediction.item
    title = f"{item.code}  {item.name}".rstrip()
    parts = [f"{title}: {OUTCOMES[prediction.outcome]}"]
    if prediction.options.weights != LEARNED:
        parts.append(f"  Asked with the attribute weights of profile {prediction.options.weights}.")
    if prediction.candidates:
        shown = prediction.candidates
        parts += [_candidate_text(candidate, shown, quantity) for candidate in shown]
    elif prediction.neighbors:
        parts.append(_neighbors_text(prediction))
    if any(one.confidence is None and not one.existing for one in prediction.candidates):
        parts.append(_UNMEASURED)
    if prediction.unused_attributes:
        given = item.attributes
        told = (f"{name} = {given.get(name)}" for name in prediction.unused_attributes)
        parts.append("Not learned, so without effect: " + ", ".join(told))
    return "\n".join(parts)


def number(value: float | None, decimals: int = 1) -> str:
    """A number for people, or the sign for "not known"."""
    return NOT_KNOWN if value is None else f"{value:,.{decimals}f}"


def minutes(value: float | None, *beside: float | None) -> str:
    """Minutes for people: one decimal, below one minute two digits that say something.

    With the decimals of what stands ``beside`` it, such as the ends of a band.
    """
    others = [other for other in beside if other is not None]
    if value is not None and others:
        return number(value, shared_decimals(value, *others, alone=_decimals))
    if value is None or abs(value) >= 1 or value == 0:
        return number(value)
    return f"{value:.2g}"


def _decimals(value: float) -> int:
    return 1 if abs(value) >= 1 else decimals_of(value)


def percent(value: float | None) -> str:
    """A share for people, or the sign for "not known"."""
    return NOT_KNOWN if value is None else f"{value:.0%}"


def report_text(report: QualityReport, measures: Sequence[str]) -> str:
    """The table of a quality report: a line per method and kind of items that has any of these."""
    rows = [
        [
            score.method,
            score.novelty.value,
            *[_figure(score.figures.get(measure)) for measure in measures],
        ]
        for score in report.scores
        if score.method == MODEL or any(measure in score.figures for measure in measures)
    ]
    return table(["method", "items", *measures], rows, right="ll" + "r" * len(measures))


def _figure(figure: Figure | None) -> str:
    if figure is None or figure.value is None:
        return NOT_KNOWN
    return f"{figure.value:.3g} (n {figure.n})"


def _difference(candidate: RoutingCandidate, shown: Sequence[RoutingCandidate]) -> str:
    found = difference_from_better(candidate, shown)
    if found is None:
        return ""
    changed = " ".join([f"+{job}" for job in found.added] + [f"-{job}" for job in found.removed])
    return f"; as candidate {found.rank} but for {changed}"


def _candidate_text(
    candidate: RoutingCandidate, shown: Sequence[RoutingCandidate], quantity: float
) -> str:
    total = candidate.minutes_for(quantity)
    told = "minutes not known" if total is None else _total_text(total, quantity)
    head = (
        f"  Candidate {candidate.rank} ({candidate.origin.value}): "
        f"confidence {percent(candidate.confidence)}, similarity {percent(candidate.similarity)}, "
        f"{len(candidate.supporters)} items, {candidate.orders} orders, {told}; "
        f"{'put together, most like' if candidate.composed else 'from'} "
        f"{candidate.reference_item} / {candidate.reference_routing_no}"
        f"{_difference(candidate, shown)}"
    )
    rows = [
        [
            str(proposed.operation.sequence),
            TYPES[proposed.operation.operation_type],
            proposed.operation.job_code,
            proposed.operation.job_name,
            proposed.operation.work_center or NOT_KNOWN,
            _band(proposed.setup),
            _band(proposed.run),
            str(proposed.run.n or proposed.setup.n),
            ORIGINS[proposed.run.origin],
            percent(proposed.share),
        ]
        for proposed in candidate.operations
    ]
    headers = [
        "seq", "type", "job", "name", "work center",
        "set-up min", "run min each", "n", "minutes from", "share",
    ]  # fmt: skip
    lines = table(headers, rows, right="rllllrrrlr").splitlines()
    lines += [
        f"{step.operation.sequence}: in-house in place of {step.replaces}"
        for step in candidate.operations
        if step.replaces
    ]
    return "\n".join([head, *["    " + line for line in lines]])


def _neighbors_text(prediction: RoutingPrediction) -> str:
    rows = [
        [
            neighbor.item_code,
            neighbor.item_name,
            percent(neighbor.similarity),
            percent(neighbor.likeness),
            neighbor.routing_no,
        ]
        for neighbor in prediction.most_alike_first
    ]
    headers = ["item", "name", "similarity", "routing alike", "routing"]
    lines = table(headers, rows, right="llrrl").splitlines()
    return "\n".join("    " + line for line in lines)


def _band(estimate: TimeEstimate) -> str:
    if estimate.p50 is None:
        return NOT_KNOWN
    if estimate.p10 is None or estimate.p90 is None:
        return minutes(estimate.p50)
    shown = (estimate.p10, estimate.p50, estimate.p90)
    low, middle, high = (minutes(value, *shown) for value in shown)
    return f"{middle} ({low}–{high})"


def _total_text(total: MinutesBand, quantity: float) -> str:
    text = f"{total.p50:,.0f} min for {quantity:g} pieces"
    if total.p10 is not None and total.p90 is not None:
        text += f" ({total.p10:,.0f} to {total.p90:,.0f})"
    if total.unknown:
        text += f" without {total.unknown} operations of unknown minutes"
    return text


def _width(text: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def _line(row: Sequence[str], widths: Sequence[int], right: str) -> str:
    cells = []
    for column, (cell, width) in enumerate(zip(row, widths, strict=True)):
        gap = " " * (width - _width(cell))
        cells.append(gap + cell if right[column : column + 1] == "r" else cell + gap)
    return "  ".join(cells).rstrip()
