"""Questions of the planner and their answers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from routingml_desktop.domain.audit import Deed
from routingml_desktop.domain.conversion import NO_CONVERSIONS
from routingml_desktop.domain.errors import IncompatibleVersionError, RoutingMLError
from routingml_desktop.domain.time_estimate import TimeOrigin
from routingml_desktop.domain.weights import LEARNED
from routingml_desktop.services.asked_questions import described_facts
from routingml_desktop.services.oversight import Oversight, named
from routingml_desktop.services.what_if import what_if

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from routingml_desktop.domain.candidate import (
        AskOptions,
        NextOperation,
        OperationEvidence,
        ProposedOperation,
        RoutingPrediction,
    )
    from routingml_desktop.domain.conversion import InHousePlace, OutsideOperation
    from routingml_desktop.domain.item import Attribute, AttributeValue, Item
    from routingml_desktop.domain.plant import SnapshotFacts
    from routingml_desktop.domain.precedence import PrecedencePair
    from routingml_desktop.domain.receipt import Receipt
    from routingml_desktop.ml.routing_model import RoutingModel
    from routingml_desktop.services.in_house import InHouseTable
    from routingml_desktop.services.models import ActiveModel
    from routingml_desktop.services.plant_data import PlantData
    from routingml_desktop.services.precedence import PrecedenceRules
    from routingml_desktop.services.weights import WeightProfiles
    from routingml_desktop.services.what_if import WhatIf


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one asked code: a prediction, or the reason there is none."""

    code: str
    prediction: RoutingPrediction | None = None
    error: RoutingMLError | None = None


Answers: TypeAlias = tuple[Answer, ...]


class PredictionService:
    """Proposes routings for items of the plant and for items that do not exist yet."""

    def __init__(
        self,
        plant: PlantData,
        models: ActiveModel,
        profiles: WeightProfiles,
        precedence: PrecedenceRules,
        in_house: InHouseTable,
        oversight: Oversight | None = None,
    ) -> None:
        self._plant = plant
        self._models = models
        self._profiles = profiles
        self._precedence = precedence
        self._in_house = in_house
        self._oversight = oversight or Oversight()

    def item(self, code: str) -> Item:
        """The item with exactly this code; raise UnknownItemError or NoSnapshotError."""
        return self._plant.item(code)

    def attributes(self) -> tuple[Attribute, ...]:
        """The attributes an item can have; raise NoSnapshotError."""
        return self._plant.attributes()

    def typed(self, values: Mapping[str, AttributeValue]) -> dict[str, AttributeValue]:
        """Typed-in attribute values as the plant types them; raise InputError."""
        return self._plant.typed(values)

    def prepare(self) -> str:
        """Load what the first question needs; the active version's name."""
        model = self._model()
        self._plant.items()
        return model.version

    def ask(self, code: str, options: AskOptions) -> RoutingPrediction:
        """Candidates for an item of the plant; raise UnknownItemError, NoModelError, ..."""
        model = self._model()
        (answer,) = self._predict(model, [self._plant.item(code)], options)
        self._oversight.note(Deed.ASKED, code, model.version, {"outcome": answer.outcome.value})
        return answer

    def ask_codes(self, codes: Sequence[str], options: AskOptions) -> Answers:
        """One answer per code, in their order; an unknown code fails alone.

        Raises what makes every question fail: NoSnapshotError, NoModelError, a damaged version, a
        weight profile that is not known or does not apply.
        """
        model = self._model()
        found: list[Item] = []
        answers: dict[str, Answer] = {}
        for code in codes:
            try:
                found.append(self._plant.item(code))
            except RoutingMLError as error:
                answers[code] = Answer(code, error=error)
        for prediction in self._predict(model, found, options):
            answers[prediction.item.code] = Answer(prediction.item.code, prediction)
        subject, facts = named(tuple(codes))
        self._oversight.note(Deed.ASKED, subject, model.version, facts)
        return tuple(answers[code] for code in codes)

    def ask_item(self, item: Item, options: AskOptions) -> RoutingPrediction:
        """Candidates for an item described by its attributes, whether it exists or not."""
        model = self._model()
        (answer,) = self._predict(model, [item], options)
        facts = {"outcome": answer.outcome.value, **described_facts(item)}
        self._oversight.note(Deed.ASKED, item.code, model.version, facts)
        return answer

    def what_if(self, changed: Item, start: Item, options: AskOptions) -> WhatIf | None:
        """What the changes of an item move, against ``start``; None when nothing was changed."""
        model = self._model()
        return what_if(changed, start, lambda items: self._predict(model, items, options))

    def next_operations(
        self, prediction: RoutingPrediction, done: Sequence[str]
    ) -> tuple[NextOperation, ...]:
        """What probably follows the job codes in ``done``, likeliest first.

        For a routing of the predicted item that is built by hand; none where it is probably
        complete.
        """
        model = self._model()
        weights = self._weights(model, prediction.options)
        return model.next_operations(prediction.item, done, weights)

    def next_after(
        self, item: Item, done: Sequence[str], profile: str = LEARNED
    ) -> tuple[tuple[NextOperation, ...], tuple[str, ...]]:
        """The same for any item, and those of ``done`` that no routing has.

        Asked with the weights of ``profile``. Raises NoModelError, NoSnapshotError, a damaged
        version, a weight profile that is not known or does not apply.
        """
        model = self._model()
        known = set(model.job_codes)
        unknown = tuple(dict.fromkeys(code for code in done if code not in known))
        weights = self._profile(model, profile)
        return model.next_operations(item, done, weights), unknown

    def precedence_pairs(self) -> tuple[PrecedencePair, ...]:
        """Pairs of operations that the plant's history holds in one order, with counts."""
        return self._model().precedence_pairs

    def outside_operations(self) -> tuple[OutsideOperation, ...]:
        """What the plant's routings have done by subcontractors, by job code and subcontractor."""
        return self._model().outside_operations

    def in_house_places(self) -> tuple[InHousePlace, ...]:
        """What the plant does itself, and where."""
        return self._model().in_house_places

    def learned_weights(self) -> dict[str, float]:
        """What each compared attribute weighs, 0 to 4, as the active version learned it."""
        return self._model().attribute_weights

    def evidence(
        self, prediction: RoutingPrediction, proposed: ProposedOperation
    ) -> OperationEvidence:
        """The orders behind an operation's minutes, used and left out.

        Those of the item and of its similar items; where none of them was booked and the minutes
        come from the operation itself, the operation's last orders on any item.
        """
        model, operation = self._model(), proposed.operation
        near = [neighbor.item_code for neighbor in prediction.neighbors]
        found = model.evidence(
            prediction.item.code, near, operation.job_code, operation.work_center
        )
        origins = {proposed.run.origin, proposed.setup.origin}
        if found.used:
            return found
        if origins & {TimeOrigin.OPERATION_AT_WORK_CENTER, TimeOrigin.CORRECTED_STANDARD}:
            return model.operation_orders(operation.job_code, operation.work_center)
        if TimeOrigin.OPERATION in origins:
            return model.operation_orders(operation.job_code)
        return found

    def _predict(
        self, model: RoutingModel, items: Sequence[Item], options: AskOptions
    ) -> tuple[RoutingPrediction, ...]:
        """Ask with the weights of the profile and with what the planner decided for all questions.

        That is the order of operations, and what is done in-house where ``options`` ask for it.
        """
        kept = self._in_house.conversions() if options.outside_in_house else NO_CONVERSIONS
        asked = replace(options, precedence=self._precedence.verdicts(), conversions=kept)
        return model.predict_many(items, asked, self._weights(model, options))

    def _weights(self, model: RoutingModel, options: AskOptions) -> dict[str, float] | None:
        """What to ask with in place of what the model learned; None for that itself."""
        return self._profile(model, options.weights)

    def _profile(self, model: RoutingModel, name: str) -> dict[str, float] | None:
        if name == LEARNED:
            return None
        return self._profiles.weights(name, model.attribute_weights)

    def receipts(
        self, prediction: RoutingPrediction, proposed: ProposedOperation
    ) -> tuple[Receipt, Receipt]:
        """What the set-up and the run minutes of an operation were made from, to be added up."""
        model = self._model()
        return model.receipts(prediction, proposed, self._weights(model, prediction.options))

    def _model(self) -> RoutingModel:
        snapshot = self._plant.required_facts()
        model = self._models.get()
        _same_plant(snapshot, model)
        return model


def _same_plant(snapshot: SnapshotFacts, model: RoutingModel) -> None:
    """A model of one plant must not answer for another."""
    if model.source != snapshot.source.name:
        raise IncompatibleVersionError(
            model.version,
            f"it learned from {model.source}, the data here is from {snapshot.source.name}",
        )
