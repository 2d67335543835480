"""Every question is asked with the planner's weights and with his verdicts on orders."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

from routingml_desktop.domain.candidate import AskOptions
from routingml_desktop.domain.conversion import NO_CONVERSIONS, Conversion, Conversions
from routingml_desktop.domain.errors import ProfileNotApplicableError, UnreadableFileError
from routingml_desktop.domain.item import Item
from routingml_desktop.durable import write_text
from routingml_desktop.paths import bundled
from routingml_desktop.services.in_house import InHouseTable
from routingml_desktop.services.precedence import PrecedenceRules, Verdict
from routingml_desktop.services.prediction import PredictionService
from routingml_desktop.services.weights import WeightProfiles
from tests.builders import prediction

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from routingml_desktop.domain.candidate import RoutingPrediction
    from routingml_desktop.paths import Home
    from routingml_desktop.services.models import ActiveModel
    from routingml_desktop.services.plant_data import PlantData

ITEM = Item("A", {"MATERIAL": "316"})


class Model:
    """Keeps what it was asked with."""

    source = "demo"
    version = "v1"

    def __init__(self) -> None:
        self.attribute_weights = {"MATERIAL": 4.0, "OUTDIAMETER": 1.0}
        self.asked: list[tuple[AskOptions, Mapping[str, float] | None]] = []

    def predict_many(
        self, items: Sequence[Item], options: AskOptions, weights: Mapping[str, float] | None
    ) -> tuple[RoutingPrediction, ...]:
        self.asked.append((options, weights))
        return tuple(prediction() for _ in items)


@pytest.fixture
def model() -> Model:
    return Model()


@pytest.fixture
def rules(home: Home) -> PrecedenceRules:
    return PrecedenceRules(home.precedence_file)


@pytest.fixture
def service(home: Home, model: Model, rules: PrecedenceRules) -> PredictionService:
    facts = SimpleNamespace(source=SimpleNamespace(name="demo"))
    plant: Any = SimpleNamespace(required_facts=lambda: facts, item=lambda code: ITEM)
    return PredictionService(
        cast("PlantData", plant),
        cast("ActiveModel", SimpleNamespace(get=lambda: model)),
        WeightProfiles(bundled("config", "profiles"), home.weights_file),
        rules,
        InHouseTable(home.in_house_file),
    )


def test_the_learned_weights_are_the_models_own(service: PredictionService, model: Model) -> None:
    service.ask("A", AskOptions())

    assert model.asked[0][1] is None


def test_the_weights_of_the_profile_named_are_asked_with(
    service: PredictionService, model: Model
) -> None:
    service.ask_item(ITEM, AskOptions(weights="expert"))

    assert model.asked[0][1] == {"MATERIAL": 0.0, "OUTDIAMETER": 2.5}


def test_a_profile_that_does_not_apply_fails_every_question(
    service: PredictionService, model: Model
) -> None:
    model.attribute_weights = {"FARBE": 4.0}

    with pytest.raises(ProfileNotApplicableError):
        service.ask_codes(["A"], AskOptions(weights="expert"))


def test_verdicts_count_from_the_next_question_on(
    service: PredictionService, model: Model, rules: PrecedenceRules
) -> None:
    service.ask("A", AskOptions())
    rules.decide(("SAW", "TURN"), Verdict.VETOED)

    service.ask("A", AskOptions())

    vetoed = [options.precedence.vetoed for options, _ in model.asked]
    assert vetoed == [frozenset(), {("SAW", "TURN")}]


def test_verdicts_that_cannot_be_read_are_not_passed_over(
    service: PredictionService, home: Home
) -> None:
    write_text(home.precedence_file, "{")

    with pytest.raises(UnreadableFileError):
        service.ask("A", AskOptions())


def test_the_in_house_table_counts_only_when_it_is_asked_for(
    service: PredictionService, model: Model, home: Home
) -> None:
    row = Conversion("Z20-1", "J10-1", "COT-01")
    InHouseTable(home.in_house_file).keep(row)

    service.ask("A", AskOptions())
    service.ask("A", AskOptions(outside_in_house=True))

    tables = [options.conversions for options, _ in model.asked]
    assert tables == [NO_CONVERSIONS, Conversions((row,))]


def test_a_table_that_cannot_be_read_fails_only_who_asks_for_it(
    service: PredictionService, home: Home
) -> None:
    write_text(home.in_house_file, "{")

    service.ask("A", AskOptions())
    with pytest.raises(UnreadableFileError):
        service.ask("A", AskOptions(outside_in_house=True))


def test_what_if_asks_with_the_same_weights(service: PredictionService, model: Model) -> None:
    changed = Item("A-NEW", {"MATERIAL": "SIC"})

    service.what_if(changed, ITEM, AskOptions(weights="expert"))

    assert [weights for _, weights in model.asked] == [{"MATERIAL": 0.0, "OUTDIAMETER": 2.5}]
