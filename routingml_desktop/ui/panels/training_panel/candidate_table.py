"""The candidate models for the minutes side by side, as their figures come."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent

from routingml_desktop.ui.learning_words import model_word
from routingml_desktop.ui.numbers import NOTHING, count, minutes
from routingml_desktop.ui.tables.table_view import TableView
from routingml_desktop.ui.tables.values_table import RIGHT, Column, ValuesTable
from routingml_desktop.ui.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from routingml_desktop.ui.training_queue import Measured

_NAME: Final = re.compile(r"minutes\.(setup|run)\.([a-z_]+)\.(trimmed_mae|low|high|n)")


@dataclass(slots=True)
class Candidate:
    """What is known of a model so far."""

    part: str
    name: str
    values: dict[str, float] = field(default_factory=dict)
    best: bool = False


def is_about_candidate(name: str) -> bool:
    """Whether a figure compares candidate models."""
    return _NAME.fullmatch(name) is not None


class CandidateTable(TableView):
    """Hidden until the first figure comes; the smallest error of set-up and of run is marked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._table = ValuesTable(())
        super().__init__(self._table, "", parent)
        self._table.setParent(self)
        self._found: dict[tuple[str, str], Candidate] = {}
        self.setSelectionMode(self.SelectionMode.NoSelection)
        self.retranslate()
        self.hide()

    def clear(self) -> None:
        """Forget everything, for a new training."""
        self._found.clear()
        self._table.show_values(())
        self.hide()

    def add(self, points: Iterable[Measured]) -> None:
        """Take over the figures that are about candidates."""
        new = False
        for point in points:
            match = _NAME.fullmatch(point.name)
            if match is not None:
                part, name, figure = match.groups()
                known = self._found.setdefault((part, name), Candidate(part, name))
                known.values[figure] = point.value
                new = True
        if new:
            self._show()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Take over the words of the moment."""
        self.setAccessibleName(self.tr("Candidate models for the minutes"))
        self._table.show_columns(
            (
                Column(self.tr("Minutes"), lambda row: model_word(row.part)),
                Column(self.tr("Model"), lambda row: model_word(row.name), tone=_tone),
                Column(
                    self.tr("Trimmed error"),
                    lambda row: row.values.get("trimmed_mae"),
                    RIGHT,
                    text=minutes,
                    tone=_tone,
                    explains=self.tr(
                        "On orders that none of them learned from; smaller is better."
                    ),
                ),
                Column(self.tr("95 %"), _interval, RIGHT),
                Column("n", lambda row: row.values.get("n"), RIGHT, text=_whole),
            )
        )

    def _show(self) -> None:
        for part in ("setup", "run"):
            rivals = [row for row in self._found.values() if row.part == part]
            told = [row.values["trimmed_mae"] for row in rivals if "trimmed_mae" in row.values]
            for row in rivals:
                row.best = bool(told) and row.values.get("trimmed_mae") == min(told)
        self._table.show_values(tuple(self._found.values()))
        self.fit_columns()
        self.show()


def _tone(row: Candidate) -> Tone:
    return Tone.GOOD if row.best else Tone.NEUTRAL


def _interval(row: Candidate) -> str | None:
    low, high = row.values.get("low"), row.values.get("high")
    if low is None or high is None:
        return None
    return f"{minutes(low, high)}–{minutes(high, low)}"


def _whole(value: float | None) -> str:
    return NOTHING if value is None else count(round(value))
