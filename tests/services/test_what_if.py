"""A changed item is answered beside the unchanged one, and each change owns what it moves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from routingml_desktop.domain.candidate import Outcome, ProposedOperation
from routingml_desktop.domain.item import Item
from routingml_desktop.domain.time_estimate import NO_TIME
from routingml_desktop.services.what_if import what_if
from tests.builders import candidate, estimate, operation, prediction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routingml_desktop.domain.candidate import RoutingPrediction

START = Item("P-1", {"MATERIAL": "316", "DIAMETER": 50.0, "COLOUR": "red"}, "링")


class Plant:
    """Ceramic is ground, everything else turned; a millimetre costs a minute a piece."""

    def __init__(self) -> None:
        self.asked: list[Item] = []

    def __call__(self, items: Sequence[Item]) -> tuple[RoutingPrediction, ...]:
        self.asked += items
        return tuple(self._answer(item) for item in items)

    def _answer(self, item: Item) -> RoutingPrediction:
        diameter = item.attributes.get("DIAMETER")
        if not isinstance(diameter, float):
            return replace(prediction(), candidates=(), outcome=Outcome.BELOW_THRESHOLD)
        code = "GRIND" if item.attributes.get("MATERIAL") == "SIC" else "TURN"
        made = candidate(code, "INSPECT")
        first = replace(made.operations[0], run=estimate(diameter))
        return prediction(replace(made, operations=(first, *made.operations[1:])))


def changed(**attributes: object) -> Item:
    return Item("P-1-NEW", {**START.attributes, **attributes}, "링")  # type: ignore[dict-item]


def test_each_change_owns_the_minutes_and_operations_it_moves() -> None:
    found = what_if(changed(MATERIAL="SIC", DIAMETER=60.0), START, Plant())

    assert found is not None
    assert (found.move.added, found.move.removed) == (("GRIND",), ("TURN",))
    assert found.move.minutes(10) == 100.0
    by_material, by_diameter = found.effects
    assert (by_material.name, by_material.before, by_material.after) == ("MATERIAL", "316", "SIC")
    assert (by_material.move.added, by_material.move.minutes(10)) == (("GRIND",), 0.0)
    assert (by_diameter.move.same_operations, by_diameter.move.minutes(10)) == (True, 100.0)


def test_an_attribute_that_says_nothing_moves_nothing() -> None:
    found = what_if(changed(COLOUR="blue"), START, Plant())

    assert found is not None
    assert found.move.same_operations
    assert found.effects[0].move.minutes(10) == 0.0


def test_without_a_change_nothing_is_asked() -> None:
    plant = Plant()

    assert what_if(changed(), START, plant) is None
    assert what_if(changed(SPEC=""), START, plant) is None
    assert plant.asked == []


def test_all_are_asked_as_items_that_do_not_exist_yet() -> None:
    plant = Plant()

    what_if(changed(MATERIAL="SIC", COLOUR="blue"), START, plant)

    assert {item.code for item in plant.asked} == {""}
    assert [item.attributes["MATERIAL"] for item in plant.asked] == [
        "316",
        "SIC",
        "316",
        "SIC",
    ]


def test_an_item_from_nothing_is_compared_with_nothing() -> None:
    found = what_if(Item("NEW", {"DIAMETER": 60.0}), Item(""), Plant())

    assert found is not None
    assert found.move.before.candidates == ()
    assert found.move.minutes(10) is None
    assert found.move.added == ("TURN", "INSPECT")


def test_totals_without_all_minutes_are_not_compared() -> None:
    def plant(items: Sequence[Item]) -> tuple[RoutingPrediction, ...]:
        unknown = ProposedOperation(operation("LAP"), NO_TIME, NO_TIME)
        made = candidate("TURN")
        return tuple(
            prediction(replace(made, operations=(*made.operations, unknown))) for _ in items
        )

    found = what_if(changed(COLOUR="blue"), START, plant)

    assert found is not None
    assert found.move.minutes(10) is None
