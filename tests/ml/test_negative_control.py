from __future__ import annotations

from collections import Counter

import numpy as np

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.routing import RoutingOrigin
from routingml_desktop.ml.held_out import unit_table
from routingml_desktop.ml.negative_control import control, shuffled
from routingml_desktop.ml.splits import by_group
from tests.ml.histories import booking, history, routing_rows

CODES = [f"I{k:02d}" for k in range(30)]
MASTER = history(
    {code: {"X": code} for code in CODES},
    [routing_rows(code, f"J{k}", "PACK") for k, code in enumerate(CODES)],
    [booking(code, "PACK") for code in CODES],
)


def test_routings_change_their_items_and_stay_whole() -> None:
    before = unit_table(MASTER.operations)

    after = unit_table(shuffled(MASTER, np.random.default_rng(1)).operations)

    ways_before = [tuple(way) for way in before["job_codes"]]
    ways_after = [tuple(way) for way in after["job_codes"]]
    assert after[c.ITEM_CODE].to_list() == before[c.ITEM_CODE].to_list()
    assert Counter(ways_after) == Counter(ways_before)
    assert sum(a == b for a, b in zip(ways_after, ways_before, strict=True)) < 10


def test_orders_as_built_are_dealt_one_by_one() -> None:
    frames = history(
        {"P": {}, "Q": {}},
        [
            routing_rows(part, f"J{part}", routing_no=f"{part}{k}", origin=RoutingOrigin.AS_BUILT)
            for part in "PQ"
            for k in range(20)
        ],
    )

    after = unit_table(shuffled(frames, np.random.default_rng(1)).operations)

    assert after.filter(after[c.ITEM_CODE] == "P")["job_codes"].explode().n_unique() == 2
    assert after[c.ITEM_CODE].value_counts()["count"].to_list() == [20, 20]


def test_the_questions_keep_their_true_answers() -> None:
    held = next(by_group(MASTER, (), share=0.3, most=100, seed=1))

    shuffled_held = control(held, seed=1)

    assert shuffled_held.asked == held.asked
    assert shuffled_held.bookings.is_empty()
    assert set(shuffled_held.training.items[c.ITEM_CODE]) == set(held.training.items[c.ITEM_CODE])
