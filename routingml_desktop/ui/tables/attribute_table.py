"""The attributes of an item that does not exist yet, beside those of the one it started from."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QFont

from routingml_desktop.domain.item import Item
from routingml_desktop.services.attribute_values import KnownAttribute, ValueKind
from routingml_desktop.services.typed_values import typed_number
from routingml_desktop.ui.evidence_words import value_text
from routingml_desktop.ui.language import language
from routingml_desktop.ui.tables.values_table import ICON_ROLE, VALUE_ROLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routingml_desktop.domain.item import AttributeValue
    from routingml_desktop.ui.tables.values_table import Index

NAME, BEFORE, NOW = range(3)
YES, NO = "yes", "no"
"""What a yes-or-no editor hands over; an empty text for unknown."""

_NO_PARENT: Final = QModelIndex()


class AttributeTable(QAbstractTableModel):
    """Attribute, its value in the item it started from, and the new value, which is edited.

    Signals:
        refused: Something typed does not fit the attribute; carries the reason.
        changed: A new value was set.
    """

    refused = Signal(str)
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known: tuple[KnownAttribute, ...] = ()
        self._before: dict[str, AttributeValue] = {}
        self._now: dict[str, AttributeValue] = {}
        self._started_from = ""

    def start(self, known: Sequence[KnownAttribute], item: Item) -> None:
        """Describe a new item, beginning with the attributes of ``item``."""
        self.beginResetModel()
        self._known = tuple(known)
        self._before = dict(item.attributes)
        self._now = dict(item.attributes)
        self._started_from = item.code
        self.endResetModel()

    def reset(self) -> None:
        """All values as they were."""
        self.beginResetModel()
        self._now = dict(self._before)
        self.endResetModel()

    def described(self, code: str, name: str) -> Item:
        """The new item."""
        return Item(code, dict(self._now), name)

    def known(self, row: int) -> KnownAttribute:
        """The attribute of a row."""
        return self._known[row]

    def label(self, row: int) -> str:
        """The attribute's name as planners read it, with its unit."""
        attribute = self._known[row].attribute
        label = attribute.label(language())
        return f"{label} ({attribute.unit})" if attribute.unit else label

    def label_of(self, name: str) -> str:
        """An attribute's name as planners read it, without its unit."""
        known = {one.attribute.name: one.attribute for one in self._known}
        return known[name].label(language()) if name in known else name

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._known)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else NOW + 1

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == BEFORE:
            return self._started_from or self.tr("Empty")
        return self.tr("Attribute") if section == NAME else self.tr("New item")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, new = index.row(), index.column() == NOW
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, index.column())
        if role == VALUE_ROLE:
            return self._known[row]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(self._known[row])
        return self._new(row, role) if new else None

    def _new(self, row: int, role: int) -> Any:
        """What only cells of new values have: the text to edit, and the signs of a change."""
        name = self._known[row].attribute.name
        now = self._now.get(name)
        if role == Qt.ItemDataRole.EditRole:
            return _typed(now)
        if now == self._before.get(name):
            return None
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(True)
            return font
        return "edit" if role == ICON_ROLE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == NOW else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or index.column() != NOW or role != Qt.ItemDataRole.EditRole:
            return False
        known = self._known[index.row()]
        try:
            self._now[known.attribute.name] = _value(known.kind, str(value or "").strip())
        except ValueError:
            self.refused.emit(self._refusal(known.kind))
            return False
        self.dataChanged.emit(index, index)
        self.changed.emit()
        return True

    def _text(self, row: int, column: int) -> str:
        if column == NAME:
            return self.label(row)
        values = self._before if column == BEFORE else self._now
        return value_text(values.get(self._known[row].attribute.name))

    def _tip(self, known: KnownAttribute) -> str:
        if known.lowest is None or known.highest is None:
            return known.attribute.name
        span = self.tr("In the plant's items: {lowest} to {highest}")
        said = span.format(lowest=value_text(known.lowest), highest=value_text(known.highest))
        return f"{known.attribute.name}\n{said}"

    def _refusal(self, kind: ValueKind) -> str:
        if kind is ValueKind.DATE:
            return self.tr("Enter a date such as 2026-11-20, or nothing.")
        return self.tr("Enter a number, or nothing for an unknown one.")


def _typed(value: AttributeValue) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:g}" if isinstance(value, float) else str(value)


def _value(kind: ValueKind, text: str) -> AttributeValue:
    """What was typed as a value of its kind; ValueError when it is none."""
    if not text:
        return None
    if kind is ValueKind.NUMBER:
        return typed_number(text)
    if kind is ValueKind.YES_NO:
        return text == YES
    return datetime.fromisoformat(text) if kind is ValueKind.DATE else text
