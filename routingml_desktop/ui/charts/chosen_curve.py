"""A chart of one of several curves; a box beside its title chooses which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from routingml_desktop.ui.charts.chart import Chart
from routingml_desktop.ui.charts.curve_box import CurveBox
from routingml_desktop.ui.theme import TIGHT

if TYPE_CHECKING:
    from collections.abc import Callable

    from routingml_desktop.ui.theme import Colours


class ChosenCurve(QWidget):
    """Follows the newest curve until the operator chooses one."""

    def __init__(
        self,
        title: Callable[[str], str],
        draw: Callable[[Colours], None],
        show: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        """``title`` says what a curve is called.

        ``show`` shows the chosen one or why there is none; ``draw`` takes over the colours of the
        moment.
        """
        super().__init__(parent)
        self._show_chosen = show
        self.chart = Chart(draw)
        self.box = CurveBox(self.chart, title)
        self.box.chosen.connect(show)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(TIGHT)
        page.addWidget(self.chart)

    @property
    def shown(self) -> str:
        """Identifier of the curve that is drawn; empty when there is none."""
        return self.box.shown

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.box.retranslate()
            self._show_chosen()
        super().changeEvent(event)
