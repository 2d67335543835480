"""The alerts of a cycle: by severity, by kind, by words; a row leads to its item."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QModelIndex, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from routingml_desktop.domain.decimals import decimals_of
from routingml_desktop.domain.plant import Severity
from routingml_desktop.domain.quality_cycle import AlertKind
from routingml_desktop.ui.cycle_words import alert_words
from routingml_desktop.ui.icons import dress
from routingml_desktop.ui.numbers import count
from routingml_desktop.ui.tables.table_view import TableView
from routingml_desktop.ui.tables.values_table import RIGHT, Column, ValuesTable
from routingml_desktop.ui.theme import SPACE, WIDE, Role, Tone, set_role
from routingml_desktop.ui.widgets.flow_layout import FlowLayout
from routingml_desktop.ui.widgets.search_box import SearchBox
from routingml_desktop.ui.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routingml_desktop.domain.quality_cycle import QualityAlert

HEIGHT: Final = 300
_SIGNS: Final = {
    Severity.CRITICAL: ("bad", Tone.BAD),
    Severity.WARNING: ("warning", Tone.WARNING),
    Severity.INFO: ("info", Tone.NEUTRAL),
}
_RANKS: Final = {severity: rank for rank, severity in enumerate(Severity)}


class AlertView(QFrame):
    """A table of alerts, the gravest first.

    Signals:
        item_wanted: The item of an alert is to be looked at; carries its code.
    """

    item_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, Role.CARD)
        self._alerts: Sequence[QualityAlert] = ()
        self.title = QLabel()
        set_role(self.title, Role.HEADING)
        self.severities = {severity: QPushButton() for severity in Severity}
        self.kind = QComboBox()
        for kind in ("", *AlertKind):
            self.kind.addItem("", kind)
        find = QAction(self)
        dress(find, "search")
        self.search_box = SearchBox(find)
        self.table = ValuesTable((), self)
        self.view = TableView(self.table, "")
        self.view.allow_sorting()
        self.view.setMinimumHeight(HEIGHT)
        self.view.opened.connect(self._open)
        choices = FlowLayout()
        for severity, button in self.severities.items():
            button.setCheckable(True)
            dress(button, _SIGNS[severity][0])
            button.toggled.connect(self._show)
            choices.addWidget(button)
        choices.addWidget(self.kind)
        choices.addWidget(self.search_box)
        self.kind.currentIndexChanged.connect(self._show)
        self.search_box.typed.connect(self._show)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.title)
        column.addLayout(choices)
        column.addWidget(self.view)
        self._retranslate()

    def show_alerts(self, alerts: Sequence[QualityAlert]) -> None:
        """Show the alerts of a cycle."""
        self._alerts = alerts
        self._show()
        self.view.fit_columns(widest=420)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _show(self) -> None:
        numbers = Counter(alert.severity for alert in self._alerts)
        for severity, button in self.severities.items():
            button.setText(f"{word(severity)}  {count(numbers[severity])}")
        wanted = [s for s, button in self.severities.items() if button.isChecked()]
        kind = self.kind.currentData()
        words = self.search_box.wanted.lower().split()
        self.table.show_values(
            alert
            for alert in self._alerts
            if (not wanted or alert.severity in wanted)
            and (not kind or alert.kind == kind)
            and all(one in _searched(alert) for one in words)
        )
        text = self.tr("Alerts: {shown} of {all}")
        shown = text.format(shown=count(len(self.table.values)), all=count(len(self._alerts)))
        self.title.setText(shown)

    @Slot(object)
    def _open(self, index: QModelIndex) -> None:
        alert = self.table.value_at(index)
        if alert is not None and alert.item_code:
            self.item_wanted.emit(alert.item_code)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(
                self.tr("Severity"),
                lambda alert: word(alert.severity),
                sort_key=lambda alert: _RANKS[alert.severity],
                tone=lambda alert: _SIGNS[alert.severity][1],
                icon=lambda alert: _SIGNS[alert.severity][0],
            ),
            Column(self.tr("Alert"), lambda alert: word(alert.kind)),
            Column(
                self.tr("Item"),
                lambda alert: alert.item_code or self.tr("whole cycle"),
                tooltip=self._advice,
            ),
            Column(self.tr("Operation"), lambda alert: alert.job_code or None),
            Column(self.tr("Work center"), lambda alert: alert.work_center or None),
            Column(self.tr("Value"), lambda alert: alert.value, RIGHT, text=_number),
            Column(self.tr("Limit"), lambda alert: alert.threshold, RIGHT, text=_number),
            Column("n", lambda alert: alert.n, RIGHT, text=count),
            Column(self.tr("Message"), alert_words),
        )

    def _advice(self, alert: QualityAlert) -> str:
        return self.tr("A double click asks for the item.") if alert.item_code else ""

    def _retranslate(self) -> None:
        self.kind.setItemText(0, self.tr("All kinds"))
        for place, kind in enumerate(AlertKind, start=1):
            self.kind.setItemText(place, word(kind))
        self.kind.setAccessibleName(self.tr("Kind of alert"))
        self.search_box.setPlaceholderText(self.tr("Search item, operation…"))
        self.search_box.setAccessibleName(self.tr("Search alerts"))
        self.view.setAccessibleName(self.tr("Alerts"))
        self.table.show_columns(self._columns())
        self._show()


def _number(value: float) -> str:
    return f"{value:,.{decimals_of(value)}f}".rstrip("0").rstrip(".")


def _searched(alert: QualityAlert) -> str:
    parts = (alert.item_code, alert.job_code, alert.work_center, alert.subject, alert_words(alert))
    return " ".join(parts).lower()
