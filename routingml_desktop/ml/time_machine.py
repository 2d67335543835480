"""The past replayed month by month: learn what was known, ask what was asked, score what came."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.errors import InputError
from routingml_desktop.domain.progress import part_of, stop_if
from routingml_desktop.domain.quality import MODEL, Novelty
from routingml_desktop.domain.replay import MonthScore, ReplayedQuestion, ReplayReport
from routingml_desktop.ml.baselines import MOST_FREQUENT, MOST_FREQUENT_OF_FAMILY, NEAREST_COPY
from routingml_desktop.ml.bootstrap import DIGITS
from routingml_desktop.ml.code_attributes import sibling_attributes
from routingml_desktop.ml.confidence_figures import reliability, risk_coverage
from routingml_desktop.ml.gains import gains
from routingml_desktop.ml.held_out import is_as_built
from routingml_desktop.ml.lot_minutes import STANDARD
from routingml_desktop.ml.measures import edits_to_go, job_codes
from routingml_desktop.ml.minutes_figures import BookedLots, minutes_figures
from routingml_desktop.ml.months import (
    created_within,
    known_before,
    require_asked,
    require_dated,
    require_known,
)
from routingml_desktop.ml.notes import Note
from routingml_desktop.ml.replies import ask_all
from routingml_desktop.ml.rounds import Round, compared, together
from routingml_desktop.ml.routing_figures import Questions, routing_figures
from routingml_desktop.ml.score_table import method_scores
from routingml_desktop.ml.training import train

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routingml_desktop.domain.progress import Report, Stopping
    from routingml_desktop.domain.replay import Month, ReplayRequest
    from routingml_desktop.domain.weights import WeightProfile
    from routingml_desktop.ml.measures import Steps
    from routingml_desktop.ml.routing_model import RoutingModel
    from routingml_desktop.ml.training import TrainingFrames
    from routingml_desktop.settings import EvaluationSettings, IndexSettings, LearningSettings

RIVALS: Final = (NEAREST_COPY, MOST_FREQUENT_OF_FAMILY, MOST_FREQUENT)
TRAINED: Final = 0.7
"""Share of a month that is spent when its model is trained."""
NOTHING_CREATED: Final = "no routing was created"
NOTHING_KNOWN: Final = "nothing was known before"


@dataclass(frozen=True, slots=True)
class _Known:
    """A model and what it was allowed to learn from."""

    cut: datetime
    training: TrainingFrames
    model: RoutingModel | None
    """None when nothing was known."""


class TimeMachine:
    """Replays months of a plant's past; the same frames, settings and request give the same."""

    def __init__(
        self,
        frames: TrainingFrames,
        learning: LearningSettings,
        index: IndexSettings,
        evaluation: EvaluationSettings,
        stopping: Stopping,
        *,
        profiles: Sequence[WeightProfile] = (),
    ) -> None:
        self._frames = frames
        self._learning = learning
        self._index = index
        self._evaluation = evaluation
        self._stopping = stopping
        self._profiles = profiles

    def replay(self, request: ReplayRequest, report: Report, *, taken: datetime) -> ReplayReport:
        """Ask each month's new routings of a model that learned from what was known before it.

        ``taken`` is when the snapshot was taken. Raises LaterKnowledgeError when anything dated
        after a question would take part, InputError when no routing carries a date or for an
        attribute to leave out that there is not, WorkCancelledError when asked to stop.
        """
        require_dated(self._frames)
        frames = without_attributes(self._frames, request.left_out)
        siblings = sibling_attributes(frames.items, frames.attributes)
        months = request.first.until(request.last)
        scores: list[MonthScore] = []
        rounds: list[Round] = []
        questions: list[ReplayedQuestion] = []
        known: _Known | None = None
        for place, month in enumerate(months):
            stop_if(self._stopping)
            turn = part_of(report, place / len(months), (place + 1) / len(months))
            if known is None or place % request.every == 0:
                known = self._learned(frames, month, part_of(turn, 0.0, TRAINED))
            held, moments = created_within(
                frames,
                known.training,
                month.start,
                month.following.start,
                self._evaluation.max_items,
                self._evaluation.seed,
            )
            if known.model is None or not held.asked:
                reason = NOTHING_KNOWN if known.model is None else NOTHING_CREATED
                scores.append(MonthScore(str(month), "", 0, {}, {}, reason))
                continue
            pairs = zip((asked.item for asked in held.asked), moments, strict=True)
            require_asked(known.training, pairs)
            replies = ask_all(known.model, held, part_of(turn, TRAINED, 1.0), self._stopping)
            played = compared(held, siblings, replies, self._learning, self._profiles)
            scores.append(self._scored(month, known.cut, played))
            questions += _rows(month, known.cut, played, moments)
            rounds.append(played)
        told = ReplayReport(
            source=frames.source,
            taken=taken,
            first=str(request.first),
            last=str(request.last),
            every=request.every,
            left_out=request.left_out,
            seed=self._evaluation.seed,
            months=tuple(scores),
            questions=tuple(questions),
            notes=(Note.NOT_KEPT.told(),),
            facts={
                "as_built": int(is_as_built(frames.operations)),
                "first_created": _month(frames.operations[c.CREATED].min()),
                "last_created": _month(frames.operations[c.CREATED].max()),
            },
        )
        return self._summed(told, together(rounds)) if rounds else told

    def _learned(self, frames: TrainingFrames, month: Month, report: Report) -> _Known:
        training = known_before(frames, month.start)
        require_known(training, month.start)
        if training.operations.is_empty():
            return _Known(month.start, training, None)
        model = train(training, self._learning, self._index, report, self._stopping)
        return _Known(month.start, training, model)

    def _scored(self, month: Month, cut: datetime, played: Round) -> MonthScore:
        questions = Questions.of(played.asked, self._evaluation.bootstrap, self._evaluation.seed)
        figures = routing_figures(questions, played.proposals[MODEL], with_confidence=True)
        lots, minutes = BookedLots.of(played.bookings), played.minutes[MODEL]
        figures |= minutes_figures(questions, lots, minutes, minutes.known)
        rivals = {
            method: routing_figures(questions, played.proposals[method], with_confidence=False)
            for method in RIVALS
            if method in played.proposals
        }
        return MonthScore(
            str(month),
            f"{cut:%Y-%m-%d}",
            len(played.asked),
            figures,
            {method: found["exact_at_1"] for method, found in rivals.items()},
        )

    def _summed(self, told: ReplayReport, played: Round) -> ReplayReport:
        questions = Questions.of(played.asked, self._evaluation.bootstrap, self._evaluation.seed)
        scores = method_scores(played, self._evaluation)
        over_all = [gain for gain in gains(played, self._evaluation) if gain.novelty is Novelty.ALL]
        return replace(
            told,
            scores=scores,
            gains=tuple(over_all),
            reliability=reliability(questions, played.proposals[MODEL]),
            risk_coverage=risk_coverage(questions, played.proposals[MODEL]),
        )


def without_attributes(frames: TrainingFrames, names: Sequence[str]) -> TrainingFrames:
    """The frames as if the plant had no such attributes; raise InputError for an unknown one."""
    known = {attribute.name for attribute in frames.attributes}
    for name in names:
        if name not in known:
            raise InputError(f"There is no attribute {name}. Known: {', '.join(sorted(known))}.")
    kept = tuple(attribute for attribute in frames.attributes if attribute.name not in names)
    return replace(frames, attributes=kept, items=frames.items.drop(*names))


def _rows(
    month: Month, cut: datetime, played: Round, moments: Sequence[datetime]
) -> list[ReplayedQuestion]:
    """The questions one by one, so that anybody can challenge each."""
    lots = BookedLots.of(played.bookings)
    minutes, standards = played.minutes[MODEL], played.minutes.get(STANDARD)
    rows = []
    for place, (asked, moment) in enumerate(zip(played.asked, moments, strict=True)):
        proposal = played.proposals[MODEL][place]
        proposed = proposal.routings[0] if proposal.routings else ()
        released = asked.actual or ()
        of_it = np.flatnonzero((lots.asked == place) & minutes.known)
        rows.append(
            ReplayedQuestion(
                month=str(month),
                item_code=asked.item.code,
                unit=asked.unit,
                created=moment.isoformat(sep=" ", timespec="minutes"),
                known_until=f"{cut:%Y-%m-%d}",
                confidence=_rounded(proposal.confidence),
                proposed=_written(proposed),
                released=_written(released),
                exact=job_codes(proposed) == job_codes(released),
                edits=edits_to_go(proposed, released),
                proposed_minutes=_sum(minutes.total[of_it]),
                standard_minutes=None if standards is None else _sum(standards.total[of_it]),
                booked_minutes=_sum(lots.total[of_it]),
            )
        )
    return rows


def _month(moment: object) -> str | None:
    return f"{moment:%Y-%m}" if isinstance(moment, datetime) else None


def _written(steps: Steps) -> tuple[str, ...]:
    return tuple(f"{job}@{center}" if center else job for job, center in steps)


def _sum(values: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> float | None:
    """The sum; None without values or when one of them is not known."""
    return round(float(values.sum()), 1) if len(values) and not np.isnan(values).any() else None


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS)
