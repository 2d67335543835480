from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest

from routingml_desktop.plant.contradiction import Verdicts, evidence_limits, verdicts

SHIFT = 0.20


def judged(
    cv: float,
    *,
    wrong: float = 0.0,
    orders: int = 20,
    standards: int = 400,
    a_week: float = 0.2,
    after: int = 0,
) -> Verdicts:
    """Standards with lognormal bookings around them, wrong by a share after some orders."""
    rng = np.random.default_rng(round(cv * 1000) + orders)
    spread = math.sqrt(math.log1p(cv**2))
    logs = rng.normal(-(spread**2) / 2, spread, (standards, orders))
    logs[:, after:] += math.log1p(wrong)
    spreads = np.full(standards, spread)
    return verdicts(
        logs.ravel(),
        np.arange(0, (standards + 1) * orders, orders),
        spreads,
        limit=evidence_limits(spreads, a_week * standards, false_alarms=1.0),
        shift=SHIFT,
        clip=3.0,
        least=8,
    )


@pytest.mark.parametrize("cv", [0.1, 0.2, 0.3])
@pytest.mark.parametrize("a_week", [0.2, 1.0])
def test_of_500_standards_that_are_right_less_than_one_a_week_comes_onto_the_list(
    cv: float, a_week: float
) -> None:
    weeks = 60 / a_week

    found = judged(cv, orders=60, standards=1000, a_week=a_week)

    assert found.entries.sum() / 1000 * 500 / weeks < 1.0


@pytest.mark.parametrize(("cv", "share"), [(0.1, 0.99), (0.2, 0.9), (0.3, 0.65)])
@pytest.mark.parametrize("after", [0, 15])
def test_a_fifth_too_much_is_listed_within_twenty_orders(
    cv: float, share: float, after: int
) -> None:
    found = judged(cv, wrong=SHIFT, orders=20 + after, after=after)

    assert (found.reached >= 0).mean() >= share


def test_standards_that_are_too_long_are_found_as_well() -> None:
    found = judged(0.1, wrong=-0.2)

    assert found.listed.mean() > 0.99


def test_the_contradiction_begins_about_where_the_bookings_change() -> None:
    found = judged(0.1, wrong=0.3, orders=40, after=20)

    assert abs(float(np.median(found.begun)) - 20) <= 1


def test_one_order_that_went_wrong_lists_nothing() -> None:
    logs = np.r_[np.full(12, -0.005), 3.0]

    found = verdicts(
        logs, np.array([0, 13]), np.array([0.1]),
        limit=np.array([2.5]), shift=SHIFT, clip=3.0, least=8,
    )  # fmt: skip

    assert not found.listed.any()


def test_bookings_that_return_to_the_standard_take_it_off_the_list() -> None:
    logs = np.r_[np.full(10, 0.25), np.full(20, -0.005)]

    found = verdicts(
        logs, np.array([0, 30]), np.array([0.1]),
        limit=np.array([2.5]), shift=SHIFT, clip=3.0, least=8,
    )  # fmt: skip

    assert found.entries.tolist() == [1]
    assert not found.listed.any()


def test_standards_of_unlike_length_are_judged_each_by_itself() -> None:
    lengths = [0, 3, 12, 1, 30]
    rng = np.random.default_rng(1)
    rows = [rng.normal(0.2, 0.1, length) for length in lengths]
    offsets = np.cumsum([0, *lengths])

    def judge(logs: np.ndarray, places: np.ndarray) -> list[bool]:
        count = len(places) - 1
        found = verdicts(
            logs, places, np.full(count, 0.1),
            limit=np.full(count, 3.0), shift=SHIFT, clip=3.0, least=8,
        )  # fmt: skip
        return [bool(listed) for listed in found.listed]

    together = judge(np.concatenate(rows), offsets)

    alone = [judge(row, np.array([0, len(row)]))[0] for row in rows]
    assert together == alone == [False, False, True, False, True]
    assert [b - a for a, b in pairwise(offsets.tolist())] == lengths


def test_the_limit_rises_with_the_orders_that_come_in() -> None:
    spread = np.full(100, 0.2)

    few, many = (evidence_limits(spread, rate, 1.0)[0] for rate in (1.0, 100.0))

    assert few == 2.5
    assert many == pytest.approx(math.log(0.45 * 500), abs=0.01)


def test_one_order_the_other_way_does_not_turn_a_listed_standard_round() -> None:
    logs = np.r_[np.full(12, 0.25), -3.0]

    found = verdicts(
        logs, np.array([0, 13]), np.array([0.1]),
        limit=np.array([2.5]), shift=SHIFT, clip=3.0, least=8,
    )  # fmt: skip

    assert found.listed.all()
    assert found.begun.tolist() == [0]


def test_bookings_that_hardly_scatter_are_no_cloak_for_a_wrong_standard() -> None:
    logs = np.full(12, 0.3)

    found = verdicts(
        logs, np.array([0, 12]), np.array([0.03]),
        limit=np.array([4.0]), shift=SHIFT, clip=3.0, least=8,
    )  # fmt: skip

    assert found.listed.all()
