"""The last lines of a training's log: filtered, searched, paused, copied."""

from __future__ import annotations

import logging
from collections import deque
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QColor, QGuiApplication, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from routingml_desktop.ui.icons import dress
from routingml_desktop.ui.log_lines import LogLine
from routingml_desktop.ui.numbers import clock, count
from routingml_desktop.ui.theme import SPACE, TIGHT, Role, Tone, code_font, colours, set_role
from routingml_desktop.ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from collections.abc import Iterable

    from routingml_desktop.domain.training import TrainingRecord

KEPT: Final = 5000
"""Lines; older ones are in the log file."""


class LogTail(QWidget):
    """Lines as they come; while paused they are kept and counted, not shown.

    Signals:
        file_wanted: The whole log is to be saved, not only the lines shown.
    """

    file_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: deque[LogLine] = deque(maxlen=KEPT)
        self._unseen = 0
        self.level = QComboBox()
        for level in (logging.INFO, logging.WARNING, logging.ERROR):
            self.level.addItem("", level)
        self.search = SearchBox()
        self.pause = QToolButton()
        self.pause.setCheckable(True)
        dress(self.pause, "pause")
        self.copy = QToolButton()
        dress(self.copy, "copy")
        self.follow = QToolButton()
        self.follow.setCheckable(True)
        self.follow.setChecked(True)
        dress(self.follow, "down")
        self.download = QToolButton()
        dress(self.download, "export")
        self.unseen = QLabel()
        set_role(self.unseen, Role.CAPTION)
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setMaximumBlockCount(KEPT)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFont(code_font(self.font()))
        self.level.currentIndexChanged.connect(self._show_again)
        self.search.typed.connect(self._show_again)
        self.pause.toggled.connect(self._pause)
        self.copy.clicked.connect(self.copy_shown)
        self.follow.toggled.connect(self._follow)
        # Also when the window becomes lower, which moves the newest lines out of sight.
        self.text.verticalScrollBar().rangeChanged.connect(self._stay)
        self.download.clicked.connect(self.file_wanted)
        head = QHBoxLayout()
        head.setSpacing(TIGHT)
        for widget, stretch in (
            (self.level, 0),
            (self.search, 1),
            (self.unseen, 0),
            (self.pause, 0),
            (self.follow, 0),
            (self.copy, 0),
            (self.download, 0),
        ):
            head.addWidget(widget, stretch)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(SPACE)
        page.addLayout(head)
        page.addWidget(self.text, 1)
        self._retranslate()

    def clear(self) -> None:
        """Forget all lines, for a new training."""
        self._kept.clear()
        self.pause.setChecked(False)
        self._show_again()

    def add(self, lines: Iterable[LogLine]) -> None:
        """Take over further lines."""
        new = tuple(lines)
        self._kept.extend(new)
        if self.pause.isChecked():
            self._unseen += len(new)
            self._say_unseen()
            return
        self._append(new)

    @Slot()
    def copy_shown(self) -> None:
        """Put the lines that are shown on the clipboard, or those that are marked."""
        marked = self.text.textCursor().selectedText().replace("\u2029", "\n")
        QGuiApplication.clipboard().setText(marked or self.text.toPlainText())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() is QEvent.Type.PaletteChange:
            self._show_again()
        super().changeEvent(event)

    @Slot(bool)
    def _pause(self, paused: bool) -> None:  # noqa: FBT001 (a slot of toggled)
        if not paused:
            self._show_again()

    @Slot(bool)
    def _follow(self, wanted: bool) -> None:  # noqa: FBT001 (a slot of toggled)
        if wanted:
            bar = self.text.verticalScrollBar()
            bar.setValue(bar.maximum())

    @Slot()
    def _stay(self) -> None:
        self._follow(self.follow.isChecked())

    @Slot()
    def _show_again(self) -> None:
        self._unseen = 0
        self._say_unseen()
        self.text.clear()
        self._append(self._kept)

    def _append(self, lines: Iterable[LogLine]) -> None:
        least = int(self.level.currentData() or logging.INFO)
        wanted = self.search.wanted.casefold()
        now = colours(self)
        cursor = QTextCursor(self.text.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        for line in lines:
            written = _written(line)
            if line.level < least or wanted not in written.casefold():
                continue
            if not self.text.document().isEmpty():
                cursor.insertBlock()
            form = QTextCharFormat()
            tone = _tone(line.level)
            form.setForeground(QColor(now.text if tone is Tone.NEUTRAL else now.tone(tone)))
            cursor.insertText(written, form)
        cursor.endEditBlock()
        self._follow(self.follow.isChecked())

    def _say_unseen(self) -> None:
        text = self.tr("{n} new lines").format(n=count(self._unseen))
        self.unseen.setText(text if self._unseen else "")

    def _retranslate(self) -> None:
        names = (self.tr("All lines"), self.tr("Warnings and errors"), self.tr("Errors"))
        for place, name in enumerate(names):
            self.level.setItemText(place, name)
        self.level.setAccessibleName(self.tr("Least level"))
        self.search.setPlaceholderText(self.tr("Search the log"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.text.setAccessibleName(self.tr("Log of the training"))
        for button, name in (
            (self.pause, self.tr("Pause: keep new lines back")),
            (self.follow, self.tr("Follow the newest line")),
            (self.copy, self.tr("Copy the lines shown")),
            (self.download, self.tr("Save the whole log…")),
        ):
            button.setToolTip(name)
            button.setAccessibleName(name)
        self._say_unseen()


def recorded_lines(record: TrainingRecord) -> tuple[LogLine, ...]:
    """The lines of a training that is over, at the times they came."""
    return tuple(
        LogLine(
            record.started + timedelta(seconds=line.seconds), line.level, line.logger, line.message
        )
        for line in record.lines
    )


def _written(line: LogLine) -> str:
    return f"{clock(line.time)}  {logging.getLevelName(line.level):<8} {line.message}"


def _tone(level: int) -> Tone:
    if level >= logging.ERROR:
        return Tone.BAD
    return Tone.WARNING if level >= logging.WARNING else Tone.NEUTRAL
