"""Candidates side by side: one row per place of the routing, one column per candidate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from routingml_desktop.domain.routing import OperationType
from routingml_desktop.services.comparison import (
    Aspect,
    ComparedOperation,
    Comparison,
    Difference,
)
from routingml_desktop.ui.evidence_words import operation_tip, range_text
from routingml_desktop.ui.numbers import minutes, percent
from routingml_desktop.ui.tables.routing_cells import exact
from routingml_desktop.ui.tables.values_table import ICON_ROLE, LEFT, TONE_ROLE
from routingml_desktop.ui.theme import Tone
from routingml_desktop.ui.words import word

if TYPE_CHECKING:
    from routingml_desktop.domain.candidate import ProposedOperation, RoutingCandidate
    from routingml_desktop.ui.tables.values_table import Index

CELL_ROLE: Final = Qt.ItemDataRole.UserRole + 20
"""A ComparedCell, or None in the column that says the difference."""

_NO_PARENT: Final = QModelIndex()
_LOOKS: Final[dict[Difference, tuple[Tone | None, str]]] = {
    Difference.SAME: (None, "check"),
    Difference.CHANGED: (Tone.ACCENT, "edit"),
    Difference.ONLY_HERE: (Tone.WARNING, "add"),
}


@dataclass(frozen=True, slots=True)
class ComparedCell:
    """What one candidate has at one place, in the words it is drawn with."""

    step: ProposedOperation | None
    difference: Difference
    operation: str
    """Code and name."""
    place: str
    """Resource or subcontractor."""
    time: str
    """Set-up, run and their total."""
    changed: frozenset[Aspect] = frozenset()

    @property
    def text(self) -> str:
        """All of it, for reading aloud and for the clipboard."""
        return " · ".join(part for part in (self.operation, self.place, self.time) if part) or "–"


class ComparisonTable(QAbstractTableModel):
    """Shows a comparison, all of it or only where the candidates differ."""

    def __init__(self, quantity: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._comparison: Comparison | None = None
        self._quantity = quantity
        self._only_differences = False
        self._rows: tuple[ComparedOperation, ...] = ()

    def show_comparison(self, comparison: Comparison | None) -> None:
        """Show this comparison; None shows nothing."""
        self.beginResetModel()
        self._comparison = comparison
        self._rows = self._wanted_rows()
        self.endResetModel()

    def show_only_differences(self, only: bool) -> None:  # noqa: FBT001 (as Qt's own setters)
        """Leave out the rows that are the same everywhere, or not."""
        self.beginResetModel()
        self._only_differences = only
        self._rows = self._wanted_rows()
        self.endResetModel()

    def set_quantity(self, quantity: float) -> None:
        """Show minutes for so many pieces."""
        self._quantity = quantity
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(self.columnCount() - 1, 0))
        if self._rows:
            last = self.index(len(self._rows) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def difference(self, row: int) -> Difference:
        """How the candidates agree in a row."""
        return self._rows[row].difference

    def step(self, index: Index) -> ProposedOperation | None:
        """The operation in a cell, if there is one."""
        if not index.isValid() or index.column() == 0:
            return None
        return self._rows[index.row()].cells[index.column() - 1]

    def candidate(self, column: int) -> RoutingCandidate | None:
        """The candidate of a column; None for the column that says the difference."""
        if self._comparison is None or column == 0:
            return None
        return self._comparison.candidates[column - 1]

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        if parent.isValid() or self._comparison is None:
            return 0
        return 1 + len(self._comparison.candidates)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is Qt.Orientation.Vertical or not 0 <= section < self.columnCount():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(LEFT)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        candidate = self.candidate(section)
        return self._title(candidate) if candidate else self.tr("Difference")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if index.column() == 0:
            return self._verdict(row, role)
        cell = self._cell(row, index.column() - 1)
        if role == CELL_ROLE:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.ToolTipRole and cell.step is not None:
            return operation_tip(cell.step)
        return None

    def _wanted_rows(self) -> tuple[ComparedOperation, ...]:
        rows = self._comparison.rows if self._comparison else ()
        if not self._only_differences:
            return rows
        return tuple(row for row in rows if row.difference is not Difference.SAME)

    def _verdict(self, row: ComparedOperation, role: int) -> Any:
        tone, icon = _LOOKS[row.difference]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._said(row)
        if role == TONE_ROLE:
            return tone
        return icon if role == ICON_ROLE else None

    def _said(self, row: ComparedOperation) -> str:
        if row.difference is Difference.SAME:
            return self.tr("Same")
        if row.difference is Difference.CHANGED:
            return self.tr("Changed")
        candidates = self._comparison.candidates if self._comparison else ()
        ranks = [
            str(candidate.rank)
            for candidate, cell in zip(candidates, row.cells, strict=True)
            if cell is not None
        ]
        return self.tr("Only in {candidates}").format(candidates=", ".join(ranks))

    def _title(self, candidate: RoutingCandidate) -> str:
        if candidate.existing:
            first = self.tr("{rank} · Existing routing {routing}").format(
                rank=candidate.rank, routing=candidate.reference_routing_no
            )
        else:
            first = self.tr("{rank} · Confidence {share}").format(
                rank=candidate.rank, share=percent(candidate.confidence)
            )
        band = candidate.minutes_for(self._quantity)
        bare = band is None or band.p10 is None
        said = (
            self.tr("{standard} min for {quantity} pcs")
            if bare
            else self.tr("{standard} min ({band}) for {quantity} pcs")
        )
        second = said.format(
            standard=minutes(band.p50 if band else None),
            band=range_text(band),
            quantity=exact(self._quantity),
        )
        return f"{first}\n{second}"

    def _cell(self, row: ComparedOperation, place: int) -> ComparedCell:
        step = row.cells[place]
        if step is None:
            return ComparedCell(None, row.difference, self.tr("Not here"), "", "")
        operation = step.operation
        where = f"{operation.work_center} {operation.work_center_name}".strip()
        if operation.operation_type is OperationType.OUTSIDE:
            partner = operation.partner_name or operation.partner
            where = f"{word(OperationType.OUTSIDE)} {partner or where}".strip()
        return ComparedCell(
            step,
            row.difference,
            f"{operation.job_code}  {operation.job_name}".strip(),
            where,
            self._time(step),
            frozenset(row.changed),
        )

    def _time(self, step: ProposedOperation) -> str:
        total = step.minutes_for(self._quantity)
        if total is None:
            return self.tr("no time known")
        return self.tr("{setup} + {run} each = {total} min").format(
            setup=minutes(step.setup.p50), run=minutes(step.run.p50), total=minutes(total[1])
        )
