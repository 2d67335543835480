"""Several versions on the same questions: figures of each, and differences question by question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.domain.quality import Gain, MethodScore, Novelty
from routingml_desktop.ml import minutes_measures as mm
from routingml_desktop.ml.bootstrap import mean
from routingml_desktop.ml.minutes_figures import BookedLots, minutes_figures
from routingml_desktop.ml.routing_figures import Questions, per_question, routing_figures

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from routingml_desktop.domain.quality import Figure
    from routingml_desktop.ml.bootstrap import Places, Values
    from routingml_desktop.ml.rounds import Round
    from routingml_desktop.settings import EvaluationSettings

    Mask = NDArray[np.bool_]

EXACT: Final = "exact_at_1"
EDITS: Final = "edits_to_go"
TRIMMED: Final = "minutes_trimmed_mae"
COVERAGE: Final = "coverage_80"
MEASURES: Final = (EXACT, EDITS, TRIMMED, COVERAGE)
NOT_ASKED: Final = "no routing was created"
NOT_BOOKED: Final = "no booking has minutes from all of them"


def policy_scores(played: Round, evaluation: EvaluationSettings) -> tuple[MethodScore, ...]:
    """A row per method of the round.

    Minutes are over the bookings that every method predicts, so that none is better because it
    answers easier questions; ``minutes_answered`` is over all bookings.
    """
    questions = Questions.of(played.asked, evaluation.bootstrap, evaluation.seed)
    lots, everywhere = BookedLots.of(played.bookings), _compared(played)
    rows = []
    for method, proposals in played.proposals.items():
        found = routing_figures(questions, proposals, with_confidence=False)
        found |= minutes_figures(questions, lots, played.minutes[method], everywhere)
        kept = {name: found[name] for name in (*MEASURES, "minutes_answered")}
        rows.append(MethodScore(method, Novelty.ALL, kept))
    return tuple(rows)


def policy_gains(
    played: Round, pairs: Iterable[tuple[str, str]], evaluation: EvaluationSettings
) -> tuple[Gain, ...]:
    """By pair of methods and measure, how much better the first is than the second.

    Of the coverage it is the plain difference. A gain's baseline is ``first:second``.
    """
    questions = Questions.of(played.asked, evaluation.bootstrap, evaluation.seed)
    found = []
    for first, second in pairs:
        gains = {
            **_routing_gains(questions, played, first, second),
            **_minutes_gains(questions, played, first, second),
        }
        found += [Gain(name, f"{first}:{second}", figure) for name, figure in gains.items()]
    return tuple(found)


def _routing_gains(
    questions: Questions, played: Round, first: str, second: str
) -> Mapping[str, Figure]:
    judged = np.array(
        [place for place, asked in enumerate(questions.asked) if asked.actual is not None], np.int64
    )
    item_of = questions.item_of[judged]

    def values(method: str, measure: str) -> Values:
        proposals = played.proposals[method]
        pairs = [(proposals[place], questions.asked[place].actual or ()) for place in judged]
        return per_question(pairs, measure)

    resamples = questions.resamples
    exact = mean(values(first, EXACT) - values(second, EXACT))
    edits = mean(values(second, EDITS) - values(first, EDITS))
    return {
        EXACT: resamples.figure(exact, item_of, NOT_ASKED),
        EDITS: resamples.figure(edits, item_of, NOT_ASKED),
    }


def _minutes_gains(
    questions: Questions, played: Round, first: str, second: str
) -> Mapping[str, Figure]:
    lots, resamples = BookedLots.of(played.bookings), questions.resamples
    own, other = played.minutes[first], played.minutes[second]
    both = np.flatnonzero(_compared(played))
    actual, item_of = lots.total[both], questions.item_of[lots.asked[both]]
    before, after = (
        mm.trimmed_mean_absolute_error(one.total[both], actual) for one in (other, own)
    )
    band = both[~np.isnan(own.low[both]) & ~np.isnan(other.low[both])]
    inside = [_inside(played, method, band, lots.total) for method in (first, second)]
    return {
        TRIMMED: resamples.gain(before, after, item_of, reason=NOT_BOOKED),
        COVERAGE: resamples.figure(
            mean(inside[0] - inside[1]), questions.item_of[lots.asked[band]], NOT_BOOKED
        ),
    }


def _inside(played: Round, method: str, rows: Places, actual: Values) -> Values:
    minutes = played.minutes[method]
    held = (minutes.low[rows] <= actual[rows]) & (actual[rows] <= minutes.high[rows])
    return held.astype(np.float64)


def _compared(played: Round) -> Mask:
    """The bookings that every method predicts."""
    known: Mask = np.logical_and.reduce([minutes.known for minutes in played.minutes.values()])
    return known
