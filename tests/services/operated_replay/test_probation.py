from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest

from routingml_desktop.domain.replay import Month
from routingml_desktop.ml.months import asked_within, known_before
from routingml_desktop.services.operated_replay.probation import TOO_LITTLE, judge_probation
from routingml_desktop.settings import EvaluationSettings
from tests.ml.plants import make_plant, never, quiet, trained

if TYPE_CHECKING:
    from routingml_desktop.ml.routing_model import RoutingModel

SETTINGS = EvaluationSettings(bootstrap=100)
PLANT = make_plant(60, orders=20).frames
MONTH = Month.of("2020-01")


@pytest.fixture(scope="module")
def model() -> RoutingModel:
    known = known_before(PLANT, MONTH.start)
    return trained(known, try_boosting=False, try_network=False, try_stacking=False)


def test_a_version_that_answers_the_same_keeps_its_place(model: RoutingModel) -> None:
    held, _ = asked_within(PLANT, MONTH.start, MONTH.following.start, 100, 1)

    found = judge_probation(held, model, model, SETTINGS, quiet, never)

    assert not found.rolled_back
    assert found.reason == ""
    assert {gain.figure.value for gain in found.gains} <= {0.0, None}


def test_a_month_that_asked_nothing_does_not_judge(model: RoutingModel) -> None:
    nothing = Month.of("2031-01")
    held, _ = asked_within(PLANT, nothing.start, nothing.following.start, 100, 1)

    found = judge_probation(held, model, model, SETTINGS, quiet, never)

    assert (found.rolled_back, found.reason, found.gains) == (False, TOO_LITTLE, ())


def test_too_few_items_do_not_judge(model: RoutingModel) -> None:
    few = PLANT.actuals.filter(pl.col("item_code").is_in(PLANT.actuals["item_code"].head(1)))
    frames = type(PLANT)(PLANT.items, PLANT.operations.head(0), few, PLANT.attributes, PLANT.source)
    when = few["reported"][0]
    month = Month(when.year, when.month)
    held, _ = asked_within(frames, month.start, month.following.start, 100, 1)

    found = judge_probation(held, model, model, SETTINGS, quiet, never)

    assert len(held.asked) == 1
    assert (found.rolled_back, found.reason) == (False, TOO_LITTLE)
