from __future__ import annotations

from typing import TYPE_CHECKING

from routingml_desktop.domain.item import Attribute, Item
from routingml_desktop.domain.routing import RoutingOrigin
from routingml_desktop.ml.baselines import (
    different,
    majority_of_part,
    medoid_of_part,
    most_frequent,
    most_frequent_of_family,
    nearest_by_attributes,
)
from routingml_desktop.ml.held_out import unit_table
from routingml_desktop.ml.measures import job_codes
from tests.ml.histories import history, routing_rows

if TYPE_CHECKING:
    import polars as pl

    from routingml_desktop.ml.baselines import Propose
    from routingml_desktop.ml.training import TrainingFrames

PLANT = history(
    {
        "A": {"SHAPE": "round", "SIZE": 1.0},
        "B": {"SHAPE": "round", "SIZE": 2.0},
        "C": {"SHAPE": "round", "SIZE": 3.0},
        "D": {"SHAPE": "flat", "SIZE": 2.0},
        "E": {"SHAPE": "flat", "SIZE": 9.0},
    },
    [
        routing_rows("A", "TURN@CNC-1", "PACK@P"),
        routing_rows("B", "TURN@CNC-2", "PACK@P"),
        routing_rows("C", "TURN@CNC-2", "PACK@P"),
        routing_rows("D", "MILL@MCT", "PACK@P"),
        routing_rows("E", "MILL@MCT", "GRIND@G", "PACK@P"),
    ],
)
BUILT = history(
    {"P": {}, "Q": {}},
    [
        routing_rows(part, *steps, routing_no=f"W{k}", origin=RoutingOrigin.AS_BUILT)
        for k, (part, steps) in enumerate(
            [
                ("P", ("A", "B", "C", "D")),
                ("P", ("A", "B", "C", "D", "E", "F", "G")),
                ("P", ("A", "B", "C", "D", "E", "F", "G")),
                ("P", ("A", "B", "C")),
                ("P", ("A", "B", "C", "E")),
                ("Q", ("X", "Y")),
            ]
        )
    ],
)


def ways(propose: Propose, **attributes: str | float) -> list[tuple[str, ...]]:
    return [job_codes(steps) for steps in propose(Item("NEW", attributes))]


def routings(frames: TrainingFrames) -> pl.DataFrame:
    return unit_table(frames.operations)


def test_the_most_frequent_routing_comes_first_at_its_usual_work_centers() -> None:
    proposed = most_frequent(routings(PLANT))(Item("NEW"))

    assert proposed[0] == (("TURN", "CNC-2"), ("PACK", "P"))
    assert [job_codes(steps) for steps in proposed[1:]] == [
        ("MILL", "GRIND", "PACK"),
        ("MILL", "PACK"),
    ]


def test_a_family_has_its_own_most_frequent_routing() -> None:
    propose = most_frequent_of_family(routings(PLANT), PLANT.items, "SHAPE")

    assert ways(propose, SHAPE="flat")[0] == ("MILL", "GRIND", "PACK")
    assert ways(propose, SHAPE="round") == [("TURN", "PACK")]


def test_an_unknown_family_falls_back_to_the_plant() -> None:
    propose = most_frequent_of_family(routings(PLANT), PLANT.items, "SHAPE")

    assert ways(propose, SHAPE="oval")[0] == ("TURN", "PACK")
    assert ways(propose)[0] == ("TURN", "PACK")


def test_the_nearest_by_attributes_shares_most_values() -> None:
    attributes = [Attribute("SHAPE"), Attribute("SIZE")]
    propose = nearest_by_attributes(routings(PLANT), PLANT.items, attributes)

    assert ways(propose, SHAPE="flat", SIZE=2.0)[0] == ("MILL", "PACK")
    assert ways(propose, SHAPE="round", SIZE=9.0)[0] == ("TURN", "PACK")
    assert ways(propose, SIZE=9.0)[0] == ("MILL", "GRIND", "PACK")


def test_attributes_that_are_not_compared_do_not_count() -> None:
    attributes = [Attribute("SHAPE"), Attribute("SIZE", compared=False)]
    propose = nearest_by_attributes(routings(PLANT), PLANT.items, attributes)

    assert ways(propose, SHAPE="flat", SIZE=9.0)[0] == ("MILL", "PACK")


def test_the_majority_of_a_part_is_what_most_of_its_orders_did() -> None:
    proposed = majority_of_part(routings(BUILT))(Item("P"))

    assert job_codes(proposed[0]) == ("A", "B", "C", "D", "E", "F", "G")


def test_the_medoid_of_a_part_is_nearest_to_all_of_its_orders() -> None:
    proposed = medoid_of_part(routings(BUILT))(Item("P"))

    assert job_codes(proposed[0]) == ("A", "B", "C", "D")


def test_a_part_without_orders_gets_what_the_plant_does() -> None:
    assert job_codes(majority_of_part(routings(BUILT))(Item("R"))[0]) == (
        "A", "B", "C", "D", "E", "F", "G",
    )  # fmt: skip
    assert medoid_of_part(routings(BUILT))(Item("R"))


def test_proposals_differ_in_their_operations() -> None:
    here, there = (("TURN", "CNC-1"),), (("TURN", "CNC-2"),)

    assert different([here, there, (), (("MILL", ""),)]) == (here, (("MILL", ""),))


def test_a_plant_without_routings_proposes_nothing() -> None:
    empty = history({"A": {"X": "1"}})

    assert most_frequent(routings(empty))(Item("A")) == ()
    assert nearest_by_attributes(routings(empty), empty.items, empty.attributes)(Item("A")) == ()
