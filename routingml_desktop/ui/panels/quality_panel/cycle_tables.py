"""All figures, the items with the largest error, how far the plant has drifted: small tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QModelIndex, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from routingml_desktop.services.cycle_reports.tables import worst_items
from routingml_desktop.services.cycle_reports.words import MEASURES
from routingml_desktop.ui.cycle_words import (
    cycle_figure,
    cycle_interval,
    cycle_measure,
    cycle_reason,
    drift_words,
)
from routingml_desktop.ui.numbers import count, figure, minutes, percent
from routingml_desktop.ui.tables.table_view import TableView
from routingml_desktop.ui.tables.values_table import RIGHT, Column, ValuesTable
from routingml_desktop.ui.theme import SPACE, WIDE, Role, Tone, set_role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from routingml_desktop.domain.drift import DriftFigure
    from routingml_desktop.domain.quality import Figure
    from routingml_desktop.domain.quality_cycle import CycleItem

MOST_ITEMS: Final = 30
HEIGHT: Final = 240


class FiguresTable(QFrame):
    """Every figure of a cycle with its interval and n, or why it was not measured."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.table, self.view = framed(self)
        self.view.horizontalHeader().setStretchLastSection(True)
        self._retranslate()

    def show_figures(self, figures: Mapping[str, Figure]) -> None:
        """Show these figures in the order of a report."""
        self.table.show_values([(name, figures[name]) for name in MEASURES if name in figures])
        self.view.fit_columns()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.title.setText(self.tr("All figures"))
        self.view.setAccessibleName(self.title.text())
        self.table.show_columns(
            (
                Column(self.tr("Measure"), lambda row: cycle_measure(row[0])),
                Column(self.tr("Value"), _value, RIGHT),
                Column("95 %", _interval, RIGHT),
                Column("n", lambda row: row[1].n, RIGHT, text=count),
                Column(self.tr("Why not"), lambda row: cycle_reason(row[1].reason) or None),
            )
        )


def _value(row: tuple[str, Figure]) -> str:
    return cycle_figure(*row)


def _interval(row: tuple[str, Figure]) -> str | None:
    return cycle_interval(*row) or None


class WorstItems(QFrame):
    """The sampled items by their error, the largest first.

    Signals:
        item_wanted: An item is to be looked at; carries its code.
    """

    item_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.table, self.view = framed(self)
        self.view.opened.connect(self._open)
        self._retranslate()

    def show_items(self, items: Sequence[CycleItem]) -> None:
        """Show the worst of these items."""
        self.table.show_values(worst_items(items, MOST_ITEMS))
        self.view.fit_columns()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot(object)
    def _open(self, index: QModelIndex) -> None:
        item = self.table.value_at(index)
        if item is not None:
            self.item_wanted.emit(item.item_code)

    def _retranslate(self) -> None:
        self.title.setText(self.tr("Items with the largest error"))
        self.view.setAccessibleName(self.title.text())
        self.table.show_columns(
            (
                Column(
                    self.tr("Item"),
                    lambda item: item.item_code,
                    tooltip=lambda _item: self.tr("A double click asks for the item."),
                ),
                Column(self.tr("Name"), lambda item: item.item_name or None),
                Column(
                    self.tr("MAE (min)"),
                    lambda item: item.mae,
                    RIGHT,
                    text=minutes,
                    explains=cycle_measure("mae"),
                ),
                Column(
                    cycle_measure("process_match"),
                    lambda item: item.process_match,
                    RIGHT,
                    text=percent,
                ),
                Column(cycle_measure("edits_to_go"), lambda item: item.edits_to_go, RIGHT),
                Column(self.tr("Similarity"), lambda item: item.similarity, RIGHT, text=percent),
                Column(self.tr("Orders"), lambda item: item.orders, RIGHT, text=count),
            )
        )


class DriftTable(QFrame):
    """Every distribution that was compared with what the version learned."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drift: Sequence[DriftFigure] = ()
        self.title, self.table, self.view = framed(self)
        self.view.allow_sorting()
        self.view.horizontalHeader().setStretchLastSection(True)
        self._retranslate()

    def show_drift(self, drift: Sequence[DriftFigure]) -> None:
        """Show these figures, what has drifted first."""
        self._drift = sorted(
            drift, key=lambda one: (not one.drifted, one.psi is None, -(one.psi or 0.0))
        )
        self.table.show_values(self._drift)
        self.view.fit_columns()
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _say(self) -> None:
        drifted = sum(one.drifted for one in self._drift)
        measured = sum(one.psi is not None for one in self._drift)
        text = self.tr("Drift since the version learned: {drifted} of {measured} compared")
        reason = next((one.reason for one in self._drift if one.reason), "")
        if reason and not measured:
            text = self.tr("Drift since the version learned: not measured ({reason})")
        self.title.setText(
            text.format(
                drifted=count(drifted), measured=count(measured), reason=cycle_reason(reason)
            )
        )

    def _retranslate(self) -> None:
        self._say()
        self.view.setAccessibleName(self.tr("Drift"))
        self.table.show_columns(
            (
                Column(
                    self.tr("Compared"),
                    drift_words,
                    tooltip=lambda one: one.name,
                    tone=lambda one: Tone.WARNING if one.drifted else None,
                    icon=lambda one: "warning" if one.drifted else "",
                ),
                Column(
                    self.tr("Index"),
                    lambda one: one.psi,
                    RIGHT,
                    text=figure,
                    tone=lambda one: Tone.WARNING if one.drifted else None,
                    explains=self.tr("Population stability index: 0 is the same as learned."),
                ),
                Column(
                    self.tr("Limit"),
                    lambda one: one.limit,
                    RIGHT,
                    text=figure,
                    explains=self.tr("Beyond it is no accident; wider where values are few."),
                ),
                Column(
                    "JS", lambda one: one.js, RIGHT, text=lambda js: figure(js, 3),
                    explains=self.tr("Jensen-Shannon divergence in bits, 0 to 1."),
                ),
                Column(
                    self.tr("Minutes"), lambda one: one.shift, RIGHT,
                    text=lambda shift: f"× {shift:.2f}",
                    explains=self.tr("By which factor minutes changed."),
                ),
                Column("n", lambda one: one.n, RIGHT, text=count),
                Column(self.tr("Why not"), lambda one: cycle_reason(one.reason) or None),
            )
        )  # fmt: skip


def framed(card: QFrame) -> tuple[QLabel, ValuesTable, TableView]:
    """A title above a table, in a card."""
    set_role(card, Role.CARD)
    title = QLabel()
    set_role(title, Role.HEADING)
    table = ValuesTable((), card)
    view = TableView(table, "")
    view.setMinimumHeight(HEIGHT)
    column = QVBoxLayout(card)
    column.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
    column.setSpacing(SPACE)
    column.addWidget(title)
    column.addWidget(view)
    return title, table, view
