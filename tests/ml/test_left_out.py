from __future__ import annotations

import pytest

from routingml_desktop.domain.candidate import AskOptions
from routingml_desktop.domain.item import Item
from routingml_desktop.ml.left_out import LearnedPart
from routingml_desktop.ml.training import train
from routingml_desktop.settings import IndexSettings, LearningSettings
from tests.ml.plants import make_plant, never, quiet

PLANT = make_plant(90, orders=2)
ASKED = Item("NEW", {"KIND": "GLAND", "MATERIAL": "316", "DIAMETER": 100.0, "JUNK": "a"})


@pytest.mark.parametrize("part", list(LearnedPart))
def test_without_any_one_part_the_model_still_proposes_with_minutes(part: LearnedPart) -> None:
    model = train(
        PLANT.frames,
        LearningSettings(),
        IndexSettings(),
        quiet,
        never,
        left_out=frozenset({part}),
    )

    candidates = model.predict(ASKED, AskOptions().insisting()).candidates

    assert candidates
    assert candidates[0].minutes_for(10) is not None


def test_without_learned_weights_every_attribute_weighs_the_same() -> None:
    model = train(
        PLANT.frames,
        LearningSettings(),
        IndexSettings(),
        quiet,
        never,
        left_out=frozenset({LearnedPart.ATTRIBUTE_WEIGHTS}),
    )

    assert set(model.attribute_weights.values()) == {1.0}
