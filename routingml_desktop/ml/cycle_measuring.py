"""The sampled items asked as if they were new, and the answers compared with what was booked.

An item's own routing and bookings take no part in its answer. What the version learned about the
plant as a whole - how alike items are, what an operation usually takes - it learned with them:
that is the price of asking the very version that answers the planners instead of learning anew.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.progress import Progress, stop_if
from routingml_desktop.domain.quality_cycle import CycleItem, CycleStage
from routingml_desktop.ml import minutes_measures as mm
from routingml_desktop.ml.bootstrap import mean
from routingml_desktop.ml.expected_errors import expected_error
from routingml_desktop.ml.held_out import ASKED
from routingml_desktop.ml.lot_minutes import candidate_minutes
from routingml_desktop.ml.measures import edits_to_go, job_codes, operation_recall
from routingml_desktop.ml.minutes_figures import (
    BookedLots,
    minutes_figures,
    minutes_points,
    work_center_scores,
)
from routingml_desktop.ml.replies import Proposal
from routingml_desktop.ml.routing_figures import Questions, routing_figures
from routingml_desktop.ml.time_statistics import usual_spreads

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from routingml_desktop.domain.candidate import AskOptions, RoutingPrediction
    from routingml_desktop.domain.progress import Report, Stopping
    from routingml_desktop.domain.quality import Figure, MinutesPoint, WorkCenterScore
    from routingml_desktop.ml.bootstrap import Places, Statistic, Values
    from routingml_desktop.ml.held_out import Asked
    from routingml_desktop.ml.lot_minutes import LotMinutes
    from routingml_desktop.ml.routing_model import RoutingModel
    from routingml_desktop.ml.time_statistics import Spread

BATCH: Final = 10
"""Items between two looks at whether to stop."""
MOST_POINTS: Final = 1_000
RESAMPLES: Final = 400
"""Resamples behind an interval of a cycle; an evaluation takes more."""
NOTHING_PROPOSED: Final = "nothing could be proposed for any sampled item"
NOTHING_BOOKED: Final = "no sampled item has bookings that count"
NOT_COMPARABLE: Final = "no booked operation was proposed with run minutes"
_EACH: Final = "each"
_GUESS: Final = "guess"


@dataclass(frozen=True, slots=True)
class OperationFigures:
    """One operation of an item at a work center: what it took and what was predicted."""

    asked: int
    """Place of its item among those asked."""
    job_code: str
    work_center: str
    orders: int
    actual: float
    """Mean run minutes of one piece."""
    cv: float | None
    """None below two orders."""
    predicted: float | None
    """P50 run minutes of one piece; None when the operation was not proposed."""
    usual: Spread | None
    """How much its bookings vary but for those far out; None below two orders."""


@dataclass(frozen=True, slots=True)
class CycleMeasurement:
    """What the answers are worth."""

    figures: Mapping[str, Figure]
    work_centers: tuple[WorkCenterScore, ...]
    points: tuple[MinutesPoint, ...]
    items: tuple[CycleItem, ...]
    operations: tuple[OperationFigures, ...]
    abstained: int
    failures: Mapping[str, int] = field(default_factory=dict)
    """Items without any proposal, by the outcome of the question."""


@dataclass(frozen=True, slots=True)
class _Replies:
    predictions: tuple[RoutingPrediction, ...]
    proposals: tuple[Proposal, ...]


def measure_cycle(
    model: RoutingModel,
    asked: Sequence[Asked],
    bookings: pl.DataFrame,
    options: AskOptions,
    report: Report,
    stopping: Stopping,
    seed: int,
) -> CycleMeasurement:
    """Ask every item and compare.

    ``bookings`` have RESULT_COLUMNS and ASKED, rows that count as evidence. What cannot be measured
    has no value but a reason. Raises WorkCancelledError when asked to stop.
    """
    replies = _ask(model, asked, options, report, stopping)
    report(Progress(CycleStage.COMPARE, 1.0, "Comparing with the bookings"))
    first = [
        found.candidates[0].operations if found.candidates else () for found in replies.predictions
    ]
    minutes = candidate_minutes(bookings, first)
    operations = _operations(bookings, minutes)
    figures = _figures(asked, replies, bookings, minutes, seed)
    figures |= _operation_figures(asked, replies, operations, seed, bool(len(bookings)))
    nothing = [found for found in replies.predictions if not found.candidates]
    questions = Questions.of(asked, RESAMPLES, seed)
    return CycleMeasurement(
        figures=figures,
        work_centers=work_center_scores(questions, bookings, minutes),
        points=minutes_points(bookings, minutes, MOST_POINTS, seed),
        items=_items(asked, replies, bookings, operations),
        operations=operations,
        abstained=sum(bool(p.routings) and not p.willing for p in replies.proposals),
        failures=dict(Counter(found.outcome.value for found in nothing)),
    )


def _ask(
    model: RoutingModel,
    asked: Sequence[Asked],
    options: AskOptions,
    report: Report,
    stopping: Stopping,
) -> _Replies:
    """The answers without the items' own history, and insisted on where it abstained."""
    alone = replace(options, ignore_own_history=True)
    insisting = alone.insisting()
    predictions: list[RoutingPrediction] = []
    proposals: list[Proposal] = []
    items = [question.item for question in asked]
    for start in range(0, len(items), BATCH):
        stop_if(stopping)
        found = list(model.predict_many(items[start : start + BATCH], alone))
        again = [place for place, one in enumerate(found) if not one.candidates]
        insisted = model.predict_many([items[start + place] for place in again], insisting)
        for place, prediction in zip(again, insisted, strict=True):
            found[place] = prediction
        predictions += found
        proposals += [_proposal(one, willing=place not in again) for place, one in enumerate(found)]
        done = len(predictions) / len(items)
        report(Progress(CycleStage.ASK, done, f"{len(predictions)} of {len(items)} items asked"))
    return _Replies(tuple(predictions), tuple(proposals))


def _proposal(prediction: RoutingPrediction, *, willing: bool) -> Proposal:
    routings = tuple(
        tuple((step.operation.job_code, step.operation.work_center) for step in one.operations)
        for one in prediction.candidates
    )
    nearest = prediction.neighbors[0].similarity if prediction.neighbors else None
    confidence = prediction.candidates[0].confidence if routings else None
    return Proposal(routings, confidence, nearest, willing)


def _figures(
    asked: Sequence[Asked],
    replies: _Replies,
    bookings: pl.DataFrame,
    minutes: LotMinutes,
    seed: int,
) -> dict[str, Figure]:
    """Routings of the items that got a proposal, and minutes of whole lots.

    An item without any proposal is no bad routing but a failure, which is counted apart.
    """
    got = [place for place, proposal in enumerate(replies.proposals) if proposal.routings]
    proposed = Questions.of([asked[place] for place in got], RESAMPLES, seed)
    figures = {
        name: figure if figure.value is not None else replace(figure, reason=NOTHING_PROPOSED)
        for name, figure in routing_figures(
            proposed, [replies.proposals[place] for place in got], with_confidence=True
        ).items()
    }
    questions = Questions.of(asked, RESAMPLES, seed)
    lots = BookedLots.of(bookings)
    figures |= minutes_figures(questions, lots, minutes, np.ones(len(bookings), np.bool_))
    willing = np.array([p.willing for p in replies.proposals], dtype=np.float64)
    figures["coverage"] = questions.resamples.figure(
        mean(willing), questions.item_of, NOTHING_PROPOSED
    )
    return figures


def _operation_figures(
    asked: Sequence[Asked],
    replies: _Replies,
    operations: Sequence[OperationFigures],
    seed: int,
    booked: bool,  # noqa: FBT001 (a fact)
) -> dict[str, Figure]:
    """The plant's own measures, over operations of an item at a work center."""
    questions = Questions.of(asked, RESAMPLES, seed)
    compared = [one for one in operations if one.predicted is not None]
    varied = [one for one in operations if one.cv is not None]
    guess = _values([one.predicted for one in compared])
    actual = _values([one.actual for one in compared])
    at = _places([one.asked for one in compared])
    everywhere = _places([one.asked for one in operations])
    proposed = any(proposal.routings for proposal in replies.proposals)
    reason = NOTHING_BOOKED if not booked else NOT_COMPARABLE if proposed else NOTHING_PROPOSED
    errors = expected_error(replies.predictions)
    known = np.flatnonzero(~np.isnan(errors))
    statistics: dict[str, tuple[Statistic, Places, str]] = {
        "mae": (mm.mean_absolute_error(guess, actual), at, reason),
        "trimmed_mae": (mm.trimmed_mean_absolute_error(guess, actual), at, reason),
        "rmse": (mm.root_mean_squared_error(guess, actual), at, reason),
        "cv": (
            mean(_values([one.cv for one in varied])),
            _places([one.asked for one in varied]),
            "no operation has two orders",
        ),
        "sample_count": (
            mean(_values([one.orders for one in operations])), everywhere, NOTHING_BOOKED,
        ),
        "expected_mae": (mean(errors[known]), known, NOTHING_PROPOSED),
    }  # fmt: skip
    resamples = questions.resamples
    return {
        name: resamples.figure(statistic, questions.item_of[rows], why)
        for name, (statistic, rows, why) in statistics.items()
    }


def _operations(bookings: pl.DataFrame, minutes: LotMinutes) -> tuple[OperationFigures, ...]:
    """The booked operations with run minutes, in the order of their items."""
    rows = (
        bookings.with_columns(
            pl.col(c.WORK_CENTER).fill_null(""),
            (pl.col(c.RUN_MINUTES) / pl.col(c.QUANTITY)).alias(_EACH),
            (pl.Series(minutes.run, dtype=pl.Float64) / pl.col(c.QUANTITY)).alias(_GUESS),
        )
        .filter(pl.col(_EACH) > 0)
        .group_by(ASKED, c.JOB_CODE, c.WORK_CENTER, maintain_order=True)
        .agg(
            pl.len(),
            pl.col(_EACH).mean().alias("mean"),
            pl.col(_EACH).std(ddof=1).alias("std"),
            pl.col(_GUESS).fill_nan(None).mean(),
            pl.col(_EACH),
        )
        .sort(ASKED, maintain_order=True)
    )
    spreads = usual_spreads([each.to_numpy() for each in rows[_EACH]])
    return tuple(
        OperationFigures(
            asked, job, center, n, mean, None if std is None else std / mean, guess, spread
        )
        for (asked, job, center, n, mean, std, guess), spread in zip(
            rows.drop(_EACH).iter_rows(), spreads, strict=True
        )
    )


def _items(
    asked: Sequence[Asked],
    replies: _Replies,
    bookings: pl.DataFrame,
    operations: Sequence[OperationFigures],
) -> tuple[CycleItem, ...]:
    counted = bookings.group_by(ASKED).agg(pl.col(c.WORK_ORDER).n_unique())
    orders: dict[int, int] = dict(counted.iter_rows())
    errors: dict[int, list[float]] = {}
    for one in operations:
        if one.predicted is not None:
            errors.setdefault(one.asked, []).append(abs(one.predicted - one.actual))
    return tuple(
        _item(question, proposal, orders.get(place, 0), errors.get(place, []))
        for place, (question, proposal) in enumerate(zip(asked, replies.proposals, strict=True))
    )


def _item(question: Asked, proposal: Proposal, orders: int, errors: Sequence[float]) -> CycleItem:
    comparable = question.actual is not None and bool(proposal.routings)
    first, actual = (proposal.routings or ((),))[0], question.actual or ()
    return CycleItem(
        item_code=question.item.code,
        item_name=question.item.name,
        orders=orders,
        mae=round(float(np.mean(errors)), 6) if errors else None,
        process_match=(
            operation_recall(job_codes(first), job_codes(actual)) if comparable else None
        ),
        edits_to_go=edits_to_go(first, actual) if comparable else None,
        similarity=_rounded(proposal.similarity),
        confidence=_rounded(proposal.confidence),
    )


def _values(numbers: Sequence[float | int | None]) -> Values:
    return np.array(numbers, dtype=np.float64)


def _places(numbers: Sequence[int]) -> Places:
    return np.array(numbers, dtype=np.int64)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 6)
