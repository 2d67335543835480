"""What is lost without each part of the method, and what more history brings."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.progress import part_of
from routingml_desktop.domain.quality import MODEL, LearningPoint, PartScore
from routingml_desktop.ml.baselines import NEAREST_COPY
from routingml_desktop.ml.bootstrap import mean
from routingml_desktop.ml.gains import minutes_gains, routing_gains
from routingml_desktop.ml.idle_parts import (
    NO_CHANGE,
    NO_LOT_EFFECT,
    NOT_AS_BOOKED,
    NOTHING_CLEANED,
)
from routingml_desktop.ml.left_out import LearnedPart
from routingml_desktop.ml.lot_places import BY_SIZE, WHATEVER_SIZE
from routingml_desktop.ml.minutes_figures import BookedLots, minutes_figures
from routingml_desktop.ml.rounds import Round, play_model
from routingml_desktop.ml.routing_figures import Questions, routing_figures
from routingml_desktop.ml.splits import some_of

if TYPE_CHECKING:
    from routingml_desktop.domain.progress import Report, Stopping
    from routingml_desktop.domain.quality import Figure
    from routingml_desktop.ml.held_out import HoldOut
    from routingml_desktop.ml.training import TrainingFrames
    from routingml_desktop.settings import EvaluationSettings, IndexSettings, LearningSettings

MOST_ASKED: Final = 1_000
"""Questions of each of these trainings, drawn by seed."""
VOTES: Final = "votes"
"""The copy of the nearest item: what is left of the method when nobody votes."""
LAUNDRY: Final = "laundry"
"""The cleaning of the bookings; without: the training part as it was booked, asked the same."""
LOT_CENTERS: Final = "lot_work_centers"
"""Work centers that depend on the lot's size; without: the same model asked without a size."""
LOT_PLACE: Final = "lot_place"
"""Share of booked lots at the work center that is proposed for them."""
SHARES: Final = (0.125, 0.25, 0.5, 1.0)
"""Parts of the history, each twice the one before."""
_OTHER: Final = "without"


class Study:
    """One hold-out, asked again and again of models that know or do less."""

    def __init__(
        self,
        held: HoldOut,
        learning: LearningSettings,
        index: IndexSettings,
        evaluation: EvaluationSettings,
        stopping: Stopping,
        *,
        as_booked: pl.DataFrame | None = None,
    ) -> None:
        """``as_booked`` are the training part's bookings as they were before any cleaning."""
        self._as_booked = as_booked
        self._held = some_of(held, MOST_ASKED, evaluation.seed)
        self._learning = learning
        self._index = index
        self._evaluation = evaluation
        self._stopping = stopping
        self._questions = Questions.of(self._held.asked, evaluation.bootstrap, evaluation.seed)

    def ablation(self, whole: Round, report: Report) -> tuple[PartScore, ...]:
        """Each part of the method left out in its turn; ``whole`` are the full model's answers.

        A part that found nothing to do, or without which every answer is the same, says so.
        Raises WorkCancelledError when asked to stop.
        """
        full = self._same(whole)
        nearest = replace(full, proposals={MODEL: full.proposals[NEAREST_COPY]}, minutes={})
        trainings = 1 + sum(part not in whole.idle for part in LearnedPart)
        turns = (
            part_of(report, place / trainings, (place + 1) / trainings)
            for place in range(trainings)
        )
        scores = [
            self._score(VOTES, full, nearest),
            self.laundry(full, next(turns)),
            self._lot_centers(full),
        ]
        for part in LearnedPart:
            if part in whole.idle:
                scores.append(PartScore(part.value, {}, {}, whole.idle[part]))
                continue
            without = play_model(
                self._held,
                self._learning,
                self._index,
                next(turns),
                self._stopping,
                left_out=frozenset({part}),
            )
            scores.append(self._score(part.value, full, without))
        return tuple(scores)

    def laundry(self, full: Round, report: Report) -> PartScore:
        """The model learned from bookings that nobody cleaned, judged by clean ones all the same.

        ``full`` are the full model's answers. Raises WorkCancelledError when asked to stop.
        """
        cleaned, raw = self._held.training.actuals, self._as_booked
        if raw is None:
            return PartScore(LAUNDRY, {}, {}, NOT_AS_BOOKED)
        if raw.equals(cleaned):
            return PartScore(LAUNDRY, {}, {}, NOTHING_CLEANED)
        held = replace(self._held, training=replace(self._held.training, actuals=raw))
        dirty = play_model(held, self._learning, self._index, report, self._stopping)
        return self._score(LAUNDRY, full, dirty)

    def _lot_centers(self, full: Round) -> PartScore:
        """Where lots were booked: proposed for their size, or whatever it is."""
        by_size, whatever = (full.placed.get(name) for name in (BY_SIZE, WHATEVER_SIZE))
        judged = np.zeros(0, np.int64) if by_size is None else np.flatnonzero(~np.isnan(by_size))
        if by_size is None or whatever is None or not len(judged):
            return PartScore(LOT_CENTERS, {}, {}, NO_LOT_EFFECT)
        items = self._questions.item_of[BookedLots.of(full.bookings).asked[judged]]
        lost, left = (
            self._questions.resamples.figure(mean(values[judged]), items, "")
            for values in (by_size - whatever, whatever)
        )
        return PartScore(LOT_CENTERS, {LOT_PLACE: left}, {LOT_PLACE: lost})

    def learning_curve(self, whole: Round, report: Report) -> tuple[LearningPoint, ...]:
        """The model learned from an eighth, a quarter, half and all of the items with a routing.

        Smaller parts are within larger ones. Raises WorkCancelledError when asked to stop.
        """
        routed = self._held.training.operations[c.ITEM_CODE].unique().sort()
        order = np.random.default_rng(self._evaluation.seed).permutation(len(routed))
        points = []
        for place, share in enumerate(SHARES):
            count = max(1, round(share * len(routed)))
            if share == SHARES[-1]:
                played = self._same(whole)
            else:
                dropped = routed.gather(np.sort(order[count:]))
                held = replace(self._held, training=_without(self._held.training, dropped))
                turn = part_of(report, place / len(SHARES), (place + 1) / len(SHARES))
                played = play_model(held, self._learning, self._index, turn, self._stopping)
            points.append(LearningPoint(share, count, self._figures(played)))
        return tuple(points)

    def _same(self, whole: Round) -> Round:
        """The full model's answers to the questions that are asked here."""
        units = {asked.unit for asked in self._held.asked}
        asked_here = np.array([asked.unit in units for asked in whole.asked], dtype=bool)
        return whole.only(asked_here)

    def _figures(self, played: Round) -> dict[str, Figure]:
        figures = routing_figures(
            self._questions, played.proposals[MODEL], with_confidence=bool(played.minutes)
        )
        if MODEL in played.minutes:
            lots, minutes = BookedLots.of(played.bookings), played.minutes[MODEL]
            figures |= minutes_figures(self._questions, lots, minutes, minutes.known)
        return figures

    def _score(self, part: str, full: Round, without: Round) -> PartScore:
        if _alike(full, without):
            return PartScore(part, {}, {}, NO_CHANGE)
        proposals = {MODEL: full.proposals[MODEL], _OTHER: without.proposals[MODEL]}
        found = routing_gains(self._questions, proposals)
        if MODEL in without.minutes:
            minutes = {MODEL: full.minutes[MODEL], _OTHER: without.minutes[MODEL]}
            found += minutes_gains(self._questions, full, minutes)
        lost = {gain.measure: gain.figure for gain in found}
        return PartScore(part, self._figures(without), lost)


def _alike(full: Round, without: Round) -> bool:
    """Whether not one routing, confidence or minute is another one."""
    mine, other = full.minutes.get(MODEL), without.minutes.get(MODEL)
    if full.proposals[MODEL] != without.proposals[MODEL] or mine is None or other is None:
        return False
    return all(
        np.array_equal(getattr(mine, each.name), getattr(other, each.name), equal_nan=True)
        for each in fields(mine)
    )


def _without(training: TrainingFrames, codes: pl.Series) -> TrainingFrames:
    """The training part as if it had never heard of these items."""
    kept = ~pl.col(c.ITEM_CODE).is_in(codes.implode())
    return replace(
        training,
        items=training.items.filter(kept),
        operations=training.operations.filter(kept),
        actuals=training.actuals.filter(kept),
    )
