"""Parts of the method that find nothing to do say so, and those that do are not among them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import polars as pl
import pytest

from routingml_desktop.domain import columns as c
from routingml_desktop.ml.idle_parts import idle_parts
from routingml_desktop.ml.left_out import LearnedPart
from routingml_desktop.ml.training import TrainingFrames, train
from routingml_desktop.settings import IndexSettings, LearningSettings
from tests.ml.plants import ATTRIBUTES, make_plant, never, quiet

if TYPE_CHECKING:
    from routingml_desktop.ml.routing_model import RoutingModel


def totals_only() -> TrainingFrames:
    """Totals of lots of 2 to 100 pieces, each with 40 minutes of set-up, and no standards."""
    frames = make_plant(60, orders=6).frames
    rng = np.random.default_rng(5)
    pieces = np.array([2.0, 5.0, 10.0, 20.0, 50.0, 100.0])
    place = frames.actuals[c.WORK_ORDER].str.split("-").list.last().cast(pl.Int64).to_numpy()
    lot = pieces[place]
    total = 40.0 + lot * 3.0 * rng.lognormal(0, 0.05, len(lot))
    nothing = pl.lit(None, pl.Float64)
    return replace(
        frames,
        operations=frames.operations.with_columns(
            nothing.alias(c.SETUP_MINUTES), nothing.alias(c.RUN_MINUTES)
        ),
        actuals=frames.actuals.with_columns(
            nothing.alias(c.SETUP_MINUTES),
            pl.Series(c.RUN_MINUTES, total),
            pl.Series(c.QUANTITY, lot),
        ),
        attributes=tuple(a for a in ATTRIBUTES if a.name in {"KIND", "MATERIAL"}),
    )


def learned(frames: TrainingFrames, *without: LearnedPart) -> RoutingModel:
    learning, index = LearningSettings(), IndexSettings()
    return train(frames, learning, index, quiet, never, left_out=frozenset(without))


@pytest.fixture(scope="module")
def totals() -> RoutingModel:
    return learned(totals_only())


def test_a_plant_of_totals_without_standards_says_what_is_idle(totals: RoutingModel) -> None:
    idle = idle_parts(totals)

    assert idle[LearnedPart.STANDARDS] == "the plant has no standards"
    assert idle[LearnedPart.CODE_PARTS].startswith("no attribute is a composite code")
    assert idle[LearnedPart.SHIFTS].startswith("no work center's pace")
    assert LearnedPart.TOTALS not in idle


def test_without_the_split_of_totals_all_of_a_total_is_run(totals: RoutingModel) -> None:
    whole, without = (
        totals.parts.bookings,
        learned(totals_only(), LearnedPart.TOTALS).parts.bookings,
    )

    assert np.nanmedian(whole.setup_share) > 0.2
    assert np.isnan(without.setup_share).all()


def test_a_plant_that_books_set_up_apart_has_no_totals_to_split() -> None:
    idle = idle_parts(learned(make_plant(60, orders=2).frames))

    assert idle[LearnedPart.TOTALS].startswith("no operation was found whose booked totals")
    assert LearnedPart.STANDARDS not in idle
