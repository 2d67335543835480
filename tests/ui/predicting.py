"""Stands in for the prediction service: answers at once, or when it is let go."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from routingml_desktop.domain.candidate import Outcome, RoutingPrediction
from routingml_desktop.domain.conversion import InHousePlace, OutsideOperation
from routingml_desktop.domain.errors import RoutingMLError, UnknownItemError
from routingml_desktop.domain.item import Attribute, Item
from routingml_desktop.domain.precedence import NO_VERDICTS, PrecedenceVerdicts
from routingml_desktop.services.attribute_values import KnownAttribute, ValueKind
from routingml_desktop.services.precedence import Verdict
from routingml_desktop.services.prediction import Answer, Answers
from routingml_desktop.services.what_if import what_if
from tests.builders import candidate, estimate, prediction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routingml_desktop.domain.candidate import AskOptions, NextOperation
    from routingml_desktop.domain.item import AttributeValue
    from routingml_desktop.domain.precedence import PrecedencePair
    from routingml_desktop.services.what_if import WhatIf

DESCRIBED: dict[str, AttributeValue] = {
    "ITEM_MATERIAL": "316L",
    "OUTDIAMETER": 55.0,
    "STANDARD": True,
}

KNOWN = (
    KnownAttribute(Attribute("ITEM_MATERIAL", "Material"), ValueKind.TEXT, ("304", "316L", "SIC")),
    KnownAttribute(
        Attribute("OUTDIAMETER", "Outer diameter", unit="mm"),
        ValueKind.NUMBER,
        lowest=5.0,
        highest=1200.0,
    ),
    KnownAttribute(Attribute("STANDARD", "Standard item"), ValueKind.YES_NO),
    KnownAttribute(Attribute("MADE", "Made"), ValueKind.DATE),
)


OUTSIDE = (
    OutsideOperation("Z10-1", "외주 열처리", "", "", 41),
    OutsideOperation("Z20-1", "외주 코팅", "", "", 30),
    OutsideOperation("Z20-1", "외주 코팅", "V03", "한빛코팅", 12),
)
PLACES = (
    InHousePlace("H10-1", "열처리(진공)", "FUR-01", "진공로 1호기", 80),
    InHousePlace("J10-1", "용사코팅", "COT-01", "용사기 1호기", 20),
    InHousePlace("J10-1", "용사코팅", "COT-02", "용사기 2호기", 60),
)

LEARNED_WEIGHTS = {"OUTDIAMETER": 1.5, "ITEM_MATERIAL": 4.0, "STANDARD": 0.0}


class Knowing:
    """Stands in for who knows the plant's habits and keeps the planner's verdicts."""

    def __init__(self) -> None:
        self.pairs: tuple[PrecedencePair, ...] = ()
        self.kept = NO_VERDICTS
        self.following: dict[tuple[str, ...], tuple[NextOperation, ...]] = {}
        self.failure: RoutingMLError | None = None

    def precedence_pairs(self) -> tuple[PrecedencePair, ...]:
        if self.failure is not None:
            raise self.failure
        return self.pairs

    def next_operations(
        self, prediction: RoutingPrediction, done: tuple[str, ...]
    ) -> tuple[NextOperation, ...]:
        if self.failure is not None:
            raise self.failure
        return self.following.get(done, ())

    def verdicts(self) -> PrecedenceVerdicts:
        return self.kept

    def decide(self, pair: tuple[str, str], verdict: Verdict | None) -> PrecedenceVerdicts:
        approved, vetoed = self.kept.approved - {pair}, self.kept.vetoed - {pair}
        if verdict is Verdict.APPROVED:
            approved |= {pair}
        elif verdict is Verdict.VETOED:
            vetoed |= {pair}
        self.kept = PrecedenceVerdicts(approved, vetoed)
        return self.kept


class Predicting:
    """A plant of the items it is given; lower-case codes are near misses of them."""

    def __init__(self, *codes: str) -> None:
        self.codes = codes
        self.asked: list[tuple[str, AskOptions]] = []
        self.described: list[Item] = []
        self.failure: RoutingMLError | None = None
        self.hold = threading.Event()
        self.hold.set()
        self.calls = 0

    def item(self, code: str) -> Item:
        if code not in self.codes:
            raise UnknownItemError(code, self._closest(code))
        return Item(code, DESCRIBED, f"품목 {code}")

    def known(self) -> tuple[KnownAttribute, ...]:
        return KNOWN

    def ask_codes(self, codes: Sequence[str], options: AskOptions) -> Answers:
        self.calls += 1
        assert self.hold.wait(5)
        if self.failure is not None:
            raise self.failure
        self.asked += [(code, options) for code in codes]
        return tuple(self._answer(code, options) for code in codes)

    def ask_item(self, item: Item, options: AskOptions) -> RoutingPrediction:
        assert self.hold.wait(5)
        if self.failure is not None:
            raise self.failure
        self.described.append(item)
        return replace(prediction(), item=item, options=options)

    def what_if(self, changed: Item, start: Item, options: AskOptions) -> WhatIf | None:
        assert self.hold.wait(5)
        if self.failure is not None:
            raise self.failure
        return what_if(changed, start, lambda items: tuple(map(self._made, items)))

    def _made(self, item: Item) -> RoutingPrediction:
        """Ceramic is ground, everything else turned; a millimetre costs a minute a piece."""
        diameter = item.attributes.get("OUTDIAMETER")
        made = candidate("GRIND" if item.attributes.get("ITEM_MATERIAL") == "SIC" else "TURN", "QC")
        if isinstance(diameter, float):
            first = replace(made.operations[0], run=estimate(diameter))
            made = replace(made, operations=(first, *made.operations[1:]))
        return replace(prediction(made), item=item)

    def outside_operations(self) -> tuple[OutsideOperation, ...]:
        if self.failure is not None:
            raise self.failure
        return OUTSIDE

    def in_house_places(self) -> tuple[InHousePlace, ...]:
        return PLACES

    def attributes(self) -> tuple[Attribute, ...]:
        return tuple(known.attribute for known in KNOWN)

    def learned_weights(self) -> dict[str, float]:
        if self.failure is not None:
            raise self.failure
        return dict(LEARNED_WEIGHTS)

    def _answer(self, code: str, options: AskOptions) -> Answer:
        if code not in self.codes:
            return Answer(code, error=UnknownItemError(code, self._closest(code)))
        found = replace(prediction(), item=self.item(code), options=options)
        if code.endswith("-FAR"):
            found = replace(found, outcome=Outcome.BELOW_THRESHOLD, candidates=())
        return Answer(code, found)

    def _closest(self, code: str) -> str | None:
        return code.upper() if code.upper() in self.codes else None
