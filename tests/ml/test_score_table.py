from __future__ import annotations

import numpy as np
import polars as pl

from routingml_desktop.domain.item import Item
from routingml_desktop.domain.quality import MODEL, Gain, Novelty
from routingml_desktop.ml.answered import NOTHING_PROPOSED
from routingml_desktop.ml.baselines import MOST_FREQUENT, NEAREST_COPY
from routingml_desktop.ml.gains import gains, strongest
from routingml_desktop.ml.held_out import ASKED, Asked
from routingml_desktop.ml.lot_minutes import MEDIAN, LotMinutes
from routingml_desktop.ml.replies import Proposal
from routingml_desktop.ml.rounds import Round
from routingml_desktop.ml.score_table import (
    ABOVE_THRESHOLD,
    distance_scores,
    method_scores,
)
from routingml_desktop.settings import EvaluationSettings
from tests.ml.histories import actuals_frame, booking

RIGHT = ((("TURN", ""), ("PACK", "")),)
WRONG = ((("MILL", ""),),)
SETTINGS = EvaluationSettings(bootstrap=200)


def lots(total: float, count: int) -> LotMinutes:
    values = np.full(count, total)
    return LotMinutes(np.full(count, np.nan), values, values, values - 5, values + 5)


def played(model: list[Proposal], known: int = 0, minutes: float = 70.0) -> Round:
    """Questions whose actual routing is RIGHT; every lot took 70 minutes; the median says 90."""
    n = len(model)
    return Round(
        tuple(Asked(f"I{k}", Item(f"I{k}"), known=k < known, actual=RIGHT[0]) for k in range(n)),
        actuals_frame([booking(f"I{k}", "TURN") for k in range(n)]).with_columns(
            pl.Series(ASKED, np.arange(n, dtype=np.uint32))
        ),
        {
            MODEL: tuple(model),
            MOST_FREQUENT: tuple(Proposal(WRONG) for _ in range(n)),
            NEAREST_COPY: tuple(Proposal(RIGHT if k % 2 else WRONG) for k in range(n)),
        },
        {MODEL: lots(minutes, n), MEDIAN: lots(90.0, n)},
    )


def strongest_of(found: Round, settings: EvaluationSettings) -> tuple[Gain, ...]:
    return strongest(gains(found, settings))


def test_the_model_is_compared_with_the_best_baseline() -> None:
    exact, similar, _ = strongest_of(played([Proposal(RIGHT)] * 20), SETTINGS)

    assert (exact.measure, exact.baseline, exact.figure.value) == ("exact_at_1", NEAREST_COPY, 0.5)
    assert exact.won
    assert similar.baseline == NEAREST_COPY


def test_a_model_that_is_worse_does_not_win() -> None:
    exact, *_ = strongest_of(played([Proposal(WRONG)] * 20), SETTINGS)

    assert exact.figure.value == -0.5
    assert not exact.won


def test_fewer_minutes_of_error_are_a_gain() -> None:
    better = strongest_of(played([Proposal(RIGHT)] * 20, minutes=75.0), SETTINGS)[-1]
    worse = strongest_of(played([Proposal(RIGHT)] * 20, minutes=100.0), SETTINGS)[-1]

    assert (better.measure, better.baseline, better.figure.value) == ("minutes_mae", MEDIAN, 15.0)
    assert better.won
    assert worse.figure.value == -10.0
    assert not worse.won


def test_known_and_new_items_have_rows_of_their_own() -> None:
    model = [Proposal(RIGHT)] * 5 + [Proposal(WRONG)] * 15

    scores = {
        (score.method, score.novelty): score.figures["exact_at_1"]
        for score in method_scores(played(model, known=5), SETTINGS)
        if "exact_at_1" in score.figures
    }

    assert (scores[MODEL, Novelty.KNOWN].value, scores[MODEL, Novelty.KNOWN].n) == (1.0, 5)
    assert (scores[MODEL, Novelty.NEW].value, scores[MODEL, Novelty.NEW].n) == (0.0, 15)
    assert (scores[MODEL, Novelty.ALL].value, scores[MODEL, Novelty.ALL].n) == (0.25, 20)


def test_answers_above_the_threshold_are_also_judged_alone() -> None:
    model = [Proposal(RIGHT)] * 5 + [Proposal(WRONG, willing=False)] * 15

    scores = {score.method: score for score in method_scores(played(model), SETTINGS)}

    assert scores[ABOVE_THRESHOLD].figures["exact_at_1"].value == 1.0
    assert scores[ABOVE_THRESHOLD].figures["exact_at_1"].n == 5
    assert scores[ABOVE_THRESHOLD].figures["minutes_mae"].n == 5


def test_a_model_that_never_abstains_needs_no_second_row() -> None:
    scores = method_scores(played([Proposal(RIGHT)] * 6), SETTINGS)

    assert ABOVE_THRESHOLD not in {score.method for score in scores}


def test_questions_are_grouped_by_the_nearest_known_item() -> None:
    model = [Proposal(RIGHT, similarity=0.95)] * 2 + [Proposal(WRONG, similarity=0.5)] * 3

    near, middle, far = distance_scores(played(model), SETTINGS)

    assert (near.figures["exact_at_1"].value, near.figures["exact_at_1"].n) == (1.0, 2)
    assert (middle.figures["exact_at_1"].value, middle.figures["exact_at_1"].n) == (None, 0)
    assert (far.figures["exact_at_1"].value, far.figures["exact_at_1"].n) == (0.0, 3)


def test_every_baseline_is_compared_apart_for_known_and_new_items() -> None:
    found = gains(played([Proposal(RIGHT)] * 20, known=5), SETTINGS)

    asked = {
        (gain.novelty, gain.baseline): gain.figure.n
        for gain in found
        if gain.measure == "exact_at_1"
    }
    assert asked == {
        (novelty, method): n
        for novelty, n in ((Novelty.ALL, 20), (Novelty.KNOWN, 5), (Novelty.NEW, 15))
        for method in (MOST_FREQUENT, NEAREST_COPY)
    }


def test_fewer_edits_are_a_gain() -> None:
    found = gains(played([Proposal(RIGHT)] * 20), SETTINGS)

    edits = next(g for g in found if (g.measure, g.baseline) == ("edits_to_go", MOST_FREQUENT))
    assert edits.figure.value == 2.0
    assert edits.won


def test_a_model_that_answers_nothing_gains_and_loses_nothing() -> None:
    silent = played([Proposal(())] * 20)

    routings = [gain.figure for gain in gains(silent, SETTINGS) if gain.measure == "exact_at_1"]

    assert {figure.value for figure in routings} == {None}
    assert {figure.reason for figure in routings} == {NOTHING_PROPOSED}
    assert [gain.measure for gain in strongest_of(silent, SETTINGS)] == ["minutes_mae"]


def test_what_nothing_could_be_compared_with_is_not_called_far() -> None:
    scores = distance_scores(played([Proposal(())] * 20), SETTINGS)

    assert {score.figures["exact_at_1"].n for score in scores} == {0}
    assert {score.figures["exact_at_1"].value for score in scores} == {None}
