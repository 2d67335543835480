"""What has moved since a version learned is found, and what has not raises no alarm."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import polars as pl
import pytest

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.drift import DriftFigure, DriftSubject
from routingml_desktop.domain.item import Item
from routingml_desktop.ml.distributions import Distribution, Distributions, nearest_before
from routingml_desktop.ml.drift import (
    WORTH_TELLING,
    index_limit,
    jensen_shannon,
    stability_index,
)
from routingml_desktop.ml.drift_measuring import (
    FEWEST,
    NEARER,
    TRAINED_BEFORE,
    UNDATED,
    TodaysPlant,
    _nearest,
    drift_of,
    measure_drift,
)
from routingml_desktop.ml.held_out import clean_bookings
from routingml_desktop.ml.known_routings import NO_DATE
from routingml_desktop.ml.routing_model import RoutingModel
from tests.ml.plants import never, trained

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.ml.plants import Plant


IS_LAST = pl.col(c.WORK_ORDER).str.ends_with("-5")


def counts(*values: float) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.array(values, np.float64)


def test_equal_shares_have_no_distance_and_disjoint_ones_the_largest() -> None:
    assert stability_index(counts(10, 20), counts(100, 200)) == pytest.approx(0.0, abs=1e-3)
    assert jensen_shannon(counts(10, 20), counts(100, 200)) == pytest.approx(0.0)
    assert jensen_shannon(counts(10, 0), counts(0, 10)) == pytest.approx(1.0)
    assert np.isfinite(stability_index(counts(10, 0), counts(0, 10)))


def test_the_index_is_the_textbook_one() -> None:
    before, now = counts(50_000, 50_000), counts(75_000, 25_000)

    expected = 0.25 * np.log(0.75 / 0.5) - 0.25 * np.log(0.25 / 0.5)
    assert stability_index(before, now) == pytest.approx(expected, abs=1e-4)


def test_chance_alone_stays_below_the_limit_in_nineteen_of_twenty_plants() -> None:
    random = np.random.default_rng(11)
    shares = np.full(10, 0.1)
    alarms = 0
    for _ in range(400):
        limit = index_limit(10, 3000, 120, compared=20)
        drawn = [
            stability_index(
                counts(*random.multinomial(3000, shares)), counts(*random.multinomial(120, shares))
            )
            for _ in range(20)
        ]
        alarms += max(drawn) > limit

    assert alarms / 400 <= 0.05


def test_the_fewer_values_the_wider_the_limit_and_never_below_what_is_worth_telling() -> None:
    assert index_limit(10, 1000, 30, 50) > index_limit(10, 1000, 300, 50) > WORTH_TELLING
    assert index_limit(10, 1e9, 1e9, 50) == WORTH_TELLING
    assert index_limit(1, 10, 10, 1) == WORTH_TELLING


def test_numbers_fall_into_the_learned_bins_and_missing_ones_into_their_own() -> None:
    learned = Distribution.of_numbers(np.array([*range(100), float("nan")], np.float64))

    today = learned.count(np.array([-50.0, 5.0, 1000.0, float("nan")]))

    assert learned.counts.sum() == 101
    assert learned.counts[-1] == 1
    assert (today[0], today[-2], today[-1]) == (2, 1, 1)
    assert Distribution.from_data(learned.as_data()).as_data() == learned.as_data()


def test_codes_that_were_not_learned_share_a_bin() -> None:
    learned = Distribution.of_codes(pl.Series("kind", ["A"] * 5 + ["B"] * 2 + [None]))

    today = learned.count(pl.Series(["A", "NEW", "NEWER", None]))

    assert learned.values[:2] == ("A", "B")
    assert today.tolist() == [1, 0, 2, 1]


@pytest.mark.parametrize("numbers", [[], [float("nan")] * 3, [7.0] * 40])
def test_nasty_columns_have_a_distribution_too(numbers: list[float]) -> None:
    learned = Distribution.of_numbers(np.array(numbers, np.float64))

    assert learned.n == len(numbers)
    assert learned.count(np.array([1.0, float("nan")])).sum() == 2


@pytest.fixture(scope="module")
def earlier(plant: Plant) -> RoutingModel:
    """Learned from all but the last order of every item."""
    actuals = plant.frames.actuals.filter(~IS_LAST)
    return trained(replace(plant.frames, actuals=actuals))


def later(plant: Plant, factor: dict[str, float]) -> pl.DataFrame:
    """The last order of every item, with minutes times a work center's factor."""
    rows = clean_bookings(plant.frames.actuals.filter(IS_LAST))
    times = pl.col(c.WORK_CENTER).replace_strict(factor, default=1.0, return_dtype=pl.Float64)
    return rows.with_columns(pl.col(c.RUN_MINUTES) * times)


def compared(
    model: RoutingModel, items: pl.DataFrame, bookings: pl.DataFrame
) -> dict[tuple[DriftSubject, str], DriftFigure]:
    found = drift_of(model, lambda: TodaysPlant(items, bookings), never)
    return {(one.subject, one.name): one for one in found}


def test_a_plant_that_goes_on_as_before_raises_no_alarm(
    plant: Plant, earlier: RoutingModel
) -> None:
    found = compared(earlier, plant.frames.items.head(0), later(plant, {}))

    assert not [one for one in found.values() if one.drifted]
    assert found[DriftSubject.OPERATIONS, ""].psi is not None


def test_a_slower_work_center_is_named_with_its_factor_and_no_other(
    plant: Plant, earlier: RoutingModel
) -> None:
    centers = clean_bookings(plant.frames.actuals)[c.WORK_CENTER].value_counts(sort=True)
    slowed = str(centers[c.WORK_CENTER][0])

    found = compared(earlier, plant.frames.items.head(0), later(plant, {slowed: 1.3}))

    assert [name for (_, name), one in found.items() if one.drifted] == [slowed]
    assert found[DriftSubject.MINUTES, slowed].shift == pytest.approx(1.3, abs=0.05)


def test_new_items_of_another_kind_have_drifted(plant: Plant, model: RoutingModel) -> None:
    items = plant.frames.items
    text = next(name for name in model.attribute_weights if items.schema[name] == pl.String)
    strange = items.with_columns(
        pl.concat_str(pl.lit("NEW-"), c.ITEM_CODE).alias(c.ITEM_CODE), pl.lit("??").alias(text)
    )

    found = compared(model, strange, later(plant, {}).head(0))

    assert found[DriftSubject.ATTRIBUTE, text].drifted


def test_too_few_values_are_not_measured_and_say_so(plant: Plant, model: RoutingModel) -> None:
    found = compared(model, plant.frames.items.head(5), later(plant, {}).head(3))

    assert all(one.psi is None and str(FEWEST) in one.reason for one in found.values())
    assert not any(one.drifted for one in found.values())


def test_a_version_trained_before_says_so(model: RoutingModel, plant: Plant) -> None:
    old = RoutingModel(replace(model.parts, distributions=None))

    found = compared(old, plant.frames.items, later(plant, {}))

    assert {one.subject for one in found.values()} == set(DriftSubject)
    assert {one.reason for one in found.values()} == {TRAINED_BEFORE}


def test_distributions_come_back_from_disk_as_they_were(model: RoutingModel) -> None:
    kept = model.parts.distributions

    assert kept is not None
    assert Distributions.from_data(kept.as_data()).as_data() == kept.as_data()


def test_similarity_of_new_items_is_compared_with_that_of_replayed_ones(
    plant: Plant, model: RoutingModel
) -> None:
    learned = model.parts.distributions
    assert learned is not None

    def far(items: Sequence[object]) -> list[float]:
        return [0.01] * len(items)

    renamed = pl.concat_str(pl.lit("NEW-"), c.ITEM_CODE).alias(c.ITEM_CODE)
    today = TodaysPlant(
        plant.frames.items.with_columns(renamed), clean_bookings(plant.frames.actuals).head(0)
    )

    found = measure_drift(learned, model.parts.precedents.items, model.parts.bookings, today, far)

    (similarity,) = [one for one in found if one.subject is DriftSubject.SIMILARITY]
    assert similarity.drifted


def similarity_of(
    plant: Plant, model: RoutingModel, learned: Distributions, value: float
) -> DriftFigure:
    """What is said of the plant's items as new ones that all are so near to a known one."""
    renamed = pl.concat_str(pl.lit("NEW-"), c.ITEM_CODE).alias(c.ITEM_CODE)
    today = TodaysPlant(
        plant.frames.items.with_columns(renamed), clean_bookings(plant.frames.actuals).head(0)
    )
    parts = model.parts
    found = measure_drift(
        learned, parts.precedents.items, parts.bookings, today, lambda asked: [value] * len(asked)
    )
    (similarity,) = [one for one in found if one.subject is DriftSubject.SIMILARITY]
    return similarity


def learned_similarity(model: RoutingModel, similarity: Distribution | None) -> Distributions:
    learned = model.parts.distributions
    assert learned is not None
    return replace(learned, similarity=similarity)


def test_new_items_that_are_nearer_than_learned_are_no_drift(
    plant: Plant, model: RoutingModel
) -> None:
    usual = Distribution.of_numbers(np.linspace(0.5, 0.9, 300))

    nearer, farther = (
        similarity_of(plant, model, learned_similarity(model, usual), value)
        for value in (0.99, 0.1)
    )

    assert (nearer.drifted, nearer.limit, nearer.reason) == (False, None, NEARER)
    assert nearer.psi is not None
    assert farther.drifted


@pytest.mark.parametrize(
    ("kept", "reason"),
    [(None, TRAINED_BEFORE), (Distribution.of_numbers(np.zeros(0)), UNDATED)],
)
def test_without_a_comparable_similarity_there_is_a_reason_and_nobody_is_asked(
    plant: Plant, model: RoutingModel, kept: Distribution | None, reason: str
) -> None:
    found = similarity_of(plant, model, learned_similarity(model, kept), float("nan"))

    assert (found.psi, found.reason, found.drifted) == (None, reason, False)


def test_a_version_of_before_compares_its_similarity_no_more(model: RoutingModel) -> None:
    data = learned_similarity(model, None).as_data()
    del data["nearest"]
    data["similarity"] = Distribution.of_numbers(np.linspace(0, 1, 50)).as_data()

    assert Distributions.from_data(data).similarity is None


def test_replayed_items_of_the_latest_fifth_are_compared_with_what_was_known_before_it() -> None:
    routings = SimpleNamespace(
        created=np.arange(100, 1_100, 100), item_offsets=np.arange(11), latest=np.arange(10)
    )
    items = SimpleNamespace(code=lambda item: f"ITEM-{item}")

    def question(row: int, created: list[int], similarity: list[float]) -> SimpleNamespace:
        able = SimpleNamespace(created=np.array(created), similarity=np.array(similarity))
        return SimpleNamespace(row=row, able=able)

    questions = [
        question(9, [900, 800], [0.9, 0.6]),
        question(8, [1000], [0.8]),
        question(7, [100], [0.7]),
    ]
    found = nearest_before(cast("Any", questions), cast("Any", items), cast("Any", routings))
    routings.created[2] = NO_DATE

    assert found["ITEM-9"] == 0.6
    assert np.isnan(found["ITEM-8"])
    assert "ITEM-7" not in found
    assert nearest_before(cast("Any", questions), cast("Any", items), cast("Any", routings)) == {}


def test_a_new_item_is_as_near_as_the_nearest_that_could_vote(
    plant: Plant, model: RoutingModel
) -> None:
    """Also where its neighbors, the weightiest, are farther."""
    known = model.parts.precedents
    (row,) = plant.frames.items.head(1).iter_rows(named=True)
    described = {n: v for n, v in row.items() if n not in (c.ITEM_CODE, c.ITEM_NAME)}
    asked = known.vectorizer.asked(Item("NEW-1", described))
    found = known.nearest.exact(asked, known.nearest.weights)
    routed = known.routings.latest[found.items] >= 0

    assert _nearest(known, Item("NEW-1", described)) == pytest.approx(
        float(found.similarity[routed][0])
    )
