"""Starting a quality cycle, following and stopping it; which period is shown; saving."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, QEvent, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QMenu,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from routingml_desktop.domain.quality_cycle import SamplingStrategy
from routingml_desktop.ui.icons import dress
from routingml_desktop.ui.panels.quality_panel.progress_line import ProgressLine
from routingml_desktop.ui.theme import TIGHT, WIDE, Role, set_role
from routingml_desktop.ui.widgets.flow_layout import FlowLayout
from routingml_desktop.ui.words import explained, word

if TYPE_CHECKING:
    from routingml_desktop.domain.progress import Progress

PERIODS: Final = (10, 30, 50, 100)
"""So many last cycles can be chosen; the entry after them is a span of days."""
FORMS: Final = (".xlsx", ".csv", ".json", ".md", ".html", ".png", ".pdf")
_MOST_ITEMS: Final = 10_000


class CycleBar(QWidget):
    """A strip above the figures; a second line follows a cycle while it runs.

    Signals:
        wanted: A cycle is wanted; carries the number of items and the SamplingStrategy.
        cancelled: The operator stops it.
        period_changed: Another period is to be shown.
        export_wanted: The figures are to be saved; carries the ending of the file.
    """

    wanted = Signal(int, object)
    cancelled = Signal()
    period_changed = Signal()
    export_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, Role.BAR)
        self.items = QSpinBox(minimum=1, maximum=_MOST_ITEMS, value=500)
        self.strategy = QComboBox()
        for strategy in SamplingStrategy:
            self.strategy.addItem("", strategy)
        self.run = QPushButton()
        set_role(self.run, Role.PRIMARY)
        dress(self.run, "start", on_accent=True)
        self.period = QComboBox()
        for last in PERIODS:
            self.period.addItem("", last)
        self.period.addItem("", 0)
        for box in (self.strategy, self.period):
            # Another language has longer words.
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        today = QDate.currentDate()
        self.first = QDateEdit(today.addMonths(-1))
        self.last = QDateEdit(today)
        for edit in (self.first, self.last):
            edit.setCalendarPopup(True)
        self.export = QPushButton()
        dress(self.export, "export")
        self._forms = QMenu(self)
        self.exports = {form: QAction(self) for form in FORMS}
        self.export.setMenu(self._forms)
        self.line = ProgressLine()
        self._lay_out()
        self._connect()
        self._show_dates()
        self._retranslate()

    def _lay_out(self) -> None:
        row = FlowLayout()
        for widget in (self.run, self.strategy, self.items, self.period, self.first, self.last,
                       self.export):  # fmt: skip
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, TIGHT + 2, WIDE, TIGHT + 2)
        column.setSpacing(TIGHT)
        column.addLayout(row)
        column.addWidget(self.line)

    def _connect(self) -> None:
        self.run.clicked.connect(self.ask)
        self.line.cancelled.connect(self.cancelled)
        self.period.currentIndexChanged.connect(self._change_period)
        for edit in (self.first, self.last):
            edit.dateChanged.connect(self._change_dates)
        for form, action in self.exports.items():
            action.setData(form)
            self._forms.addAction(action)
        self._forms.triggered.connect(self._export)

    @property
    def last_cycles(self) -> int | None:
        """How many of the last cycles are to be shown; None when a span of days is."""
        return self.period.currentData() or None

    def choose(self, size: int, strategy: SamplingStrategy) -> None:
        """Offer this sample."""
        self.items.setValue(size)
        self.strategy.setCurrentIndex(list(SamplingStrategy).index(strategy))

    def set_exportable(self, exportable: bool) -> None:  # noqa: FBT001 (a state, not a switch)
        """Whether there is anything to save."""
        self.export.setEnabled(exportable)

    @Slot()
    def start(self) -> None:
        """A cycle runs from now."""
        self.run.setEnabled(False)
        self.line.start()

    def show_progress(self, progress: Progress) -> None:
        """The cycle came so far."""
        self.line.show_progress(progress)

    def stopping(self) -> None:
        """It was asked to stop and has not answered yet."""
        self.line.stopping()

    def end(self) -> None:
        """No cycle runs any more."""
        self.line.end()
        self.run.setEnabled(True)

    @Slot()
    def ask(self) -> None:
        """Want a cycle with the sample chosen."""
        if self.run.isEnabled():
            # Qt keeps a plain text of it.
            self.wanted.emit(self.items.value(), SamplingStrategy(self.strategy.currentData()))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _change_period(self) -> None:
        self._show_dates()
        self.period_changed.emit()

    @Slot()
    def _change_dates(self) -> None:
        if self.last_cycles is None:
            self.period_changed.emit()

    @Slot(QAction)
    def _export(self, action: QAction) -> None:
        self.export_wanted.emit(str(action.data()))

    def _show_dates(self) -> None:
        for edit in (self.first, self.last):
            edit.setVisible(self.last_cycles is None)

    def _retranslate(self) -> None:
        for place, strategy in enumerate(SamplingStrategy):
            self.strategy.setItemText(place, word(strategy))
            tip = explained(strategy)
            self.strategy.setItemData(place, tip, Qt.ItemDataRole.ToolTipRole)
        self.strategy.setAccessibleName(self.tr("How the sample is drawn"))
        self.items.setSuffix(self.tr(" items"))
        self.items.setAccessibleName(self.tr("Items asked"))
        self.run.setText(self.tr("Run a cycle"))
        self.run.setToolTip(
            self.tr("Asks a sample of items without their own history and compares the bookings.")
        )
        for place, last in enumerate(PERIODS):
            self.period.setItemText(place, self.tr("Last {n} cycles").format(n=last))
        self.period.setItemText(len(PERIODS), self.tr("Between two days"))
        self.period.setAccessibleName(self.tr("Period shown"))
        self.first.setAccessibleName(self.tr("From"))
        self.last.setAccessibleName(self.tr("To"))
        for edit in (self.first, self.last):
            edit.setDisplayFormat("yyyy-MM-dd")
        self.export.setText(self.tr("Export"))
        names = (
            self.tr("Excel workbook…"), self.tr("CSV, one line per cycle…"),
            self.tr("JSON, everything…"), self.tr("Markdown report…"), self.tr("HTML report…"),
            self.tr("Picture (PNG)…"), self.tr("PDF report…"),
        )  # fmt: skip
        for action, name in zip(self.exports.values(), names, strict=True):
            action.setText(name)
        self.line.bar.setAccessibleName(self.tr("Progress of the cycle"))
