"""The two pages of the Quality dock: cycles over time, and the evaluation of the active version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from routingml_desktop.ui.panels.quality_panel.cycle_panel import CyclePanel
    from routingml_desktop.ui.panels.quality_panel.panel import QualityPanel


class QualityPages(QWidget):
    """Both panels behind two tabs."""

    def __init__(
        self, cycles: CyclePanel, evaluation: QualityPanel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.cycles = cycles
        self.evaluation = evaluation
        self.tabs = QTabWidget(documentMode=True)
        self.tabs.addTab(cycles, "")
        self.tabs.addTab(evaluation, "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)
        self._retranslate()

    def show_evaluation(self) -> None:
        """Go to the evaluation."""
        self.tabs.setCurrentWidget(self.evaluation)

    def show_cycles(self) -> None:
        """Go to the cycles."""
        self.tabs.setCurrentWidget(self.cycles)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.tabs.setTabText(0, self.tr("Cycles"))
        self.tabs.setTabText(1, self.tr("Evaluation"))
        self.tabs.setTabToolTip(0, self.tr("A sample asked again and again, over the months."))
        self.tabs.setTabToolTip(1, self.tr("The version's method against its baselines."))
