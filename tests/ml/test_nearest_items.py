"""The shortlist holds the items that comparing all would find."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from routingml_desktop.domain.item import Item
from routingml_desktop.ml.nearest_items import NearestItems

if TYPE_CHECKING:
    from routingml_desktop.ml.precedents import Precedents
    from routingml_desktop.ml.routing_model import RoutingModel


def shortlisting(model: RoutingModel, shortlist: int) -> tuple[Precedents, NearestItems]:
    parts = model._parts
    known = parts.precedents
    nearest = NearestItems(
        known.vectorizer, known.signatures, parts.index, known.nearest.weights, shortlist
    )
    return known, nearest


def test_the_most_similar_items_are_on_the_shortlist(model: RoutingModel) -> None:
    known, nearest = shortlisting(model, 40)
    shares = []
    for item in range(0, len(known.items), 5):
        asked = known.asked(item)
        best = nearest.exact(asked, nearest.weights).similarity[:10].min()

        (found,) = nearest.find([asked], nearest.weights)

        shares.append(min(1.0, float((found.similarity >= best).sum()) / 10))
    assert np.mean(shares) > 0.95


def test_found_items_come_nearest_first_and_all_have_a_routing(model: RoutingModel) -> None:
    known, nearest = shortlisting(model, 40)

    (found,) = nearest.find([known.asked(3)], nearest.weights)

    assert len(found.items) == 40
    assert np.all(np.diff(found.similarity) <= 0)
    assert (known.routings.latest[found.items] >= 0).all()
    assert (known.signatures.of_item[found.items] == found.signatures).all()


def test_what_is_likely_joins_the_shortlist(model: RoutingModel) -> None:
    known, nearest = shortlisting(model, 5)
    asked = known.asked(3)
    (alone,) = nearest.find([asked], nearest.weights)
    missing = np.setdiff1d(np.arange(known.signatures.routed), alone.signatures)[:7]

    (joined,) = nearest.find([asked], nearest.weights, [missing])

    assert set(joined.signatures) == set(alone.signatures) | set(missing.tolist())


def test_items_without_a_routing_are_found_apart(model: RoutingModel) -> None:
    known, nearest = shortlisting(model, 40)
    asked = known.vectorizer.asked(Item("new", {"KIND": "GLAND", "SPEC": "GLAND 316 80MM"}))

    found = nearest.without_routing(asked, nearest.weights, 0.5)

    assert len(found.items) > 0
    assert (known.routings.latest[found.items] < 0).all()
    assert (found.similarity >= 0.5).all()
    assert len(nearest.without_routing(asked, nearest.weights, 1.1).items) == 0


def test_no_questions_find_nothing(model: RoutingModel) -> None:
    _, nearest = shortlisting(model, 40)

    assert nearest.find([], nearest.weights) == []
