"""How much evidence outweighs the wider group is chosen by orders held back."""

from __future__ import annotations

import numpy as np
import pytest

from routingml_desktop.ml.minutes_learning import chosen_shrinkage
from routingml_desktop.ml.minutes_replay import STEPS, Replayed
from routingml_desktop.ml.shrinkage import LEAST_ROWS, Shrinkage, Step
from routingml_desktop.ml.time_levels import ANYWHERE, Level, Part, TimeLevels
from routingml_desktop.ml.time_statistics import Summary

CENTERS, ORDERS = 200, 4


def held_back(apart: float, *, seed: int = 2, centers: int = CENTERS) -> Replayed:
    """Orders at work centers whose logarithms truly lie ``apart``, five of each held back.

    What each work center says is the mean of four orders that scatter by 0.3.
    """
    rng = np.random.default_rng(seed)
    truth = np.repeat(rng.normal(0, apart, centers), 5)
    said = np.full((len(truth), len(STEPS)), np.nan)
    amount = np.zeros((len(truth), len(STEPS)))
    place = STEPS.index(Step.WORK_CENTER)
    said[:, place] = truth + np.repeat(rng.normal(0, 0.3 / np.sqrt(ORDERS), centers), 5)
    amount[:, place] = ORDERS
    none = np.zeros(len(truth))
    return Replayed(
        part=Part.RUN,
        row=np.arange(len(truth)),
        item=np.arange(len(truth)),
        place=none.astype(np.int64),
        origin=none.astype(np.int8),
        features=np.zeros((len(truth), 1)),
        said=said,
        amount=amount,
        usual=none,
        middle=none,
        spread=none,
        actual=truth + rng.normal(0, 0.3, len(truth)),
    )


def k_of(rows: Replayed) -> float:
    return chosen_shrinkage({Part.RUN: rows}, 4.0).k(Part.RUN, Step.WORK_CENTER)


def test_work_centers_that_differ_stand_for_themselves_and_equal_ones_do_not() -> None:
    assert k_of(held_back(1.0)) <= 1.0
    assert k_of(held_back(0.0)) >= 32.0


def test_with_few_orders_held_back_the_usual_k_stays() -> None:
    few = held_back(1.0, centers=LEAST_ROWS // 5 - 1)

    assert chosen_shrinkage({Part.RUN: few}, 4.0).chosen == {}
    assert k_of(few) == 4.0


def level(middle: float, orders: int) -> Level:
    return Level(middle, 0.3, 0.2, 3, Summary(orders, None, None, None, None), 0)


@pytest.mark.parametrize(("k", "middle"), [(0.0, 2.0), (4.0, 1.0), (12.0, 0.5)])
def test_a_work_center_is_drawn_towards_the_operation_by_its_orders(
    k: float, middle: float
) -> None:
    levels = TimeLevels(Part.RUN, 0.1, {(0, ANYWHERE): level(0.0, 90), (0, 3): level(2.0, 4)})

    drawn = levels.drawn_by(k).at(0, 3)

    assert drawn is not None
    assert drawn.middle == pytest.approx(middle)
    assert levels.levels[0, 3].middle == 2.0
    assert levels.drawn_by(k).anywhere(0) == level(0.0, 90)


def test_what_was_chosen_is_read_as_it_was_kept() -> None:
    chosen = Shrinkage(4.0, {(Part.RUN, Step.WORK_CENTER): 16.0})

    read = Shrinkage.from_data(4.0, chosen.as_data())

    assert read.weight(Part.RUN, Step.WORK_CENTER, 4) == pytest.approx(0.2)
    assert read.weight(Part.SETUP, Step.WORK_CENTER, 4) == pytest.approx(0.5)
