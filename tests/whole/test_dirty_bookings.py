"""Minutes learned from bookings with faults are those learned from bookings without."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl
import pytest

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.candidate import AskOptions
from routingml_desktop.domain.cleaning import Detector
from routingml_desktop.domain.item import Attribute, Item
from routingml_desktop.ml.training import TrainingFrames, train
from routingml_desktop.plant.actuals import CleaningRules, clean
from routingml_desktop.settings import Settings
from tests.plant.laundry.clean_shop import NOW, Shop, clean_shop
from tests.plant.laundry.planting import PLANTS

if TYPE_CHECKING:
    from collections.abc import Mapping

SHARE = 0.05
PIECES = 10.0
FAULTS = (
    Detector.OPERATION_UNIT,
    Detector.SETUP_TWICE,
    Detector.FULL_TIME_ON_PART,
    Detector.SEVERAL_OPERATIONS,
    Detector.REPEATED,
    Detector.BREAKDOWN,
    Detector.NEGATIVE_MINUTES,
    Detector.NO_QUANTITY,
    Detector.FUTURE_DATE,
    Detector.WHOLE_HOURS,
    Detector.UNIT_SUSPECT,
    Detector.ABSURD_MINUTES,
)
"""Each is planted into SHARE of the bookings; parts before what would spoil their sums."""
ATTRIBUTES = (Attribute("KIND"), Attribute("SIZE"))

Minutes = dict[tuple[str, str], float]
"""Of a lot of PIECES, by item and operation."""


def with_faults(bookings: pl.DataFrame) -> pl.DataFrame:
    for number, detector in enumerate(FAULTS):
        rng = np.random.default_rng([7, number])
        bookings = PLANTS[detector](bookings, SHARE, rng).bookings
    # One worker, alone at his work center, rounds everything to ten minutes.
    tens = (pl.col(c.RUN_MINUTES) / 10).round().clip(lower_bound=1) * 10
    return bookings.with_columns(
        pl.when((pl.col(c.WORKER) == "3") & (pl.col(c.RUN_MINUTES) > 0))
        .then(tens)
        .otherwise(c.RUN_MINUTES)
        .alias(c.RUN_MINUTES)
    )


def items_of(shop: Shop) -> pl.DataFrame:
    codes = shop.operations[c.ITEM_CODE].unique().sort()
    numbers = [int(code[1:]) for code in codes]
    return pl.DataFrame(
        {
            c.ITEM_CODE: codes,
            c.ITEM_NAME: codes,
            "KIND": [f"K{number % 7}" for number in numbers],
            "SIZE": [float(number) for number in numbers],
        }
    )


def learned(shop: Shop, bookings: pl.DataFrame, rules: CleaningRules) -> Minutes:
    items, settings = items_of(shop), Settings()
    frames = TrainingFrames(
        items=items,
        operations=shop.operations,
        actuals=clean(bookings.lazy(), now=NOW, operations=shop.operations.lazy(), rules=rules),
        attributes=ATTRIBUTES,
        source="shop",
    )
    model = train(frames, settings.learning, settings.index, lambda _progress: None, lambda: False)
    asked = [Item(code, {"KIND": kind, "SIZE": size}) for code, _, kind, size in items.rows()]
    return {
        (answer.item.code, step.operation.job_code): total[1]
        for answer in model.predict_many(asked, AskOptions())
        for candidate in answer.candidates
        if candidate.existing and candidate.reference_item == answer.item.code
        for step in candidate.operations
        if (total := step.minutes_for(PIECES)) is not None
    }


def apart(minutes: Minutes, honest: Mapping[tuple[str, str], float]) -> float:
    """Mean share by which they differ."""
    return float(np.mean([abs(minutes[key] / honest[key] - 1) for key in honest]))


@pytest.mark.slow
def test_minutes_learned_from_dirty_bookings_are_those_of_clean_ones_within_5_percent() -> None:
    shop = clean_shop()
    dirty = with_faults(shop.bookings)

    honest = learned(shop, shop.bookings, CleaningRules())
    laundered = learned(shop, dirty, CleaningRules())
    as_booked = learned(shop, dirty, CleaningRules(active=frozenset()))

    assert len(honest) == shop.operations.height
    assert apart(laundered, honest) <= 0.05
    assert apart(as_booked, honest) > 0.10
