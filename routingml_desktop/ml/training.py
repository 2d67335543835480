"""Frames to a routing model, telling its progress."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.errors import NothingToLearnError
from routingml_desktop.domain.progress import Progress, Report, Stopping, part_of, stop_if
from routingml_desktop.domain.training import TrainingStage
from routingml_desktop.ml.attribute_weights import draw_pairs, even_weights, learned_weights
from routingml_desktop.ml.bookings import UNDATED, Bookings, bookings
from routingml_desktop.ml.distributions import learned_distributions, nearest_before
from routingml_desktop.ml.features import ItemVectorizer
from routingml_desktop.ml.item_features import ItemFeatures
from routingml_desktop.ml.jobs_made import frequent_jobs, jobs_made
from routingml_desktop.ml.known_items import KnownItems
from routingml_desktop.ml.known_routings import NO_DATE, KnownRoutings
from routingml_desktop.ml.left_out import NOTHING, LearnedPart
from routingml_desktop.ml.minutes_learning import MinutesLearning
from routingml_desktop.ml.model_parts import ModelParts
from routingml_desktop.ml.nearest_items import NearestItems
from routingml_desktop.ml.neighbor_index import NeighborIndex, exact_nearest
from routingml_desktop.ml.number_column import NumberColumn
from routingml_desktop.ml.pair_ranking import PairRanker
from routingml_desktop.ml.precedence import Precedence
from routingml_desktop.ml.precedents import Precedents
from routingml_desktop.ml.relevance import with_best_grain, with_relevant_grams
from routingml_desktop.ml.reranking import Reranker
from routingml_desktop.ml.routing_learning import RoutingLearning
from routingml_desktop.ml.routing_model import RoutingModel
from routingml_desktop.ml.routing_rows import known_routings
from routingml_desktop.ml.signatures import collapse
from routingml_desktop.ml.text_column import TextColumn
from routingml_desktop.ml.told_bookings import at_todays_pace, told_apart
from routingml_desktop.ml.way_learning import WayLearning
from routingml_desktop.ml.work_center_learning import WorkCenterLearning
from routingml_desktop.ml.work_centers import WorkCenters

if TYPE_CHECKING:
    import polars as pl
    from numpy.typing import NDArray

    from routingml_desktop.domain.item import Attribute
    from routingml_desktop.ml.features import Column
    from routingml_desktop.ml.reranking import WayJudges
    from routingml_desktop.settings import IndexSettings, LearningSettings

_GOLDEN: Final = 3
_PROBES: Final = 100
"""Vectors looked up to see how often the graph finds the truly nearest."""
_PROBED: Final = 10
_LATEST: Final = 0.999
"""The plant's last day: beyond this share of dates there are only mistyped ones."""
_MINUTE: Final = 60_000_000
_WEIGHED, _LINKED, _ROUTED, _TIMED = 0.02, 0.03, 0.87, 0.99
"""Where the training stands when attributes are weighed, signatures linked, routings and minutes
learned (medium demo plant)."""


@dataclass(frozen=True, slots=True)
class TrainingFrames:
    """What a model learns from."""

    items: pl.DataFrame
    operations: pl.DataFrame
    """OPERATION_COLUMNS."""
    actuals: pl.DataFrame
    """RESULT_COLUMNS and DROPPED, one row per order and operation."""
    attributes: tuple[Attribute, ...]
    source: str
    """Name of the plant source."""


def train(
    frames: TrainingFrames,
    learning: LearningSettings,
    index: IndexSettings,
    report: Report,
    stopping: Stopping,
    *,
    left_out: frozenset[LearnedPart] = NOTHING,
) -> RoutingModel:
    """Learn a routing model; the same frames, settings and seed give the same one.

    ``left_out`` are parts of the method to do without, for the evaluation alone. Raises
    NothingToLearnError without items or routings, WorkCancelledError when asked to stop.
    """
    if not len(frames.items):
        raise NothingToLearnError("there are no items")
    tell = _Teller(report, stopping)
    tell(TrainingStage.VECTORIZE, 0.0, f"{len(frames.items)} items")
    learning = _without(learning, left_out)
    master = (
        frames.items.unique(c.ITEM_CODE, keep="first").drop_nulls(c.ITEM_CODE).sort(c.ITEM_CODE)
    )
    items = KnownItems(master)
    whole = LearnedPart.CODE_PARTS in left_out
    vectorizer = ItemVectorizer(learning.dimension, whole=whole).fit(master, frames.attributes)
    table = vectorizer.table(master)
    tell(TrainingStage.VECTORIZE, 0.01, f"{len(vectorizer.columns_)} attributes compared")
    routings = known_routings(frames.operations, frames.actuals, items.codes, stopping)
    if not len(routings):
        raise NothingToLearnError("no item has a routing; the findings of the sync tell why")
    tell(TrainingStage.VECTORIZE, 0.02, f"{len(routings)} routings")
    weights = _weights(vectorizer, table, routings, learning, stopping, left_out)
    signatures = collapse(table, _documented(routings))
    vectors = vectorizer.transform(signatures.table[: signatures.routed], weights)
    tell(TrainingStage.INDEX, _WEIGHED, f"{signatures.routed} signatures with a routing")
    graph = NeighborIndex(index)
    graph.build(vectors, learning.seed, part_of(report, _WEIGHED, _LINKED), stopping)
    figures = _recall(graph, vectors, learning.seed)
    tell(TrainingStage.ROUTINGS, _LINKED, "learning which jobs items need", figures)
    booked = bookings(frames.actuals, items.codes)
    if LearnedPart.TOTALS not in left_out:
        booked = told_apart(booked)
    if LearnedPart.SHIFTS not in left_out:
        booked = at_todays_pace(booked)
    now = _last_day(routings, booked)
    features = ItemFeatures.of(
        vectorizer.columns_, table[routings.latest >= 0], _made(routings, left_out)
    )
    matrix = features.matrix(table)

    def precedents(judges: WayJudges) -> Precedents:
        return Precedents(
            vectorizer=vectorizer,
            signatures=signatures,
            nearest=NearestItems(vectorizer, signatures, graph, weights, index.shortlist),
            reranker=Reranker(judges, routings, signatures),
            features=features,
            items=items,
            routings=routings,
            now=now,
            ranker=PairRanker.of(weights),
        )

    # Ratios would double what each item shows, and with it the time of the regressions.
    plain = matrix[:, : features.plain]
    places = WorkCenterLearning(routings, booked, plain, now, learning.seed)
    work_centers = partial(_work_centers, places, left_out)
    ways = WayLearning(matrix, routings, now, learning.seed, left_out)
    learned = RoutingLearning(
        ways,
        work_centers,
        precedents,
        learning.seed,
        part_of(report, _LINKED, _ROUTED),
        stopping,
        left_out,
    ).learn()
    known = learned.precedents
    figures |= learned.figures
    tell(TrainingStage.TIMES, _ROUTED, f"{len(booked)} bookings", figures)
    minutes = part_of(report, _ROUTED, _TIMED)
    centers = work_centers(np.zeros(0, np.int64), _heard(tell, len(booked)))
    paced = plain[:, :0] if LearnedPart.PACES in left_out else plain
    times = MinutesLearning(
        known, booked, paced, learned.rule, centers, learning, minutes, stopping, left_out
    ).learn()
    tell(TrainingStage.CALIBRATE, _TIMED, "confidence calibrated on replayed questions")
    parts = ModelParts(
        source=frames.source,
        learning=learning,
        index_settings=index,
        precedents=known,
        index=graph,
        bookings=booked,
        times=times,
        acceptance=learned.acceptance,
        precedence=_precedence(routings, stopping, left_out),
        rule=learned.rule,
        work_centers=centers,
        figures=figures,
        golden=_golden(known),
        distributions=learned_distributions(
            master,
            frames.attributes,
            booked,
            nearest_before(learned.questions, items, routings),
        ),
    )
    tell(TrainingStage.CALIBRATE, 1.0, "learned")
    return RoutingModel(parts)


class _Teller:
    """Reports a step and asks whether to stop."""

    def __init__(self, report: Report, stopping: Stopping) -> None:
        self._report = report
        self._stopping = stopping

    def __call__(
        self,
        stage: TrainingStage,
        fraction: float,
        message: str,
        figures: dict[str, float] | None = None,
    ) -> None:
        stop_if(self._stopping)
        self._report(Progress(stage, fraction, message, dict(figures or {})))


def _without(learning: LearningSettings, left_out: frozenset[LearnedPart]) -> LearningSettings:
    """The settings, where a part that is left out is one of them."""
    return replace(learning, shrinkage=0.0) if LearnedPart.SHRINKAGE in left_out else learning


def _precedence(
    routings: KnownRoutings, stopping: Stopping, left_out: frozenset[LearnedPart]
) -> Precedence:
    if LearnedPart.PRECEDENCE in left_out:
        return Precedence(())
    return Precedence.mined(routings, routings.way[routings.latest[routings.latest >= 0]], stopping)


def _heard(tell: _Teller, bookings: int) -> Stopping:
    """Asked between the steps of learning where work is done; tells that it goes on."""

    def stopping() -> bool:
        tell(TrainingStage.TIMES, _ROUTED, f"where the work of {bookings} bookings was done")
        return False

    return stopping


def _work_centers(
    learn: WorkCenterLearning,
    left_out: frozenset[LearnedPart],
    held: NDArray[np.int64],
    stopping: Stopping,
) -> WorkCenters:
    """What chooses work centers, learned without some items; nothing does when it is left out."""
    if LearnedPart.WORK_CENTERS in left_out:
        return WorkCenters.none(learn.routings)
    return learn.learn(held, stopping)


def _weights(
    vectorizer: ItemVectorizer,
    table: NDArray[np.int32],
    routings: KnownRoutings,
    learning: LearningSettings,
    stopping: Stopping,
    left_out: frozenset[LearnedPart],
) -> NDArray[np.float32]:
    """Sharpen the columns by what the routings tell, then weigh them."""
    if LearnedPart.ATTRIBUTE_WEIGHTS in left_out:
        return even_weights(vectorizer.columns_)
    routed = np.flatnonzero(routings.latest >= 0)
    way = routings.way[routings.latest[routed]]
    table = table[routed]
    pairs = draw_pairs(table, way, routings, learning.seed)
    sharpened: list[Column] = []
    for place, column in enumerate(vectorizer.columns_):
        stop_if(stopping)
        ids = table[:, place]
        if isinstance(column, TextColumn):
            sharpened.append(with_relevant_grams(column, ids, way, routings))
        elif isinstance(column, NumberColumn):
            left, right = ids[pairs.left], ids[pairs.right]
            known = (left >= 0) & (right >= 0)
            sharpened.append(with_best_grain(column, left[known], right[known], pairs.alike[known]))
        else:
            sharpened.append(column)
    vectorizer.columns_ = tuple(sharpened)
    return learned_weights(vectorizer.columns_, table, pairs, stopping)


def _made(routings: KnownRoutings, left_out: frozenset[LearnedPart]) -> NDArray[np.float32]:
    """Items with a routing x their jobs; no jobs where thresholds are not wanted."""
    way = routings.way[routings.latest[routings.latest >= 0]]
    if LearnedPart.THRESHOLDS in left_out:
        return np.zeros((len(way), 0), np.float32)
    jobs, _ = frequent_jobs(routings, way)
    return jobs_made(routings, way, jobs)


def _documented(routings: KnownRoutings) -> NDArray[np.int64]:
    """Of each item: 0 without a routing, else 1 and one more for every work order."""
    running = np.concatenate(([0], np.cumsum(routings.orders, dtype=np.int64)))
    orders = running[routings.item_offsets[1:]] - running[routings.item_offsets[:-1]]
    return np.where(routings.latest >= 0, orders + 1, 0)


def _last_day(routings: KnownRoutings, booked: Bookings) -> int:
    created = routings.created[routings.created != NO_DATE]
    reported = booked.minute[booked.counted & (booked.minute != UNDATED)]
    days = [0]
    if len(created):
        days.append(int(np.quantile(created, _LATEST, method="lower")))
    if len(reported):
        days.append(int(np.quantile(reported, _LATEST, method="lower")) * _MINUTE)
    return max(days)


def _recall(graph: NeighborIndex, vectors: NDArray[np.float32], seed: int) -> dict[str, float]:
    """How many of the truly nearest the graph finds."""
    if graph.exact:
        return {"neighbors.recall": 1.0}
    probes = np.random.default_rng(seed).permutation(len(vectors))[:_PROBES]
    truth, _ = exact_nearest(vectors, vectors[probes], _PROBED)
    found, _ = graph.nearest(vectors[probes], _PROBED)
    hits = [len(np.intersect1d(t, f)) for t, f in zip(truth, found, strict=True)]
    return {"neighbors.recall": float(np.mean(hits)) / _PROBED}


def _golden(known: Precedents) -> tuple[dict[str, Any], ...]:
    """Questions spread over the items with a routing."""
    routed = np.flatnonzero(known.routings.latest >= 0)
    chosen = routed[np.linspace(0, len(routed) - 1, min(_GOLDEN, len(routed))).astype(int)]
    return tuple(
        {
            "code": known.items.code(item),
            "attributes": {
                name: value.isoformat() if isinstance(value, date) else value
                for name, value in known.attributes_of(item).items()
            },
        }
        for item in chosen.tolist()
    )
