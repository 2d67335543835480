"""Chooses which of several curves a chart shows, beside the chart's title."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout

from routingml_desktop.ui.theme import SPACE

if TYPE_CHECKING:
    from collections.abc import Callable

    from routingml_desktop.ui.charts.chart import Chart


_LEAST: Final = 8
"""Letters that are always seen; the list shows all of them."""
_WIDEST: Final = 280
"""Pixels."""


class CurveBox(QComboBox):
    """Follows the newest curve until the operator chooses one.

    Signals:
        chosen: The operator wants to see the curve that is now the current one.
    """

    chosen = Signal()

    def __init__(self, chart: Chart, title: Callable[[str], str]) -> None:
        """Stand beside the title of ``chart``; ``title`` says what a curve is called."""
        super().__init__()
        self._title = title
        self._follows = True
        # It takes the room there is: as wide as its longest word it would claim half a notebook.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LEAST)
        self.setMaximumWidth(_WIDEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.activated.connect(self._choose)
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(chart.title)
        head.addWidget(self)
        column = chart.layout()
        if isinstance(column, QVBoxLayout):
            column.insertLayout(0, head)

    @property
    def shown(self) -> str:
        """Identifier of the curve that is wanted; empty when there is none."""
        return str(self.currentData() or "")

    def forget(self) -> None:
        """No curve is known any more, and the next ones are followed."""
        self._follows = True
        self.clear()

    def follow(self, name: str) -> None:
        """A curve got a further point; an unknown one joins the others."""
        if self.findData(name) < 0:
            self.addItem(self._title(name), name)
        if self._follows:
            self.setCurrentIndex(self.findData(name))

    def retranslate(self) -> None:
        """Take over the words of the moment."""
        for place in range(self.count()):
            self.setItemText(place, self._title(str(self.itemData(place))))

    @Slot()
    def _choose(self) -> None:
        self._follows = False
        self.chosen.emit()
