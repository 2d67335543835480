"""The routing being made as a grid in the column order of the ERP's routing screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, Qt, Signal

from routingml_desktop.domain.routing import OperationType
from routingml_desktop.services.minutes_entry import Refusal, minutes_entered
from routingml_desktop.services.planning import RoutingDraft, TextField, TimeField
from routingml_desktop.services.routing_rules import NO_RULES, violations
from routingml_desktop.ui.planning_words import refusal_sentence
from routingml_desktop.ui.tables.routing_cells import NUMBERS, TIMES, RoutingCell, header_tip
from routingml_desktop.ui.tables.values_table import (
    ICON_ROLE,
    LEFT,
    RIGHT,
    TONE_ROLE,
    VALUE_ROLE,
)
from routingml_desktop.ui.words import column_word

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from routingml_desktop.domain.candidate import ProposedOperation
    from routingml_desktop.domain.plant import RoutingRules
    from routingml_desktop.domain.precedence import PrecedencePair
    from routingml_desktop.services.planning import PlannedOperation
    from routingml_desktop.services.routing_rules import Violation
    from routingml_desktop.ui.tables.values_table import Index

COLUMNS: Final = (
    "sequence",
    "operation_type",
    "job_code",
    "job_name",
    "work_center",
    "work_center_name",
    "time_unit",
    "lead_time_days",
    "queue_minutes",
    "setup_minutes",
    "run_minutes",
    "actual_setup_minutes",
    "actual_run_minutes",
    "wait_minutes",
    "move_minutes",
    "base_quantity",
    "base_unit",
    "batch",
    "partner",
    "partner_name",
)
"""As planners know them from the ERP; never another order."""

BAND_ROLE: Final = Qt.ItemDataRole.UserRole + 10
"""The Band of a time that history knows, else None."""

ROW_MIME: Final = "application/x-routingml-operation"
"""An operation being dragged: its key in digits."""

_FIXED: Final = frozenset({"sequence", "time_unit"})
_ANSWERS: Final[dict[int, Callable[[RoutingCell], object]]] = {
    Qt.ItemDataRole.DisplayRole: RoutingCell.text,
    Qt.ItemDataRole.EditRole: RoutingCell.typed,
    Qt.ItemDataRole.ToolTipRole: RoutingCell.tip,
    Qt.ItemDataRole.FontRole: RoutingCell.font,
    Qt.ItemDataRole.TextAlignmentRole: RoutingCell.alignment,
    TONE_ROLE: RoutingCell.tone,
    ICON_ROLE: RoutingCell.icon,
    BAND_ROLE: RoutingCell.band,
}
_NO_PARENT: Final = QModelIndex()


class RoutingTable(QAbstractTableModel):
    """Shows a draft; edits go out as the next draft and are shown when that comes back.

    So every edit passes the undo stack on its way.

    Signals:
        edited: Something was changed; carries the next draft and what was done, for the undo menu.
        refused: Something typed was not taken; carries the reason as a sentence.
    """

    edited = Signal(object, str)
    refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._draft = RoutingDraft("")
        self._known: Mapping[str, ProposedOperation] = {}
        self._violations: tuple[Violation, ...] = ()
        self._order: tuple[PrecedencePair, ...] = ()
        self._rules = NO_RULES

    @property
    def draft(self) -> RoutingDraft:
        """The draft shown."""
        return self._draft

    @property
    def violations(self) -> tuple[Violation, ...]:
        """The rules it breaks, hardest first."""
        return self._violations

    def show_draft(self, draft: RoutingDraft) -> None:
        """Show another draft, or the next state of the same."""
        before = [step.key for step in self._draft.operations]
        same_rows = before == [step.key for step in draft.operations]
        if not same_rows:
            self.beginResetModel()
        self._draft = draft
        self._violations = violations(draft.operations, self._order, self._rules)
        if not same_rows:
            self.endResetModel()
        elif before:
            last = self.index(len(before) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def keep_order(self, order: Sequence[PrecedencePair]) -> None:
        """Mark from now on where a draft breaks one of these."""
        self._order = tuple(order)
        self.show_draft(self._draft)

    def keep_rules(self, rules: RoutingRules) -> None:
        """Mark from now on where a draft breaks what the mapping says of routings."""
        self._rules = rules
        self.show_draft(self._draft)

    def offer(self, known: Sequence[ProposedOperation]) -> None:
        """Operations that a code typed into an empty row stands for."""
        self._known = {step.operation.job_code: step for step in known}

    def retranslate(self) -> None:
        """Say headers and words again, after the language changed."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        if self._draft.operations:
            last = self.index(len(self._draft.operations) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def step(self, row: int) -> PlannedOperation:
        """The operation in a row."""
        return self._draft.operations[row]

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._draft.operations)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is Qt.Orientation.Vertical or not 0 <= section < len(COLUMNS):
            return None
        name = COLUMNS[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.tr("Time unit") if name == "time_unit" else column_word(name)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(RIGHT if name in NUMBERS else LEFT)
        return header_tip(name) if role == Qt.ItemDataRole.ToolTipRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        step, name = self._draft.operations[index.row()], COLUMNS[index.column()]
        if role == VALUE_ROLE:
            return step
        answer = _ANSWERS.get(role)
        return answer(RoutingCell(self._draft, self._violations, step, name)) if answer else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled
        flags = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled
        return flags if COLUMNS[index.column()] in _FIXED else flags | flag.ItemIsEditable

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        step, name = self._draft.operations[index.row()], COLUMNS[index.column()]
        try:
            after = self._edited(step, name, value)
        except ValueError as refusal:
            self.refused.emit(str(refusal))
            return False
        if after is not None and after != self._draft:
            said = self.tr("{what} of {operation}").format(
                what=column_word(name), operation=step.operation.job_code or step.operation.sequence
            )
            self.edited.emit(after, said)
        return True

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [ROW_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        carried = QMimeData()
        if indexes:
            key = self._draft.operations[indexes[0].row()].key
            carried.setData(ROW_MIME, str(key).encode())
        return carried

    def dropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index
    ) -> bool:
        """Move the dragged operation to where the line showed; the view must not remove rows."""
        if not data.hasFormat(ROW_MIME):
            return False
        key = int(data.data(ROW_MIME).data())
        place = self._draft.place_of(key)
        target = row if row >= 0 else parent.row() if parent.isValid() else self.rowCount()
        # Rows below close up when the dragged one leaves its place.
        self.move(key, target - 1 if target > place else target)
        return False

    def move(self, key: int, place: int) -> None:
        """Ask for the operation to stand at ``place``."""
        after = self._draft.move(key, place)
        if after == self._draft:
            return
        operation = self._draft.operations[self._draft.place_of(key)].operation
        self.edited.emit(after, self.tr("move {operation}").format(operation=operation.job_code))

    def _edited(self, step: PlannedOperation, name: str, value: object) -> RoutingDraft | None:
        """The next draft; None when nothing is meant; ValueError says why it is refused."""
        if name in TIMES:
            return self._draft.set_time(step.key, TimeField(name), _minutes(value))
        if name == "base_quantity":
            pieces = _minutes(value)
            if not pieces:
                raise ValueError(self.tr("The base quantity must be above 0."))
            return self._draft.set_base_quantity(step.key, pieces)
        if name == "operation_type":
            return self._draft.set_type(step.key, OperationType(str(value)))
        text = str(value).strip()
        if name == "job_code" and not step.operation.job_code and text in self._known:
            place = self._draft.place_of(step.key)
            return self._draft.delete([step.key]).add(place, self._known[text])
        if text == getattr(step.operation, name):
            return None
        return self._draft.set_text(step.key, TextField(name), text)


def _minutes(value: object) -> float | None:
    entered = minutes_entered("" if value is None else str(value))
    if isinstance(entered, Refusal):
        raise ValueError(refusal_sentence(entered))  # noqa: TRY004 (what was typed, not its type)
    return entered
