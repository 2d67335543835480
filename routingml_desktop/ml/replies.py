"""The held-out questions asked of a model, its answers reduced to what is judged."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.candidate import AskOptions
from routingml_desktop.domain.progress import Progress, stop_if
from routingml_desktop.domain.training import TrainingStage
from routingml_desktop.ml.baselines import Ways, different
from routingml_desktop.ml.held_out import CENTERS, JOBS, routing_table, steps_of
from routingml_desktop.ml.lot_minutes import LotMinutes, candidate_minutes
from routingml_desktop.ml.measures import job_codes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routingml_desktop.domain.candidate import (
        Lane,
        Outcome,
        RoutingCandidate,
        RoutingPrediction,
    )
    from routingml_desktop.domain.item import Item
    from routingml_desktop.domain.progress import Report, Stopping
    from routingml_desktop.ml.held_out import Asked, HoldOut
    from routingml_desktop.ml.measures import Steps
    from routingml_desktop.ml.routing_model import RoutingModel

    RoutingKey = tuple[str, str]
    """Item code and routing number."""

BUILT: Final = 200
"""Questions of which the released routing is built by hand, operation by operation."""
BATCH: Final = 50
"""Questions between two looks at whether to stop."""
INSISTING: Final = AskOptions().insisting()
"""How a planner asks on where nothing was proposed."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a method proposed for one question."""

    routings: Ways
    """Best first; empty when there is no proposal."""
    confidence: float | None = None
    similarity: float | None = None
    """Of the nearest known item."""
    willing: bool = True
    """Whether there is a proposal without insisting."""
    lane: Lane | None = None
    """How much care the model says it needs; None where that was not calibrated."""
    expected_edits: float | None = None
    """How many operations the model says a planner will change in the first routing."""
    operation_confidences: tuple[float | None, ...] = ()
    """How probably each operation of the first routing is needed, as the model says."""
    next_hits: tuple[int, int] | None = None
    """Of the released routing built by hand: how many next operations were suggested, of how many;
    None where that was not asked."""
    outcome: Outcome | None = None
    """How the question ended when it was insisted on; None of a method that does not tell."""


@dataclass(frozen=True, slots=True)
class Replies:
    """A model's answers, in the order of the questions and of the bookings."""

    proposals: tuple[Proposal, ...]
    nearest: tuple[Ways, ...]
    """The routings of the nearest items, copied."""
    alike: tuple[Ways, ...]
    """The routing of the item that the ranker of pairs puts first, copied."""
    minutes: LotMinutes


def ask_all(model: RoutingModel, held: HoldOut, report: Report, stopping: Stopping) -> Replies:
    """Ask every question with the usual options, and insist where it abstained.

    Raises WorkCancelledError when asked to stop.
    """
    predictions: list[RoutingPrediction] = []
    usually: list[RoutingPrediction] = []
    alike: list[RoutingKey | None] = []
    items = [asked.item for asked in held.asked]
    for start in range(0, len(items), BATCH):
        stop_if(stopping)
        found, usual = _insisted(model, items[start : start + BATCH])
        predictions += found
        usually += usual
        alike += model.most_alike(items[start : start + BATCH])
        message = f"{len(predictions)} of {len(items)} held-out questions asked"
        report(Progress(TrainingStage.EVALUATE, len(predictions) / len(items), message))
    first = [found.candidates[0].operations if found.candidates else () for found in predictions]
    proposals = [_proposal(*pair) for pair in zip(predictions, usually, strict=True)]
    for place in _built(held):
        stop_if(stopping)
        hits = _next_hits(model, held.asked[place])
        proposals[place] = replace(proposals[place], next_hits=hits)
    return Replies(
        tuple(proposals),
        _copies([_nearest(found) for found in predictions], held.training.operations),
        _copies([[key] if key else [] for key in alike], held.training.operations),
        candidate_minutes(held.bookings, first),
    )


def _insisted(
    model: RoutingModel, items: Sequence[Item]
) -> tuple[list[RoutingPrediction], list[RoutingPrediction]]:
    """The answers, insisted on where there was none, and the usual ones."""
    usual = list(model.predict_many(items, AskOptions()))
    predictions = list(usual)
    again = [place for place, prediction in enumerate(usual) if not prediction.candidates]
    if again:
        insisted = model.predict_many([items[place] for place in again], INSISTING)
        for place, prediction in zip(again, insisted, strict=True):
            predictions[place] = prediction
    return predictions, usual


def _proposal(prediction: RoutingPrediction, usual: RoutingPrediction) -> Proposal:
    nearest = prediction.neighbors[0].similarity if prediction.neighbors else None
    routings = tuple(_steps(candidate) for candidate in prediction.candidates)
    first = prediction.candidates[0] if routings else None
    return Proposal(
        routings,
        confidence=None if first is None else first.confidence,
        similarity=nearest,
        willing=bool(usual.candidates),
        lane=usual.lane,
        expected_edits=None if first is None else first.edits_to_go,
        operation_confidences=(
            () if first is None else tuple(step.confidence for step in first.operations)
        ),
        outcome=prediction.outcome,
    )


def _built(held: HoldOut) -> list[int]:
    """Places of the questions that are built by hand: spread evenly over those with a routing."""
    known = [place for place, asked in enumerate(held.asked) if asked.actual]
    chosen = np.unique(np.linspace(0, len(known) - 1, min(BUILT, len(known))).astype(int))
    return [known[at] for at in chosen.tolist()]


def _next_hits(model: RoutingModel, asked: Asked) -> tuple[int, int]:
    """How often the operation that came next was among those suggested from what was before it."""
    jobs = job_codes(asked.actual or ())
    hits = 0
    for place, job in enumerate(jobs):
        suggested = model.next_operations(asked.item, jobs[:place])
        hits += job in {found.operation.job_code for found in suggested}
    return hits, len(jobs)


def _steps(candidate: RoutingCandidate) -> Steps:
    return tuple(
        (proposed.operation.job_code, proposed.operation.work_center)
        for proposed in candidate.operations
    )


def _nearest(prediction: RoutingPrediction) -> list[RoutingKey]:
    return [(neighbor.item_code, neighbor.routing_no) for neighbor in prediction.neighbors]


def _copies(wanted: Sequence[Sequence[RoutingKey]], operations: pl.DataFrame) -> tuple[Ways, ...]:
    """For each question the routings of some items, as they stand in the training part."""
    codes = pl.Series(sorted({code for keys in wanted for code, _ in keys}), dtype=pl.String)
    rows = routing_table(operations.filter(pl.col(c.ITEM_CODE).is_in(codes.implode())))
    known = {
        (row[c.ITEM_CODE], row[c.ROUTING_NO]): steps_of(row[JOBS], row[CENTERS])
        for row in rows.iter_rows(named=True)
    }
    return tuple(different(known.get(key, ()) for key in keys) for keys in wanted)
