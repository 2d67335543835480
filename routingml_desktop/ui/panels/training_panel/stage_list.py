"""The stages of a training with their state and times."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHeaderView

from routingml_desktop.ui.marking import QT_TRANSLATE_NOOP
from routingml_desktop.ui.numbers import duration, percent
from routingml_desktop.ui.stage_clock import StageRow, StageState
from routingml_desktop.ui.tables.table_view import TableView
from routingml_desktop.ui.tables.values_table import RIGHT, Column, ValuesTable
from routingml_desktop.ui.theme import Tone
from routingml_desktop.ui.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

_ICONS: Final = {
    StageState.WAITING: "clock",
    StageState.RUNNING: "start",
    StageState.DONE: "good",
    StageState.STOPPED: "stop",
    StageState.LEFT_OUT: "cancel",
}
_TONES: Final = {
    StageState.WAITING: Tone.NEUTRAL,
    StageState.RUNNING: Tone.ACCENT,
    StageState.DONE: Tone.GOOD,
    StageState.STOPPED: Tone.WARNING,
    StageState.LEFT_OUT: Tone.NEUTRAL,
}
_WORDS: Final = {
    StageState.WAITING: QT_TRANSLATE_NOOP("StageList", "Waiting"),
    StageState.RUNNING: QT_TRANSLATE_NOOP("StageList", "Running"),
    StageState.DONE: QT_TRANSLATE_NOOP("StageList", "Done"),
    StageState.STOPPED: QT_TRANSLATE_NOOP("StageList", "Stopped"),
    StageState.LEFT_OUT: QT_TRANSLATE_NOOP("StageList", "Not asked for"),
}

_WIDTH: Final = 340
"""Pixels that hold the longest stage, a time and a percentage."""


class StageList(TableView):
    """One row per stage; what is running is the one with the accent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._table = ValuesTable(())
        super().__init__(self._table, "", parent)
        self._table.setParent(self)
        self.setSelectionMode(self.SelectionMode.NoSelection)
        self.retranslate()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.setMinimumWidth(_WIDTH)

    def show_rows(self, rows: Iterable[StageRow]) -> None:
        """Show the stages as they stand."""
        self._table.show_values(rows)

    def retranslate(self) -> None:
        """Take over the words of the moment."""
        self.setAccessibleName(self.tr("Stages of the training"))
        self._table.show_columns(
            (
                Column(
                    self.tr("Stage"),
                    lambda row: word(row.stage),
                    tooltip=_state_word,
                    icon=lambda row: _ICONS[row.state],
                    tone=lambda row: _TONES[row.state],
                ),
                Column(self.tr("Took"), _time, RIGHT, tooltip=_state_word),
                Column(
                    self.tr("Progress"),
                    lambda row: row.fraction,
                    RIGHT,
                    text=percent,
                    explains=self.tr("Part of the whole training that was done then."),
                ),
            )
        )


def _time(row: StageRow) -> str | None:
    if row.state is StageState.LEFT_OUT:
        return _state_word(row)
    return None if row.seconds is None else duration(row.seconds)


def _state_word(row: StageRow) -> str:
    return QCoreApplication.translate("StageList", _WORDS[row.state])
