"""A chart with its title and note, or why there is nothing to draw."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QLabel, QStackedLayout, QVBoxLayout, QWidget

from routingml_desktop.ui.charts.plot import new_plot, show_colours
from routingml_desktop.ui.theme import SPACE, TIGHT, WIDE, Colours, Role, colours, set_role

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    Draw = Callable[[Colours], None]


class Chart(QFrame):
    """A card with a title, one sentence about what is shown, and a plot.

    ``draw`` is called whenever the colours or the language may be others than before; it gives the
    items of ``plot`` their pens and the axes their words.
    """

    def __init__(self, draw: Draw, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draw = draw
        self._drawn = False
        self.title = QLabel()
        set_role(self.title, Role.HEADING)
        self.note = QLabel(wordWrap=True)
        set_role(self.note, Role.CAPTION)
        self.plot: Any = new_plot("")
        self.plot.viewport().installEventFilter(self)
        self.nothing = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        set_role(self.nothing, Role.MUTED)
        self._pages = QStackedLayout()
        self._pages.addWidget(self.plot)
        self._pages.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
        column.setSpacing(TIGHT)
        column.addWidget(self.title)
        column.addWidget(self.note)
        column.addLayout(self._pages, 1)
        set_role(self, Role.CARD)

    def say(self, title: str, note: str = "") -> None:
        """What the chart is called, and one sentence about what is shown."""
        self.title.setText(title)
        self.plot.setAccessibleName(title)
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def show_plot(self) -> None:
        """Draw, because there is something to draw."""
        self._drawn = True
        self.redraw()
        self._pages.setCurrentWidget(self.plot)

    def show_nothing(self, why: str) -> None:
        """Say why there is nothing to draw."""
        self._drawn = False
        self.note.setVisible(False)
        self.nothing.setText(why)
        self._pages.setCurrentWidget(self.nothing)

    def redraw(self) -> None:
        """Colours and words of the moment."""
        now = colours(self)
        show_colours(self.plot, now)
        self._draw(now)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Over an axis pyqtgraph keeps the wheel to itself though nothing can be zoomed.
        if event.type() is QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.PaletteChange and self._drawn:
            self.redraw()
        super().changeEvent(event)
