"""The weight of one attribute: a slider, a number, the learned weight beside it, the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QSlider, QToolButton, QWidget

from routingml_desktop.domain.weights import LARGEST_WEIGHT
from routingml_desktop.ui.icons import dress
from routingml_desktop.ui.theme import TIGHT, Role, colours, set_role
from routingml_desktop.ui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from routingml_desktop.domain.item import Attribute

_STEPS: Final = 10
"""Of the slider in one unit of weight."""
_SAME: Final = 0.05
"""Weights this close show the same number."""


class WeightRow(QObject):
    """The widgets of one attribute in a grid of five columns.

    Signals:
        changed: The weight is another one.
    """

    changed = Signal()

    def __init__(self, attribute: Attribute, learned: float, language: str) -> None:
        super().__init__()
        self.attribute = attribute
        self.learned = learned
        self.name = ElidedLabel()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.field = QDoubleSpinBox()
        self.bar = _LearnedBar(learned)
        self.reset = QToolButton()
        self._build(attribute.label(language))
        self.set_weight(learned)

    @property
    def weight(self) -> float:
        """0 to 4; the learned weight itself as long as it is what is shown."""
        shown = self.field.value()
        return self.learned if abs(shown - self.learned) < _SAME else shown

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        """Left to right."""
        return self.name, self.slider, self.field, self.bar, self.reset

    def set_weight(self, weight: float) -> None:
        """Show a weight."""
        self.field.setValue(weight)
        self._follow()

    def add_to(self, grid: QGridLayout, row: int) -> None:
        """Put the widgets into a row of the grid."""
        for column, widget in enumerate(self.widgets):
            grid.addWidget(widget, row, column)

    def show(self, shown: bool) -> None:  # noqa: FBT001 (as Qt's own setters)
        """Show or hide the row."""
        for widget in self.widgets:
            widget.setVisible(shown)

    @Slot(int)
    def _slide(self, steps: int) -> None:
        if round(self.field.value() * _STEPS) != steps:
            self.field.setValue(steps / _STEPS)

    @Slot()
    def _follow(self) -> None:
        self.slider.setValue(round(self.field.value() * _STEPS))
        self.reset.setEnabled(self.weight != self.learned)
        self.changed.emit()

    @Slot()
    def _reset(self) -> None:
        self.set_weight(self.learned)
        self.field.setFocus()

    def _build(self, label: str) -> None:
        self.name.setText(label)
        self.name.setToolTip(f"{label}\n{self.attribute.name}")
        self.slider.setRange(0, round(LARGEST_WEIGHT * _STEPS))
        self.slider.setPageStep(_STEPS // 2)
        self.slider.setMinimumWidth(140)
        self.slider.setAccessibleName(label)
        self.slider.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.field.setRange(0.0, LARGEST_WEIGHT)
        self.field.setDecimals(1)
        self.field.setSingleStep(0.1)
        self.field.setAccessibleName(label)
        dress(self.reset, "undo")
        set_role(self.reset, Role.QUIET)
        said = self.tr("Back to the learned weight: {attribute}").format(attribute=label)
        self.reset.setToolTip(said)
        self.reset.setAccessibleName(said)
        self.reset.clicked.connect(self._reset)
        self.slider.valueChanged.connect(self._slide)
        self.field.valueChanged.connect(self._follow)


class _LearnedBar(QWidget):
    """What the version learned, as a bar with its number."""

    def __init__(self, learned: float) -> None:
        super().__init__()
        self._learned = learned
        text = f"{learned:.1f}"
        self.setAccessibleName(self.tr("Learned weight {weight}").format(weight=text))
        self.setToolTip(self.accessibleName())

    def sizeHint(self) -> QSize:
        return QSize(96, self.fontMetrics().height() + TIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = colours(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        text = f"{self._learned:.1f}"
        room = self.fontMetrics().horizontalAdvance("0.00")
        painter.setPen(QColor(now.muted))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter), text)
        painter.setPen(Qt.PenStyle.NoPen)
        track = QRectF(room, self.height() / 2 - 2.5, self.width() - room, 5)
        painter.setBrush(QColor(now.neutral_soft))
        painter.drawRoundedRect(track, 2.5, 2.5)
        if self._learned >= _SAME:
            track.setWidth(max(track.width() * self._learned / LARGEST_WEIGHT, 5))
            painter.setBrush(QColor(now.muted))
            painter.drawRoundedRect(track, 2.5, 2.5)
        painter.end()
