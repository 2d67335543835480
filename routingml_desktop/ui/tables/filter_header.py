"""A header with a box below each title to filter the column by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHeaderView, QLineEdit, QWidget

from routingml_desktop.ui.icons import dress
from routingml_desktop.ui.theme import Tone, set_tone

if TYPE_CHECKING:
    from collections.abc import Sequence

HEIGHT: Final = 28
WAIT_MS: Final = 250
"""From the last key until the filter is asked for."""

_LINES: Final = re.compile(r"[\r\n\t]+")


class FilterBox(QLineEdit):
    """What is typed for one column; a list from Excel is taken as several values.

    Signals:
        values_wanted: The operator wants to see which values there are.
    """

    values_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._values = QAction(self)
        dress(self._values, "chevron-down")
        self._values.triggered.connect(self.values_wanted)
        self.addAction(self._values, QLineEdit.ActionPosition.TrailingPosition)

    def name(self, title: str, hint: str, values: str) -> None:
        """Say which column it filters, how, and what its button does."""
        self.setAccessibleName(title)
        self.setToolTip(hint)
        self._values.setText(values)
        self._values.setToolTip(values)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            # A line edit would put blanks for line ends, and codes may hold blanks.
            text = QGuiApplication.clipboard().text()
            self.insert(";".join(part.strip() for part in _LINES.split(text) if part.strip()))
        elif event.key() == Qt.Key.Key_Down:
            self.values_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class FilterHeader(QHeaderView):
    """The horizontal header of a table with one box per visible column.

    Signals:
        typed: What the boxes hold is different now; carries ``((column, text), ...)`` by number.
        values_wanted: The values of a column are wanted; carries its number.
    """

    typed = Signal(object)
    values_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._boxes: list[FilterBox] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self._tell)
        self.sectionResized.connect(self._place_boxes)
        self.sectionMoved.connect(self._place_boxes)

    @property
    def filters(self) -> tuple[tuple[int, str], ...]:
        """Column and text of every box that holds something."""
        texts = ((number, box.text().strip()) for number, box in enumerate(self._boxes))
        return tuple(pair for pair in texts if pair[1])

    def show_columns(self, titles: Sequence[str], hint: str, values: str) -> None:
        """Have one box per column; what is typed stays when their number does."""
        if len(titles) != len(self._boxes):
            for box in self._boxes:
                box.deleteLater()
            self._boxes = [self._new_box(number) for number in range(len(titles))]
        for box, title in zip(self._boxes, titles, strict=True):
            box.name(title, hint, values)
        self.updateGeometries()

    def box(self, column: int) -> FilterBox:
        """The box of a column."""
        return self._boxes[column]

    def empty_boxes(self) -> None:
        """Empty all boxes and tell so once."""
        for box in self._boxes:
            box.clear()
        self._tell_now()

    def mark(self, wrong: int | None) -> None:
        """Show which box is not understood; None for none."""
        for number, box in enumerate(self._boxes):
            tone = Tone.BAD if number == wrong else Tone.NEUTRAL
            if box.property("tone") != tone.value:
                set_tone(box, tone)

    def title_width(self, column: int) -> int:
        """Pixels that a title needs, with the sort sign beside it; of a hidden column too."""
        return self.sectionSizeFromContents(column).width()

    def place_boxes(self) -> None:
        """Put each box below its title; the table calls it when it is scrolled sideways."""
        top = self.height() - HEIGHT
        for column, box in enumerate(self._boxes):
            hidden = column >= self.count() or self.isSectionHidden(column)
            box.setVisible(not hidden)
            if not hidden:
                left = self.sectionViewportPosition(column)
                box.setGeometry(left + 2, top, self.sectionSize(column) - 5, HEIGHT - 3)

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        return QSize(size.width(), size.height() + HEIGHT) if self._boxes else size

    def updateGeometries(self) -> None:
        self.setViewportMargins(0, 0, 0, HEIGHT if self._boxes else 0)
        super().updateGeometries()
        self.place_boxes()

    def _new_box(self, number: int) -> FilterBox:
        box = FilterBox(self)
        box.textChanged.connect(self._wait)
        box.returnPressed.connect(self._tell_now)
        box.values_wanted.connect(lambda: self.values_wanted.emit(number))
        return box

    @Slot(int, int, int)
    def _place_boxes(self, _column: int, _before: int, _after: int) -> None:
        self.place_boxes()

    @Slot(str)
    def _wait(self, _text: str) -> None:
        self._timer.start()

    @Slot()
    def _tell_now(self) -> None:
        self._timer.stop()
        self._tell()

    @Slot()
    def _tell(self) -> None:
        self.typed.emit(self.filters)
