"""Every command by its name, in Korean or English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from routingml_desktop.ui.actions import keys_text
from routingml_desktop.ui.icons import dress
from routingml_desktop.ui.language import language
from routingml_desktop.ui.tables.cell_painter import ICON, CellPainter
from routingml_desktop.ui.tables.values_table import ICON_ROLE, TONE_ROLE
from routingml_desktop.ui.theme import ROW_HEIGHT, SPACE, Role, Tone, set_role
from routingml_desktop.ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from routingml_desktop.ui.actions import Actions, FoundCommand

WIDTH: Final = 620
ROWS: Final = 12
_KEYS_WIDTH: Final = 120
_OTHER_WIDTH: Final = 210


class CommandPalette(QDialog):
    """A box to type into over a list of commands; Enter gives the chosen one."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._actions = actions
        self._found: tuple[FoundCommand, ...] = ()
        find = QAction(self)
        dress(find, "search")
        self.search_box = SearchBox(find)
        self.search_box.setPlaceholderText(self.tr("Type a command, in Korean or English"))
        self.search_box.setAccessibleName(self.tr("Find a command"))
        self.search_box.textChanged.connect(self._show)
        self.search_box.installEventFilter(self)
        self.list = QTableWidget(0, 3)
        self.list.setAccessibleName(self.tr("Commands"))
        self.list.setItemDelegate(CellPainter(self.list))
        self.list.setShowGrid(False)
        self.list.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.list.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.list.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.horizontalHeader().hide()
        self.list.verticalHeader().hide()
        self.list.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        for column, width in enumerate(
            (WIDTH - _KEYS_WIDTH - _OTHER_WIDTH - 40, _OTHER_WIDTH, _KEYS_WIDTH)
        ):
            self.list.setColumnWidth(column, width)
        self.list.setFixedHeight(ROWS * ROW_HEIGHT + SPACE)
        self.list.cellActivated.connect(self._give_chosen)
        self.list.cellClicked.connect(self._give_chosen)
        frame = QFrame()
        set_role(frame, Role.CARD)
        column_ = QVBoxLayout(frame)
        column_.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        column_.setSpacing(SPACE)
        column_.addWidget(self.search_box)
        column_.addWidget(self.list)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(frame)
        self.setFixedWidth(WIDTH)
        self._show()

    @property
    def found(self) -> tuple[FoundCommand, ...]:
        """The commands that answer to what is typed, closest first."""
        return self._found

    def open_over(self, window: QWidget) -> None:
        """Show it in the upper middle of a window."""
        self.adjustSize()
        place = window.mapToGlobal(window.rect().topLeft())
        self.move(place.x() + (window.width() - self.width()) // 2, place.y() + 72)
        self.show()
        self.search_box.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None and self._found:
                row = (self.list.currentRow() + step) % len(self._found)
                self.list.setCurrentCell(row, 0)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._give_chosen()
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def _show(self) -> None:
        self._found = self._actions.found(self.search_box.text())
        self.list.setRowCount(len(self._found))
        korean = language() == "ko"
        # Names stand on one line below each other, with an icon or without.
        blank = QPixmap(ICON, ICON)
        blank.fill(Qt.GlobalColor.transparent)
        no_icon = QIcon(blank)
        for row, found in enumerate(self._found):
            first, second = found.english, found.korean
            if korean:
                first, second = second, first
            keys = keys_text(found.command)
            other = "" if second == first else second
            for column, text in enumerate((first, other, keys)):
                item = QTableWidgetItem(text)
                if column:
                    item.setData(TONE_ROLE, Tone.NEUTRAL)
                elif found.command.icon:
                    item.setData(ICON_ROLE, found.command.icon)
                else:
                    item.setIcon(no_icon)
                self.list.setItem(row, column, item)
        if self._found:
            self.list.setCurrentCell(0, 0)

    @Slot()
    def _give_chosen(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._found):
            action = self._found[row].action
            self.close()
            action.trigger()
