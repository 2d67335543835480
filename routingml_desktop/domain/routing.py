"""Operations, routings, signatures, minutes for a quantity."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

SEQUENCE_STEP = 10
"""ERP routings number their operations 10, 20, 30."""


class OperationType(StrEnum):
    """Who does an operation."""

    IN_HOUSE = "in_house"
    OUTSIDE = "outside"
    UNKNOWN = "unknown"


class RoutingOrigin(StrEnum):
    """Where a routing comes from."""

    MASTER = "master"
    """The plant's routing master."""
    AS_BUILT = "as_built"
    """Observed in work results, because the plant keeps no routing for it."""
    PROPOSED = "proposed"
    """Put together from similar items."""
    EDITED = "edited"
    """Changed by the planner."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One step of a routing; minutes are None when nobody knows them."""

    sequence: int
    job_code: str
    job_name: str = ""
    work_center: str = ""
    work_center_name: str = ""
    operation_type: OperationType = OperationType.UNKNOWN
    setup_minutes: float | None = None
    """Minutes once per lot."""
    run_minutes: float | None = None
    """Minutes per ``base_quantity`` pieces."""
    base_quantity: float = 1.0
    base_unit: str = ""
    queue_minutes: float | None = None
    wait_minutes: float | None = None
    move_minutes: float | None = None
    actual_setup_minutes: float | None = None
    """The ERP's own actual-standard set-up (A셋업시간)."""
    actual_run_minutes: float | None = None
    lead_time_days: float | None = None
    """Subcontract lead time."""
    batch: str = ""
    partner: str = ""
    partner_name: str = ""
    inspection: bool = False

    def minutes_for(self, quantity: float) -> float | None:
        """Set-up plus run for ``quantity`` pieces, in minutes; None when neither is known."""
        return minutes_of_lot(self.setup_minutes, self.run_minutes, quantity, self.base_quantity)


@dataclass(frozen=True, slots=True)
class Routing:
    """The ordered operations that make an item."""

    item_code: str
    routing_no: str
    operations: tuple[Operation, ...]
    origin: RoutingOrigin = RoutingOrigin.MASTER
    created: datetime | None = None

    @property
    def signature(self) -> tuple[str, ...]:
        """The job codes in order: what makes two routings the same way of making."""
        return tuple(operation.job_code for operation in self.operations)

    def minutes_for(self, quantity: float) -> float | None:
        """Sum over the operations whose minutes are known; None when none is."""
        known = [m for op in self.operations if (m := op.minutes_for(quantity)) is not None]
        return sum(known) if known else None


def minutes_of_lot(
    setup: float | None, run: float | None, quantity: float, base_quantity: float = 1.0
) -> float | None:
    """Minutes of a lot: ``setup`` once, ``run`` for every ``base_quantity`` pieces.

    Whatever a planner sees of a quantity comes from here. The evaluation multiplies whole columns
    of booked lots (``ml/lot_minutes.py``), and a test holds both to the same minutes. None when
    neither part is known; a part that is not known adds nothing.
    """
    if setup is None and run is None:
        return None
    return (setup or 0.0) + (run or 0.0) * quantity / base_quantity


def renumbered(operations: Iterable[Operation]) -> tuple[Operation, ...]:
    """The same operations numbered 10, 20, 30 in their order."""
    return tuple(
        replace(operation, sequence=SEQUENCE_STEP * place)
        for place, operation in enumerate(operations, start=1)
    )
