"""The receipt of a minute: the orders, weights and factors it was made from."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from routingml_desktop.domain.time_estimate import TimeEstimate, TimeOrigin
    from routingml_desktop.domain.work_result import WorkResult


@dataclass(frozen=True, slots=True)
class ReceiptOrder:
    """One order that counts in a step."""

    result: WorkResult
    minutes: float
    """Of a lot for set-up, of a piece for run, as booked."""
    factor: float
    """Makes the minutes comparable: the asked item against the booked one, today against then."""
    weight: float
    """Against the other orders of the step; they add up to 1. 0 for one that was trimmed."""


@dataclass(frozen=True, slots=True)
class ReceiptStandard:
    """A standard of the ERP that counts in a step, corrected by what such standards are off."""

    item_code: str
    minutes: float
    """Of a lot for set-up, of a piece for run, as the ERP has it."""
    factor: float
    weight: float
    """Like that of an order."""


@dataclass(frozen=True, slots=True)
class ReceiptStep:
    """What one kind of evidence says, and how much it counts against the steps before it."""

    origin: TimeOrigin
    minutes: float
    """What this evidence alone says about the asked item, before the floor of 0."""
    weight: float
    """0 to 1; the rest is what the steps before said. 1 for the first step."""
    n: int
    """Orders behind it."""
    items: int = 0
    orders: tuple[ReceiptOrder, ...] = ()
    """Named for the item's own and similar items' orders; the wider groups are too many."""
    dropped: tuple[WorkResult, ...] = ()
    """Left out, each with its reason."""
    standards: tuple[ReceiptStandard, ...] = ()
    """The item's own standard, or those of similar items; they weigh together with the orders."""


@dataclass(frozen=True, slots=True)
class ReceiptBand:
    """How P10 and P90 were found."""

    group: str
    """Whose later orders they were calibrated on; empty when there were none."""
    n: int
    """Those orders."""
    low: float
    """What P50 is multiplied with to get P10; both with the receipt's floor added."""
    high: float
    """The same for P90."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """How the minutes of one part of an operation came about."""

    part: str
    """``setup`` per lot or ``run`` per piece."""
    estimate: TimeEstimate
    steps: tuple[ReceiptStep, ...] = ()
    """Widest evidence first; each is drawn towards the ones before it."""
    floor: float = 0.0
    """Minutes added before taking logarithms and taken off at the end, so that 0 stays finite."""
    model: str = ""
    """The learned model that corrected the evidence; empty when none did."""
    model_factor: float = 1.0
    """What it multiplied the evidence with: its share in the answer."""
    band: ReceiptBand | None = None
    reason: str = ""
    """Why there are no minutes; empty when there are. English, one of few fixed sentences."""

    @property
    def recomputed(self) -> float | None:
        """The standard (P50) minutes added up again from what the receipt lists."""
        if not self.steps:
            return self.estimate.p50
        middle = 0.0
        for step in self.steps:
            said = log(self._said(step) + self.floor)
            middle = step.weight * said + (1 - step.weight) * middle
        return max(0.0, exp(middle) * self.model_factor - self.floor)

    def _said(self, step: ReceiptStep) -> float:
        """What a step says, from its orders and standards where it lists them."""
        counted: list[ReceiptOrder | ReceiptStandard] = [*step.orders, *step.standards]
        if not counted:
            return step.minutes
        logs = sum(one.weight * log((one.minutes + self.floor) * one.factor) for one in counted)
        return exp(logs) - self.floor
