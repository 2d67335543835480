"""Two versions on the same questions, whose answers are set by hand."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from routingml_desktop.domain.item import Item
from routingml_desktop.domain.quality import Figure, Gain
from routingml_desktop.ml.held_out import ASKED, Asked
from routingml_desktop.ml.lot_minutes import LotMinutes
from routingml_desktop.ml.policy_scores import (
    COVERAGE,
    EDITS,
    EXACT,
    TRIMMED,
    policy_gains,
    policy_scores,
)
from routingml_desktop.ml.replies import Proposal
from routingml_desktop.ml.rounds import Round
from routingml_desktop.settings import EvaluationSettings
from tests.ml.histories import actuals_frame, booking

SETTINGS = EvaluationSettings(bootstrap=100)
COUNT = 10
RIGHT = Proposal(((("TURN", ""),),))
WRONG = Proposal(((("MILL", ""), ("PACK", "")),))


def lots(off: float, *, unknown: int = 0) -> LotMinutes:
    """All lots off by so many of their 70 minutes, in a band of 10 to each side."""
    total = np.full(COUNT, 70.0 + off)
    total[:unknown] = np.nan
    nothing = np.full(COUNT, np.nan)
    return LotMinutes(nothing, total, total, total - 10, total + 10)


def played(good: LotMinutes, bad: LotMinutes, *, routed: bool = True) -> Round:
    """``good`` proposes what was released for every item, ``bad`` for none."""
    codes = [f"I{number}" for number in range(COUNT)]
    actual = (("TURN", ""),) if routed else None
    places = pl.Series(ASKED, np.arange(COUNT, dtype=np.uint32))
    return Round(
        tuple(Asked(code, Item(code), known=False, actual=actual) for code in codes),
        actuals_frame([booking(code, "TURN") for code in codes]).with_columns(places),
        {"good": (RIGHT,) * COUNT, "bad": (WRONG,) * COUNT},
        {"good": good, "bad": bad},
    )


def gain_of(found: tuple[Gain, ...], measure: str) -> Figure:
    (figure,) = [gain.figure for gain in found if gain.measure == measure]
    return figure


def test_each_version_has_its_figures_with_n_and_interval() -> None:
    good, bad = policy_scores(played(lots(2.0), lots(30.0)), SETTINGS)

    assert (good.method, bad.method) == ("good", "bad")
    assert good.figures[EXACT] == Figure(1.0, COUNT, 1.0, 1.0)
    assert bad.figures[EXACT].value == 0.0
    assert good.figures[TRIMMED].value == pytest.approx(2.0)
    assert (good.figures[COVERAGE].value, bad.figures[COVERAGE].value) == (1.0, 0.0)


def test_minutes_are_over_the_bookings_that_all_predict() -> None:
    good, bad = policy_scores(played(lots(2.0), lots(30.0, unknown=4)), SETTINGS)

    assert (good.figures[TRIMMED].n, bad.figures[TRIMMED].n) == (6, 6)
    assert (good.figures["minutes_answered"].value, bad.figures["minutes_answered"].value) == (
        1.0,
        0.6,
    )


def test_a_difference_is_above_zero_where_the_first_is_better() -> None:
    round_ = played(lots(2.0), lots(30.0))

    found = policy_gains(round_, [("good", "bad")], SETTINGS)
    turned = policy_gains(round_, [("bad", "good")], SETTINGS)

    assert gain_of(found, EXACT).value == 1.0
    assert gain_of(found, EDITS).value == pytest.approx(2.0)
    assert gain_of(found, TRIMMED) == Figure(28.0, COUNT, 28.0, 28.0)
    assert gain_of(found, COVERAGE).value == 1.0
    assert [gain.baseline for gain in found] == ["good:bad"] * 4
    assert all(one.lost for one in turned)


def test_the_same_answers_differ_by_nothing() -> None:
    found = policy_gains(played(lots(2.0), lots(2.0)), [("good", "bad")], SETTINGS)

    assert gain_of(found, TRIMMED) == Figure(0.0, COUNT, 0.0, 0.0)


def test_what_was_not_asked_is_not_measured_and_says_why() -> None:
    round_ = played(lots(2.0, unknown=COUNT), lots(2.0), routed=False)

    found = policy_gains(round_, [("good", "bad")], SETTINGS)
    good, _ = policy_scores(round_, SETTINGS)

    for measure in (EXACT, EDITS, TRIMMED, COVERAGE):
        figure = gain_of(found, measure)
        assert (figure.value, figure.n) == (None, 0)
        assert figure.reason
        assert good.figures[measure].value is None
