"""What the program did, newest last: filtered, paused, copied, saved."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from routingml_desktop.durable import write_bytes
from routingml_desktop.services.oversight import Oversight
from routingml_desktop.ui.icons import dress
from routingml_desktop.ui.log_feed import KEPT
from routingml_desktop.ui.numbers import count
from routingml_desktop.ui.states import States
from routingml_desktop.ui.tables.log_table import LEVELS, LogTable, as_text
from routingml_desktop.ui.tables.table_view import TableView
from routingml_desktop.ui.theme import SPACE, TIGHT, Role, set_role
from routingml_desktop.ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from routingml_desktop.ui.background import Background
    from routingml_desktop.ui.log_feed import LogFeed
    from routingml_desktop.ui.log_lines import LogLine

_WIDTHS: Final = (76, 92, 150)
"""Pixels of time, level and source; the message takes the rest."""


class LogPanel(QWidget):
    """Follows the program's log.

    Signals:
        told: Something worked; carries a sentence.
        failed: Something did not; carries the error.
    """

    told = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        feed: LogFeed,
        file: Path | None,
        background: Background,
        oversight: Oversight | None = None,
    ) -> None:
        """``file`` is this process's whole log; None when nothing is written to one.

        ``oversight`` keeps what left the program; without one nothing is kept.
        """
        super().__init__()
        self._oversight = oversight or Oversight()
        self._file = file
        self._background = background
        self._waiting: list[LogLine] = []
        find = QAction(self)
        dress(find, "search")
        self.search_box = SearchBox(find)
        self.level_box = QComboBox()
        self.level_box.addItems(list(LEVELS))
        self.level_box.setCurrentText("INFO")
        self.pause_button = _tool("pause", checkable=True)
        self.scroll_button = _tool("down", checkable=True)
        self.scroll_button.setChecked(True)
        self.copy_button = _tool("copy")
        self.save_button = _tool("save")
        self.save_button.setEnabled(file is not None)
        self.table = LogTable(self)
        self.view = TableView(self.table, "")
        self.states = States(self.view, "log")
        self.count_label = QLabel()
        self._lay_out()
        self._connect(feed)
        self.retranslate()
        self._take(feed.lines)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Take over the window's language."""
        self.search_box.setPlaceholderText(self.tr("Search the log…"))
        self.search_box.setAccessibleName(self.tr("Search the log"))
        self.level_box.setAccessibleName(self.tr("Lowest level shown"))
        self.level_box.setToolTip(self.tr("Lowest level shown"))
        for button, text, tip in (
            (self.pause_button, self.tr("Pause"), self.tr("Hold new lines back until resumed")),
            (self.scroll_button, self.tr("Auto-scroll"), self.tr("Keep the newest line in sight")),
            (self.copy_button, self.tr("Copy"), self.tr("Copy the chosen lines, or all shown")),
            (self.save_button, self.tr("Save all…"), self.tr("Save the whole log to a file")),
        ):
            button.setText(text)
            button.setToolTip(f"{text.rstrip('…')}: {tip}")
            button.setAccessibleName(text)
        self.view.setAccessibleName(self.tr("Log"))
        self.table.name_columns(
            (self.tr("Time"), self.tr("Level"), self.tr("Source"), self.tr("Message"))
        )
        self._say_count()

    def save_to(self, target: Path) -> None:
        """Copy this process's whole log to a file."""
        if self._file is not None:
            self._background.run(
                partial(self._copied, self._file, target),
                done=partial(self._tell_saved, target),
                failed=self.failed.emit,
            )

    def _lay_out(self) -> None:
        bar = QWidget()
        set_role(bar, Role.BAR)
        row = QHBoxLayout(bar)
        row.setContentsMargins(SPACE, TIGHT, SPACE, TIGHT)
        row.setSpacing(TIGHT)
        row.addWidget(self.level_box)
        row.addWidget(self.search_box, 1)
        for button in (
            self.pause_button,
            self.scroll_button,
            self.copy_button,
            self.save_button,
        ):
            row.addWidget(button)
        set_role(self.count_label, Role.CAPTION)
        self.count_label.setContentsMargins(SPACE + TIGHT, TIGHT, SPACE, TIGHT)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(bar)
        page.addWidget(self.states, 1)
        page.addWidget(self.count_label)
        set_role(self, Role.PAGE)
        for column, width in enumerate(_WIDTHS):
            self.view.setColumnWidth(column, width)
        self.view.horizontalHeader().setStretchLastSection(True)

    def _connect(self, feed: LogFeed) -> None:
        feed.arrived.connect(self._take)
        self.level_box.currentTextChanged.connect(self._limit)
        self.search_box.typed.connect(self._limit)
        self.states.wanted.connect(self._show_all)
        self.pause_button.toggled.connect(self._pause)
        self.scroll_button.toggled.connect(self._scroll)
        # Also when the panel is seen again or becomes lower.
        self.view.verticalScrollBar().rangeChanged.connect(self._scroll)
        self.copy_button.clicked.connect(self._copy)
        self.view.copy_wanted.connect(self._copy)
        self.save_button.clicked.connect(self._choose_file)

    @Slot(object)
    def _take(self, lines: tuple[LogLine, ...]) -> None:
        if self.pause_button.isChecked():
            self._waiting += lines
            del self._waiting[:-KEPT]
        else:
            self.table.append(lines, KEPT)
            self._scroll()
        self._say_count()

    @Slot()
    def _limit(self) -> None:
        self.table.limit(self.level_box.currentText(), self.search_box.wanted)
        self._scroll()
        self._say_count()

    @Slot()
    def _show_all(self) -> None:
        self.search_box.clear()
        self.level_box.setCurrentText(LEVELS[0])
        self._limit()

    @Slot(bool)
    def _pause(self, paused: bool) -> None:  # noqa: FBT001 (a toggle's signal)
        if not paused:
            waiting, self._waiting = tuple(self._waiting), []
            self._take(waiting)
        self._say_count()

    @Slot()
    def _scroll(self) -> None:
        if self.scroll_button.isChecked():
            self.view.scrollToBottom()

    @Slot()
    def _copy(self) -> None:
        shown = self.table.shown
        lines = [shown[row] for row in self.view.chosen_rows()] or list(shown)
        QGuiApplication.clipboard().setText(as_text(lines))
        self.told.emit(self.tr("Copied lines: {number}").format(number=count(len(lines))))

    @Slot()
    def _choose_file(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the whole log"), "routingml-log.jsonl", "JSON Lines (*.jsonl)"
        )
        if name:
            self.save_to(Path(name))

    def _copied(self, source: Path, target: Path) -> int:
        size = _copied(source, target)
        self._oversight.exported("program log", target)
        return size

    def _tell_saved(self, target: Path, _size: int) -> None:
        self.told.emit(self.tr("Log saved: {file}").format(file=target))

    def _say_count(self) -> None:
        text = self.tr("{shown} of {total} lines")
        said = text.format(shown=count(len(self.table.shown)), total=count(self.table.total))
        if self.pause_button.isChecked():
            held = self.tr("paused, held back: {number}")
            said += " · " + held.format(number=count(len(self._waiting)))
        self.count_label.setText(said)
        if self.table.shown:
            self.states.show_content()
        elif self.table.total:
            self.states.show_empty(
                self.tr("No line fits"),
                self.tr("No line reaches the level or holds all the words searched for."),
                self.tr("Show all lines"),
            )
        else:
            self.states.show_empty(
                self.tr("No lines yet"), self.tr("What the program does is told here as it runs.")
            )


def _tool(icon: str, *, checkable: bool = False) -> QToolButton:
    button = QToolButton()
    button.setCheckable(checkable)
    dress(button, icon)
    return button


def _copied(source: Path, target: Path) -> int:
    """Copy a log with the parts that were rotated away, oldest first; bytes written."""
    parts = sorted(source.parent.glob(f"{source.name}.*"), reverse=True)
    content = b"".join(part.read_bytes() for part in (*parts, source))
    write_bytes(target, content)
    return len(content)
