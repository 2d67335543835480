from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from routingml_desktop.ml.bootstrap import Median, Ratio, Resamples, TrimmedMean, mean

if TYPE_CHECKING:
    from routingml_desktop.domain.quality import Figure

ONCE_EACH = np.arange(40)
SOME = np.random.default_rng(1).lognormal(3.0, 1.0, 40)


def ends(figure: Figure) -> tuple[float, float]:
    assert figure.low is not None
    assert figure.high is not None
    return figure.low, figure.high


def width(figure: Figure) -> float:
    low, high = ends(figure)
    return high - low


@pytest.mark.parametrize(
    "statistic",
    [mean(SOME), mean(SOME, root=True), Ratio(SOME, SOME[::-1]), TrimmedMean(SOME, 0.1)],
)
def test_every_item_drawn_once_gives_the_value_itself(statistic) -> None:  # type: ignore[no-untyped-def]
    drawn = statistic.resampled(np.ones((1, 40)), ONCE_EACH)

    assert drawn[0] == pytest.approx(statistic.value)


@given(
    arrays.arrays(np.float64, st.integers(3, 30), elements=st.floats(0, 1000)),
    st.randoms(use_true_random=False),
)
def test_an_item_drawn_twice_counts_as_two_rows(values: np.ndarray, random) -> None:  # type: ignore[no-untyped-def]
    times = np.array([random.randint(0, 3) for _ in values])
    times[:3] += 1
    repeated = np.repeat(values, times)
    items = np.arange(len(values))

    for kind in (mean, Median, lambda rows: TrimmedMean(rows, 0.1)):
        drawn = kind(values).resampled(times[None, :].astype(float), items)
        assert drawn[0] == pytest.approx(kind(repeated).value)


def test_the_interval_holds_the_value_and_shrinks_with_more_items() -> None:
    few = Resamples(40, 500, seed=1).figure(mean(SOME), ONCE_EACH, "")
    more = np.tile(SOME, 10)
    many = Resamples(400, 500, seed=1).figure(mean(more), np.arange(400), "")

    assert few.value is not None
    assert ends(few)[0] < few.value < ends(few)[1]
    assert width(many) < 0.5 * width(few)


def test_ninety_five_of_a_hundred_intervals_hold_the_truth() -> None:
    random = np.random.default_rng(0)
    held = 0
    for seed in range(200):
        figure = Resamples(60, 300, seed).figure(mean(random.normal(5, 2, 60)), np.arange(60), "")
        low, high = ends(figure)
        held += low <= 5 <= high

    assert 180 <= held <= 200


def test_rows_of_one_item_are_drawn_together() -> None:
    item_of = np.repeat(np.arange(10), 50)
    values = np.repeat(np.arange(10.0), 50)

    together = Resamples(10, 500, seed=1).figure(mean(values), item_of, "")
    apart = Resamples(500, 500, seed=1).figure(mean(values), np.arange(500), "")

    assert width(together) > 3 * width(apart)


def test_the_same_seed_gives_the_same_interval() -> None:
    def figure(seed: int) -> object:
        return Resamples(40, 200, seed).figure(TrimmedMean(SOME, 0.1), ONCE_EACH, "")

    assert figure(3) == figure(3)
    assert figure(3) != figure(4)


def test_no_rows_are_not_measured_and_never_zero() -> None:
    nothing = np.array([], dtype=np.int64)

    for statistic in (mean(np.array([])), Median(np.array([])), TrimmedMean(np.array([]), 0.1)):
        figure = Resamples(40, 200, 1).figure(statistic, nothing, "no bookings held out")
        assert (figure.value, figure.n, figure.reason) == (None, 0, "no bookings held out")
        assert figure.low is None


def test_four_items_are_too_few_for_an_interval() -> None:
    figure = Resamples(4, 200, 1).figure(mean(SOME[:4]), np.arange(4), "")

    assert figure.value is not None
    assert figure.low is None


@pytest.mark.slow
def test_two_thousand_items_and_thirty_measures_take_seconds() -> None:
    values = np.random.default_rng(1).lognormal(3.0, 1.0, 20_000)
    item_of = np.arange(20_000) % 2000
    started = time.process_time()

    resamples = Resamples(2000, 1000, 1)
    for _ in range(28):
        resamples.figure(mean(values), item_of, "")
    resamples.figure(TrimmedMean(values, 0.1), item_of, "")
    resamples.figure(Median(values), item_of, "")

    assert time.process_time() - started < 20


def test_a_gain_pairs_what_the_same_items_say_before_and_after() -> None:
    resamples = Resamples(40, 200, 1)

    found = resamples.gain(mean(SOME + 1.0), mean(SOME), ONCE_EACH)

    assert found.value == pytest.approx(1.0)
    assert ends(found) == pytest.approx((1.0, 1.0))


def test_a_relative_gain_is_a_share_of_what_was_before() -> None:
    resamples = Resamples(40, 200, 1)

    found = resamples.gain(mean(SOME * 2), mean(SOME), ONCE_EACH, relative=True)

    assert found.value == pytest.approx(0.5)


def test_a_gain_of_few_items_has_no_interval_and_of_none_no_value() -> None:
    few, nothing = np.zeros(40, np.int64), np.array([])

    assert Resamples(1, 200, 1).gain(mean(SOME), mean(SOME), few).low is None
    none = Resamples(1, 200, 1).gain(mean(nothing), mean(nothing), few[:0], reason="no rows")
    assert (none.value, none.reason) == (None, "no rows")
