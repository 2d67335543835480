"""Predicted against actual, and the baselines that must be beaten."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from math import ceil
from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.progress import part_of
from routingml_desktop.domain.quality import MODEL, MethodScore, Novelty, Protocol, QualityReport
from routingml_desktop.ml import negative_control as shuffling
from routingml_desktop.ml import splits
from routingml_desktop.ml.ablation import Study
from routingml_desktop.ml.answered import unanswered_note
from routingml_desktop.ml.baselines import MOST_FREQUENT
from routingml_desktop.ml.code_attributes import sibling_attributes
from routingml_desktop.ml.confidence_figures import reliability, risk_coverage
from routingml_desktop.ml.control_figures import control_score, control_verdict, interval_words
from routingml_desktop.ml.gains import gain_over, gains, strongest
from routingml_desktop.ml.held_out import is_as_built, unit_table
from routingml_desktop.ml.minutes_figures import minutes_points, work_center_scores
from routingml_desktop.ml.notes import Note
from routingml_desktop.ml.rounds import Round, play, together
from routingml_desktop.ml.routing_figures import Questions, routing_figures
from routingml_desktop.ml.score_table import distance_scores, method_scores

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    import polars as pl

    from routingml_desktop.domain.progress import Report, Stopping
    from routingml_desktop.domain.quality import Figure, Gain
    from routingml_desktop.domain.weights import WeightProfile
    from routingml_desktop.ml.held_out import HoldOut
    from routingml_desktop.ml.training import TrainingFrames
    from routingml_desktop.settings import EvaluationSettings, IndexSettings, LearningSettings

MOST_BOOKINGS: Final = 20_000
"""Held-out bookings that are judged; a random part of more."""
MOST_POINTS: Final = 2_000
ENOUGH_ASKED: Final = 200
"""A small plant is held out part by part until so many questions are asked."""
PLAYED: Final = 0.25
"""Share of a thorough evaluation until the parts of the method are left out one by one."""
JUDGED: Final = 0.8
"""Share of a round until its negative control begins."""


def evaluate(  # noqa: PLR0913, PLR0917 (each settings section is one)
    frames: TrainingFrames,
    protocol: Protocol,
    learning: LearningSettings,
    index: IndexSettings,
    evaluation: EvaluationSettings,
    report: Report,
    stopping: Stopping,
    version: str = "",
    *,
    created: datetime,
    profiles: Sequence[WeightProfile] = (),
    thorough: bool = False,
    as_booked: pl.DataFrame | None = None,
) -> QualityReport:
    """Hold out a part of history, learn from the rest, ask, and compare with what really was.

    ``profiles`` are the experts' weights, a baseline. ``thorough`` also learns anew for each part
    of the method that is left out and for less history, which takes several times as long;
    ``as_booked`` are the actuals as they would be without any cleaning, for that alone. The same
    frames, settings and ``created`` give the same report. What cannot be measured on these frames
    is None with a reason. Raises WorkCancelledError when asked to stop.
    """
    learn = partial(play, learning=learning, index=index, stopping=stopping)
    rounding = part_of(report, 0.0, PLAYED if thorough else 1.0)
    found = _played(frames, protocol, evaluation, partial(learn, profiles=profiles), rounding)
    if found.first is None:
        return _not_measured(frames, protocol, evaluation, version, created, found.reasons)
    played, sampled = _sampled(together(found.rounds), evaluation.seed)
    control_round = together(found.controls)
    gain = gain_over(control_round, MODEL, MOST_FREQUENT, evaluation)
    compared = gains(played, evaluation)
    told = strongest(compared)
    control = control_score(control_round, evaluation)
    questions = Questions.of(played.asked, evaluation.bootstrap, evaluation.seed)
    answers = played.proposals[MODEL]
    judged = [
        answer for answer, q in zip(answers, played.asked, strict=True) if q.actual is not None
    ]
    measured = QualityReport(
        protocol=protocol,
        source=frames.source,
        created=created,
        version=version,
        seed=evaluation.seed,
        scores=(*method_scores(played, evaluation), control),
        work_centers=work_center_scores(questions, played.bookings, played.minutes[MODEL]),
        points=minutes_points(played.bookings, played.minutes[MODEL], MOST_POINTS, evaluation.seed),
        notes=(
            *played.notes,
            *sampled,
            *unanswered_note(judged),
            *_without_minutes(played),
            *map(_verdict, told),
            control_verdict(gain, control),
        ),
        facts={
            "as_built": int(is_as_built(frames.operations)),
            "rounds": len(found.rounds),
            "asked": len(played.asked),
            "asked_with_routing": len(judged),
            "unanswered": sum(not answer.routings for answer in judged),
            "bookings": len(played.bookings),
            "sibling_attribute": ", ".join(played.siblings) or None,
            "family_attribute": played.family,
            "one_attribute": played.attribute,
            "expert_profile": played.profile,
            **_as_facts("negative_control_gain", gain),
            **_facts_of(told),
        },
        distances=distance_scores(played, evaluation),
        gains=compared,
        reliability=reliability(questions, answers),
        risk_coverage=risk_coverage(questions, answers),
    )
    if not thorough:
        return measured
    raw = None
    if as_booked is not None:
        hold_outs = _hold_outs(replace(frames, actuals=as_booked), protocol, evaluation)
        raw = next(islice(hold_outs, found.place, None)).training.actuals
    study = Study(found.first, learning, index, evaluation, stopping, as_booked=raw)
    whole, middle = found.rounds[0], (PLAYED + 1.0) / 2
    return replace(
        measured,
        ablation=study.ablation(whole, part_of(report, PLAYED, middle)),
        learning_curve=study.learning_curve(whole, part_of(report, middle, 1.0)),
    )


@dataclass(frozen=True, slots=True)
class _Played:
    """The rounds, their negative controls, and why hold-outs could not be played."""

    first: HoldOut | None
    place: int
    """That of ``first`` among all hold-outs."""
    rounds: list[Round]
    controls: list[Round]
    reasons: tuple[str, ...]


def _played(
    frames: TrainingFrames,
    protocol: Protocol,
    evaluation: EvaluationSettings,
    learn: Callable[..., Round],
    report: Report,
) -> _Played:
    rounds: list[Round] = []
    controls: list[Round] = []
    reasons: list[str] = []
    first, at = None, 0
    count = _rounds(frames, protocol, evaluation)
    siblings = sibling_attributes(frames.items, frames.attributes)
    for place, held in enumerate(_hold_outs(frames, protocol, evaluation)):
        if not held.asked or held.training.operations.is_empty():
            reasons += [Note.NOTHING_LEFT.told()] if held.asked else held.notes
            continue
        if first is None:
            first, at = held, place
        turn = part_of(report, len(rounds) / count, (len(rounds) + 1) / count)
        rounds.append(learn(held, siblings, report=part_of(turn, 0.0, JUDGED)))
        if sum(len(control.asked) for control in controls) < shuffling.MOST_ASKED:
            control = shuffling.control(held, evaluation.seed)
            controls.append(learn(control, siblings, report=part_of(turn, JUDGED, 1.0)))
        if len(rounds) == count:
            break
    return _Played(first, at, rounds, controls, tuple(reasons))


def _hold_outs(
    frames: TrainingFrames,
    protocol: Protocol,
    evaluation: EvaluationSettings,
) -> Iterator[HoldOut]:
    siblings = sibling_attributes(frames.items, frames.attributes)
    share, most, seed = evaluation.holdout, evaluation.max_items, evaluation.seed
    choose: dict[Protocol, Callable[[], Iterator[HoldOut]]] = {
        Protocol.TIME: lambda: iter((splits.by_time(frames, share, most, seed),)),
        Protocol.GROUP: lambda: splits.by_group(frames, siblings, share, most, seed),
        Protocol.LEAVE_ONE_OUT: lambda: splits.one_at_a_time(frames, evaluation.folds, most, seed),
    }
    return choose[protocol]()


def _rounds(frames: TrainingFrames, protocol: Protocol, evaluation: EvaluationSettings) -> int:
    """How many hold-outs are played: by group only as many as give enough questions."""
    table = unit_table(frames.operations)
    units, items = max(1, len(table)), table[c.ITEM_CODE].n_unique()
    per_part = max(1, round(min(evaluation.holdout * items, evaluation.max_items)))
    return {
        Protocol.TIME: 1,
        Protocol.GROUP: min(ceil(ENOUGH_ASKED / per_part), max(2, round(1 / evaluation.holdout))),
        Protocol.LEAVE_ONE_OUT: min(evaluation.folds, units),
    }[protocol]


def _sampled(played: Round, seed: int) -> tuple[Round, tuple[str, ...]]:
    """At most MOST_BOOKINGS bookings, and the sentence that says so."""
    n = len(played.bookings)
    if n <= MOST_BOOKINGS:
        return played, ()
    rows = np.sort(np.random.default_rng(seed).permutation(n)[:MOST_BOOKINGS])
    return played.with_bookings(rows), (Note.SAMPLED.told(most=MOST_BOOKINGS, all=n),)


def _without_minutes(played: Round) -> tuple[str, ...]:
    """The sentence that says why no minutes were measured; none where they were."""
    if not len(played.bookings):
        return (Note.NO_BOOKING_HELD_OUT.told(),)
    if not played.minutes[MODEL].known.any():
        return (Note.NO_MINUTES_KNOWN.told(),)
    return ()


def _verdict(gain: Gain) -> str:
    return (Note.BEATEN if gain.won else Note.NOT_BEATEN).told(
        measure=gain.measure,
        gain=f"{gain.figure.value:+.3f}",
        baseline=gain.baseline,
        interval=interval_words(gain.figure),
        n=gain.figure.n,
    )


def _as_facts(name: str, figure: Figure) -> dict[str, float | int | None]:
    return {
        name: figure.value,
        f"{name}_low": figure.low,
        f"{name}_high": figure.high,
        f"{name}_n": figure.n,
    }


def _facts_of(found: tuple[Gain, ...]) -> dict[str, float | int | None]:
    facts: dict[str, float | int | None] = {}
    for gain in found:
        facts |= _as_facts(f"gain_{gain.measure}_over_{gain.baseline}", gain.figure)
    return facts


def _not_measured(
    frames: TrainingFrames,
    protocol: Protocol,
    evaluation: EvaluationSettings,
    version: str,
    created: datetime,
    notes: tuple[str, ...],
) -> QualityReport:
    """A report whose figures all say why there are none."""
    reason = notes[0] if notes else Note.NOTHING_TO_HOLD_OUT.told()
    questions = Questions.of((), evaluation.bootstrap, evaluation.seed)
    empty = {
        name: replace(figure, reason=reason)
        for name, figure in routing_figures(questions, (), with_confidence=True).items()
    }
    return QualityReport(
        protocol=protocol,
        source=frames.source,
        created=created,
        version=version,
        seed=evaluation.seed,
        scores=(MethodScore(MODEL, Novelty.ALL, empty),),
        notes=(reason, *notes[1:]),
    )
