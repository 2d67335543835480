from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from routingml_desktop.plant.demo_catalog import FEATURES, Kind
from routingml_desktop.plant.demo_rules import SLOTS, route
from routingml_desktop.plant.demo_traits import Traits, make_traits


class Even:
    """Chance that always takes the likelier side."""

    def random(self, count: int) -> np.ndarray:
        return np.full(count, 0.5)


@pytest.fixture(scope="module")
def traits() -> Traits:
    return make_traits(np.random.default_rng(3), 20_000, first_family=0)


def guessed(t: Traits) -> Traits:
    """What somebody takes the items for who reads their own columns only.

    No feature is likelier than not when no text tells it.
    """
    size_told = t.size_in_column | t.size_in_text
    milled = {
        "faces": np.where(t.group_shown, t.faces, (t.kind == Kind.GLAND).astype(int)),
        "sides": np.where(t.group_shown, t.sides, 0),
        "tilted": t.group_shown & t.tilted,
    }
    told: dict[str, Any] = dict(zip(FEATURES, t.shown.T, strict=True))
    size = {
        "size_class": np.where(size_told, t.size_class, 0),
        "outer": np.where(size_told, t.outer, np.minimum(t.outer, 200.0)),
    }
    return replace(t, **milled, **told, **size)


def same(left: np.ndarray, right: np.ndarray) -> float:
    return float((left == right).all(axis=1).mean())


def test_who_knows_all_but_the_dice_is_right_as_often_as_the_ceiling_says(traits: Traits) -> None:
    drawn = route(np.random.default_rng(4), traits, traits.year)

    likeliest = route(Even(), traits, traits.year)  # type: ignore[arg-type]

    assert same(drawn.slots, likeliest.slots) == pytest.approx(drawn.ceiling.mean(), abs=0.01)


def test_who_sees_the_columns_only_reaches_the_visible_ceiling_and_little_more(
    traits: Traits,
) -> None:
    drawn = route(np.random.default_rng(4), traits, traits.year)

    likeliest = route(Even(), guessed(traits), traits.year)  # type: ignore[arg-type]

    reached = same(drawn.slots, likeliest.slots)
    visible = float((drawn.ceiling * traits.certainty).mean())
    assert visible - 0.01 <= reached <= visible + 0.04


def test_a_large_lot_is_made_another_way_and_nothing_else_is(traits: Traits) -> None:
    lots = np.ones(len(traits), bool)

    small = route(Even(), traits, traits.year)  # type: ignore[arg-type]
    large = route(Even(), traits, traits.year, big_lot=lots)  # type: ignore[arg-type]

    changed = (small.slots != large.slots).any(axis=1)
    machined = np.isin(traits.kind, (Kind.GLAND, Kind.SLEEVE, Kind.RETAINER, Kind.ASSEMBLY))
    assert not changed[~machined].any()
    assert 0.2 < changed[machined].mean() < 0.8


def test_every_item_has_operations_and_no_operation_twice(traits: Traits) -> None:
    slots = route(np.random.default_rng(4), traits, traits.year).slots

    assert slots.shape == (len(traits), SLOTS)
    assert (slots > 0).any(axis=1).all()
    ordered = np.sort(slots, axis=1)
    assert not ((ordered[:, 1:] == ordered[:, :-1]) & (ordered[:, 1:] > 0)).any()
