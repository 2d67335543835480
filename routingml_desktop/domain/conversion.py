"""Subcontracted operations that the plant may do itself: what takes the place of what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from routingml_desktop.domain.routing import OperationType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from routingml_desktop.domain.routing import Operation


@dataclass(frozen=True, slots=True)
class Conversion:
    """A subcontracted operation, and the one that the plant does instead."""

    job_code: str
    """Of the subcontracted operation, to the letter."""
    in_house_job: str
    work_center: str
    partner: str = ""
    """The only subcontractor it is meant for; empty for all of them."""

    @property
    def key(self) -> tuple[str, str]:
        """What it replaces: job code and subcontractor."""
        return self.job_code, self.partner


@dataclass(frozen=True, slots=True)
class Conversions:
    """The plant's table, one row for each job code and subcontractor."""

    rows: tuple[Conversion, ...] = ()

    def of(self, operation: Operation) -> Conversion | None:
        """The row for an operation; None when it is not subcontracted or stands in no row.

        The row for its subcontractor goes before the one for all. Nothing but the same code and the
        same subcontractor is a match.
        """
        if operation.operation_type is not OperationType.OUTSIDE:
            return None
        found = {row.key: row for row in self.rows if row.job_code == operation.job_code}
        return found.get((operation.job_code, operation.partner)) or found.get(
            (operation.job_code, "")
        )

    def leave_outside(self, operations: Iterable[Operation]) -> bool:
        """Whether any of the operations stays with a subcontractor."""
        return any(
            operation.operation_type is OperationType.OUTSIDE and self.of(operation) is None
            for operation in operations
        )


NO_CONVERSIONS = Conversions()


@dataclass(frozen=True, slots=True)
class OutsideOperation:
    """An operation that routings of the plant have done by a subcontractor."""

    job_code: str
    job_name: str = ""
    partner: str = ""
    """Empty for all subcontractors together."""
    partner_name: str = ""
    routings: int = 0
    """Routings that have it."""

    @property
    def key(self) -> tuple[str, str]:
        """Job code and subcontractor, as in a Conversion."""
        return self.job_code, self.partner


@dataclass(frozen=True, slots=True)
class InHousePlace:
    """An operation that the plant does itself, at one of its work centers."""

    job_code: str
    job_name: str
    work_center: str
    work_center_name: str
    routings: int
    """Routings that have it there."""
