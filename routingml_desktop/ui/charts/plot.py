"""A plot as every chart of the window starts: our colours, no menu, no units but our own."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, Final

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QGraphicsItem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from routingml_desktop.ui.theme import Colours

Ticks = list[tuple[float, str]]
Reach = tuple[float, float]

LINE: Final = 2
"""Pixels of a curve."""
_SIDES: Final = ("left", "bottom")
_TICK_POINTS: Final = 0.9
"""Size of tick texts, in parts of the program's font."""


def new_plot(name: str) -> Any:
    """A pyqtgraph PlotWidget that only shows: nothing moves it by accident, no English menu."""
    # A menu is a quarter of the time it takes to make a plot.
    plot = pg.PlotWidget(enableMenu=False)
    plot.setAccessibleName(name)
    plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    plot.setFrameShape(plot.Shape.NoFrame)
    plot.setMouseEnabled(x=False, y=False)
    plot.hideButtons()
    plot.disableAutoRange()
    plot.setAntialiasing(True)
    font = plot.font()
    font.setPointSizeF(font.pointSizeF() * _TICK_POINTS)
    for side in _SIDES:
        axis = plot.getAxis(side)
        # "0.001 kmin" is no unit of the plant.
        axis.enableAutoSIPrefix(enable=False)
        axis.setStyle(tickFont=font, tickLength=-4)
        # An axis draws the grid too, which else would run across bars.
        axis.setZValue(-1)
    return plot


def keep_axes(plot: Any) -> None:
    """Draw axes and grid anew only when they change, not with every change of a curve.

    Their texts take most of the time of drawing a plot; for one that often moves it pays to keep
    them as a picture.
    """
    for side in _SIDES:
        plot.getAxis(side).setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)


def show_colours(plot: Any, now: Colours) -> None:
    """Give ground, axes and grid the colours of the moment."""
    plot.setBackground(now.surface)
    for side in _SIDES:
        axis = plot.getAxis(side)
        axis.setPen(now.strong_border)
        axis.setTextPen(now.muted)
    plot.showGrid(x=True, y=True, alpha=0.15)


def say_axes(plot: Any, left: str, bottom: str, now: Colours) -> None:
    """Title both axes; a title names its unit."""
    for side, title in zip(_SIDES, (left, bottom), strict=True):
        plot.setLabel(side, title, color=now.muted)
        plot.getAxis(side).showLabel(bool(title))


def set_ticks(plot: Any, side: str, major: Ticks, minor: Ticks | None = None) -> None:
    """Ticks and texts of an axis, instead of those pyqtgraph would choose."""
    plot.getAxis(side).setTicks([major, minor or []])


def line(colour: str, width: float = LINE, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """A pen for curves that stays as thin however far the plot is stretched."""
    pen = QPen(QColor(colour), width, style)
    pen.setCosmetic(True)
    return pen


def legend(marks: Iterable[tuple[str, str, str]]) -> str:
    """Rich text above a plot that names its lines, so that no legend covers them.

    Of each line: its colour, the shape of its points, its words.
    """
    return "&nbsp;&nbsp; ".join(
        f'<span style="color:{colour}">{shape}</span> {escape(words)}'
        for colour, shape, words in marks
    )


def widened(values: Iterable[float], by: float = 0.05) -> Reach:
    """The range of ``values`` and a little more to both sides, never empty."""
    known = list(values)
    low, high = min(known), max(known)
    room = (high - low or abs(high) or 1.0) * by
    return low - room, high + room


def covering(values: Iterable[float], reach: Reach | None, by: float) -> Reach:
    """``reach`` while it shows all ``values`` on half of it or more, else they, widened."""
    known = list(values)
    low, high = min(known), max(known)
    if reach and reach[0] <= low and high <= reach[1] and reach[1] - reach[0] <= 2 * (high - low):
        return reach
    return widened(known, by)
