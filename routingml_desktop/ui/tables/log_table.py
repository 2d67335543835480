"""Log lines as a table that grows at its end."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from routingml_desktop.ui.numbers import clock
from routingml_desktop.ui.tables.values_table import (
    ICON_ROLE,
    LEFT,
    TONE_ROLE,
    VALUE_ROLE,
    Index,
)
from routingml_desktop.ui.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from routingml_desktop.ui.log_lines import LogLine

LEVELS: Final = ("DEBUG", "INFO", "WARNING", "ERROR")

_NO_PARENT: Final = QModelIndex()
_SOURCE: Final = 2
_MESSAGE: Final = 3
_OURS: Final = "routingml_desktop."
"""What nearly every source begins with; it would push the message out of sight."""
_LEVELS: Final = logging.getLevelNamesMapping()


class LogTable(QAbstractTableModel):
    """The lines that reach a level and hold the searched words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles: tuple[str, ...] = ("", "", "", "")
        self._all: list[LogLine] = []
        self._shown: list[LogLine] = []
        self._level = logging.INFO
        self._words: tuple[str, ...] = ()

    @property
    def shown(self) -> tuple[LogLine, ...]:
        """The lines that are shown, oldest first."""
        return tuple(self._shown)

    @property
    def total(self) -> int:
        """All lines, shown or not."""
        return len(self._all)

    def name_columns(self, titles: Sequence[str]) -> None:
        """Call time, level, source and message by these titles."""
        self._titles = tuple(titles)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._titles) - 1)

    def append(self, lines: Iterable[LogLine], most: int) -> None:
        """Add lines at the end; of all lines only the last ``most`` stay."""
        fresh = list(lines)
        self._all += fresh
        if len(self._all) > most + most // 10:
            del self._all[:-most]
            self._filter()
            return
        passing = [line for line in fresh if self._passes(line)]
        if passing:
            first = len(self._shown)
            self.beginInsertRows(QModelIndex(), first, first + len(passing) - 1)
            self._shown += passing
            self.endInsertRows()

    def limit(self, level: str, text: str) -> None:
        """Show only lines from this level up that hold all words of the text."""
        self._level = _LEVELS[level]
        self._words = tuple(text.lower().split())
        self._filter()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._titles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, column = self._shown[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(line, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(LEFT)
        return _beside(line, column, role)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is Qt.Orientation.Vertical or not 0 <= section < len(self._titles):
            return None
        return self._titles[section] if role == Qt.ItemDataRole.DisplayRole else None

    def _passes(self, line: LogLine) -> bool:
        if line.level < self._level:
            return False
        text = f"{line.logger} {line.message}".lower()
        return all(word in text for word in self._words)

    def _filter(self) -> None:
        self.beginResetModel()
        self._shown = [line for line in self._all if self._passes(line)]
        self.endResetModel()


def _text(line: LogLine, column: int) -> str:
    first, _, _ = line.message.partition("\n")
    source = line.logger.removeprefix(_OURS)
    return (clock(line.time), logging.getLevelName(line.level), source, first)[column]


def _beside(line: LogLine, column: int, role: int) -> object:
    """What a role says of a line beside its text."""
    if role == Qt.ItemDataRole.ToolTipRole:
        return line.logger if column == _SOURCE else line.message
    if role == VALUE_ROLE:
        return line
    if role == ICON_ROLE:
        return _icon(line.level) if column == 1 else ""
    return _tone(line.level, column) if role == TONE_ROLE else None


def _icon(level: int) -> str:
    if level >= logging.ERROR:
        return "bad"
    return "warning" if level >= logging.WARNING else ""


def _tone(level: int, column: int) -> Tone | None:
    """The level's colour over the whole line; quiet words beside a plain message."""
    if level >= logging.ERROR:
        return Tone.BAD
    if level >= logging.WARNING:
        return Tone.WARNING
    return None if column == _MESSAGE else Tone.NEUTRAL


def as_text(lines: Iterable[LogLine]) -> str:
    """Lines as text, one record after the other, for the clipboard."""
    return "".join(
        f"{line.time.isoformat(timespec='milliseconds')}  {logging.getLevelName(line.level):<8} "
        f"{line.logger}: {line.message}\n"
        for line in lines
    )
