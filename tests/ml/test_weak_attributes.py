"""An item that lacks every telling attribute is still compared by the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routingml_desktop.domain.candidate import AskOptions, Outcome
from routingml_desktop.domain.item import Item

if TYPE_CHECKING:
    from routingml_desktop.ml.routing_model import RoutingModel
    from tests.ml.plants import Plant


def test_an_item_known_only_by_its_weakest_attribute_is_compared(
    plant: Plant, model: RoutingModel
) -> None:
    weakest = min(model.attribute_weights, key=lambda name: model.attribute_weights[name])
    value = plant.frames.items[weakest].drop_nulls()[0]

    answer = model.predict(Item("new", {weakest: value}), AskOptions(threshold=0.0))

    assert 0 < model.attribute_weights[weakest] < max(model.attribute_weights.values()) / 100
    assert answer.outcome is not Outcome.NO_ATTRIBUTES
    assert {match.name for near in answer.neighbors for match in near.matches} == {weakest}
