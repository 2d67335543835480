from __future__ import annotations

from routingml_desktop.domain.item import Item
from routingml_desktop.domain.weights import ProfileKind, WeightProfile
from routingml_desktop.ml.measures import job_codes
from routingml_desktop.ml.vector_baselines import (
    EXPERT_WEIGHTS,
    ONE_ATTRIBUTE,
    PLAIN_COSINE,
    vector_baselines,
)
from tests.ml.histories import history, routing_rows

MATERIALS = ("STEEL", "PTFE", "SIC", "BRASS")
COLORS = ("red", "blue", "green", "white", "black")
FRAMES = history(
    {
        f"I{k:03d}": {"MATERIAL": MATERIALS[k % 4], "COLOR": COLORS[k % 5], "SHADE": COLORS[k % 5]}
        for k in range(80)
    },
    [routing_rows(f"I{k:03d}", f"CUT {MATERIALS[k % 4]}", "PACK") for k in range(80)],
)
ASKED = Item("NEW", {"MATERIAL": "SIC", "COLOR": "blue", "SHADE": "blue"})


def proposed(method: str, *profiles: WeightProfile) -> tuple[str, ...] | None:
    found = vector_baselines(FRAMES, [ASKED], profiles, (), 64, 1)
    ways = found.proposals.get(method)
    return None if ways is None else job_codes(ways[0][0])


def profile(**weights: float) -> WeightProfile:
    return WeightProfile("planners", ProfileKind.SHIPPED, weights, others=0.0)


def test_the_one_attribute_is_the_one_that_tells_routings() -> None:
    found = vector_baselines(FRAMES, [ASKED], (), (), 64, 1)

    assert found.attribute == "MATERIAL"
    assert proposed(ONE_ATTRIBUTE) == ("CUT SIC", "PACK")


def test_plain_cosine_lets_no_attribute_count_more_than_another() -> None:
    same = Item("NEW", {"MATERIAL": "SIC", "COLOR": "green", "SHADE": "green"})

    found = vector_baselines(FRAMES, [same], (), (), 64, 1).proposals[PLAIN_COSINE]

    assert job_codes(found[0][0]) == ("CUT SIC", "PACK")
    assert len(found[0]) == 3


def test_an_experts_profile_counts_as_it_says() -> None:
    assert proposed(EXPERT_WEIGHTS, profile(MATERIAL=3.0)) == ("CUT SIC", "PACK")


def test_a_profile_that_names_no_attribute_of_the_plant_does_not_apply() -> None:
    found = vector_baselines(FRAMES, [ASKED], [profile(SEAL_TYPE=3.0)], (), 64, 1)

    assert found.profile is None
    assert EXPERT_WEIGHTS not in found.proposals


def test_siblings_do_not_choose_the_one_attribute() -> None:
    drawn = history(
        {
            f"I{k:03d}": {"DRAWING": f"D-{k // 2:04d}", "MATERIAL": MATERIALS[(k // 2) % 4]}
            for k in range(80)
        },
        [routing_rows(f"I{k:03d}", f"CUT {MATERIALS[(k // 2) % 4]}", "PACK") for k in range(80)],
    )

    found = vector_baselines(drawn, [ASKED], (), ("DRAWING",), 64, 1)

    assert found.attribute == "MATERIAL"


def test_a_plant_without_attributes_has_no_one_attribute() -> None:
    bare = history({"A": {}, "B": {}}, [routing_rows("A", "CUT"), routing_rows("B", "CUT")])

    found = vector_baselines(bare, [Item("NEW")], (), (), 64, 1)

    assert found.attribute is None
    assert len(found.proposals[PLAIN_COSINE]) == 1
