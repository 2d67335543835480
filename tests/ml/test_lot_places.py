"""Whether lots are proposed the work center where they were booked."""

from __future__ import annotations

import numpy as np

from routingml_desktop.domain import columns as c
from routingml_desktop.ml.lot_places import BY_SIZE, WHATEVER_SIZE, lot_places
from routingml_desktop.ml.splits import by_group
from tests.ml.plants import trained
from tests.ml.test_work_centers import box_plant


def test_lots_whose_size_decides_are_right_by_size_and_only_in_part_without_it() -> None:
    held = next(by_group(box_plant(by_lot=True), (), 0.2, 1_000, 1))

    right = lot_places(trained(held.training), held)

    large = held.bookings[c.QUANTITY].to_numpy() >= 100
    assert len(held.bookings) == len(right[BY_SIZE]) > 100
    assert right[BY_SIZE].mean() > 0.9
    # Without a size one and the same work center is proposed for small and for large lots.
    assert right[WHATEVER_SIZE][large].mean() + right[WHATEVER_SIZE][~large].mean() < 1.2


def test_where_lots_decide_nothing_none_is_judged() -> None:
    held = next(by_group(box_plant(), (), 0.2, 1_000, 1))

    right = lot_places(trained(held.training), held)

    assert np.isnan(right[BY_SIZE]).all()
    assert np.isnan(right[WHATEVER_SIZE]).all()
