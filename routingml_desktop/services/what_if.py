"""What moves when attributes of an item are changed, and which attribute moves it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from routingml_desktop.domain.candidate_difference import parted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from routingml_desktop.domain.candidate import RoutingCandidate, RoutingPrediction
    from routingml_desktop.domain.item import AttributeValue, Item


@dataclass(frozen=True, slots=True)
class Move:
    """From one answer to another, by their best candidates."""

    before: RoutingPrediction
    after: RoutingPrediction

    @property
    def added(self) -> tuple[str, ...]:
        """Job codes that only the later routing has, in its order."""
        return self._only(before=False)

    @property
    def removed(self) -> tuple[str, ...]:
        """Job codes that only the earlier routing has, in its order."""
        return self._only(before=True)

    @property
    def same_operations(self) -> bool:
        """Whether both propose the same operations in the same order, or both propose nothing."""
        return _signature(self.before) == _signature(self.after)

    def minutes(self, quantity: float) -> float | None:
        """How many standard minutes more ``quantity`` pieces take; None when not comparable.

        Totals compare only where every operation of both routings has minutes.
        """
        before, after = total(self.before, quantity), total(self.after, quantity)
        return None if before is None or after is None else after - before

    def _only(self, *, before: bool) -> tuple[str, ...]:
        added, removed = parted(_signature(self.before), _signature(self.after))
        return removed if before else added


@dataclass(frozen=True, slots=True)
class AttributeEffect:
    """What one of the changes does on top of the others."""

    name: str
    before: AttributeValue
    after: AttributeValue
    move: Move
    """From the answer with only this change taken back to the answer with all of them."""


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A changed item beside the unchanged one."""

    move: Move
    """From the answer for the unchanged item to the one for the changed item."""
    effects: tuple[AttributeEffect, ...]
    """One per changed attribute, in the order of the item's attributes."""


def what_if(
    changed: Item,
    start: Item,
    predict: Callable[[Sequence[Item]], tuple[RoutingPrediction, ...]],
) -> WhatIf | None:
    """What the changes of an item move; None when nothing was changed.

    Every figure is a real answer of ``predict``: to the unchanged item, to the changed one, and to
    the changed one with a single attribute put back. All are asked as items that do not exist yet,
    so that a routing of its own does not hide what the attributes say.
    """
    names = [
        name
        for name in dict.fromkeys([*start.attributes, *changed.attributes])
        if _known(start.attributes.get(name)) != _known(changed.attributes.get(name))
    ]
    if not names:
        return None
    questions = [dict(start.attributes), dict(changed.attributes)]
    questions += [{**changed.attributes, name: start.attributes.get(name)} for name in names]
    before, after, *put_back = predict(
        [replace(changed, code="", attributes=attributes) for attributes in questions]
    )
    return WhatIf(
        Move(before, after),
        tuple(
            AttributeEffect(
                name,
                start.attributes.get(name),
                changed.attributes.get(name),
                Move(without, after),
            )
            for name, without in zip(names, put_back, strict=True)
        ),
    )


def best(prediction: RoutingPrediction) -> RoutingCandidate | None:
    """The first candidate; None when nothing is proposed."""
    return prediction.candidates[0] if prediction.candidates else None


def total(prediction: RoutingPrediction, quantity: float) -> float | None:
    """Standard minutes of the first candidate; None when any of its operations has none."""
    candidate = best(prediction)
    band = candidate.minutes_for(quantity) if candidate else None
    return None if band is None or band.unknown else band.p50


def _signature(prediction: RoutingPrediction) -> tuple[str, ...]:
    candidate = best(prediction)
    return candidate.signature if candidate else ()


def _known(value: AttributeValue) -> AttributeValue:
    return None if value == "" else value
