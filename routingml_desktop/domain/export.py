"""What goes out of the program: routings to write down, the form, and the receipt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from routingml_desktop.domain.candidate import ProposedOperation

if TYPE_CHECKING:
    from pathlib import Path

    from routingml_desktop.domain.candidate import MinutesBand
    from routingml_desktop.domain.routing import Operation, RoutingOrigin


class ExportForm(StrEnum):
    """How routings are written down."""

    EXCEL = "excel"
    """A workbook: typed cells, codes as text, a sheet of operations and one of candidates."""
    CSV_FOR_EXCEL = "csv-excel"
    """UTF-8 with BOM; texts that Excel would run as formulas carry an apostrophe."""
    CSV_FOR_MACHINES = "csv"
    """UTF-8 without BOM, the ERP's column names, every text untouched."""

    @property
    def suffix(self) -> str:
        """How names of such files end."""
        return ".xlsx" if self is ExportForm.EXCEL else ".csv"


@dataclass(frozen=True, slots=True)
class RoutingSheet:
    """A routing to export. Its set-up and run times are those of its operations.

    An operation that is a ProposedOperation adds its bands and the orders behind them.
    """

    item_code: str
    item_name: str
    routing_no: str
    """Empty for a proposal that has no number yet."""
    candidate_rank: int
    """1 is the best candidate; 0 is a routing that was no candidate."""
    operations: tuple[ProposedOperation | Operation, ...]
    confidence: float | None
    similarity: float | None
    origin: RoutingOrigin
    quantity: float
    """Pieces the totals are for."""
    orders: int = 0
    """Work orders behind the routing."""
    reference_item: str = ""
    """The item it was taken over from."""
    minutes: MinutesBand | None = None
    """What history lets expect in total at ``quantity``; None when it says nothing."""

    @property
    def total_minutes(self) -> float | None:
        """Set-up and run of all operations at ``quantity``; None when no time is known."""
        known = [
            minutes
            for step in self.operations
            if (minutes := plain(step).minutes_for(self.quantity)) is not None
        ]
        return sum(known) if known else None

    @property
    def operations_without_minutes(self) -> int:
        """How many operations the total leaves out because nobody knows their time."""
        return sum(plain(step).minutes_for(self.quantity) is None for step in self.operations)


@dataclass(frozen=True, slots=True)
class ExportReceipt:
    """A file that was written, read back and found to be the same."""

    file: Path
    rows: int
    """Operations in it."""
    sha256: str


@dataclass(frozen=True, slots=True)
class ClipboardTexts:
    """The same table in the two forms that programs paste."""

    tsv: str
    html: str


def plain(step: ProposedOperation | Operation) -> Operation:
    """The operation itself, without its evidence."""
    return step.operation if isinstance(step, ProposedOperation) else step
