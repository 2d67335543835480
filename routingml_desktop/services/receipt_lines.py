"""A receipt as an account: each line with what it says and what comes out after it."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from routingml_desktop.domain.receipt import Receipt, ReceiptOrder, ReceiptStandard, ReceiptStep
    from routingml_desktop.domain.work_result import WorkResult

SHOWN_ALIKE = 0.1
"""Minutes that a recomputed receipt may differ from what is shown."""


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """One line of the account."""

    result: float | None
    """Minutes after this line."""
    step: ReceiptStep | None = None
    """The evidence; None for the model's correction and for the last line."""
    model: str = ""
    """The learned model that corrects the evidence; empty on the other lines."""
    factor: float = 1.0
    """What the model multiplies with."""

    @property
    def final(self) -> bool:
        """Whether it is the last line, which says what is shown."""
        return self.step is None and not self.model


@dataclass(frozen=True, slots=True)
class ListedOrder:
    """What a step lists: an order that counts, a standard of the ERP, or an order left out."""

    result: WorkResult | None
    """None for a standard."""
    item_code: str
    minutes: float | None = None
    """As booked, or as the ERP has it; None for an order that was left out."""
    comparable: float | None = None
    """As they would be for the asked item today."""
    weight: float | None = None
    """Against the other orders of the step."""


def account(receipt: Receipt) -> tuple[ReceiptLine, ...]:
    """The lines in the order they are reckoned, the last one with what is shown.

    Minutes are combined by their logarithms, so that a factor of two up weighs as much as one down.
    """
    lines: list[ReceiptLine] = []
    middle = 0.0
    for step in receipt.steps:
        said = log(max(step.minutes + receipt.floor, 1e-9))
        middle = step.weight * said + (1 - step.weight) * middle
        lines.append(ReceiptLine(max(0.0, exp(middle) - receipt.floor), step))
    if receipt.steps and receipt.model:
        corrected = exp(middle) * receipt.model_factor - receipt.floor
        lines.append(
            ReceiptLine(max(0.0, corrected), model=receipt.model, factor=receipt.model_factor)
        )
    lines.append(ReceiptLine(receipt.estimate.p50))
    return tuple(lines)


def orders_of(step: ReceiptStep, floor: float) -> tuple[ListedOrder, ...]:
    """The orders and standards of a step, the weightiest first, then what was left out."""
    counted = [
        *(_counted(order, order.result, order.result.item_code, floor) for order in step.orders),
        *(_counted(standard, None, standard.item_code, floor) for standard in step.standards),
    ]
    counted.sort(key=lambda order: -(order.weight or 0.0))
    return (*counted, *(ListedOrder(result, result.item_code) for result in step.dropped))


def adds_up(receipt: Receipt) -> bool:
    """Whether recomputing the receipt gives what is shown, within a tenth of a minute."""
    shown, again = receipt.estimate.p50, receipt.recomputed
    if shown is None or again is None:
        return shown is again
    return abs(shown - again) <= SHOWN_ALIKE


def _counted(
    one: ReceiptOrder | ReceiptStandard, result: WorkResult | None, item_code: str, floor: float
) -> ListedOrder:
    comparable = max(0.0, (one.minutes + floor) * one.factor - floor)
    return ListedOrder(result, item_code, one.minutes, comparable, one.weight)
