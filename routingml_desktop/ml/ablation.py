"""What is lost without each part of the method, and what more history brings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.progress import part_of
from routingml_desktop.domain.quality import MODEL, LearningPoint, PartScore
from routingml_desktop.ml.baselines import NEAREST_COPY
from routingml_desktop.ml.gains import minutes_gains, routing_gains
from routingml_desktop.ml.left_out import LearnedPart
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
    ) -> None:
        self._held = some_of(held, MOST_ASKED, evaluation.seed)
        self._learning = learning
        self._index = index
        self._evaluation = evaluation
        self._stopping = stopping
        self._questions = Questions.of(self._held.asked, evaluation.bootstrap, evaluation.seed)

    def ablation(self, whole: Round, report: Report) -> tuple[PartScore, ...]:
        """Each part of the method left out in its turn; ``whole`` are the full model's answers.

        Raises WorkCancelledError when asked to stop.
        """
        full = self._same(whole)
        nearest = replace(full, proposals={MODEL: full.proposals[NEAREST_COPY]}, minutes={})
        scores = [self._score(VOTES, full, nearest)]
        parts = list(LearnedPart)
        for place, part in enumerate(parts):
            turn = part_of(report, place / len(parts), (place + 1) / len(parts))
            without = play_model(
                self._held,
                self._learning,
                self._index,
                turn,
                self._stopping,
                left_out=frozenset({part}),
            )
            scores.append(self._score(part.value, full, without))
        return tuple(scores)

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
        proposals = {MODEL: full.proposals[MODEL], _OTHER: without.proposals[MODEL]}
        found = routing_gains(self._questions, proposals)
        if MODEL in without.minutes:
            minutes = {MODEL: full.minutes[MODEL], _OTHER: without.minutes[MODEL]}
            found += minutes_gains(self._questions, full, minutes)
        lost = {gain.measure: gain.figure for gain in found}
        return PartScore(part, self._figures(without), lost)


def _without(training: TrainingFrames, codes: pl.Series) -> TrainingFrames:
    """The training part as if it had never heard of these items."""
    kept = ~pl.col(c.ITEM_CODE).is_in(codes.implode())
    return replace(
        training,
        items=training.items.filter(kept),
        operations=training.operations.filter(kept),
        actuals=training.actuals.filter(kept),
    )
