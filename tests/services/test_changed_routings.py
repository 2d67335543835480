"""Known items of a family that suddenly have other routings are told; daily changes are not."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import polars as pl
import pytest

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.promotion import Concern
from routingml_desktop.ml.learned_ways import WAY, fits, learned_ways
from routingml_desktop.registry.model_registry import ModelRegistry
from routingml_desktop.services.changed_routings import (
    FALSE_ALARMS,
    LEAST_FALL,
    MOST_NAMED,
    changed_routings,
    families_of,
    odd_families,
    ways_of_version,
)
from tests.builders import version_facts
from tests.ml.plants import make_plant, trained

if TYPE_CHECKING:
    from pathlib import Path

    from routingml_desktop.ml.routing_model import RoutingModel


def both(changed: dict[str, int], sizes: dict[str, int]) -> pl.DataFrame:
    """Families of so many known items, of which so many have another routing than before."""
    return pl.DataFrame(
        [
            {
                c.ITEM_CODE: f"{family}-{number:05}",
                "family": family,
                WAY: ["SAW", "TURN"],
                "before": ["SAW"] if number < changed.get(family, 0) else ["SAW", "TURN"],
            }
            for family, size in sizes.items()
            for number in range(size)
        ]
    )


PLANT = {"A": 80, "B": 200, "C": 300, "D": 500}


def test_a_family_of_which_far_more_changed_is_odd_and_its_items_are_named() -> None:
    (found,) = odd_families(both({"A": 4, "C": 1}, PLANT))

    assert (found.family, found.known) == ("A", 80)
    assert found.codes == ("A-00000", "A-00001", "A-00002", "A-00003")
    assert found.elsewhere == pytest.approx(1 / 1000)


@pytest.mark.parametrize(
    "changed",
    [{}, {"A": 1}, {"A": 8, "B": 20, "C": 30, "D": 50}, {"A": 2, "B": 2, "C": 3, "D": 6}],
    ids=["nothing", "a single one", "everywhere alike", "a few everywhere"],
)
def test_changes_that_chance_explains_are_not_odd(changed: dict[str, int]) -> None:
    assert odd_families(both(changed, PLANT)) == []


def test_a_family_of_few_known_items_is_not_judged() -> None:
    assert odd_families(both({"A": 9}, {"A": 9, "B": 900})) == []
    assert [one.family for one in odd_families(both({"A": 9}, {"A": 10, "B": 900}))] == ["A"]


def test_a_change_too_small_to_matter_is_not_odd_however_sure_it_is() -> None:
    assert odd_families(both({"A": 24}, {"A": 5_000, "B": 100_000})) == []
    assert len(odd_families(both({"A": 25}, {"A": 5_000, "B": 100_000}))) == 1


def test_a_plant_of_one_family_or_of_none_is_not_judged() -> None:
    assert odd_families(both({"A": 40}, {"A": 80})) == []
    assert odd_families(both({}, {"A": 1}).head(0)) == []


def test_chance_alone_seldom_makes_a_family_odd() -> None:
    """Changes spread over the items by dice: no more plants with an alarm than is promised."""
    rng = np.random.default_rng(5)
    sizes = {f"F{number}": int(rng.integers(10, 120)) for number in range(15)}
    alarms = sum(
        bool(
            odd_families(
                both({name: int(rng.binomial(n, 0.03)) for name, n in sizes.items()}, sizes)
            )
        )
        for _ in range(200)
    )

    assert alarms / 200 <= FALSE_ALARMS


@pytest.fixture(scope="module")
def model() -> RoutingModel:
    return trained(make_plant().frames)


def test_the_own_way_suits_an_item_better_than_that_of_another_family(model: RoutingModel) -> None:
    known = model.parts.precedents
    ways = learned_ways(known.items, known.routings)
    codes = ways[c.ITEM_CODE].to_list()
    own = [tuple(way) for way in ways[WAY].to_list()]
    strange = ("NOTHING", "LIKE", "IT")

    found = fits(known, codes, [(way, strange) for way in own])

    assert len(found) == len(codes)
    assert all(one is not None and other == 0.0 for one, other in found)
    assert float(np.mean([one for one, _ in found if one is not None])) > 0.5


def test_an_item_that_is_not_known_is_not_judged(model: RoutingModel) -> None:
    known = model.parts.precedents
    code = str(learned_ways(known.items, known.routings)[c.ITEM_CODE][0])

    assert fits(known, ["no such item"], [(("A",), ("B",))]) == [(None, None)]
    mixed = fits(known, ["no such item", code], [(("A",),), (("A",),)])
    assert [one[0] is None for one in mixed] == [True, False]


@pytest.fixture(scope="module")
def poisoned() -> RoutingModel:
    """Learned when every fifth gland had got the routing of another gland."""
    frames = make_plant().frames
    glands = sorted(families_of(frames.items, "KIND").filter(family="GLAND")[c.ITEM_CODE])
    routed = frames.operations[c.ITEM_CODE].unique()
    chosen = [code for code in glands if code in routed][::5]
    handed = dict(zip(chosen, [*chosen[1:], chosen[0]], strict=True))
    operations = frames.operations.with_columns(pl.col(c.ITEM_CODE).replace(handed))
    return trained(replace(frames, operations=operations))


def test_routings_that_changed_hands_in_a_family_are_told_with_the_figures(
    model: RoutingModel, poisoned: RoutingModel
) -> None:
    clean, spoilt = model.parts.precedents, poisoned.parts.precedents
    before = learned_ways(clean.items, clean.routings)
    families = families_of(make_plant().frames.items, "KIND")

    flag, _items = changed_routings(before, spoilt, families)

    both = learned_ways(spoilt.items, spoilt.routings).join(before, on=c.ITEM_CODE)
    changed = both.filter(pl.col(WAY) != pl.col("way_right"))
    assert (flag.concern, flag.name) == (Concern.CHANGED_ROUTINGS, "GLAND")
    assert flag.facts["changed"] == len(changed) >= 5
    assert flag.facts["elsewhere"] == 0.0
    assert flag.facts["now"] < flag.facts["before"]
    assert flag.told.startswith(f"{len(changed)} of {flag.facts['known']:.0f} known items of")


def test_a_single_routing_that_suits_similar_items_less_is_named(model: RoutingModel) -> None:
    known = model.parts.precedents
    before = learned_ways(known.items, known.routings)
    kinds = families_of(make_plant().frames.items, "KIND")
    kind_of = dict(kinds.iter_rows())
    gland = next(code for code in before[c.ITEM_CODE] if kind_of[code] == "GLAND")
    other = next(code for code in before[c.ITEM_CODE] if kind_of[code] != "GLAND")
    latest = known.routings.latest.copy()
    here, there = (known.items.number_of(code) for code in (gland, other))
    assert here is not None
    assert there is not None
    latest[here] = known.routings.latest[there]

    (flag,) = changed_routings(
        before, replace(known, routings=replace(known.routings, latest=latest)), kinds
    )

    assert flag.concern is Concern.CHANGED_ITEMS
    assert flag.name.startswith(f"{gland} (")
    assert flag.facts == {"items": 1, "changed": 1}
    assert gland in flag.told


def test_of_many_strange_changes_the_worst_are_named(
    model: RoutingModel, poisoned: RoutingModel
) -> None:
    clean, spoilt = model.parts.precedents, poisoned.parts.precedents
    before = learned_ways(clean.items, clean.routings)

    *_, flag = changed_routings(before, spoilt, families_of(make_plant().frames.items, "KIND"))

    falls = [
        float(old) - float(new)
        for old, new in re.findall(r"\((\d\.\d\d) → (\d\.\d\d)\)", flag.name)
    ]
    assert falls == sorted(falls, reverse=True)
    assert min(falls) >= LEAST_FALL - 0.011
    assert len(falls) == min(flag.facts["items"], MOST_NAMED)
    assert flag.facts["items"] <= flag.facts["changed"]


def test_a_version_that_puts_spoilt_routings_right_is_not_told(
    model: RoutingModel, poisoned: RoutingModel
) -> None:
    clean, spoilt = model.parts.precedents, poisoned.parts.precedents
    before = learned_ways(spoilt.items, spoilt.routings)

    told = changed_routings(before, clean, families_of(make_plant().frames.items, "KIND"))

    assert told == ()


def test_nothing_is_told_when_no_routing_changed(model: RoutingModel) -> None:
    known = model.parts.precedents
    now = learned_ways(known.items, known.routings)

    assert changed_routings(now, known, families_of(make_plant().frames.items, "KIND")) == ()


def test_the_family_is_read_from_any_attribute_and_blanks_belong_to_none() -> None:
    items = pl.DataFrame({c.ITEM_CODE: ["I1", "I2", "I3", "I4"], "size": [3.0, None, 3.0, 5.0]})

    assert families_of(items, "size").rows() == [("I1", "3.0"), ("I3", "3.0"), ("I4", "5.0")]
    assert families_of(items, "").is_empty()
    assert families_of(items, "gone").columns == [c.ITEM_CODE, "family"]


def test_what_a_version_learned_is_read_from_its_parts(model: RoutingModel, tmp_path: Path) -> None:
    registry = ModelRegistry(tmp_path)
    registry.publish(model.save, version_facts("v1"), {}, (), activate=True)
    known = model.parts.precedents

    found = ways_of_version(registry, "v1")

    assert found is not None
    assert found.equals(learned_ways(known.items, known.routings))


def test_a_damaged_or_unknown_version_is_not_compared_with(
    model: RoutingModel, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    registry = ModelRegistry(tmp_path)
    registry.publish(model.save, version_facts("v1"), {}, (), activate=True)
    part = registry.folder_of("v1") / "routings.npz"
    part.write_bytes(part.read_bytes()[:-10])

    assert ways_of_version(registry, "v1") is None
    assert ways_of_version(registry, "v9") is None
    assert "cannot be compared with" in caplog.text
