"""The dashboard as a picture and as a PDF, in bytes, and what is wrong with such bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pyqtgraph as pg
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QUrl
from PySide6.QtGui import (
    QFont,
    QImage,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextDocument,
)

from routingml_desktop.services.cycle_reports.html import html

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QWidget

    from routingml_desktop.domain.quality_cycle import QualityCycle

_DOTS: Final = 150
_MARGIN_MM: Final = 12.0
_POINTS: Final = 8.0
_PICTURE: Final = "dashboard"
_POINTS_PER_INCH: Final = 72


def picture(page: QWidget) -> bytes:
    """The whole page as PNG, also what is scrolled out of sight."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    _shot(page).save(buffer, "PNG")
    return bytes(buffer.data().data())


def picture_problem(data: bytes, size: tuple[int, int]) -> str:
    """What is wrong with a PNG that was read back; empty: nothing."""
    image = QImage.fromData(data)
    if image.isNull():
        return "it is no picture"
    found = (image.width(), image.height())
    return (
        "" if found == size else f"it is {found[0]} x {found[1]} instead of {size[0]} x {size[1]}"
    )


def picture_size(data: bytes) -> tuple[int, int]:
    """Width and height of a PNG in pixels."""
    image = QImage.fromData(data)
    return image.width(), image.height()


def pdf(cycle: QualityCycle, page: QWidget, font: QFont) -> bytes:
    """The dashboard's picture and the report's tables, on A4; letters are embedded."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS)
    writer.setTitle(f"Quality cycle {cycle.cycle_id}")
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            margins,
            QPageLayout.Unit.Millimeter,
        )
    )
    document = QTextDocument()
    small = QFont(font)
    small.setPointSizeF(_POINTS)
    document.setDefaultFont(small)
    shot = _shot(page).toImage()
    document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(_PICTURE), shot)
    room = writer.pageLayout().paintRectPixels(_POINTS_PER_INCH)
    width = room.width()
    height = round(width * shot.height() / max(shot.width(), 1))
    if height > room.height():
        width, height = round(width * room.height() / height), room.height()
    image = f'<img src="{_PICTURE}" width="{width}" height="{height}"/>'
    body = html(cycle).replace("</h1>", f"</h1><p>{image}</p>", 1)
    document.setHtml(body)
    document.print_(writer)
    buffer.close()
    return bytes(buffer.data().data())


def pdf_problem(data: bytes) -> str:
    """What is wrong with a PDF that was read back; empty: nothing."""
    if not data.startswith(b"%PDF-") or b"%%EOF" not in data[-64:]:
        return "it is no whole PDF"
    return "" if b"/Type /Page" in data else "it has no page"


def _shot(page: QWidget) -> QPixmap:
    """The page painted twice: an axis learns by painting how much room its words need."""
    page.grab()
    for plot in page.findChildren(pg.PlotWidget):
        plot.getPlotItem().layout.activate()
    return page.grab()
