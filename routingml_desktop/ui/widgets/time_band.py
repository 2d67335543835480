"""The P10-P90 band of minutes as a small drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from routingml_desktop.ui.theme import colours

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from routingml_desktop.domain.time_estimate import TimeEstimate
    from routingml_desktop.ui.theme import Colours

_LINE = QSize(120, 14)
_HEADROOM = 1.1
"""The axis ends a tenth beyond the largest minutes drawn."""


class Band(NamedTuple):
    """Minutes to draw: optimistic, standard, safe, and the figure entered beside them."""

    p10: float
    p50: float
    p90: float
    entered: float | None = None
    largest: float = 0.0
    """The largest minutes of bands that share an axis; 0 for an axis of its own."""

    @property
    def top(self) -> float:
        """Where the axis ends; it starts at 0."""
        return max(self.p90, self.entered or 0.0, self.largest, 1e-9) * _HEADROOM

    @property
    def outside(self) -> bool:
        """Whether the entered figure is one that eight of ten orders contradict."""
        return self.entered is not None and not self.p10 <= self.entered <= self.p90


class BandLine(QWidget):
    """A band that stands alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._band: Band | None = None
        self.setFixedSize(_LINE)

    def show_band(self, band: Band | None) -> None:
        """Show the band; None draws nothing."""
        self._band = band
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._band is None:
            return
        painter = QPainter(self)
        paint_band(painter, QRectF(self.rect()).adjusted(2, 0, -2, 0), self._band, colours(self))
        painter.end()


def band_of(
    estimate: TimeEstimate | None, entered: float | None = None, basis: float = 1.0
) -> Band | None:
    """The band of an estimate for ``basis`` pieces; None when history gives no band."""
    if estimate is None or estimate.p10 is None or estimate.p50 is None or estimate.p90 is None:
        return None
    return Band(estimate.p10 * basis, estimate.p50 * basis, estimate.p90 * basis, entered)


def paint_band(painter: QPainter, room: QRectF, band: Band, now: Colours) -> None:
    """Draw the band across ``room``: a line from 0, a bar P10-P90, a tick at P50.

    The entered figure is a diamond, filled inside the band and hollow outside of it.
    """

    def across(minutes: float) -> float:
        return room.left() + room.width() * minutes / band.top

    middle = room.center().y()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(now.border), 1))
    painter.drawLine(QPointF(room.left(), middle), QPointF(room.right(), middle))
    bar = QRectF(across(band.p10), middle - 3, max(across(band.p90) - across(band.p10), 2), 6)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(now.accent))
    painter.setOpacity(0.45)
    painter.drawRoundedRect(bar, 2, 2)
    painter.setOpacity(1.0)
    painter.setPen(QPen(QColor(now.accent), 2))
    painter.drawLine(QPointF(across(band.p50), middle - 5), QPointF(across(band.p50), middle + 5))
    if band.entered is not None:
        colour = QColor(now.warning if band.outside else now.text)
        painter.setPen(QPen(colour, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush if band.outside else colour)
        painter.drawPolygon(_diamond(QPointF(across(band.entered), middle)))
    painter.restore()


def _diamond(center: QPointF) -> QPolygonF:
    size = 3.5
    return QPolygonF(
        [
            center + QPointF(0, -size),
            center + QPointF(size, 0),
            center + QPointF(0, size),
            center + QPointF(-size, 0),
        ]
    )
