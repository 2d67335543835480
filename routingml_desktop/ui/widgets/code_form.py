"""Asks for items by their codes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from routingml_desktop.ui.numbers import count
from routingml_desktop.ui.theme import SPACE, Role, set_role
from routingml_desktop.ui.widgets.code_box import CodeBox

_LEAST_HEIGHT = 84


class CodeForm(QWidget):
    """The box for codes with its buttons.

    Signals:
        entered: The codes in the box shall be asked for.
        cleared: Nothing shall be asked for any more.
        refused: A dropped file could not be read; carries the error.
    """

    entered = Signal()
    cleared = Signal()
    refused = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = CodeBox()
        self.ask_button = QPushButton()
        self.clear_button = QPushButton()
        self.box.setMinimumHeight(_LEAST_HEIGHT)
        set_role(self.ask_button, Role.PRIMARY)
        set_role(self.clear_button, Role.QUIET)
        buttons = QHBoxLayout()
        buttons.addWidget(self.ask_button)
        buttons.addWidget(self.clear_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.box, 1)
        column.addLayout(buttons)
        self.box.textChanged.connect(self._count)
        self.box.entered.connect(self.entered)
        self.box.refused.connect(self.refused)
        self.ask_button.clicked.connect(self.entered)
        self.clear_button.clicked.connect(self._clear)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _clear(self) -> None:
        self.box.write(())
        self.cleared.emit()

    @Slot()
    def _count(self) -> None:
        number = len(self.box.codes())
        self.ask_button.setEnabled(number > 0)
        self.clear_button.setEnabled(number > 0)
        ask = self.tr("Ask")
        self.ask_button.setText(f"{ask} ({count(number)})" if number > 1 else ask)

    def _retranslate(self) -> None:
        self.box.setPlaceholderText(
            self.tr("One item code per line.\nPaste from Excel, or drop a text or CSV file.")
        )
        self.box.setAccessibleName(self.tr("Item codes to ask for"))
        self.ask_button.setToolTip(self.tr("Ask for these items (Ctrl+Enter)"))
        self.clear_button.setText(self.tr("Clear"))
        self._count()
