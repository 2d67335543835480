"""One figure of the last cycle, and how it moved against those before."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from routingml_desktop.domain.plant import Severity
from routingml_desktop.ui.cycle_words import (
    changed_for_better,
    cycle_change,
    cycle_figure,
    cycle_measure,
    cycle_reason,
    figure_note,
)
from routingml_desktop.ui.icons import pixmap
from routingml_desktop.ui.numbers import NOTHING, count
from routingml_desktop.ui.theme import SPACE, TIGHT, WIDE, Role, Tone, colours, set_role
from routingml_desktop.ui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routingml_desktop.domain.quality_cycle import QualityCycle

ALERTS: Final = "alerts"
MANY_ALERTS: Final = 5
"""More, notes aside, are shown with the sign of a warning."""
_ICON: Final = 14


class CycleCard(QFrame):
    """A measure, or how many alerts about how many items; a dash and why when not measured."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._cycle: QualityCycle | None = None
        self._before: tuple[QualityCycle, ...] = ()
        self._arrow: tuple[str, Tone] | None = None
        set_role(self, Role.CARD)
        self.title = ElidedLabel()
        set_role(self.title, Role.MUTED)
        self.value = QLabel()
        set_role(self.value, Role.FIGURE)
        self.note = ElidedLabel()
        set_role(self.note, Role.CAPTION)
        self.icon = QLabel()
        self.trend = ElidedLabel()
        set_role(self.trend, Role.CAPTION)
        below = QHBoxLayout()
        below.setSpacing(TIGHT)
        below.addWidget(self.icon)
        below.addWidget(self.trend, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
        column.setSpacing(2)
        for label in (self.title, self.value, self.note):
            column.addWidget(label)
        column.addLayout(below)

    def show_cycle(self, cycle: QualityCycle, before: Sequence[QualityCycle]) -> None:
        """Show the last cycle against the ones before it."""
        self._cycle, self._before = cycle, tuple(before)
        if self._name == ALERTS:
            self._show_alerts(cycle)
        else:
            self._show_figure(cycle)
        text = f"{self.title.text()}: {self.value.text()}, {self.note.text()}, {self.trend.text()}"
        self.setAccessibleName(text)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange and self._cycle is not None:
            self.show_cycle(self._cycle, self._before)
        elif event.type() is QEvent.Type.PaletteChange and self._cycle is not None:
            self._draw()
        super().changeEvent(event)

    def _show_alerts(self, cycle: QualityCycle) -> None:
        self.title.setText(self.tr("Alerts"))
        self.value.setText(count(cycle.alert_count) if cycle.figures else NOTHING)
        items = len({one.item_code for one in cycle.alerts if one.item_code})
        about = self.tr("items: {items}").format(items=count(items)) if items else ""
        self.note.setText(about if cycle.figures else cycle_reason(cycle.reason))
        pressing = sum(one.severity is not Severity.INFO for one in cycle.alerts)
        self._arrow = ("warning", Tone.WARNING) if pressing > MANY_ALERTS else None
        counts = [one.alert_count for one in self._before if one.figures]
        self.trend.setText(self._against(median(counts), len(counts)) if counts else "")

    def _against(self, usual: float, cycles: int) -> str:
        text = self.tr("before: {value} (median of {cycles})")
        return text.format(value=f"{usual:g}", cycles=cycles)

    def _show_figure(self, cycle: QualityCycle) -> None:
        shown = cycle.figure(self._name)
        self.title.setText(cycle_measure(self._name))
        self.value.setText(cycle_figure(self._name, shown))
        measured = shown.value is not None
        self.note.setText(
            figure_note(self._name, shown) if measured else cycle_reason(shown.reason)
        )
        self.note.setToolTip(self.note.text())
        values = [v for one in self._before if (v := one.figure(self._name).value) is not None]
        self._arrow = None
        self.trend.setText("")
        if not values or shown.value is None:
            self.trend.setText(self.tr("no cycle before") if measured else "")
            return
        usual = median(values)
        change = shown.value - usual
        better = changed_for_better(self._name, change)
        if better is None:
            self.trend.setText(self.tr("unchanged (median of {cycles})").format(cycles=len(values)))
            return
        self._arrow = ("up" if change > 0 else "down", Tone.GOOD if better else Tone.BAD)
        text = self.tr("{change} (median of {cycles})")
        self.trend.setText(text.format(change=cycle_change(self._name, change), cycles=len(values)))

    def _draw(self) -> None:
        self.icon.setVisible(self._arrow is not None)
        if self._arrow is not None:
            name, tone = self._arrow
            self.icon.setPixmap(pixmap(name, colours(self).tone(tone), _ICON))
