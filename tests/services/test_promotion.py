"""The gate: who is better on frozen items, by how much, where not, and who may not be compared."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np
import polars as pl
import pytest

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.promotion import Concern, Flag, Question, Verdict
from routingml_desktop.domain.quality import Protocol, QualityReport
from routingml_desktop.services.odd_bookings import odd_bookings
from routingml_desktop.services.promotion import (
    contest,
    first_verdict,
    flagged,
    unproven_verdict,
    verdict,
)
from routingml_desktop.services.trial import Said, Trial, Truth
from routingml_desktop.settings import EvaluationSettings, PromotionSettings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LIMITS = PromotionSettings(large_work_center=20)
EVALUATION = EvaluationSettings(bootstrap=200)
ITEMS = tuple(f"I{number:02}" for number in range(40))
NOW = datetime(2026, 11, 20, tzinfo=UTC)


def center_of(number: int) -> str:
    return "TURNING" if number % 2 else "MILLING"


def plant(orders: int = 3, seed: int = 1) -> Truth:
    """Items that take 2 minutes set-up and 1 minute a piece, give or take, in lots of 10."""
    noise = np.random.default_rng(seed)
    rows = [
        {
            c.ITEM_CODE: item,
            c.WORK_ORDER: f"{item}-{order}",
            c.JOB_CODE: "A",
            c.WORK_CENTER: center_of(number),
            c.QUANTITY: 10.0,
            c.SETUP_MINUTES: 2.0,
            c.RUN_MINUTES: 10.0 * float(noise.lognormal(0, 0.1)),
            "occurrence": 0,
        }
        for number, item in enumerate(ITEMS)
        for order in range(orders)
    ]
    return Truth(
        items=ITEMS,
        routings=dict.fromkeys(ITEMS, ("A", "B")),
        bookings=pl.DataFrame(rows),
        families={item: f"F{number % 4}" for number, item in enumerate(ITEMS)},
    )


def says(
    run: Callable[[int], float | None] | float = 1.0, jobs: tuple[str, ...] = ("A", "B")
) -> Trial:
    """A version that says so many minutes a piece, by the number of the item."""
    at = run if callable(run) else lambda _number: run
    return Trial(
        {
            item: tuple(Said(job, center_of(number), 2.0, at(number)) for job in jobs)
            for number, item in enumerate(ITEMS)
        }
    )


def judged(champion: Trial, challenger: Trial, truth: Truth | None = None) -> Verdict:
    found = contest(truth or plant(), champion, challenger, EVALUATION)
    assert found is not None
    return flagged(verdict(found, "old", LIMITS), odd_bookings(found), "bookings")


def passed(found: Verdict) -> Mapping[Question, bool]:
    return {check.question: check.passed for check in found.checks}


def measured(**facts: float | None) -> QualityReport:
    return QualityReport(Protocol.TIME, "demo", NOW, "", 42, (), facts=facts)


def test_a_clearly_better_version_is_promoted_with_its_figures() -> None:
    found = judged(says(1.4), says(1.0))

    assert found.promoted
    assert set(passed(found).values()) == {True}
    assert found.sentence.startswith("Better than old: the trimmed error fell by ")
    assert Verdict.from_dict(found.as_dict()) == found


def test_the_same_version_again_is_not_better() -> None:
    found = judged(says(1.1), says(1.1))

    assert not found.promoted
    assert passed(found)[Question.TRIMMED_ERROR] is False
    assert "fell by 0.0% (wanted 5%, n 120)" in found.sentence


def test_a_gain_below_the_least_improvement_is_not_enough() -> None:
    found = judged(says(1.40), says(1.39))

    assert not found.promoted
    assert passed(found)[Question.HOURS_WEIGHTED] is True
    assert passed(found)[Question.TRIMMED_ERROR] is False


def test_a_gain_that_rests_on_few_items_does_not_pass_the_interval() -> None:
    """Two items are far better and the others a little worse: the sum is better by chance."""
    found = judged(
        says(lambda number: 9.0 if number < 2 else 1.0),
        says(lambda number: 1.0 if number < 2 else 1.06),
    )

    assert not found.promoted
    assert passed(found)[Question.HOURS_WEIGHTED] is False


def test_one_large_work_center_that_gets_worse_stops_it_and_is_named() -> None:
    found = judged(
        says(lambda number: 3.0 if center_of(number) == "TURNING" else 1.0),
        says(lambda number: 1.0 if center_of(number) == "TURNING" else 1.3),
    )

    stopped = {check.question: check.names for check in found.checks if not check.passed}
    assert not found.promoted
    assert stopped[Question.WORK_CENTERS] == ("MILLING",)
    assert found.sentence.startswith("Not better than old: worse at MILLING;")


def test_one_poisoned_family_stops_it_and_is_named() -> None:
    found = judged(
        says(2.0),
        says(lambda number: 3.5 if number % 4 == 1 else 1.0),
    )

    stopped = {check.question: check.names for check in found.checks if not check.passed}
    assert not found.promoted
    assert stopped[Question.FAMILIES] == ("F1",)


def test_a_family_with_spoilt_bookings_is_flagged_although_the_version_is_better() -> None:
    """Every fifth booking of one family is ten times too long."""
    rows = plant(orders=10).bookings.with_row_index("row")
    spoilt = (pl.col(c.ITEM_CODE).is_in([ITEMS[place] for place in range(1, 40, 4)])) & (
        pl.col("row") % 5 == 0
    )
    bookings = rows.with_columns(
        pl.when(spoilt)
        .then(10 * pl.col(c.RUN_MINUTES))
        .otherwise(pl.col(c.RUN_MINUTES))
        .alias(c.RUN_MINUTES)
    )

    found = judged(says(1.4), says(1.0), replace(plant(), bookings=bookings))
    clean = judged(says(1.4), says(1.0), plant(orders=10))

    (flag,) = found.flags
    assert (flag.concern, flag.name) == (Concern.ODD_BOOKINGS, "F1")
    assert flag.told == "20% of 100 in family F1 are off by more than a factor of 3, elsewhere 0%"
    assert flag.facts == {"share": 0.2, "n": 100, "factor": 3.0, "elsewhere": 0.0}
    assert Verdict.from_dict(found.as_dict()) == found
    assert "Look at the bookings: 20% of 100 in family F1" in found.sentence
    assert clean.flags == ()


def test_a_small_work_center_decides_nothing() -> None:
    few = PromotionSettings(large_work_center=1000)
    found = contest(plant(), says(2.0), says(1.0), EVALUATION)
    assert found is not None

    assert Question.WORK_CENTERS not in passed(verdict(found, "old", few))


def test_better_minutes_do_not_excuse_worse_routings() -> None:
    found = judged(says(1.4), says(1.0, jobs=("A", "C")))

    assert not found.promoted
    assert passed(found)[Question.EXACT] is False


def test_answering_fewer_questions_is_no_way_to_be_better() -> None:
    found = judged(says(1.4), says(lambda number: 1.0 if number % 2 else None))

    assert not found.promoted
    assert passed(found)[Question.ANSWERED] is False


def test_without_bookings_better_routings_decide() -> None:
    nothing = replace(plant(), bookings=plant().bookings.head(0))

    assert judged(says(jobs=("A", "C")), says(), nothing).promoted
    assert not judged(says(), says(), nothing).promoted


def test_versions_that_answer_no_booking_are_judged_by_their_routings() -> None:
    mute = says(lambda _number: None)

    assert not judged(mute, mute).promoted


def test_a_champion_without_any_error_cannot_be_beaten_by_a_share() -> None:
    exact = replace(
        plant(), bookings=plant().bookings.with_columns(pl.lit(10.0).alias(c.RUN_MINUTES))
    )

    found = judged(says(1.0), says(1.0), exact)

    assert not found.promoted
    assert "fell by an unknown share" in found.sentence


def test_too_few_common_items_are_no_contest() -> None:
    few = Trial(dict(list(says().answers.items())[:4]))

    assert contest(plant(), says(), few, EVALUATION) is None


def test_bookings_are_matched_by_operation_then_work_center_then_turn() -> None:
    twice = Trial(
        {
            item: (
                Said("A", "ELSEWHERE", None, 9.0),
                Said("A", center_of(number), None, 1.0),
                Said("A", center_of(number), None, 2.0),
            )
            for number, item in enumerate(ITEMS)
        }
    )
    second = plant().bookings.with_columns(pl.lit(1).alias("occurrence"))

    found = contest(replace(plant(), bookings=second), twice, twice, EVALUATION)

    assert found is not None
    assert set(found.champion) == {20.0}


def test_the_first_version_is_promoted_with_a_clear_word() -> None:
    good = first_verdict(measured(gain_exact_at_1_over_nearest_low=0.02))
    weak = first_verdict(measured(gain_exact_at_1_over_nearest_low=-0.02))
    unmeasured = first_verdict(None)

    assert good.promoted
    assert good.flags == ()
    assert "all 1 comparisons with baselines are won" in good.sentence
    assert weak.promoted
    assert [(flag.concern, flag.name) for flag in weak.flags] == [
        (Concern.NOT_BEATEN, "exact_at_1 of nearest")
    ]
    assert "although it does not beat exact_at_1 of nearest" in weak.sentence
    assert unmeasured.promoted
    assert "Promoted unmeasured" in unmeasured.sentence


@pytest.mark.parametrize(("low", "promoted"), [(0.02, True), (-0.02, False), (None, False)])
def test_an_active_version_that_cannot_be_compared_with_gives_way_to_who_beats_the_baselines(
    low: float | None,
    promoted: bool,  # noqa: FBT001 (what is expected)
) -> None:
    found = unproven_verdict(
        measured(gain_minutes_mae_over_standard_low=low), "old", "was never asked"
    )

    assert found.promoted is promoted
    assert found.champion == "old"
    assert "the active version old was never asked" in found.sentence


def test_the_flags_of_an_earlier_program_are_still_read() -> None:
    stored = judged(says(1.4), says(1.0)).as_dict() | {"flags": ["does not beat x"]}

    assert Verdict.from_dict(stored).flags == (Flag(Concern.OTHER, "", "does not beat x"),)
