"""The alerts of a cycle: by severity, by kind, by words; the chosen one in full below."""

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

from routingml_desktop.domain.plant import Severity
from routingml_desktop.domain.quality_cycle import AlertKind
from routingml_desktop.ui.cycle_words import (
    alert_next_step,
    alert_values,
    alert_words,
    cycle_reason,
)
from routingml_desktop.ui.icons import dress
from routingml_desktop.ui.numbers import count
from routingml_desktop.ui.states import States
from routingml_desktop.ui.tables.table_view import TableView
from routingml_desktop.ui.tables.values_table import RIGHT, Column, ValuesTable
from routingml_desktop.ui.theme import SPACE, WIDE, Role, Tone, set_role
from routingml_desktop.ui.widgets.detail_box import DetailBox
from routingml_desktop.ui.widgets.flow_layout import FlowLayout
from routingml_desktop.ui.widgets.search_box import SearchBox
from routingml_desktop.ui.words import word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from routingml_desktop.domain.quality_cycle import QualityAlert, QualityCycle

HEIGHT: Final = 300
_DETAIL_HEIGHT: Final = 100
_SIGNS: Final = {
    Severity.CRITICAL: ("bad", Tone.BAD),
    Severity.WARNING: ("warning", Tone.WARNING),
    Severity.INFO: ("info", Tone.NEUTRAL),
}
_RANKS: Final = {severity: rank for rank, severity in enumerate(Severity)}


class AlertView(QFrame):
    """A table of alerts, the gravest first; below it what the chosen one says and what to do.

    Signals:
        item_wanted: The item of an alert is to be looked at; carries its code.
    """

    item_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, Role.CARD)
        self._alerts: Sequence[QualityAlert] = ()
        self._names: Mapping[str, str] = {}
        self._reason = ""
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
        self.view.horizontalHeader().setStretchLastSection(True)
        self.view.opened.connect(self._open)
        self.view.selectionModel().currentRowChanged.connect(self._tell)
        self.detail = DetailBox()
        self.detail.setFixedHeight(_DETAIL_HEIGHT)
        self.states = States(self._list(), "good")
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
        column.addWidget(self.states)
        self._retranslate()

    def show_cycle(self, cycle: QualityCycle) -> None:
        """Show the alerts of a cycle."""
        self._alerts = cycle.alerts
        self._names = {one.item_code: one.item_name for one in cycle.asked}
        self._reason = cycle.reason
        self._show()
        self.view.fit_columns(widest=420)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _list(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.view, 1)
        column.addWidget(self.detail)
        return inside

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
        self._say()

    def _say(self) -> None:
        if self.table.values:
            self.states.show_content()
            self.view.choose_row(0)
        elif self._alerts:
            self.states.show_empty(
                self.tr("No alert matches"),
                self.tr("Choose other severities, kinds or words."),
                icon="search",
            )
        elif self._reason:
            self.states.show_empty(self.tr("Not measured"), cycle_reason(self._reason), icon="info")
        else:
            self.states.show_empty(
                self.tr("No alerts"),
                self.tr("Nothing is beyond the limits of the settings."),
                icon="good",
            )

    @Slot()
    def _tell(self) -> None:
        alert = self.table.value_at(self.view.currentIndex())
        if alert is None:
            return
        where = (
            f"{alert.item_code} {self._names.get(alert.item_code, '')}".strip()
            or self.tr("whole cycle"),
            alert.job_code,
            alert.work_center,
        )
        title = f"{word(alert.kind)} – {' · '.join(part for part in where if part)}"
        self.detail.tell(title, alert_words(alert), note=alert_next_step(alert))

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
            Column(
                self.tr("Value"),
                lambda alert: alert_values(alert)[0],
                RIGHT,
                sort_key=lambda alert: alert.value,
            ),
            Column(
                self.tr("Limit"),
                lambda alert: alert_values(alert)[1],
                RIGHT,
                sort_key=lambda alert: alert.threshold,
            ),
            Column("n", lambda alert: alert.n, RIGHT, text=count),
            Column(self.tr("Message"), alert_words, tooltip=alert_words),
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


def _searched(alert: QualityAlert) -> str:
    parts = (alert.item_code, alert.job_code, alert.work_center, alert.subject, alert_words(alert))
    return " ".join(parts).lower()
