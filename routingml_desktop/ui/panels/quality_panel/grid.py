"""Widgets in as many columns as there is room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QGridLayout, QWidget


def placed(grid: QGridLayout, widgets: Sequence[QWidget], columns: int) -> None:
    """Put the widgets into so many columns of the same width, the last one filling its row.

    Does nothing when they are placed so already.
    """
    if grid.property("columns") == columns:
        return
    for place in range(grid.columnCount()):
        grid.setColumnStretch(place, 0)
    for number, widget in enumerate(widgets):
        grid.removeWidget(widget)
        last = number == len(widgets) - 1
        span = columns - number % columns if last else 1
        grid.addWidget(widget, number // columns, number % columns, 1, span)
    for place in range(columns):
        grid.setColumnStretch(place, 1)
    grid.setProperty("columns", columns)
