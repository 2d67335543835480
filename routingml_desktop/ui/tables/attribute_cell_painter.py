"""Editors that fit an attribute: a list of known texts, a number, yes or no, a date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QStyleOptionViewItem, QWidget

from routingml_desktop.services.attribute_values import KnownAttribute, ValueKind
from routingml_desktop.ui.evidence_words import value_text
from routingml_desktop.ui.tables.attribute_table import NO, YES
from routingml_desktop.ui.tables.cell_painter import CellPainter
from routingml_desktop.ui.tables.values_table import VALUE_ROLE

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel

    from routingml_desktop.ui.tables.values_table import Index


class AttributeCellPainter(CellPainter):
    """Opens the editor of the attribute's kind."""

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        known: KnownAttribute = index.data(VALUE_ROLE)
        if known.kind is ValueKind.YES_NO:
            return _yes_no(parent)
        if known.kind is ValueKind.TEXT and known.values:
            return _texts(parent, known)
        editor = QLineEdit(parent)
        if known.lowest is not None and known.highest is not None:
            editor.setPlaceholderText(f"{value_text(known.lowest)} – {value_text(known.highest)}")
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        typed = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            if editor.isEditable():
                editor.setEditText(typed)
                line = editor.lineEdit()
                if line is not None:
                    line.selectAll()
            else:
                editor.setCurrentIndex(editor.findData(typed))
        elif isinstance(editor, QLineEdit):
            editor.setText(typed)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            text = editor.currentText() if editor.isEditable() else editor.currentData()
            model.setData(index, text)
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        """As large as the cell."""
        editor.setGeometry(option.rect)


def _yes_no(parent: QWidget) -> QComboBox:
    editor = QComboBox(parent)
    for value, data in ((None, ""), (True, YES), (False, NO)):
        editor.addItem(value_text(value), data)
    return editor


def _texts(parent: QWidget, known: KnownAttribute) -> QComboBox:
    editor = QComboBox(parent)
    editor.setEditable(True)
    editor.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    editor.addItems(["", *known.values])
    completer = editor.completer()
    if completer is not None:
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    return editor
