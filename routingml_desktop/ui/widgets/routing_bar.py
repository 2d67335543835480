"""The commands of the routing being made, as buttons and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence, QPalette
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QToolButton, QWidget

from routingml_desktop.domain.export import ExportForm
from routingml_desktop.ui.icons import SIZE, dress
from routingml_desktop.ui.theme import Role, set_role
from routingml_desktop.ui.widgets.elided_label import button_text
from routingml_desktop.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QUndoGroup

    from routingml_desktop.domain.candidate import ProposedOperation

_LETTERS: Final = 48
"""Of an operation in the menu of those that can be taken over."""


class RoutingBar(QWidget):
    """Add, delete, move, undo, redo, reset, copy, export.

    Signals:
        add_chosen: An operation is to be added; carries a ProposedOperation, or None for an
            empty one.
        export_chosen: The routing is to be written; carries the ExportForm and whether all
            candidates go with it.
    """

    add_chosen = Signal(object)
    export_chosen = Signal(object, bool)

    def __init__(self, history: QUndoGroup, keys: QWidget) -> None:
        """``history`` is undone and redone; the commands' keys work inside ``keys``."""
        super().__init__()
        set_role(self, Role.BAR)
        self._keys = keys
        self._history = history
        self.add = self._action("add", "Ins")
        self.delete = self._action("delete", "Del")
        self.up = self._action("up", "Alt+Up")
        self.down = self._action("down", "Alt+Down")
        self.undo = history.createUndoAction(keys)
        self.redo = history.createRedoAction(keys)
        self.reset = self._action("rollback", "")
        self.copy = self._action("copy", "Ctrl+Shift+C")
        self.order = self._action("layout", "")
        self.receipt = self._action("evidence", "F7")
        for action, name, key in (
            (self.undo, "undo", QKeySequence.StandardKey.Undo),
            (self.redo, "redo", QKeySequence.StandardKey.Redo),
        ):
            self._prepare(action, name)
            action.setShortcuts(QKeySequence.keyBindings(key))
        self._known = QMenu(self)
        self._exports = QMenu(self)
        self._known_button = _menu_button("candidates", self._known)
        self._export_button = _menu_button("export", self._exports)
        self._build()
        self.add.triggered.connect(lambda: self.add_chosen.emit(None))
        # After the actions' own, so that these texts are the ones that stay.
        history.undoTextChanged.connect(self._say_history)
        history.redoTextChanged.connect(self._say_history)
        self.retranslate()

    def offer(self, known: Sequence[ProposedOperation]) -> None:
        """Operations that can be taken over from the other candidates."""
        self._known.clear()
        if not known:
            self._known.addAction(self.tr("Nothing else in the candidates")).setEnabled(False)
        for step in known:
            said = f"{step.operation.job_code}  {step.operation.job_name}"
            said = button_text(said, _LETTERS)
            taken = self._known.addAction(f"{said}  ·  {step.operation.work_center}")
            taken.triggered.connect(lambda _checked=False, step=step: self.add_chosen.emit(step))

    def enable(self, *, row: int, rows: int, edited: bool) -> None:
        """Enable what makes sense at ``row`` (below 0: none) of ``rows``."""
        self.delete.setEnabled(row >= 0)
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < rows - 1)
        self.reset.setEnabled(edited)
        self.copy.setEnabled(rows > 0)
        self.receipt.setEnabled(row >= 0)
        self._export_button.setEnabled(rows > 0)

    def retranslate(self) -> None:
        """Say everything again, after the language changed."""
        for action, text, tip in (
            (self.add, self.tr("Add"), self.tr("Add an operation below")),
            (self.delete, self.tr("Delete"), self.tr("Delete the chosen operations")),
            (self.up, self.tr("Up"), self.tr("Move the operation up")),
            (self.down, self.tr("Down"), self.tr("Move the operation down")),
            (self.reset, self.tr("Reset"), self.tr("Back to what was proposed")),
            (self.copy, self.tr("Copy"), self.tr("Copy the whole routing for Excel")),
            (
                self.order,
                self.tr("Order…"),
                self.tr("Which operation comes before which, as history shows it"),
            ),
            (self.receipt, self.tr("Receipt"), self.tr("How the minutes were reckoned")),
        ):
            action.setText(text)
            key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{tip} ({key})" if key else tip)
        self._say_history()
        self._known_button.setText(self.tr("From candidates"))
        self._known_button.setToolTip(self.tr("Add an operation that one of the candidates has"))
        self._export_button.setText(self.tr("Export"))
        self._exports.clear()
        for text, form, whole in (
            (self.tr("Excel…"), ExportForm.EXCEL, False),
            (self.tr("Excel with all candidates…"), ExportForm.EXCEL, True),
            (self.tr("CSV for Excel…"), ExportForm.CSV_FOR_EXCEL, False),
            (self.tr("CSV for machines…"), ExportForm.CSV_FOR_MACHINES, False),
        ):
            action = self._exports.addAction(text)
            action.triggered.connect(
                lambda _checked=False, form=form, whole=whole: self.export_chosen.emit(form, whole)
            )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    @Slot()
    def _say_history(self) -> None:
        undone, redone = self._history.undoText(), self._history.redoText()
        undo, redo = self.tr("Undo"), self.tr("Redo")
        self.undo.setText(f"{undo}: {undone}" if undone else undo)
        self.redo.setText(f"{redo}: {redone}" if redone else redo)
        for action in (self.undo, self.redo):
            key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{action.text()} ({key})")

    def _action(self, icon: str, key: str) -> QAction:
        action = QAction(self._keys)
        action.setShortcut(QKeySequence(key))
        self._prepare(action, icon)
        return action

    def _prepare(self, action: QAction, icon: str) -> None:
        dress(action, icon)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._keys.addAction(action)

    def _build(self) -> None:
        line = FlowLayout(self)
        line.setContentsMargins(6, 3, 6, 3)
        for widget in (
            _button(self.add),
            self._known_button,
            _button(self.delete),
            _button(self.up, words=False),
            _button(self.down, words=False),
            _divider(),
            _button(self.undo, words=False),
            _button(self.redo, words=False),
            _button(self.reset),
            _divider(),
            _button(self.order),
            _button(self.receipt),
            _divider(),
            _button(self.copy),
            self._export_button,
        ):
            line.addWidget(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


def _button(action: QAction, *, words: bool = True) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setIconSize(QSize(SIZE, SIZE))
    style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    button.setToolButtonStyle(style if words else Qt.ToolButtonStyle.ToolButtonIconOnly)
    return button


def _menu_button(icon: str, menu: QMenu) -> QToolButton:
    button = QToolButton()
    dress(button, icon)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setMenu(menu)
    return button


def _divider() -> QFrame:
    line = QFrame()
    line.setFrameShape(QFrame.Shape.VLine)
    line.setFrameShadow(QFrame.Shadow.Plain)
    line.setForegroundRole(QPalette.ColorRole.Mid)
    line.setFixedSize(1, 26)
    return line
