"""One small plant and its model, learned once for all tests of ml that only ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ml.plants import make_plant, trained

if TYPE_CHECKING:
    from routingml_desktop.ml.routing_model import RoutingModel
    from tests.ml.plants import Plant


@pytest.fixture(scope="session")
def plant() -> Plant:
    """Three hundred items, two thirds of them with a routing."""
    return make_plant()


@pytest.fixture(scope="session")
def model(plant: Plant) -> RoutingModel:
    """What was learned from ``plant``."""
    return trained(plant.frames)
